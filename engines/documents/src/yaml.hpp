// YAML to JSON. Runs inside the confined child only: aliases can make a short file very large.
#pragma once

#include <string>
#include <string_view>

#include "offerbox/base/error.hpp"

namespace offerbox::documents {

// Fails with corrupt (not YAML) or too_large (more than 100,000 nodes once aliases are followed, or deeper than 64).
Result<std::string> json_of_yaml(std::string_view bytes);

}  // namespace offerbox::documents
