// Positions out of the entries of a section on experience. Private to core/intake.
#pragma once

#include <string>
#include <vector>

#include "entries.hpp"

namespace offerbox::intake {

// Which piece of a head is the title and which the employer is decided for all entries together: entries of one resume
// are written alike, so what is plain in one tells about the others. `label`: the headline under the person's name.
std::vector<Position> positions_of(const std::vector<Entry>& entries, const std::string& label);

}  // namespace offerbox::intake
