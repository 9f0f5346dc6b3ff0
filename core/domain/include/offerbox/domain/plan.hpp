// The plan of one interview: which questions, in which words, and why. Made once, stored, never changed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "offerbox/domain/role_profile.hpp"

namespace offerbox {

// How a question is asked. Rounds and kinds are those of the bank (docs/formats/bank.md).
enum class Round { technical, system_design, values, leadership, behavioural };
enum class QuestionKind { behavioural, technical_concept, design };

std::string_view name_of(Round round) noexcept;        // "technical", "system-design", ...
std::string_view name_of(QuestionKind kind) noexcept;  // "behavioural", "concept", "design"
std::optional<Round> round_named(std::string_view name) noexcept;
std::optional<QuestionKind> question_kind_named(std::string_view name) noexcept;

struct PlannedQuestion {
    std::string question_id;
    std::string text;  // as it will be asked: tailored, or the bank's wording
    Round round = Round::technical;
    QuestionKind kind = QuestionKind::behavioural;
    std::string competency;
    int minutes = 0;
    std::string reason;             // one sentence a person reads: why this question, for them
    std::vector<Citation> sources;  // what the reason and a tailored text rest on
    bool operator==(const PlannedQuestion&) const = default;
};

struct InterviewPlan {
    std::string company;       // id, or the name as given when the bank lacks it
    std::string company_name;  // as spoken; empty when none was given
    std::string role;          // id, or the name as given when the bank lacks it
    std::string role_name;
    SeniorityChoice seniority;
    int minutes = 45;  // of the whole interview
    std::uint64_t seed = 0;
    std::vector<StrengthOrGap> strengths;
    std::vector<StrengthOrGap> gaps;
    std::vector<PlannedQuestion> questions;
    std::vector<std::string> notes;  // what the person is told before: "The bank has no questions for this role ..."
    bool operator==(const InterviewPlan&) const = default;
};

}  // namespace offerbox
