#include <algorithm>
#include <cctype>
#include <cmath>
#include <set>

#include "offerbox/base/text.hpp"
#include "offerbox/evidence/pattern.hpp"
#include "offerbox/scoring/scoring.hpp"

namespace offerbox::scoring {

namespace {

using evidence::Clause;
using evidence::Pattern;
using evidence::Subject;

struct PlacedClause {
    int turn = 0;
    Clause clause;
    std::string_view text;
    double position = 0;  // 0 at the start of its turn, 1 at its end
};

std::vector<PlacedClause> placed_clauses(std::span<const evidence::AnswerTurn> turns) {
    std::vector<PlacedClause> placed;
    for (std::size_t turn = 0; turn < turns.size(); ++turn) {
        const std::string_view text = turns[turn].text;
        for (const Clause& clause : evidence::clauses_of(text)) {
            const double position =
                static_cast<double>(clause.begin) / static_cast<double>(std::max<std::size_t>(text.size(), 1));
            placed.push_back({static_cast<int>(turn), clause, evidence::text_of(text, clause), position});
        }
    }
    return placed;
}

Quote quote_of(const PlacedClause& placed) {
    return {std::string(placed.text), placed.turn, placed.clause.begin, placed.clause.end};
}

Pattern pattern(const std::vector<std::string>& expressions) {
    const auto compiled = Pattern::compile(expressions);
    return compiled ? *compiled : Pattern{};
}

const Pattern& result_words() {
    static const Pattern words = pattern(
        {"(dropp|reduc|improv|increas|decreas|cut|went (down|up|from)|fell|rose|sav|halv|doubl)\\w*", "as a result",
         "in the end", "(the )?(result|outcome|effect|impact)\\b", "since then", "after that (it|we|the|nothing)",
         "from .{1,30} to .{1,30}", "(down|up) (from|to)\\b", "(used to be|was|were) .{1,30}before\\b",
         "(then|now) (said|showed|read|took|takes|came to)\\b", "never (happened|came|broke|saw)",
         "no (more|further|longer|downtime|incidents?|complaints?)", "it worked", "solved", "fixed", "paid off",
         "(shipped|launched|delivered|released|finished|completed)\\b"});
    return words;
}

const Pattern& lesson_words() {
    static const Pattern words = pattern({"learn(ed|t)?\\b", "lesson", "next time", "in hindsight", "looking back",
                                          "would do .{0,20}different", "should have", "now (i|we) (always|never)",
                                          "(i|we) (regret|underestimated)", "mistake (was|i|we)", "since then (i|we)"});
    return words;
}

const Pattern& situation_words() {
    static const Pattern words =
        pattern({"(at|when) (my|the|our|a|i|we)\\b",
                 "(we|i|there|it|the \\w+|our \\w+) (had|was|were|ran|kept|used to)\\b", "problem\\b", "at the time",
                 "last (year|month|spring|summer|quarter)", "in 20\\d\\d", "customers?\\b", "users?\\b"});
    return words;
}

const Pattern& task_words() {
    static const Pattern words =
        pattern({"(needed|had|asked|decided|wanted|supposed|responsible|in charge|my (job|task|goal|role)|the "
                 "goal|target|deadline|owned)\\b",
                 "we had to", "i was (on|the|asked|leading|responsible)"});
    return words;
}

const Pattern& trade_off_words() {
    static const Pattern words = pattern(
        {"trade.?offs?", "(instead of|rather than|as opposed to)\\b", "downsides?", "drawbacks?",
         "(at the|the) (cost|price|expense) (of|was|is)", "alternativ\\w*",
         "(we|i) (considered|compared|weighed|rejected|looked at)\\b", "in exchange", "gave up",
         "(it|that|this) (costs?|meant|means) (us|that|more|an?)\\b", "pros and cons", "(more|less) \\w+ (but|at)",
         "(cheaper|simpler|slower|faster|riskier|safer|harder|easier)\\b.{0,40}\\b(but|than|though)", "depends on"});
    return words;
}

const Pattern& assumption_words() {
    static const Pattern words = pattern({"assum\\w*", "requirements?", "let'?s say", "how many",
                                          "(reads?|writes?|requests?|users?) (per|a) (second|day|minute)", "qps|rps",
                                          "clarif\\w*", "scope", "constraints?", "functional"});
    return words;
}

const Pattern& choice_words() {
    static const Pattern words = pattern(
        {"(i|we)('d| would)? (choose|chose|pick|picked|go with|went with|use|used|decide|decided|prefer|start with)\\b",
         "because\\b", "so (i|we)('d| would)?\\b", "the reason"});
    return words;
}

const PlacedClause* first_with(const std::vector<PlacedClause>& clauses, const Pattern& words, auto condition) {
    for (const auto& placed : clauses) {
        if (condition(placed) && words.find(placed.text)) return &placed;
    }
    return nullptr;
}

const PlacedClause* first_with(const std::vector<PlacedClause>& clauses, const Pattern& words) {
    return first_with(clauses, words, [](const PlacedClause&) { return true; });
}

bool is_own_action(const PlacedClause& placed) {
    const Clause& clause = placed.clause;
    return clause.subject == Subject::i && clause.action && clause.past && !clause.hypothetical && !clause.negated;
}

bool is_team_action(const PlacedClause& placed) {
    const Clause& clause = placed.clause;
    return clause.subject == Subject::we && clause.action && clause.past && !clause.hypothetical;
}

DimensionScore scored(double score, const PlacedClause* evidence) {
    DimensionScore dimension{std::clamp(score, 0.0, 1.0), std::nullopt};
    if (evidence != nullptr) dimension.quote = quote_of(*evidence);
    return dimension;
}

// Situation, task, action, result, lesson (STAR with its lesson): the share that is there; the lesson is half a part.
DimensionScore star(const std::vector<PlacedClause>& clauses) {
    const auto early = [](const PlacedClause& placed) {
        return placed.turn == 0 && placed.position < 0.5 && !placed.clause.hypothetical;
    };
    const PlacedClause* situation = first_with(clauses, situation_words(), early);
    const PlacedClause* task =
        first_with(clauses, task_words(), [](const PlacedClause& placed) { return !placed.clause.hypothetical; });
    const auto action = std::ranges::find_if(
        clauses, [](const PlacedClause& placed) { return is_own_action(placed) || is_team_action(placed); });
    const PlacedClause* result = first_with(clauses, result_words(), [](const PlacedClause& placed) {
        return placed.clause.past && !placed.clause.hypothetical;
    });
    const PlacedClause* lesson = first_with(clauses, lesson_words());
    const double parts = (situation != nullptr) + (task != nullptr) + (action != clauses.end()) + (result != nullptr) +
                         0.5 * (lesson != nullptr);
    const PlacedClause* shown = result != nullptr ? result : action != clauses.end() ? &*action : situation;
    return scored(parts / 4.5, shown);
}

DimensionScore design_structure(const std::vector<PlacedClause>& clauses) {
    const PlacedClause* assumptions = first_with(clauses, assumption_words());
    const PlacedClause* options = first_with(clauses, trade_off_words());
    const PlacedClause* choice = first_with(clauses, choice_words());
    const double parts = (assumptions != nullptr) + (options != nullptr) + (choice != nullptr);
    return scored(parts / 3, assumptions != nullptr ? assumptions : choice);
}

// Distinct figures and names (words with capitals inside a sentence or digits): half at two, near full at six.
DimensionScore specificity(const std::vector<PlacedClause>& clauses) {
    std::set<std::string> named;
    const PlacedClause* shown = nullptr;
    for (const auto& placed : clauses) {
        const auto before = named.size();
        for (const auto& figure : placed.clause.figures)
            named.insert("figure " + std::to_string(placed.turn) + ":" + std::to_string(figure.begin));
        const auto words = text::words(placed.text);
        for (std::size_t at = 1; at < words.size(); ++at) {
            const char first = placed.text[words[at].begin];
            const bool capital = std::isupper(static_cast<unsigned char>(first)) != 0 && words[at].lower != "i" &&
                                 !words[at].lower.starts_with("i'");
            if (capital) named.insert(words[at].lower);
        }
        if (shown == nullptr && named.size() > before) shown = &placed;
    }
    return scored(1 - std::exp(-static_cast<double>(named.size()) / 3.0), shown);
}

DimensionScore own_part(const std::vector<PlacedClause>& clauses) {
    const auto own = std::ranges::count_if(clauses, is_own_action);
    const auto team = std::ranges::count_if(clauses, is_team_action);
    const auto shown = std::ranges::find_if(clauses, is_own_action);
    const double share = own + team == 0 ? 0 : static_cast<double>(own) / static_cast<double>(own + team);
    const double amount = std::min(1.0, static_cast<double>(own) / 3.0);
    return scored(amount * (0.5 + 0.5 * share), shown == clauses.end() ? nullptr : &*shown);
}

DimensionScore result(const std::vector<PlacedClause>& clauses) {
    const auto told = [](const PlacedClause& placed) { return placed.clause.past && !placed.clause.hypothetical; };
    const PlacedClause* with_figure = first_with(clauses, result_words(), [&](const PlacedClause& placed) {
        return told(placed) && !placed.clause.figures.empty();
    });
    if (with_figure != nullptr) return scored(1, with_figure);
    const PlacedClause* without = first_with(clauses, result_words(), told);
    return scored(without != nullptr ? 0.6 : 0, without);
}

DimensionScore trade_off(const std::vector<PlacedClause>& clauses) {
    const auto count = std::ranges::count_if(
        clauses, [](const PlacedClause& placed) { return trade_off_words().find(placed.text).has_value(); });
    return scored(count == 0 ? 0 : count == 1 ? 0.6 : 1, first_with(clauses, trade_off_words()));
}

}  // namespace

Dimensions dimensions_of(QuestionKind kind, std::span<const evidence::AnswerTurn> turns) {
    const auto clauses = placed_clauses(turns);
    Dimensions dimensions;
    if (kind == QuestionKind::technical_concept) return dimensions;
    dimensions.structure = kind == QuestionKind::design ? design_structure(clauses) : star(clauses);
    dimensions.trade_off = trade_off(clauses);
    if (kind == QuestionKind::design) return dimensions;
    dimensions.specificity = specificity(clauses);
    dimensions.own_part = own_part(clauses);
    dimensions.result = result(clauses);
    return dimensions;
}

}  // namespace offerbox::scoring
