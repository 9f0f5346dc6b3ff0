#include <algorithm>
#include <string>

#include "offerbox/base/text.hpp"
#include "offerbox/intake/resume.hpp"
#include "vocabulary.hpp"

namespace offerbox::intake {

namespace {

std::string lower(char32_t c) {
    return text::lower(text::from_code_points(std::u32string(1, c)));
}

bool is_capital(char32_t c) {
    return lower(c) != text::from_code_points(std::u32string(1, c));
}

bool is_letter(char32_t c) {
    return (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z') || c >= 0xC0;
}

bool is_capitals(std::string_view word) {
    const auto letters = text::to_code_points(word);
    return std::ranges::count_if(letters, is_letter) > 1 &&
           std::ranges::all_of(letters, [](char32_t c) { return !is_letter(c) || is_capital(c); });
}

// "Anna", "Jo", "Łukasz", "Jean-Luc"; no initials and no short forms ("J.", "Th", "St").
bool is_word_of_a_name(std::string_view word) {
    const auto letters = text::to_code_points(word);
    const bool has_vowel = std::ranges::any_of(letters, [](char32_t c) {
        return std::u32string_view(U"aeiouyAEIOUY").find(c) != std::u32string_view::npos || c > 0xBF;
    });
    return letters.size() >= 2 && has_vowel && word.find_first_of(".0123456789@/&") == std::string_view::npos;
}

bool stands_in(const std::string& address, std::string_view word) {
    return word.size() >= 3 && text::lower(address).find(text::lower(word)) != std::string::npos;
}

// "PRIYA" as it is spoken: "Priya".
std::string as_spoken(std::string_view word) {
    std::string out;
    bool inside = false;
    for (const char32_t c : text::to_code_points(word)) {
        out += inside ? lower(c) : text::from_code_points(std::u32string(1, c));
        inside = is_letter(c);
    }
    return out;
}

}  // namespace

std::string given_name(const CandidateProfile& profile) {
    const std::string name = text::squeeze(profile.name.text);
    const auto words = text::split(name, ' ');
    if (words.size() < 2 || !is_person_name(name)) return {};
    const bool other = organisation_score(name) > 0 || school_score(name) > 0 || degree_score(name) > 0 ||
                       title_score(name) > 0 || is_known_place(name);
    if (other || !is_word_of_a_name(words.front())) return {};
    const auto first = words.front();
    if (!is_capitals(first)) return std::string(first);
    // Firms and headings are set in capitals too; an address of the same name tells a person.
    const bool known =
        std::ranges::any_of(words, [&](std::string_view word) { return stands_in(profile.email.text, word); });
    return known ? as_spoken(first) : std::string();
}

}  // namespace offerbox::intake
