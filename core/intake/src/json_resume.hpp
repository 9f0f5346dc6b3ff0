// JSON Resume as a profile. Private to core/intake.
#pragma once

#include <string_view>

#include "offerbox/base/error.hpp"
#include "offerbox/domain/profile.hpp"

namespace offerbox::intake {

// Fails with corrupt (no JSON) and not_a_resume (JSON of another kind).
Result<CandidateProfile> read_json_resume(std::string_view json);

}  // namespace offerbox::intake
