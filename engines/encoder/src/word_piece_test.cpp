#include "word_piece.hpp"

#include <doctest/doctest.h>

#include "golden.hpp"

namespace offerbox::encoder {

namespace {

WordPiece published() {
    return WordPiece::from_vocabulary(read_file(OFFERBOX_BINARY_DIR "/models/all-minilm-l6-v2/vocab.txt").value())
        .value();
}

constexpr std::string_view small = "[PAD]\n[UNK]\n[CLS]\n[SEP]\ncache\n##d\n##s\n.\n[\nsep\n]\nca\n";

}  // namespace

TEST_CASE("texts are cut into the same pieces as by the reference") {
    const auto pieces = published();
    for (const auto& sentence : golden::sentences()) {
        CAPTURE(sentence.text);
        CHECK(pieces.tokenize(sentence.text, 256) == sentence.tokens);
    }
}

TEST_CASE("the longest known piece is taken first") {
    const auto pieces = WordPiece::from_vocabulary(small).value();
    CHECK(pieces.tokenize("Cached caches.", 16) == std::vector<std::int32_t>{2, 4, 5, 4, 6, 7, 3});
    CHECK(pieces.tokenize("cacher", 16) == std::vector<std::int32_t>{2, 1, 3});
}

TEST_CASE("a marker in a text is ordinary text") {
    const auto pieces = WordPiece::from_vocabulary(small).value();
    CHECK(pieces.tokenize("[SEP]", 16) == std::vector<std::int32_t>{2, 8, 9, 10, 3});
}

TEST_CASE("a text over the limit is cut and still ends with its marker") {
    const auto pieces = WordPiece::from_vocabulary(small).value();
    CHECK(pieces.tokenize("cache cache cache", 4) == std::vector<std::int32_t>{2, 4, 4, 3});
    CHECK(pieces.tokenize("cached cached", 4) == std::vector<std::int32_t>{2, 4, 5, 3});
    CHECK(pieces.tokenize("cache", 2) == std::vector<std::int32_t>{2, 3});
}

TEST_CASE("malformed bytes are passed over") {
    const auto pieces = WordPiece::from_vocabulary(small).value();
    CHECK(pieces.tokenize("ca\xff\xfe"
                          "che",
                          16) == std::vector<std::int32_t>{2, 4, 3});
}

TEST_CASE("a vocabulary without its markers is refused") {
    CHECK(WordPiece::from_vocabulary("").error().code == ErrorCode::corrupt);
    CHECK(WordPiece::from_vocabulary("[UNK]\n[PAD]\n[CLS]\n[SEP]\n").error().code == ErrorCode::corrupt);
}

}  // namespace offerbox::encoder
