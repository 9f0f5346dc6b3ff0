#include <algorithm>
#include <array>
#include <cctype>
#include <unordered_map>

#include "lexicon.hpp"
#include "offerbox/base/text.hpp"
#include "offerbox/evidence/clause.hpp"

namespace offerbox::evidence {

namespace {

const std::unordered_map<std::string_view, FigureKind>& units() {
    using enum FigureKind;
    static const std::unordered_map<std::string_view, FigureKind> kinds{{"ms", duration},
                                                                        {"millisecond", duration},
                                                                        {"milliseconds", duration},
                                                                        {"millis", duration},
                                                                        {"s", duration},
                                                                        {"sec", duration},
                                                                        {"secs", duration},
                                                                        {"second", duration},
                                                                        {"seconds", duration},
                                                                        {"min", duration},
                                                                        {"mins", duration},
                                                                        {"minute", duration},
                                                                        {"minutes", duration},
                                                                        {"h", duration},
                                                                        {"hr", duration},
                                                                        {"hrs", duration},
                                                                        {"hour", duration},
                                                                        {"hours", duration},
                                                                        {"day", duration},
                                                                        {"days", duration},
                                                                        {"week", duration},
                                                                        {"weeks", duration},
                                                                        {"month", duration},
                                                                        {"months", duration},
                                                                        {"quarter", duration},
                                                                        {"quarters", duration},
                                                                        {"year", duration},
                                                                        {"years", duration},
                                                                        {"sprint", duration},
                                                                        {"sprints", duration},
                                                                        {"us", duration},
                                                                        {"ns", duration},
                                                                        {"weekend", duration},
                                                                        {"night", duration},
                                                                        {"nights", duration},
                                                                        {"percent", percentage},
                                                                        {"percentage", percentage},
                                                                        {"pct", percentage},
                                                                        {"%", percentage},
                                                                        {"nines", percentage},
                                                                        {"x", percentage},
                                                                        {"times", percentage},
                                                                        {"fold", percentage},
                                                                        {"twice", percentage},
                                                                        {"tenfold", percentage},
                                                                        {"dollars", money},
                                                                        {"euros", money},
                                                                        {"pounds", money},
                                                                        {"usd", money},
                                                                        {"eur", money},
                                                                        {"bucks", money}};
    return kinds;
}

bool begins_with_digit(std::string_view word) {
    return !word.empty() && std::isdigit(static_cast<unsigned char>(word.front())) != 0;
}

// "340ms" -> "ms"; "3x" -> "x"; "10k" -> "k".
std::string_view unit_glued_to(std::string_view word) {
    std::size_t at = 0;
    while (at < word.size() &&
           (std::isdigit(static_cast<unsigned char>(word[at])) != 0 || word[at] == '.' || word[at] == '-'))
        ++at;
    return word.substr(at);
}

// Version numbers and names are no figures: "http2", "s3", "p99", "ec2" begin with a letter; "2fa", "3rd", "24/7".
bool is_name_not_number(std::string_view word) {
    const auto unit = unit_glued_to(word);
    return unit == "fa" || unit == "rd" || unit == "th" || unit == "st" || unit == "nd" || unit == "d" ||
           word == "24/7";
}

bool is_year(std::string_view word) {
    return word.size() == 4 && (word.starts_with("19") || word.starts_with("20")) &&
           std::ranges::all_of(word, [](char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; });
}

bool introduces_amount(std::string_view word) {
    return word == "a" || word == "an" || word == "one" || word == "few" || word == "several";
}

}  // namespace

std::vector<Figure> figures_in(std::string_view text) {
    const auto words = text::words(text);
    std::vector<Figure> figures;
    const auto unit_kind = [&](std::size_t at) {
        if (at >= words.size()) return FigureKind::none;
        const auto found = units().find(words[at].lower);
        return found == units().end() ? FigureKind::none : found->second;
    };
    for (std::size_t at = 0; at < words.size(); ++at) {
        const std::string& word = words[at].lower;
        const bool digits = begins_with_digit(word) && !is_name_not_number(word);
        const bool number_word = is_number_word(word);
        // "an hour", "one week", "a few minutes": an amount only together with a unit of time.
        const bool amount = introduces_amount(word) && unit_kind(at + 1) == FigureKind::duration &&
                            words[at + 1].lower.size() > 2 && words[at + 1].lower != "day" &&
                            words[at + 1].lower != "second";
        if (!digits && !number_word && !amount) continue;
        if (word == "once" || word == "third" || word == "couple" || word == "half" || word == "quarter" ||
            word == "double") {
            const bool counted = unit_kind(at + 1) != FigureKind::none || unit_kind(at + 2) != FigureKind::none ||
                                 unit_kind(at + 3) != FigureKind::none;
            if (!counted && word != "half") continue;
        }
        Figure figure{FigureKind::any, words[at].begin, words[at].end};
        std::size_t last = at;
        while (last + 1 < words.size() &&
               (is_number_word(words[last + 1].lower) || begins_with_digit(words[last + 1].lower)))
            ++last;
        const auto glued = units().find(unit_glued_to(word));
        if (digits && glued != units().end()) figure.kind = glued->second;
        if (word == "twice" || word == "doubled" || word == "halved" || word == "tripled" || word == "tenfold")
            figure.kind = FigureKind::percentage;
        // "half a second", "forty-five milliseconds", "a few minutes".
        for (std::size_t ahead = 1; figure.kind == FigureKind::any && ahead <= 2; ++ahead) {
            const FigureKind kind = unit_kind(last + ahead);
            if (kind == FigureKind::none) continue;
            figure.kind = kind;
            last += ahead;
        }
        const std::size_t before = words[at].begin;
        if (before > 0 && text[before - 1] == '$') figure.kind = FigureKind::money;
        const bool euro_or_pound = before >= 2 && (text.substr(before - 2, 2) == "\xC2\xA3");
        const bool euro = before >= 3 && text.substr(before - 3, 3) == "\xE2\x82\xAC";
        if (euro_or_pound || euro) figure.kind = FigureKind::money;
        figure.end = words[last].end;
        if (text.substr(figure.end, 1) == "%" || text.substr(figure.end, 2) == " %")
            figure.kind = FigureKind::percentage;
        if (figure.kind == FigureKind::any && digits && is_year(word)) continue;
        if (figure.kind == FigureKind::any && last + 1 < words.size() && !is_past_verb(words[last + 1].lower)) {
            figure.kind = FigureKind::count;
        }
        figures.push_back(figure);
        at = last;
    }
    return figures;
}

}  // namespace offerbox::evidence
