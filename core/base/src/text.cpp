#include "offerbox/base/text.hpp"

#include <libstemmer.h>
#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <memory>

namespace offerbox::text {

namespace {

constexpr char32_t replacement = 0xFFFD;

// Decodes the code point at `s[at]` and moves `at` past it; a malformed byte yields U+FFFD and moves by one.
char32_t next_code_point(std::string_view s, std::size_t& at) {
    utf8proc_int32_t code_point = 0;
    const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(s.data()) + at;
    const auto length = utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(s.size() - at), &code_point);
    if (length <= 0) {
        ++at;
        return replacement;
    }
    at += static_cast<std::size_t>(length);
    return static_cast<char32_t>(code_point);
}

void append(std::string& out, char32_t code_point) {
    std::array<utf8proc_uint8_t, 4> bytes{};
    const auto length = utf8proc_encode_char(static_cast<utf8proc_int32_t>(code_point), bytes.data());
    out.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(length));
}

bool is_space(char c) noexcept {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

bool is_any_space(char32_t c) noexcept {
    return c == U' ' || (c >= U'\t' && c <= U'\r') || c == 0xA0 || c == 0x2007 || c == 0x202F ||
           (c >= 0x2000 && c <= 0x200A) || c == 0x3000;
}

bool is_letter_or_digit(char32_t c) {
    if (c < 128) return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || (c >= U'0' && c <= U'9');
    switch (utf8proc_category(static_cast<utf8proc_int32_t>(c))) {
        case UTF8PROC_CATEGORY_LU:
        case UTF8PROC_CATEGORY_LL:
        case UTF8PROC_CATEGORY_LT:
        case UTF8PROC_CATEGORY_LM:
        case UTF8PROC_CATEGORY_LO:
        case UTF8PROC_CATEGORY_MN:
        case UTF8PROC_CATEGORY_ND: return true;
        default: return false;
    }
}

bool is_apostrophe(char32_t c) noexcept {
    return c == U'\'' || c == 0x2019;
}

// Signs that belong to a word when they stand between two of its characters: don't, back-end, node.js, c++11, tcp/ip.
bool joins_words(char32_t c) noexcept {
    return is_apostrophe(c) || c == U'-' || c == U'.' || c == U'/' || c == U'_' || c == U'&' || c == U'+' || c == U'#';
}

// Signs that may end a word: c++, c#.
bool may_end_word(char32_t c) noexcept {
    return c == U'+' || c == U'#';
}

}  // namespace

bool is_utf8(std::string_view bytes) noexcept {
    std::size_t at = 0;
    while (at < bytes.size()) {
        utf8proc_int32_t code_point = 0;
        const auto* here = reinterpret_cast<const utf8proc_uint8_t*>(bytes.data()) + at;
        const auto length = utf8proc_iterate(here, static_cast<utf8proc_ssize_t>(bytes.size() - at), &code_point);
        if (length <= 0) return false;
        at += static_cast<std::size_t>(length);
    }
    return true;
}

std::string to_valid_utf8(std::string_view bytes) {
    return from_code_points(to_code_points(bytes));
}

std::u32string to_code_points(std::string_view s) {
    std::u32string out;
    out.reserve(s.size());
    for (std::size_t at = 0; at < s.size();) out.push_back(next_code_point(s, at));
    return out;
}

std::string from_code_points(std::u32string_view s) {
    std::string out;
    out.reserve(s.size());
    for (const char32_t code_point : s) append(out, code_point);
    return out;
}

std::string_view trim(std::string_view s) noexcept {
    while (!s.empty() && is_space(s.front())) s.remove_prefix(1);
    while (!s.empty() && is_space(s.back())) s.remove_suffix(1);
    return s;
}

std::string squeeze(std::string_view s) {
    std::string out;
    out.reserve(s.size());
    bool pending = false;
    for (std::size_t at = 0; at < s.size();) {
        const char32_t code_point = next_code_point(s, at);
        if (is_any_space(code_point)) {
            pending = !out.empty();
            continue;
        }
        if (pending) out.push_back(' ');
        pending = false;
        append(out, code_point);
    }
    return out;
}

std::string lower(std::string_view s) {
    std::string out;
    out.reserve(s.size());
    for (std::size_t at = 0; at < s.size();) {
        const char32_t code_point = next_code_point(s, at);
        append(out, static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(code_point))));
    }
    return out;
}

bool starts_with_ignoring_case(std::string_view s, std::string_view prefix) {
    return lower(s).starts_with(lower(prefix));
}

bool equals_ignoring_case(std::string_view a, std::string_view b) {
    return lower(a) == lower(b);
}

bool contains_ignoring_case(std::string_view haystack, std::string_view needle) {
    return lower(haystack).find(lower(needle)) != std::string::npos;
}

std::vector<std::string_view> split(std::string_view s, char separator) {
    std::vector<std::string_view> pieces;
    std::size_t begin = 0;
    for (std::size_t at = 0; at <= s.size(); ++at) {
        if (at != s.size() && s[at] != separator) continue;
        pieces.push_back(s.substr(begin, at - begin));
        begin = at + 1;
    }
    return pieces;
}

std::vector<std::string_view> lines(std::string_view s) {
    auto pieces = split(s, '\n');
    if (!pieces.empty() && pieces.back().empty()) pieces.pop_back();
    for (auto& line : pieces) {
        if (line.ends_with('\r')) line.remove_suffix(1);
    }
    return pieces;
}

std::string join(const std::vector<std::string>& pieces, std::string_view between) {
    std::string out;
    for (const auto& piece : pieces) {
        if (&piece != &pieces.front()) out += between;
        out += piece;
    }
    return out;
}

std::string replace_all(std::string s, std::string_view from, std::string_view to) {
    if (from.empty()) return s;
    for (auto at = s.find(from); at != std::string::npos; at = s.find(from, at + to.size()))
        s.replace(at, from.size(), to);
    return s;
}

std::vector<Word> words(std::string_view s) {
    std::vector<Word> found;
    std::size_t at = 0;
    while (at < s.size()) {
        const std::size_t begin = at;
        if (!is_letter_or_digit(next_code_point(s, at))) continue;
        std::size_t end = at;
        while (at < s.size()) {
            std::size_t after = at;
            const char32_t code_point = next_code_point(s, after);
            if (is_letter_or_digit(code_point)) {
                at = end = after;
                continue;
            }
            if (may_end_word(code_point)) {
                at = end = after;
                continue;
            }
            if (!joins_words(code_point) || after >= s.size()) break;
            std::size_t following = after;
            if (!is_letter_or_digit(next_code_point(s, following))) break;
            at = end = following;
        }
        at = end;
        found.push_back({begin, end, replace_all(lower(s.substr(begin, end - begin)), "\xE2\x80\x99", "'")});
    }
    return found;
}

std::size_t count_words(std::string_view s) {
    return words(s).size();
}

std::string stem(std::string_view lower_word) {
    struct Deleter {
        void operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }
    };
    thread_local const std::unique_ptr<sb_stemmer, Deleter> stemmer(sb_stemmer_new("english", "UTF_8"));
    const auto* symbols = reinterpret_cast<const sb_symbol*>(lower_word.data());
    const sb_symbol* stemmed = sb_stemmer_stem(stemmer.get(), symbols, static_cast<int>(lower_word.size()));
    if (stemmed == nullptr) return std::string(lower_word);
    return {reinterpret_cast<const char*>(stemmed), static_cast<std::size_t>(sb_stemmer_length(stemmer.get()))};
}

bool is_stop_word(std::string_view lower_word) noexcept {
    static constexpr auto stop_words = std::to_array<std::string_view>(
        {"a",      "about",     "above",  "after",   "again",  "all",    "also",    "am",      "an",       "and",
         "any",    "are",       "aren't", "as",      "at",     "be",     "because", "been",    "before",   "being",
         "below",  "between",   "both",   "but",     "by",     "can",    "can't",   "could",   "couldn't", "did",
         "didn't", "do",        "does",   "doesn't", "doing",  "don't",  "down",    "during",  "each",     "else",
         "etc",    "even",      "ever",   "few",     "for",    "from",   "further", "get",     "gets",     "getting",
         "go",     "going",     "got",    "had",     "hadn't", "has",    "hasn't",  "have",    "haven't",  "having",
         "he",     "her",       "here",   "hers",    "him",    "his",    "how",     "i",       "i'd",      "i'll",
         "i'm",    "i've",      "if",     "in",      "into",   "is",     "isn't",   "it",      "it's",     "its",
         "itself", "just",      "kind",   "let",     "like",   "lot",    "made",    "make",    "many",     "may",
         "me",     "might",     "more",   "most",    "much",   "must",   "my",      "myself",  "no",       "nor",
         "not",    "now",       "of",     "off",     "on",     "once",   "one",     "only",    "or",       "other",
         "our",    "ours",      "out",    "over",    "own",    "really", "same",    "she",     "should",   "so",
         "some",   "something", "such",   "than",    "that",   "that's", "the",     "their",   "them",     "then",
         "there",  "these",     "they",   "thing",   "things", "this",   "those",   "through", "to",       "too",
         "um",     "under",     "until",  "up",      "us",     "very",   "want",    "was",     "wasn't",   "we",
         "we'd",   "we're",     "we've",  "well",    "were",   "what",   "when",    "where",   "which",    "while",
         "who",    "whom",      "why",    "will",    "with",   "would",  "yeah",    "yes",     "you",      "your",
         "yours"});
    static_assert(std::ranges::is_sorted(stop_words));
    return std::ranges::binary_search(stop_words, lower_word);
}

}  // namespace offerbox::text
