// Lines of a section put together as paragraphs, and what each is: part of a head, item or prose. Private to
// core/intake.
#pragma once

#include <vector>

#include "layout.hpp"

namespace offerbox::intake {

enum class ParagraphKind { head, item, prose };

// One or more lines that are one text. A head's cells stay apart; those of others are one.
struct Paragraph {
    Line line;  // the first one, with the text of all
    ParagraphKind kind = ParagraphKind::head;
    bool dated = false;       // holds dates where heads have them
    std::vector<Cell> aside;  // dates and places that stood at the edge beside an item: they belong to the head above
};

std::vector<Paragraph> paragraphs_of(const std::vector<Line>& lines);

// Whether dates stand in the line as heads of entries have them: in a cell of their own, or at the start or end.
bool has_head_dates(const Line& line);

}  // namespace offerbox::intake
