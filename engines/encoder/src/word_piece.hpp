// The tokenizer of BERT's uncased models: text to the numbers of word pieces.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "offerbox/base/error.hpp"

namespace offerbox::encoder {

// Immutable once made. Threads: any number may call at once.
class WordPiece {
  public:
    // `vocabulary` is the content of a vocab.txt: one piece a line, its number the line's, pieces inside a word
    // beginning with "##". Fails with corrupt when one of [PAD], [UNK], [CLS], [SEP] is missing or [PAD] is not number
    // 0.
    static Result<WordPiece> from_vocabulary(std::string_view vocabulary);

    // [CLS], the pieces of the text, [SEP]: 2 to `most` numbers (most >= 2); pieces over that are dropped. Malformed
    // UTF-8 is read as if it were not there. Markers such as "[SEP]" in the text are ordinary text.
    std::vector<std::int32_t> tokenize(std::string_view text, std::size_t most) const;

  private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view s) const noexcept { return std::hash<std::string_view>{}(s); }
    };
    using Vocabulary = std::unordered_map<std::string, std::int32_t, Hash, std::equal_to<>>;

    WordPiece() = default;
    std::int32_t number_of(std::string_view piece) const;
    void append_pieces(const std::u32string& word, std::vector<std::int32_t>& out) const;

    Vocabulary vocabulary_;
    std::int32_t unknown_ = 0;
    std::int32_t first_ = 0;
    std::int32_t last_ = 0;
};

}  // namespace offerbox::encoder
