#include "word_piece.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <utility>

#include "offerbox/base/text.hpp"

namespace offerbox::encoder {

namespace {

// Longer words become [UNK] whole, as in the model's training.
constexpr std::size_t most_characters_of_a_word = 100;
constexpr std::int32_t absent = -1;

utf8proc_category_t category(char32_t c) {
    return utf8proc_category(static_cast<utf8proc_int32_t>(c));
}

bool is_space(char32_t c) {
    if (c == U' ' || (c >= 0x09 && c <= 0x0D) || c == 0x85) return true;
    const auto kind = category(c);
    return kind == UTF8PROC_CATEGORY_ZS || kind == UTF8PROC_CATEGORY_ZL || kind == UTF8PROC_CATEGORY_ZP;
}

bool is_control(char32_t c) {
    if (c == 0 || c == 0xFFFD) return true;
    const auto kind = category(c);
    return kind == UTF8PROC_CATEGORY_CC || kind == UTF8PROC_CATEGORY_CF || kind == UTF8PROC_CATEGORY_CN ||
           kind == UTF8PROC_CATEGORY_CO;
}

bool is_punctuation(char32_t c) {
    if (c < 128) return (c >= 33 && c <= 47) || (c >= 58 && c <= 64) || (c >= 91 && c <= 96) || (c >= 123 && c <= 126);
    switch (category(c)) {
        case UTF8PROC_CATEGORY_PC:
        case UTF8PROC_CATEGORY_PD:
        case UTF8PROC_CATEGORY_PS:
        case UTF8PROC_CATEGORY_PE:
        case UTF8PROC_CATEGORY_PI:
        case UTF8PROC_CATEGORY_PF:
        case UTF8PROC_CATEGORY_PO: return true;
        default: return false;
    }
}

// Ideographs are written without spaces, so each is a word of its own.
bool is_ideograph(char32_t c) {
    constexpr std::array<std::pair<char32_t, char32_t>, 8> ranges = {{{0x4E00, 0x9FFF},
                                                                      {0x3400, 0x4DBF},
                                                                      {0x20000, 0x2A6DF},
                                                                      {0x2A700, 0x2B73F},
                                                                      {0x2B740, 0x2B81F},
                                                                      {0x2B820, 0x2CEAF},
                                                                      {0xF900, 0xFAFF},
                                                                      {0x2F800, 0x2FA1F}}};
    return std::any_of(ranges.begin(), ranges.end(), [c](auto range) { return c >= range.first && c <= range.second; });
}

// Appends the canonical decomposition of `c` in lower case, without accents.
void append_folded(char32_t c, std::u32string& out) {
    if (c < 128) {
        out += (c >= U'A' && c <= U'Z') ? c + 32 : c;
        return;
    }
    std::array<utf8proc_int32_t, 32> parts{};
    int last_class = 0;
    const auto count =
        utf8proc_decompose_char(static_cast<utf8proc_int32_t>(c), parts.data(),
                                static_cast<utf8proc_ssize_t>(parts.size()), UTF8PROC_DECOMPOSE, &last_class);
    for (utf8proc_ssize_t i = 0; i < count; ++i) {
        const auto part = parts[static_cast<std::size_t>(i)];
        if (utf8proc_category(part) == UTF8PROC_CATEGORY_MN) continue;
        out += static_cast<char32_t>(utf8proc_tolower(part));
    }
}

// Words in lower case without accents; each sign of punctuation and each ideograph is a word.
std::vector<std::u32string> split_words(std::string_view text) {
    std::vector<std::u32string> words;
    std::u32string word;
    const auto finish = [&] {
        if (!word.empty()) words.push_back(std::exchange(word, {}));
    };
    std::u32string folded;
    for (const char32_t c : text::to_code_points(text)) {
        if (is_space(c)) {
            finish();
            continue;
        }
        if (is_control(c)) continue;
        if (is_ideograph(c)) finish();
        folded.clear();
        append_folded(c, folded);
        for (const char32_t part : folded) {
            if (is_punctuation(part)) {
                finish();
                words.emplace_back(1, part);
            } else {
                word += part;
            }
        }
        if (is_ideograph(c)) finish();
    }
    finish();
    return words;
}

}  // namespace

Result<WordPiece> WordPiece::from_vocabulary(std::string_view vocabulary) {
    WordPiece pieces;
    std::int32_t number = 0;
    for (const auto line : text::lines(vocabulary)) pieces.vocabulary_.emplace(std::string(line), number++);
    pieces.unknown_ = pieces.number_of("[UNK]");
    pieces.first_ = pieces.number_of("[CLS]");
    pieces.last_ = pieces.number_of("[SEP]");
    const bool complete = pieces.unknown_ != absent && pieces.first_ != absent && pieces.last_ != absent;
    if (!complete || pieces.number_of("[PAD]") != 0) return fail(ErrorCode::corrupt, "the vocabulary lacks a marker");
    return pieces;
}

std::int32_t WordPiece::number_of(std::string_view piece) const {
    const auto found = vocabulary_.find(piece);
    return found == vocabulary_.end() ? absent : found->second;
}

// Always the longest known piece next; a word with a part that no piece covers is [UNK] whole.
void WordPiece::append_pieces(const std::u32string& word, std::vector<std::int32_t>& out) const {
    if (word.size() > most_characters_of_a_word) {
        out.push_back(unknown_);
        return;
    }
    const auto first_of_word = out.size();
    std::size_t begin = 0;
    while (begin < word.size()) {
        std::int32_t found = absent;
        std::size_t end = word.size();
        for (; end > begin; --end) {
            const auto piece = text::from_code_points(std::u32string_view(word).substr(begin, end - begin));
            found = number_of(begin == 0 ? piece : "##" + piece);
            if (found != absent) break;
        }
        if (found == absent) {
            out.resize(first_of_word);
            out.push_back(unknown_);
            return;
        }
        out.push_back(found);
        begin = end;
    }
}

std::vector<std::int32_t> WordPiece::tokenize(std::string_view text, std::size_t most) const {
    std::vector<std::int32_t> tokens{first_};
    for (const auto& word : split_words(text)) {
        append_pieces(word, tokens);
        if (tokens.size() + 1 >= most) break;
    }
    tokens.resize(std::min(tokens.size(), most - 1));
    tokens.push_back(last_);
    return tokens;
}

}  // namespace offerbox::encoder
