// What each intent sounds like. Private to core/interview.
#pragma once

#include <vector>

#include "offerbox/evidence/pattern.hpp"
#include "offerbox/interview/intent.hpp"

namespace offerbox::interview {

// Matches a whole piece, in the spelling of pieces.hpp, that is nothing but this request.
struct RequestRule {
    Intent intent;
    evidence::Pattern pattern;
};

// In the order in which they are tried.
const std::vector<RequestRule>& request_rules();

}  // namespace offerbox::interview
