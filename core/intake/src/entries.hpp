// The entries of a section: what heads each, and the items or sentences below it. Private to core/intake.
#pragma once

#include <string>
#include <vector>

#include "layout.hpp"
#include "offerbox/domain/profile.hpp"

namespace offerbox::intake {

// A paragraph below an entry's head.
struct Item {
    Stated stated;
    bool prose = false;  // not set as an item of a list: a sentence that describes the whole
};

struct Entry {
    std::vector<Line> head;  // lines with only what belongs to the head in their cells
    std::vector<Item> body;
    DateRange dates;
    int dated_line = -1;  // the index in `head` of the line with the dates
};

// How a section writes its entries: `dated` ones have dates in their heads, and where no head has, items of lists are
// entries themselves ("- BSc, University of Oslo, 2012"); a `project` may have no dates and a sentence for a head.
enum class EntryStyle { dated, project };

// The section's entries in their order.
std::vector<Entry> entries_of(const std::vector<Line>& lines, EntryStyle style);

SourcePlace place_of(const Line& line);

// The cells as one text with single spaces.
std::string joined(const Line& line);

}  // namespace offerbox::intake
