#include "judge.hpp"

#include <algorithm>

#include "offerbox/base/text.hpp"
#include "offerbox/evidence/clause.hpp"
#include "thresholds.hpp"
#include "window.hpp"

namespace offerbox::evidence {

namespace {

// The words of a statement, or empty.
std::string_view words_of(const Question& question, std::string_view statement) {
    for (const auto& point : question.key_points) {
        if (statement == point_group(point.id)) return point.text;
    }
    for (const auto& misconception : question.misconceptions) {
        if (statement == mistake_group(misconception.id)) return misconception.claim;
    }
    return {};
}

float nearest_to(const AnswerTurn& turn, const std::string& statement) {
    const auto found = turn.measurement.groups.find(statement);
    float best = 0;
    if (found == turn.measurement.groups.end()) return best;
    for (const auto& likeness : found->second) best = std::max(best, likeness.value);
    return best;
}

// A point is judged in its two nearest turns: its first mention and where it was made good.
std::vector<std::size_t> turns_to_judge(const std::vector<AnswerTurn>& turns, const std::string& statement,
                                        float at_least) {
    std::vector<std::size_t> order;
    for (std::size_t at = 0; at < turns.size(); ++at) {
        if (nearest_to(turns[at], statement) >= at_least && !turns[at].measurement.clauses.empty()) order.push_back(at);
    }
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
        return nearest_to(turns[a], statement) > nearest_to(turns[b], statement);
    });
    if (order.size() > 2) order.resize(2);
    return order;
}

// Whether each clause is near a key point or anything else that the question's rubric knows.
std::vector<bool> near_clauses(const Question& question, const AnswerTurn& turn) {
    std::vector<bool> near(turn.measurement.clauses.size(), false);
    const auto mark = [&](const std::string& group) {
        const auto row = turn.measurement.groups.find(group);
        if (row == turn.measurement.groups.end()) return;
        for (std::size_t at = 0; at < std::min(near.size(), row->second.size()); ++at)
            near[at] = near[at] || row->second[at].value >= empty_below;
    };
    for (const auto& point : question.key_points) {
        mark(point_group(point.id));
        mark(partly_group(point.id));
    }
    for (const auto& misconception : question.misconceptions) mark(mistake_group(misconception.id));
    return near;
}

// The turn without its empty sentences: those that are near nothing, in which the person does nothing and no figure
// stands. Padding is neither content nor a fault.
std::string filled(const Question& question, const AnswerTurn& turn) {
    const auto clauses = clauses_of(turn.text);
    const auto near = near_clauses(question, turn);
    if (near.size() != clauses.size()) return turn.text;
    std::vector<bool> kept;
    for (std::size_t at = 0; at < clauses.size(); ++at) {
        const Clause& clause = clauses[at];
        if (clause.sentence >= kept.size()) kept.resize(clause.sentence + 1, false);
        const bool acts = clause.action && (clause.subject == Subject::i || clause.subject == Subject::we);
        if (near[at] || acts || !clause.figures.empty()) kept[clause.sentence] = true;
    }
    std::string text;
    for (std::size_t at = 0; at < clauses.size(); ++at) {
        if (!kept[clauses[at].sentence]) continue;
        std::size_t last = at;
        while (last + 1 < clauses.size() && kept[clauses[last + 1].sentence]) ++last;
        const std::size_t end = last + 1 < clauses.size() ? clauses[last + 1].begin : turn.text.size();
        const std::size_t begin = at == 0 ? 0 : clauses[at].begin;
        text += turn.text.substr(begin, end - begin);
        at = last;
    }
    return text;
}

std::string whole(const Question& question, const std::vector<AnswerTurn>& turns) {
    std::string all;
    std::string without_empty;
    for (const auto& turn : turns) {
        all += (all.empty() ? "" : " ") + turn.text;
        without_empty += (without_empty.empty() ? "" : " ") + filled(question, turn);
    }
    return text::count_words(without_empty) == 0 ? all : without_empty;
}

}  // namespace

std::optional<Window> window_for(const CompiledQuestion& question, const AnswerTurn& turn, std::string_view statement) {
    const auto& clauses = turn.measurement.clauses;
    if (clauses.empty() || words_of(*question.question, statement).empty()) return std::nullopt;
    std::vector<float> likeness(clauses.size(), 0.0F);
    if (const auto row = turn.measurement.groups.find(std::string(statement)); row != turn.measurement.groups.end()) {
        for (std::size_t at = 0; at < std::min(likeness.size(), row->second.size()); ++at)
            likeness[at] = row->second[at].value;
    }
    const bool claim = statement.starts_with("mistake:");
    return window_of(turn.text, clauses, likeness, claim ? claim_window_words : point_window_words);
}

std::optional<TextPair> pair_of(const CompiledQuestion& question, const AnswerTurn& turn, std::string_view statement) {
    auto window = window_for(question, turn, statement);
    if (!window) return std::nullopt;
    return TextPair{std::string(words_of(*question.question, statement)), std::move(window->text)};
}

std::vector<std::string> nearby_misconceptions(const Question& question, const AnswerTurn& turn, std::size_t most) {
    std::vector<std::pair<float, std::string>> near;
    for (const auto& misconception : question.misconceptions) {
        std::string statement = mistake_group(misconception.id);
        const float value = nearest_to(turn, statement);
        if (value >= worth_judging) near.emplace_back(value, std::move(statement));
    }
    std::ranges::stable_sort(near, [](const auto& a, const auto& b) { return a.first > b.first; });
    if (near.size() > most) near.resize(most);
    std::vector<std::string> statements;
    for (auto& entry : near) statements.push_back(std::move(entry.second));
    return statements;
}

Result<std::vector<AnswerTurn>> judge_turns(const CompiledQuestion& question, std::vector<AnswerTurn> turns,
                                            const PairScorer& scorer) {
    struct Asked {
        std::size_t turn;
        std::string statement;
    };
    std::vector<Asked> asked;
    std::vector<TextPair> pairs;
    const auto ask = [&](const std::string& statement, float at_least) {
        for (const std::size_t turn : turns_to_judge(turns, statement, at_least)) {
            auto pair = pair_of(question, turns[turn], statement);
            if (!pair) continue;
            asked.push_back({turn, statement});
            pairs.push_back(std::move(*pair));
        }
    };
    for (const auto& point : question.question->key_points)
        ask(point_group(point.id), point.phrasings.size() < phrasings_of_bank ? 0 : worth_judging_point);
    for (const auto& misconception : question.question->misconceptions)
        ask(mistake_group(misconception.id), worth_judging);
    const auto judged = scorer.judge_statements(pairs);
    if (!judged) return judged.error();
    for (std::size_t at = 0; at < asked.size(); ++at) {
        Measurement& measurement = turns[asked[at].turn].measurement;
        measurement.scorer = scorer.name();
        measurement.statements[asked[at].statement] = (*judged)[at];
    }
    if (turns.empty()) return turns;
    const std::vector<TextPair> answer{{question.question->text, whole(*question.question, turns)}};
    const auto quality = scorer.rate_answers(answer);
    if (!quality) return quality.error();
    turns.front().measurement.scorer = scorer.name();
    turns.front().measurement.quality = quality->front();
    return turns;
}

}  // namespace offerbox::evidence
