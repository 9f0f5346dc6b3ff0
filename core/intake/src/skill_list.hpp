// Skills out of a section that lists them. Private to core/intake.
#pragma once

#include <string>
#include <vector>

#include "layout.hpp"
#include "offerbox/domain/profile.hpp"

namespace offerbox::intake {

// "Languages: Go, Python (5 years)", tables with a label at left, lists of one skill a line under labels, rows of
// separate words. Words and signs for how well are left out.
std::vector<Skill> skills_of(const std::vector<Line>& lines);

}  // namespace offerbox::intake
