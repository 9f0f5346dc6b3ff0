// The picture of the levels. Private to core/report.
#pragma once

#include "offerbox/base/html.hpp"
#include "offerbox/domain/report.hpp"

namespace offerbox::report {

// An SVG figure: a row for the whole and for each scored question, with the level as a dot on its likely range. Nothing
// where there is no score. What it shows stands in words beside it too.
void add_chart(Html& html, const Report& report);

}  // namespace offerbox::report
