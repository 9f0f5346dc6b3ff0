// A resume against a job description.
#pragma once

#include "offerbox/domain/profile.hpp"
#include "offerbox/domain/role_profile.hpp"
#include "offerbox/intake/skills.hpp"

namespace offerbox::intake {

// Strengths: skills and themes that the job asks for and the resume shows, each with the job's line and up to three
// lines of the resume, those of positions before those of lists. Gaps: required and not shown, with the job's line.
// Every quote is a whole line of its document.
Match match(const CandidateProfile& profile, const RoleProfile& role, const SkillLexicon& skills);

}  // namespace offerbox::intake
