// Small operations on text. All text in the program is UTF-8; positions are byte offsets unless a name says otherwise.
// No function here throws on malformed UTF-8.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace offerbox::text {

// Whether the bytes are well-formed UTF-8 (no surrogates, no overlong forms).
bool is_utf8(std::string_view bytes) noexcept;

// The bytes with every malformed sequence replaced by U+FFFD.
std::string to_valid_utf8(std::string_view bytes);

// Unicode code points of `s` (malformed bytes count one each as U+FFFD), and back.
std::u32string to_code_points(std::string_view s);
std::string from_code_points(std::u32string_view s);

// ASCII white space removed at both ends. The view points into `s`.
std::string_view trim(std::string_view s) noexcept;

// Every run of white space (no-break space too) becomes one space; trimmed.
std::string squeeze(std::string_view s);

// Lower case by Unicode simple case mapping (utf8proc).
std::string lower(std::string_view s);

bool starts_with_ignoring_case(std::string_view s, std::string_view prefix);
bool equals_ignoring_case(std::string_view a, std::string_view b);
bool contains_ignoring_case(std::string_view haystack, std::string_view needle);

// Pieces between separators; empty pieces are kept.
std::vector<std::string_view> split(std::string_view s, char separator);

// Lines without their endings (LF or CRLF); the last line without ending counts if it is not empty.
std::vector<std::string_view> lines(std::string_view s);

std::string join(const std::vector<std::string>& pieces, std::string_view between);
std::string replace_all(std::string s, std::string_view from, std::string_view to);

// A word: letters, digits and the signs inside words (apostrophes - . + # / between word characters). Bounds are byte
// offsets.
struct Word {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string lower;  // lower case, typographic apostrophes made plain
};

std::vector<Word> words(std::string_view s);
std::size_t count_words(std::string_view s);

// The English stem by the Snowball project's stemmer (Porter 2) of one lower-case word. Threads: any (one stemmer
// each).
std::string stem(std::string_view lower_word);

// Whether this lower-case word is one of the ~150 English function words that carry no content.
bool is_stop_word(std::string_view lower_word) noexcept;

}  // namespace offerbox::text
