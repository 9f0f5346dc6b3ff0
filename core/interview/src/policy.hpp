// Which follow-up, if any: the order and the rules of docs/interviewer.md. Private to core/interview.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "offerbox/interview/interview.hpp"

namespace offerbox::interview {

struct FollowUp {
    TurnKind kind = TurnKind::follow_up;
    std::string text;
    std::string probe_id;
    std::string reason;
};

// Nothing: the question has been explored as far as is sure to be worth it.
std::optional<FollowUp> choose_follow_up(const Context& context, const State& state, const evidence::Reading& reading);

// "You said you put a cache in front of the product pages." from a clause of the person's; empty unless it is a whole
// clause of 4 to 13 words with "I" or "we" and an action, not hedged, not denied, not imagined.
std::string spoken_quote(std::string_view clause_text);

// Seconds that the question in hand may take.
double question_share(const PlannedQuestion& question);

}  // namespace offerbox::interview
