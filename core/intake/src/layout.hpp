// From words on pages, or lines that flow, to lines in reading order. Everything after this works on Lines alone.
#pragma once

#include <string>
#include <vector>

#include "offerbox/ports/document_reader.hpp"

namespace offerbox::intake {

// A run of words on one line with ordinary spaces between them.
struct Cell {
    std::string text;
    float left = 0;
    float right = 0;
    bool soft_hyphen = false;  // ended with one, already removed
};

// One line of one region. Lengths are in points; flowing text has none.
struct Line {
    std::vector<Cell> cells;   // never empty; more than one where wide gaps or tabs part the line
    std::vector<Cell> margin;  // of an item: what stands in its row to the left of its mark
    int page = 0;              // 0 for flowing text
    int number = 0;            // 1-based, its place in reading order
    float left = 0;            // of the text, after a bullet's mark
    float mark = 0;            // left edge of the bullet's mark, 0 without one
    float right = 0;
    float top = 0;
    float bottom = 0;
    float size = 0;        // height of its words' boxes: compares fonts within one document only
    float gap = 0;         // white space above it, in its own heights; 9 after a break of page or region
    float first_word = 0;  // width of its first word
    float edge = 0;        // where lines of its column could end
    int region = 0;        // lines of one column of one page, or of one flow, share this
    bool bullet = false;
    bool bold = false;   // known for flowing text only
    int heading = 0;     // likewise; 1 to 6
    bool flows = false;  // has no geometry
    bool table = false;

    std::string text() const;  // the cells joined by two spaces
};

// The lines of the document in reading order, columns one after the other, running headers and footers left out.
std::vector<Line> lay_out(const Document& document);

// White space squeezed, ligatures resolved, invisible characters and glyphs of private use removed.
std::string clean(std::string_view text);

// `a` goes on with `b`: joined with a space, or without where a hyphen at the line's end was the typesetter's.
std::string join_wrapped(std::string a, bool soft_hyphen, const std::string& b);

}  // namespace offerbox::intake
