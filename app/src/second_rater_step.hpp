// Asking the second rater from the application's parts. Private to app.
#pragma once

#include <optional>
#include <stop_token>

#include "offerbox/app/application.hpp"

namespace offerbox::app {

// What the model says of one answer; nothing when there is no model to ask, or the answer is nothing to ask about: its
// score is 0 or none by the first rater's rules, or there are no controls for it. Fails as the encoder does.
Result<std::optional<SecondRating>> second_rating(const Parts& parts, const evidence::Evidence& evidence,
                                                  const scoring::AnsweredQuestion& answered, const QuestionScore& first,
                                                  std::uint64_t seed, const std::stop_token& stop = {});

}  // namespace offerbox::app
