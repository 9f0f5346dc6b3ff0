// A turn cut into the pieces that a request is looked for in. Private to core/interview.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace offerbox::interview {

// Some words in a row between marks or before a connective, in one spelling: lower case, contractions written out
// ("don't" is "do not"), the short forms of chats too ("pls" is "please").
struct Piece {
    std::vector<std::string> words;
    std::size_t sentence = 0;
    bool asked = false;  // its sentence ends in a question mark
};

std::vector<Piece> pieces_of(std::string_view text);

// The piece's words with one space between, from word `first` on.
std::string joined(const Piece& piece, std::size_t first = 0);

}  // namespace offerbox::interview
