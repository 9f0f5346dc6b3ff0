// The skills that a clause of a job description names. Private to core/intake.
#pragma once

#include <string>
#include <vector>

#include "job_clauses.hpp"
#include "offerbox/intake/skills.hpp"

namespace offerbox::intake {

// Those of the vocabulary by its names; in lists of what is asked or wished for, others too, as they are written.
std::vector<std::string> skills_in(const JobClause& clause, const SkillLexicon& lexicon);

}  // namespace offerbox::intake
