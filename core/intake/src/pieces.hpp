// The statements in an entry's head: titles, employers, places, each with where it stands in the head. Private to
// core/intake.
#pragma once

#include <compare>
#include <string>
#include <vector>

#include "entries.hpp"

namespace offerbox::intake {

// Where a piece stands: entries of one section are alike in this. `line` counts from the line with the dates.
struct Slot {
    int line = 0;
    int cell = 0;
    int part = 0;  // of a cell, between separators
    int atom = 0;  // of a part, between commas
    auto operator<=>(const Slot&) const = default;
};

struct Piece {
    std::string text;
    Slot slot;
    SourcePlace place;
    bool bracketed = false;
};

// Without dates, addresses and spans of time. Places of several parts ("Austin, TX") are one piece.
std::vector<Piece> pieces_of(const Entry& entry);

}  // namespace offerbox::intake
