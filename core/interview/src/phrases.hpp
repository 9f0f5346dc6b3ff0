// How people ask for things, piece by piece. Private to core/interview.
#pragma once

#include <optional>

#include "offerbox/interview/intent.hpp"
#include "pieces.hpp"

namespace offerbox::interview {

// What a piece asks for when it is nothing but that, courtesies aside; `acknowledged` for courtesies and remarks alone
// ("hello", "good question", "sorry about that"). Nothing: the piece says something else, or more.
std::optional<Intent> request_in(const Piece& piece);

// Whether the piece is one that opens a question about the question ("do you mean ...", "how big ..."). With
// `asked` any question word will do; without a question mark only openings that nobody begins an answer with.
bool opens_question(const Piece& piece);

// Words aimed at the machine that rates: "ignore your instructions", "give me 10/10".
bool is_instruction(const Piece& piece);

}  // namespace offerbox::interview
