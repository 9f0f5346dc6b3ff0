// Which parts of a page are read one after the other. Private to core/intake.
#pragma once

#include <vector>

#include "offerbox/ports/document_reader.hpp"
#include "words.hpp"

namespace offerbox::intake {

// A run of a row's words with ordinary spaces between them.
struct Run {
    std::vector<PlacedWord> words;
    std::string text;
    float left = 0;
    float right = 0;
    float top = 0;
    float bottom = 0;
};

// The row parted where the white space is wider than a space ever is.
std::vector<Run> runs_of(const Row& row);

// The least width of such white space in this row.
float least_parting(const Row& row);

// The words of the page as regions of one column each, in reading order: what stands above columns, the left column,
// the right one, what stands below, and the same inside each. A margin that holds only dates, places or labels of the
// text beside it is no column: its rows are read across.
std::vector<std::vector<PlacedWord>> regions_of(const std::vector<PlacedWord>& words);

}  // namespace offerbox::intake
