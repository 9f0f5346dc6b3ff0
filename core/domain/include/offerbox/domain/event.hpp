// The facts of one interview in the order in which they became true. The log of these is the interview: its state is a
// fold over them (core/interview), nothing else is stored. docs/formats/events.md has them as JSON.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "offerbox/domain/measurement.hpp"
#include "offerbox/domain/plan.hpp"
#include "offerbox/domain/scorecard.hpp"
#include "offerbox/domain/second_rating.hpp"
#include "offerbox/domain/transcript.hpp"

namespace offerbox {

enum class Phase { warm_up, questions, candidate_questions, closed };

std::string_view name_of(Phase phase) noexcept;
std::optional<Phase> phase_named(std::string_view name) noexcept;

struct Started {
    InterviewPlan plan;
    Mode mode = Mode::real;
    Channel channel = Channel::typed;
    std::string candidate;  // first name as spoken, or empty
    bool operator==(const Started&) const = default;
};

struct TurnTaken {
    Turn turn;
    bool operator==(const TurnTaken&) const = default;
};

// The encoder's word on the candidate's last answer.
struct Measured {
    Measurement measurement;
    bool operator==(const Measured&) const = default;
};

// A phase began; in the phase of questions: the question of this index of the plan is now in hand.
struct PhaseEntered {
    Phase phase = Phase::warm_up;
    int question_index = -1;
    double seconds = 0;
    bool operator==(const PhaseEntered&) const = default;
};

// How a question ended: "answered", "skipped", "unanswered" (the person did not know), "out_of_time", "left",
// "lost" (the bank has it no longer).
struct QuestionClosed {
    std::string question_id;
    std::string outcome;
    bool operator==(const QuestionClosed&) const = default;
};

// A language model was asked to word what is said next: "used", or why its output was not ("timed_out", "unavailable",
// "corrupt", "rejected: <check>"). It stands before the turn in question.
struct ModelAsked {
    std::string engine;
    std::string outcome;
    bool operator==(const ModelAsked&) const = default;
};

// "finished", "out_of_time", "stopped" (the person said so), "left" (the person went away), "conduct".
struct Ended {
    std::string reason;
    double seconds = 0;
    bool operator==(const Ended&) const = default;
};

struct Scored {
    Scorecard scorecard;
    bool operator==(const Scored&) const = default;
};

// What the second rater said of the answer to one question. It comes after the first scorecard, and another scorecard
// after it; the last one stands.
struct Rated {
    SecondRating rating;
    bool operator==(const Rated&) const = default;
};

using Event =
    std::variant<Started, TurnTaken, Measured, PhaseEntered, QuestionClosed, ModelAsked, Ended, Scored, Rated>;

}  // namespace offerbox
