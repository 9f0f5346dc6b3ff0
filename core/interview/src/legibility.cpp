#include "legibility.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <unordered_set>

#include "offerbox/evidence/clause.hpp"

namespace offerbox::interview {

namespace {

// Common words of the languages that meet English interviews most, as far as they are not English words too.
const std::unordered_set<std::string_view>& foreign_words() {
    static const std::unordered_set<std::string_view> words{
        // German
        "der", "das", "und", "ich", "nicht", "ist", "wir", "haben", "mit", "ein", "eine", "einen", "einem", "auf",
        "f\xC3\xBCr", "auch", "dann", "habe", "zu", "wei\xC3\x9F", "weiss", "kann", "bitte", "sie", "wie", "wurde",
        "den", "dem", "von", "bei", "aber", "k\xC3\xB6nnen", "keine", "im", "sich", "noch", "nach", "damit",
        // French
        "les", "des", "est", "une", "nous", "avons", "dans", "que", "je", "vous", "avec", "pas", "c'est", "j'ai", "le",
        "la", "un", "du", "et", "qui", "sais", "mais", "ce", "ne", "sur", "pour", "puis", "\xC3\xA9tait", "cette",
        // Spanish, Portuguese, Italian
        "el", "los", "las", "una", "hemos", "para", "por", "con", "pero", "muy", "yo", "fue", "est\xC3\xA1", "era",
        "lo", "s\xC3\xA9", "porque", "cuando", "tuve", "es", "mi", "se", "y", "del", "al", "nos", "uma", "n\xC3\xA3o",
        "com", "mas", "foi", "eu", "os", "em", "um", "ent\xC3\xA3o", "che", "di", "il", "per", "non", "abbiamo", "sono",
        "poi", "ho", "questo", "della", "como", "de", "en",
        // Dutch, Swedish, Polish, Turkish, Indonesian
        "siento", "entiendo", "pregunta", "ingles", "hablo", "sei", "responder", "wiem", "rozumiem", "przepraszam",
        "pytania", "bilmiyorum", "het", "een", "wij", "niet", "voor", "ik", "heb", "och", "jag", "att", "det", "vi",
        "har", "som", "jest", "nie", "si\xC4\x99",
        "\xC5\xBC"
        "e",
        "ve", "bir", "bu", "i\xC3\xA7in", "saya", "yang", "dan", "untuk", "tidak", "dengan",
        // Hindi and Urdu in Latin script
        "maine", "mujhe", "mera", "mere", "hai", "hain", "tha", "thi", "ka", "ki", "ke", "ko", "mein", "kiya", "aur",
        "nahi", "nahin", "kya", "hum", "humne", "gaya", "gayi", "karna", "karte", "karke", "liye", "ek", "yeh", "woh",
        "phir", "bhi", "toh", "haan", "bilkul", "lagaya", "kar", "samajh", "iska", "uske", "raha", "rahi", "hua",
        "kyunki", "lekin", "aap", "pata"};
    return words;
}

// Letters of scripts that no English text is written in; signs, arrows and emoji are none.
bool is_letter_of_another_script(char32_t c) {
    if (c < 0x370 || (c >= 0x1E00 && c <= 0x2DFF)) return false;
    return c < 0xD800 || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

bool is_in_another_script(std::string_view text) {
    std::size_t foreign = 0;
    std::size_t latin = 0;
    for (const char32_t c : text::to_code_points(text)) {
        if ((c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z')) ++latin;
        if (is_letter_of_another_script(c)) ++foreign;
    }
    // Chinese says in one sign what takes some three letters.
    return foreign >= 2 && foreign * 2 > latin;
}

// An accent or two are English enough; three such words in a turn are not.
bool has_accent(std::string_view word) {
    return std::ranges::any_of(text::to_code_points(word), [](char32_t c) { return c >= 0xC0 && c <= 0x24F; });
}

bool has_keyboard_row(std::string_view word) {
    static constexpr auto rows =
        std::to_array<std::string_view>({"asdf", "sdfg", "dfgh", "fghj", "ghjk", "hjkl", "qwer", "wertz", "werty",
                                         "zxcv", "xcvb", "cvbn", "vbnm", "lkj", "poiu", "uiop"});
    static constexpr auto short_rows = std::to_array<std::string_view>(
        {"asd", "sdf", "dfg", "fgh", "ghj", "hjk", "jkl", "qwe", "zxc", "xcv", "cvb", "vbn", "bnm"});
    const auto stands = [&](std::string_view keys) { return word.find(keys) != std::string_view::npos; };
    return std::ranges::any_of(rows, stands) || (word.size() <= 5 && std::ranges::any_of(short_rows, stands));
}

// Letters in an order that words do not have: long runs of consonants, one letter over and over, keyboard rows.
bool is_unlikely_word(std::string_view word) {
    if (word.size() < 3 || text::is_stop_word(word)) return false;
    std::size_t consonants = 0;
    std::size_t longest = 0;
    std::size_t vowels = 0;
    std::size_t same = 1;
    std::size_t most_same = 1;
    for (std::size_t at = 0; at < word.size(); ++at) {
        const char c = word[at];
        if (c < 'a' || c > 'z') return false;  // names of tools hold digits and signs
        const bool vowel = std::string_view("aeiouy").find(c) != std::string_view::npos;
        vowels += vowel ? 1U : 0U;
        consonants = vowel ? 0 : consonants + 1;
        longest = std::max(longest, consonants);
        same = at > 0 && word[at - 1] == c ? same + 1 : 1;
        most_same = std::max(most_same, same);
    }
    if (most_same >= 4 || has_keyboard_row(word)) return true;
    return vowels == 0 ? word.size() >= 6 : longest >= 6 || (longest >= 5 && vowels == 1);
}

}  // namespace

bool is_other_language(std::string_view text, const std::vector<text::Word>& words) {
    if (is_in_another_script(text)) return true;
    std::size_t foreign = 0;
    std::size_t english = 0;
    for (const auto& word : words) {
        if (foreign_words().contains(word.lower) || has_accent(word.lower))
            ++foreign;
        else if (text::is_stop_word(word.lower) && word.lower != "no")  // which is Spanish too
            ++english;
    }
    if (words.size() < 5) return foreign >= 2 && english == 0 && foreign * 2 >= words.size();
    return foreign >= 3 && foreign > english * 2 && foreign * 6 >= words.size();
}

bool is_gibberish(const std::vector<text::Word>& words) {
    if (words.empty()) return false;
    std::size_t unlikely = 0;
    std::size_t repeated = 0;
    for (std::size_t at = 0; at < words.size(); ++at) {
        if (is_unlikely_word(words[at].lower)) ++unlikely;
        if (at >= 1 && words[at].lower == words[at - 1].lower) ++repeated;
    }
    if (unlikely * 2 >= words.size()) return true;
    return words.size() >= 5 && repeated * 3 >= words.size() * 2;
}

bool is_keyword_list(std::string_view text, const std::vector<text::Word>& words) {
    if (words.size() < 3 || words.size() > 40) return false;
    if (!evidence::figures_in(text).empty()) return false;
    std::size_t stop_words = 0;
    for (const auto& word : words)
        stop_words += text::is_stop_word(word.lower) && word.lower != "and" && word.lower != "or" ? 1U : 0U;
    if (stop_words * 6 > words.size()) return false;
    // A list has marks between its words, or, where it was spoken, nothing but words: "Rate limit per client." is none.
    const auto marks = std::ranges::count_if(text, [](char c) { return c == ',' || c == ';' || c == '\n'; });
    constexpr std::size_t least_spoken = 6;
    if (marks < 2 && (marks > 0 || words.size() < least_spoken || stop_words > 0)) return false;
    const auto clauses = evidence::clauses_of(text);
    return std::ranges::none_of(clauses, [](const evidence::Clause& clause) {
        return clause.subject != evidence::Subject::none || clause.past;
    });
}

}  // namespace offerbox::interview
