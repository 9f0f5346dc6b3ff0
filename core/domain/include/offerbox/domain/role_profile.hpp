// What intake reads out of a job description, and how a resume stands against it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "offerbox/domain/seniority.hpp"

namespace offerbox {

// A skill or duty the job names, with the words of the job description that name it and their line (1-based).
struct Requirement {
    std::string name;
    std::string quote;
    int line = 0;
    bool operator==(const Requirement&) const = default;
};

// A grade and why it was taken: a person reads the reason.
struct SeniorityChoice {
    Seniority value = Seniority::mid;
    std::string reason;
    bool operator==(const SeniorityChoice&) const = default;
};

struct RoleProfile {
    std::string title;
    std::string company;
    std::vector<Requirement> required;
    std::vector<Requirement> wished;
    std::optional<SeniorityChoice> seniority;  // nothing when the text does not say
    std::vector<Requirement> themes;  // name is one of: performance, reliability, scalability, data, api, testing,
                                      // observability, security, migration, leadership, mentoring, collaboration,
                                      // ownership, customer, delivery
    std::vector<std::string> lines;
    bool operator==(const RoleProfile&) const = default;
};

// A line of a document on which a strength or a gap rests.
struct Citation {
    std::string document;  // "resume" | "job" | "bank"
    std::string quote;
    int line = 0;
    bool operator==(const Citation&) const = default;
};

struct StrengthOrGap {
    std::string name;  // the skill or theme
    std::vector<Citation> sources;
    bool operator==(const StrengthOrGap&) const = default;
};

// Resume against job description. Strengths: asked for and shown; gaps: required and not shown.
struct Match {
    std::vector<StrengthOrGap> strengths;
    std::vector<StrengthOrGap> gaps;
    bool operator==(const Match&) const = default;
};

}  // namespace offerbox
