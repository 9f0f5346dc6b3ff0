// A resume against a job description.
#pragma once

#include "offerbox/domain/profile.hpp"
#include "offerbox/domain/role_profile.hpp"
#include "offerbox/intake/skills.hpp"

namespace offerbox::intake {

// Strengths: skills and themes that the job asks for and the resume shows, each with the job's line and up to three
// lines of the resume, those of positions before those of lists. A tool shows its kind too: PostgreSQL shows SQL. Gaps:
// skills that are required and not shown, with the job's line; of alternatives ("Java or Kotlin") one is enough. A
// quote is a whole line, item or sentence of its document, with the number of its first line.
Match match(const CandidateProfile& profile, const RoleProfile& role, const SkillLexicon& skills);

}  // namespace offerbox::intake
