// From a job description to what it asks for.
#pragma once

#include "offerbox/base/error.hpp"
#include "offerbox/domain/role_profile.hpp"
#include "offerbox/intake/skills.hpp"
#include "offerbox/ports/document_reader.hpp"

namespace offerbox::intake {

// Fails with empty when there is no text. A text that names no skill gives a profile without requirements. Never throws
// on any input. Threads: any.
Result<RoleProfile> read_job(const Document& document, const SkillLexicon& skills);

}  // namespace offerbox::intake
