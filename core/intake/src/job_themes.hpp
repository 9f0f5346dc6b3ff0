// What the work of a job description is about. Private to core/intake.
#pragma once

#include <string>
#include <vector>

#include "job_clauses.hpp"
#include "offerbox/domain/role_profile.hpp"

namespace offerbox::intake {

// Each theme with the line that it rests on. `lines`: the text of the document's lines, which clauses count.
std::vector<Requirement> themes_of(const std::vector<JobClause>& clauses, const std::vector<std::string>& lines);

}  // namespace offerbox::intake
