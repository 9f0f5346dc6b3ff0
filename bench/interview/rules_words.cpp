#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "offerbox/base/text.hpp"
#include "rules.hpp"

namespace offerbox::bench {

namespace {

template <typename Check>
void each_said(const Held& held, Check check) {
    for (std::size_t at = 0; at < held.state.turns.size(); ++at) {
        if (is_interviewers(held.state.turns[at])) check(at, held.state.turns[at]);
    }
}

bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}
bool is_lower(char c) {
    return c >= 'a' && c <= 'z';
}

void not_empty(const Held& held, const Tell& tell) {
    each_said(held, [&](std::size_t at, const Turn& turn) {
        if (text::trim(turn.text).empty()) tell(at, std::string(name_of(turn.kind)));
    });
}

void filled(const Held& held, const Tell& tell) {
    each_said(held, [&](std::size_t at, const Turn& turn) {
        if (turn.text.find_first_of("{}<>") != std::string::npos) tell(at, turn.text);
    });
}

void has_reason(const Held& held, const Tell& tell) {
    each_said(held, [&](std::size_t at, const Turn& turn) {
        if (turn.reason.empty() || std::string_view(".!?").find(turn.reason.back()) == std::string_view::npos)
            tell(at, fmt::format("{} | {}", turn.text, turn.reason));
    });
}

void ends_a_sentence(const Held& held, const Tell& tell) {
    each_said(held, [&](std::size_t at, const Turn& turn) {
        if (!turn.text.ends_with('.') && !turn.text.ends_with('?')) tell(at, turn.text);
    });
}

void spaced(const Held& held, const Tell& tell) {
    static const std::vector<std::string> slips{"  ", " ,", " .", " ?", "..", ",.", "?.", ".?", ",,", " ;", ":.", "?,"};
    each_said(held, [&](std::size_t at, const Turn& turn) {
        const auto lines = text::split(turn.text, '\n');
        // Feedback alone is laid out in lines.
        bool slip = lines.size() > 1 && turn.kind != TurnKind::feedback;
        for (const auto line : lines) {
            slip = slip || line.empty() || line.starts_with(' ') || line.ends_with(' ') ||
                   line.find('\t') != std::string_view::npos ||
                   std::ranges::any_of(
                       slips, [&](const std::string& sign) { return line.find(sign) != std::string_view::npos; });
        }
        if (slip) tell(at, turn.text);
    });
}

// Whether the word begins with a vowel's sound, as far as spelling tells; nothing for names and abbreviations.
std::optional<bool> sounds_like_vowel(std::string_view word) {
    if (word.empty() || !std::isalpha(static_cast<unsigned char>(word.front()))) return std::nullopt;
    if (word.size() > 1 && is_upper(word[1])) return std::nullopt;
    const std::string lower = text::lower(word);
    for (const auto* start : {"one", "once", "use", "usa", "usu", "uni", "euro", "ubi", "util"}) {
        if (lower.starts_with(start)) return false;
    }
    if (lower.starts_with("unin") || lower.starts_with("unim")) return true;
    for (const auto* start : {"hour", "honest", "heir", "honour"}) {
        if (lower.starts_with(start)) return true;
    }
    return std::string_view("aeiou").find(lower.front()) != std::string_view::npos;
}

void article(const Held& held, const Tell& tell) {
    each_said(held, [&](std::size_t at, const Turn& turn) {
        const auto words = text::words(turn.text);
        for (std::size_t word = 0; word + 1 < words.size(); ++word) {
            if (words[word].lower != "a" && words[word].lower != "an") continue;
            if (words[word + 1].begin != words[word].end + 1 || turn.text[words[word].begin] == 'A') continue;
            const auto next = turn.text.substr(words[word + 1].begin, words[word + 1].end - words[word + 1].begin);
            const auto vowel = sounds_like_vowel(next);
            const bool nested = words[word + 1].lower == "any" || words[word + 1].lower == "the";
            if (nested || (vowel && *vowel != (words[word].lower == "an"))) tell(at, turn.text);
        }
    });
}

// "B.V. you", "Inc. you": the full stop of an abbreviation ends no sentence.
bool ends_abbreviation(std::string_view said, std::size_t stop) {
    const auto space = said.rfind(' ', stop);
    const auto word = said.substr(space == std::string_view::npos ? 0 : space + 1, stop);
    return is_upper(word.front()) && stop - (space + 1) <= 4;
}

void starts_upper(const Held& held, const Tell& tell) {
    each_said(held, [&](std::size_t at, const Turn& turn) {
        const auto& said = turn.text;
        if (!said.empty() && is_lower(said.front())) return tell(at, said);
        bool quoted = false;  // the person's own words stay as they wrote them
        for (std::size_t sign = 0; sign + 2 < said.size(); ++sign) {
            if (said[sign] == '"') quoted = !quoted;
            const bool end = (said[sign] == '.' || said[sign] == '?') && said[sign + 1] == ' ';
            if (end && !quoted && is_lower(said[sign + 2]) && !ends_abbreviation(said, sign)) return tell(at, said);
        }
    });
}

void one_question(const Held& held, const Tell& tell) {
    each_said(held, [&](std::size_t at, const Turn& turn) {
        if (std::ranges::count(turn.text, '?') > 1) tell(at, turn.text);
    });
}

std::size_t most_words(TurnKind kind) {
    switch (kind) {
        case TurnKind::follow_up:
        case TurnKind::pushback: return 40;
        case TurnKind::patience: return 30;
        case TurnKind::greeting: return 110;
        case TurnKind::feedback: return 400;
        default: return 90;
    }
}

void short_enough(const Held& held, const Tell& tell) {
    each_said(held, [&](std::size_t at, const Turn& turn) {
        const auto count = text::count_words(turn.text);
        if (count > most_words(turn.kind)) tell(at, fmt::format("{} words: {}", count, turn.text));
    });
}

void asks_something(const Held& held, const Tell& tell) {
    static const std::vector<std::string> requests{
        " tell ",  " take ",    " walk ", " give ",   " describe ", " pick ",    " explain ", " name ",
        " think ", " suppose ", " say ",  " show ",   " imagine ",  " compare ", " choose ",  " put ",
        " go ",    " start ",   " talk ", " design ", " sketch ",   " draw "};
    each_said(held, [&](std::size_t at, const Turn& turn) {
        const bool asks = turn.kind == TurnKind::question || is_follow_up(turn) || turn.kind == TurnKind::warm_up;
        if (!asks || turn.text.find('?') != std::string::npos) return;
        const auto words = plain(turn.text);
        const bool request = std::ranges::any_of(
            requests, [&](const std::string& verb) { return words.find(verb) != std::string::npos; });
        if (!request) tell(at, turn.text);
    });
}

}  // namespace

std::vector<Rule> rules_of_words() {
    return {{"empty", "every turn of the interviewer has words", not_empty},
            {"unfilled", "no slot is left unfilled", filled},
            {"reason", "every turn of the interviewer has a reason, a whole sentence", has_reason},
            {"sentence-end", "every turn of the interviewer ends a sentence", ends_a_sentence},
            {"spacing", "no doubled spaces or punctuation", spaced},
            {"article", "a and an fit the word after them", article},
            {"capital", "sentences start with a capital", starts_upper},
            {"two-questions", "one question in a turn at most", one_question},
            {"length", "follow-ups of at most 40 words, other turns in measure", short_enough},
            {"asks", "a question or follow-up asks for something", asks_something}};
}

}  // namespace offerbox::bench
