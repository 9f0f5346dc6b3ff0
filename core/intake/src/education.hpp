// Education and projects out of the entries of their sections. Private to core/intake.
#pragma once

#include <vector>

#include "entries.hpp"

namespace offerbox::intake {

std::vector<Education> education_of(const std::vector<Entry>& entries);
std::vector<Project> projects_of(const std::vector<Entry>& entries);

}  // namespace offerbox::intake
