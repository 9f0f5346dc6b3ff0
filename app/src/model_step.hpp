// Asks the language model between two steps of the policy. Private to app.
#pragma once

#include <string_view>
#include <vector>

#include "offerbox/app/application.hpp"
#include "offerbox/interview/model_wording.hpp"

namespace offerbox::app {

// The step's events, a follow-up in them worded by the model where there is one and its words pass the checks; what
// came of asking is among them. Takes `parts.model_milliseconds` at most for the model, and never fails: what was
// written stands.
std::vector<Event> with_model(const Parts& parts, const interview::Context& context,
                              const interview::InterviewerWords& words, std::string_view interview_id,
                              const interview::State& before, std::vector<Event> events);

}  // namespace offerbox::app
