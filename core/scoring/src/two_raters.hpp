// Two raters' words on one answer, joined. Private to core/scoring.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "offerbox/scoring/scoring.hpp"

namespace offerbox::scoring {

// What a second rater says of the whole answer.
struct Say {
    double weight = 0;   // of its content: as the rules say, times the share of the key points that it rated
    double content = 0;  // 0 to 1: coverage by its statuses; of points that it did not rate, by the first rater's
    double spread = 0;   // of its runs: mean over the points that it rated, by weight
    double apart = 0;    // how far it and the first rater are apart: likewise
};

// Nothing when the rating has no say, or none of its points has at least two votes.
std::optional<Say> say_of(const Rules& rules, const evidence::Reading& reading,
                          std::span<const evidence::AnswerTurn> turns, const SecondRating& rating, Seniority seniority);

// Sets status, confidence and quote of each point that the second rater rated to those of the rater whose confidence
// times weight is higher, and keeps both words beside. The confidence is what that one has, plus the other's where both
// agree: so it falls where they do not.
void join_words(const Rules& rules, const SecondRating& rating, std::vector<KeyPointScore>& points);

}  // namespace offerbox::scoring
