// Who is interviewing for what, and at which grade.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "offerbox/bank/bank.hpp"
#include "offerbox/plan/plan.hpp"

namespace offerbox::plan {

// The company of this name, letter case, signs and legal forms ("Inc", "Pty Ltd") aside; null when the bank lacks it.
const Company* company_called(const Bank& bank, std::string_view name);

// The role whose id, name or other name stands in `name` as whole words ("Senior Backend Developer, Payments"); the
// longest match wins; null when the bank lacks it.
const Role* role_called(const Bank& bank, std::string_view name);

// The grade: as given, else a grade name of the company in the job description, else what the job description says,
// else by the resume, else mid. The reason is a sentence for the person.
SeniorityChoice seniority_for(const PlanRequest& request, const Company* company);

}  // namespace offerbox::plan
