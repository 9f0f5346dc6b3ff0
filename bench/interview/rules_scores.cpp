#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "offerbox/base/text.hpp"
#include "rules.hpp"

namespace offerbox::bench {

namespace {

// Calls `check` with every question's score and what was said on it, turn by turn.
template <typename Check>
void each_score(const Held& held, Check check) {
    if (!held.state.scorecard) return;
    for (const auto& score : held.state.scorecard->questions) {
        std::vector<std::string> answers;
        if (const auto found = held.state.progress.find(score.question_id); found != held.state.progress.end()) {
            for (const auto& answer : found->second.answers) answers.push_back(answer.text);
        }
        check(score, answers);
    }
}

void complete(const Held& held, const Tell& tell) {
    if (!held.state.scorecard) return;
    const auto& questions = held.state.started.plan.questions;
    const auto& scores = held.state.scorecard->questions;
    const bool same =
        std::ranges::equal(questions, scores, {}, &PlannedQuestion::question_id, &QuestionScore::question_id);
    if (!same) tell(0, "the scorecard's questions are not the plan's");
}

void unreached_unscored(const Held& held, const Tell& tell) {
    each_score(held, [&](const QuestionScore& score, const std::vector<std::string>& answers) {
        const auto found = held.state.progress.find(score.question_id);
        const std::string outcome = found == held.state.progress.end() ? std::string() : found->second.outcome;
        const bool refused = outcome == "skipped" || outcome == "unanswered";
        if (answers.empty() && !refused && (score.score || score.not_scored.empty()))
            tell(0, fmt::format("{} was not reached ({})", score.question_id, outcome));
        if (answers.empty() && refused && (!score.score || *score.score != 0 || *score.level != 1))
            tell(0, fmt::format("{} was {} and is not 0", score.question_id, outcome));
        if (!score.score && score.not_scored.empty()) tell(0, score.question_id + ": no score and no reason");
        if (score.score && !score.not_scored.empty()) tell(0, score.question_id + ": a score and a reason for none");
    });
}

bool is_level(double level) {
    return level >= 1 && level <= 5 && std::fmod(level * 2, 1.0) == 0;
}

template <typename Score>
std::string fault_of(const Score& score) {
    if (score.score.has_value() != score.level.has_value() || score.score.has_value() != score.range.has_value())
        return "score, level and range are not there together";
    if (!score.score) return {};
    if (*score.score < 0 || *score.score > 1) return "a score outside 0 to 1";
    if (!is_level(*score.level)) return "a level that is none";
    const Range& range = *score.range;
    if (range.low < 0 || range.high > 1 || range.low > *score.score || range.high < *score.score)
        return "a range without its score";
    return {};
}

void well_formed(const Held& held, const Tell& tell) {
    if (!held.state.scorecard) return;
    const auto& card = *held.state.scorecard;
    const auto look = [&](const std::string& name, const std::string& fault) {
        if (!fault.empty()) tell(0, name + ": " + fault);
    };
    for (const auto& score : card.questions) look(score.question_id, fault_of(score));
    for (const auto& score : card.competencies) look(score.competency, fault_of(score));
    look("overall", fault_of(card.overall));
    if (card.overall.band.empty()) tell(0, "no band");
}

bool is_exact(const Quote& quote, const std::vector<std::string>& answers) {
    if (quote.turn < 0 || static_cast<std::size_t>(quote.turn) >= answers.size()) return false;
    const auto& text = answers[static_cast<std::size_t>(quote.turn)];
    if (quote.begin >= quote.end || quote.end > text.size()) return false;
    return text.substr(quote.begin, quote.end - quote.begin) == quote.text && text::is_utf8(quote.text);
}

void quotes_exact(const Held& held, const Tell& tell) {
    each_score(held, [&](const QuestionScore& score, const std::vector<std::string>& answers) {
        const auto look = [&](const std::optional<Quote>& quote, const std::string& what) {
            if (quote && !is_exact(*quote, answers))
                tell(0, fmt::format("{} {}: {}", score.question_id, what, quote->text));
        };
        for (const auto& point : score.key_points) look(point.quote, point.id);
        const auto& dimensions = score.dimensions;
        for (const auto* dimension : {&dimensions.structure, &dimensions.specificity, &dimensions.own_part,
                                      &dimensions.result, &dimensions.trade_off}) {
            if (*dimension) look((*dimension)->quote, "dimension");
        }
    });
}

void quotes_with_status(const Held& held, const Tell& tell) {
    each_score(held, [&](const QuestionScore& score, const std::vector<std::string>& answers) {
        for (const auto& point : score.key_points) {
            if (point.quote.has_value() != (point.status != KeyPointStatus::not_met))
                tell(0, fmt::format("{} {}: {} with{} quote", score.question_id, point.id, name_of(point.status),
                                    point.quote ? "" : "out"));
            if (answers.empty() && point.status != KeyPointStatus::not_met) tell(0, point.id + " without an answer");
        }
        const auto* question = held.bank->question(score.question_id);
        if (question != nullptr && question->key_points.size() != score.key_points.size())
            tell(0, score.question_id + ": key points are missing");
    });
}

void means_agree(const Held& held, const Tell& tell) {
    if (!held.state.scorecard) return;
    std::map<std::string, std::vector<double>> by_competency;
    std::vector<double> all;
    for (const auto& score : held.state.scorecard->questions) {
        auto& scores = by_competency[score.competency];
        if (!score.score) continue;
        scores.push_back(*score.score);
        all.push_back(*score.score);
    }
    const auto agrees = [](const std::vector<double>& scores, const std::optional<double>& mean) {
        if (scores.empty()) return !mean.has_value();
        double sum = 0;
        for (const double score : scores) sum += score;
        return mean && std::abs(*mean - sum / static_cast<double>(scores.size())) < 0.002;
    };
    for (const auto& competency : held.state.scorecard->competencies) {
        if (!by_competency.contains(competency.competency) ||
            !agrees(by_competency[competency.competency], competency.score))
            tell(0, competency.competency);
        by_competency.erase(competency.competency);
    }
    if (!by_competency.empty()) tell(0, "missing: " + by_competency.begin()->first);
    if (!agrees(all, held.state.scorecard->overall.score)) tell(0, "overall");
}

// Nothing was said: noise, or the question read back. Answers on another matter are judged by reading, not by code:
// docs/scoring.md says how far.
void nothing_scores_nothing(const Held& held, const Tell& tell) {
    const auto kind = held.setup.kind;
    if (kind != CandidateKind::question_reader && kind != CandidateKind::gibberish &&
        kind != CandidateKind::other_language && kind != CandidateKind::off_topic)
        return;
    each_score(held, [&](const QuestionScore& score, const std::vector<std::string>&) {
        // A walk in the mountains may answer "what are you proudest of"; it never answers a technical question.
        const Question* question = held.bank->question(score.question_id);
        const bool technical = question != nullptr && question->round == Round::technical;
        if (kind == CandidateKind::off_topic && !technical) return;
        if (score.level && *score.level > 1.5)
            tell(0, fmt::format("{}: level {} to {}", score.question_id, *score.level, name_of(kind)));
    });
}

}  // namespace

std::vector<Rule> rules_of_scores() {
    return {{"card", "the scorecard has the plan's questions", complete},
            {"not-reached", "not reached has no score and a reason; skipped and unanswered are 0", unreached_unscored},
            {"score-form", "level and range wherever a score is, and the range holds it", well_formed},
            {"score-quotes", "quotes are exact by their offsets", quotes_exact},
            {"score-status", "a quote wherever a key point is not \"not met\", and there alone", quotes_with_status},
            {"score-means", "competencies and the whole are the means of their questions", means_agree},
            {"score-nothing", "noise, talk beside a technical question and the question read back score lowest",
             nothing_scores_nothing}};
}

}  // namespace offerbox::bench
