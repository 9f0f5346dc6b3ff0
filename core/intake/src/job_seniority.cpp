// The seniority that a job description asks for.
#include <fmt/format.h>
#include <re2/re2.h>

#include <array>
#include <map>
#include <utility>

#include "entries.hpp"
#include "job_facts.hpp"
#include "offerbox/base/text.hpp"

namespace offerbox::intake {

namespace {

// `title`: in a title "lead" is a grade, in a sentence it is mostly a verb.
std::optional<Seniority> grade_in(const std::string& text, bool title) {
    struct Grade {
        RE2 words;
        Seniority seniority;
    };
    static const std::array<Grade, 5> grades{
        {{RE2("(?i)\\b(?:principal|distinguished)\\b"), Seniority::principal},
         {RE2("(?i)\\b(?:staff (?:\\w+ ){0,3}(?:engineer|developer|scientist|designer)|staff$|staff \\(|(?:team "
              ")?lead|head of|architect|engineering manager)\\b"),
          Seniority::staff},
         {RE2("(?i)\\b(?:senior|sr|experienced|leitende[rn]?|expérimentée?|sénior)\\b"), Seniority::senior},
         {RE2("(?i)\\b(?:mid[- ]?level|intermediate|mid-senior|mid-weight)\\b"), Seniority::mid},
         {RE2("(?i)\\b(?:junior|jr|graduate|entry[- ]level|intern|trainee|apprentice|newly "
              "qualified|werkstudent\\w*|praktikant\\w*|stagiaire|débutante?)\\b"),
          Seniority::entry}}};
    for (const auto& [words, seniority] : grades) {
        if (seniority == Seniority::staff && !title && text.find("taff") == std::string::npos) continue;
        if (RE2::PartialMatch(text, words)) return seniority;
    }
    return std::nullopt;
}

int number_of(const std::string& word) {
    static const std::map<std::string, int> numbers{
        {"one", 1},   {"two", 2},  {"three", 3}, {"four", 4},    {"five", 5},     {"six", 6},  {"seven", 7},
        {"eight", 8}, {"nine", 9}, {"ten", 10},  {"twelve", 12}, {"fifteen", 15}, {"zwei", 2}, {"drei", 3},
        {"vier", 4},  {"fünf", 5}, {"sechs", 6}, {"acht", 8},    {"zehn", 10},    {"deux", 2}, {"trois", 3},
        {"cinq", 5},  {"dos", 2},  {"tres", 3},  {"cinco", 5}};
    const auto found = numbers.find(text::lower(word));
    if (found != numbers.end()) return found->second;
    int number = 0;
    for (const char c : word) {
        if (c < '0' || c > '9') return -1;
        number = number * 10 + (c - '0');
    }
    return word.empty() || number > 40 ? -1 : number;
}

// The years of experience that a line asks for, the lower number of a span; -1 when it asks for none.
int years_in(const std::string& text) {
    static const RE2 years(
        "(?i)([^\\s,.;:()+–-]+)\\s*(?:\\+|-\\s*\\w+|–\\s*\\w+| to \\w+| or \\w+| bis \\w+| à \\w+)?\\s*(?:or more "
        "|full |several )?(?:years?|yrs?|jahre|ans|años|anos|anni|år)\\b");
    static const RE2 not_asked(
        "(?i)(?:next|coming|last|past|over|every|each|within|after|first|these|in|for the|another|than|a|per)\\s*$");
    static const RE2 old("(?i)^[- ]?(?:old|ago|later|contract)");
    re2::StringPiece rest(text);
    std::string word;
    int most = -1;
    while (RE2::FindAndConsume(&rest, years, &word)) {
        const std::size_t end = text.size() - rest.size();
        const int number = number_of(word);
        if (number < 0) continue;
        const std::size_t begin = text.rfind(word, end);
        const std::string before = text.substr(0, begin);
        static const RE2 more("(?i)(?:at least|more than|over|minimum(?: of)?|mindestens|au moins|min\\.?)\\s*$");
        const bool asked = RE2::PartialMatch(before, more) || !RE2::PartialMatch(before, not_asked);
        if (asked && !RE2::PartialMatch(rest, old)) most = std::max(most, number);
    }
    return most;
}

Seniority by_years(int years) {
    if (years >= 12) return Seniority::principal;
    if (years >= 8) return Seniority::staff;
    if (years >= 5) return Seniority::senior;
    if (years >= 2) return Seniority::mid;
    return Seniority::entry;
}

}  // namespace

std::optional<SeniorityChoice> seniority_of(const std::string& title, const std::vector<Line>& lines) {
    if (const auto grade = grade_in(title, true))
        return SeniorityChoice{*grade, fmt::format("The title says \"{}\".", title)};
    static const RE2 level(
        "(?i)(?:\\blevel\\b|\\bgrade\\b|this is an?|as an?|looking for|hiring|search for|join .{0,20} as "
        "an?|engineer.{0,40}\\(senior\\)|delighted)");
    for (const Line& line : lines) {
        const std::string text = joined(line);
        if (line.number > 12 || line.bullet || !RE2::PartialMatch(text, level)) continue;
        if (const auto grade = grade_in(text, false))
            return SeniorityChoice{*grade, fmt::format("It says \"{}\".", text)};
    }
    // What stands beside the title: "Backend Engineer, API Platform (Senior)".
    if (!lines.empty() && !title.empty()) {
        for (const Line& line : lines) {
            const std::string text = joined(line);
            if (line.number > 6 || text.find(title) == std::string::npos || text::count_words(text) > 14) continue;
            if (const auto grade = grade_in(text, false))
                return SeniorityChoice{*grade, fmt::format("It says \"{}\".", text)};
        }
    }
    int most = -1;
    std::string quote;
    for (const Line& line : lines) {
        const std::string text = joined(line);
        const int years = years_in(text);
        if (years > most && years <= 20) most = years, quote = text;
    }
    static const RE2 beginner(
        "(?i)no (?:work |previous |prior )?experience (?:is )?(?:needed|required|necessary)|finishing a degree|near "
        "the start of|recent graduates?|"
        "start of (?:your|their) (?:career|working life)|keine berufserfahrung");
    for (const Line& line : lines) {
        if (most < 2 && RE2::PartialMatch(joined(line), beginner))
            return SeniorityChoice{Seniority::entry, fmt::format("It says \"{}\".", joined(line))};
    }
    if (most < 0) return std::nullopt;
    return SeniorityChoice{by_years(most), fmt::format("It asks for {} years: \"{}\".", most, quote)};
}

}  // namespace offerbox::intake
