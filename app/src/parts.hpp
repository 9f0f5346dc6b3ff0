// What Application and ItemScorer load alike. Private to app.
#pragma once

#include "offerbox/app/application.hpp"

namespace offerbox::app {

// Bank, wording, rules and encoder; store, reader and clock stay empty.
Result<Parts> load_parts(const Settings& settings);

}  // namespace offerbox::app
