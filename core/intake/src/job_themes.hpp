// What the work of a job description is about. Private to core/intake.
#pragma once

#include <string>
#include <vector>

#include "job_clauses.hpp"
#include "offerbox/domain/role_profile.hpp"

namespace offerbox::intake {

// Each theme with the line that it rests on. `lines`: the text of the document's lines, which clauses count.
std::vector<Requirement> themes_of(const std::vector<JobClause>& clauses, const std::vector<std::string>& lines);

// Whether the text, of a resume, is plainly about the theme of this name.
bool shows_theme(const std::string& theme, const std::string& text);

}  // namespace offerbox::intake
