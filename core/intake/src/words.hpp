// The words of a page put right before anything is concluded from where they stand. Private to core/intake.
#pragma once

#include <string_view>
#include <vector>

#include "offerbox/ports/document_reader.hpp"

namespace offerbox::intake {

// Words that share a line, from left to right.
struct Row {
    std::vector<PlacedWord> words;
    float top = 0;
    float bottom = 0;
    float space = 0;  // the usual white between words, of all rows together
    float inner = 0;  // where many rows begin or go on after white, right of where others begin; 0: nowhere
};

// The words as rows from top to bottom. Words without visible text or without extent are left out; dot leaders
// ("Oslo.......2019") part the word they stand in; the capital and the rest of a word in small capitals, and words set
// with spaces between their letters, are put together again.
std::vector<Row> rows_of(std::vector<PlacedWord> words);

// Whether this is a sign that opens an item of a list, and nothing else.
bool is_mark(std::string_view word);

}  // namespace offerbox::intake
