// The lines of a resume under the titles of its sections. Private to core/intake.
#pragma once

#include <vector>

#include "layout.hpp"
#include "vocabulary.hpp"

namespace offerbox::intake {

// A section's lines in reading order, without its title.
struct Section {
    SectionKind kind = SectionKind::none;
    std::vector<Line> lines;
};

// What stands before any title comes first, as `none`. Columns keep their own sections, also over pages. A title is
// known by its words and by looking like the other titles of the document; one with unknown words by its look alone.
std::vector<Section> sections_of(const std::vector<Line>& lines);

}  // namespace offerbox::intake
