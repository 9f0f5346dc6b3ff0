// What a second rater, a language model, said of one answer: kept as an event, so that a replay or a second look at a
// report asks no model. How its word enters a score is core/scoring's affair.
#pragma once

#include <string>
#include <vector>

#include "offerbox/domain/scorecard.hpp"

namespace offerbox {

struct RatedPoint {
    std::string id;                // of the key point
    std::vector<RaterWord> votes;  // one for each run whose reply stood every check
    bool operator==(const RatedPoint&) const = default;
};

struct SecondRating {
    std::string question_id;
    std::string engine;  // LanguageModel::name()
    // "counted": it has a say. Else it has none, and why: "inflates" (it found statements in the answer that are not
    // there), "misses" (it did not find one that is), "unreliable" (too many of its replies did not stand the checks),
    // "unavailable" (too few replies came).
    std::string outcome;
    int asked = 0;     // about key points, all runs
    int failed = 0;    // of these: no reply came
    int rejected = 0;  // of these: the reply did not stand the checks
    std::vector<RatedPoint> points;
    bool operator==(const SecondRating&) const = default;
};

}  // namespace offerbox
