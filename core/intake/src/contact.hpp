// Who a resume is about and how to reach them. Private to core/intake.
#pragma once

#include <vector>

#include "layout.hpp"
#include "offerbox/domain/profile.hpp"

namespace offerbox::intake {

// Fills name, label, email, phone, url and location of the profile from the lines.
void read_contact(const std::vector<Line>& lines, CandidateProfile& profile);

}  // namespace offerbox::intake
