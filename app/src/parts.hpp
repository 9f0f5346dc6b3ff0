// What Application and ItemScorer load alike. Private to app.
#pragma once

#include "offerbox/app/application.hpp"

namespace offerbox::app {

// Bank, wording, rules, encoder, and the model as a rater; store, reader, clock and the model's prompts for wording
// stay empty.
Result<Parts> load_parts(const Settings& settings);

}  // namespace offerbox::app
