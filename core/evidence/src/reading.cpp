// From measured turns to what they state: pure.
#include "reading.hpp"

#include <algorithm>
#include <functional>

#include "judge.hpp"
#include "reading_details.hpp"
#include "thresholds.hpp"
#include "topic.hpp"

namespace offerbox::evidence {

const PointReading* Reading::point(std::string_view id) const noexcept {
    const auto found =
        std::ranges::find_if(points, [&](const PointReading& reading) { return reading.point->id == id; });
    return found == points.end() ? nullptr : &*found;
}

namespace {

double clamped(double value) {
    return std::clamp(value, 0.0, 1.0);
}

// How surely one clause states a key point; `status` not_met when it does not.
struct ClauseVerdict {
    KeyPointStatus status = KeyPointStatus::not_met;
    double closeness = 0;
};

ClauseVerdict judge_point(const ReadingDetails& details, std::size_t clause_at, const KeyPoint& point,
                          const CompiledPoint& compiled, QuestionKind kind) {
    const ReadClause& read = details.clauses[clause_at];
    const Likeness likeness = details.likeness(clause_at, point_group(point.id));
    const Likeness partly = details.likeness(clause_at, partly_group(point.id));
    const bool cue = details.cue_stands(clause_at, compiled.cues);
    const auto phrase = static_cast<std::size_t>(likeness.phrase);
    const bool phrase_denies = phrase < compiled.denied_phrasings.size() && compiled.denied_phrasings[phrase];
    ClauseVerdict verdict;
    const double lift = cue ? met_alone - met_with_cue : 0.0F;
    verdict.closeness = clamped((static_cast<double>(likeness.value) + lift) / 0.9);
    if (read.clause.negated != phrase_denies) return {KeyPointStatus::not_met, verdict.closeness * 0.5};
    if (!read.clause.has_verb && read.clause.figures.empty()) return {KeyPointStatus::not_met, verdict.closeness * 0.6};
    const bool met = likeness.value >= met_alone || (cue && likeness.value >= met_with_cue);
    const bool half = likeness.value >= partly_alone || (cue && likeness.value >= partly_with_cue) ||
                      (partly.value >= partly_phrase && partly.value >= likeness.value);
    // What a person only would do shows knowledge, not that they did it.
    const bool imagined = kind == QuestionKind::behavioural && read.clause.hypothetical;
    const bool lacks_figure = point.figure != FigureKind::none && !details.figure_near(clause_at, point.figure);
    if (met)
        verdict.status = imagined || lacks_figure ? KeyPointStatus::partly_met : KeyPointStatus::met;
    else if (half)
        verdict.status = KeyPointStatus::partly_met;
    return verdict;
}

// Met is surer than partly met; within a status the closer clause wins.
bool is_better(const ClauseVerdict& a, const ClauseVerdict& b) {
    const auto rank = [](KeyPointStatus status) {
        return status == KeyPointStatus::met ? 2 : status == KeyPointStatus::partly_met ? 1 : 0;
    };
    if (rank(a.status) != rank(b.status)) return rank(a.status) > rank(b.status);
    return a.closeness > b.closeness;
}

}  // namespace

namespace {

KeyPointStatus status_of(const StatementJudgement& judged) {
    if (judged.contradicted >= judged_contradicted) return KeyPointStatus::contradicted;
    if (judged.met >= judged_met) return KeyPointStatus::met;
    if (judged.met + judged.partly_met >= judged_partly) return KeyPointStatus::partly_met;
    return KeyPointStatus::not_met;
}

double confidence_of(const StatementJudgement& judged, KeyPointStatus status) {
    switch (status) {
        case KeyPointStatus::met: return static_cast<double>(judged.met);
        case KeyPointStatus::partly_met: return static_cast<double>(judged.met + judged.partly_met);
        case KeyPointStatus::contradicted: return static_cast<double>(judged.contradicted);
        case KeyPointStatus::not_met: break;
    }
    return static_cast<double>(judged.not_met);
}

// Which of two turns shows a point better.
double worth(const StatementJudgement& judged) {
    return static_cast<double>(judged.met + judged.partly_met / 2 - judged.contradicted);
}

// The pair scorer's word where it was asked; the best turn counts.
bool read_judged_point(const ReadingDetails& details, std::span<const AnswerTurn> turns, PointReading& point) {
    const std::string statement = point_group(point.point->id);
    for (std::size_t turn = 0; turn < turns.size(); ++turn) {
        const auto found = turns[turn].measurement.statements.find(statement);
        if (found == turns[turn].measurement.statements.end()) continue;
        if (point.judged && worth(found->second) <= worth(*point.judged)) continue;
        point.judged = found->second;
        point.status = status_of(found->second);
        point.confidence = confidence_of(found->second, point.status);
        point.closeness = clamped(static_cast<double>(1 - found->second.not_met));
        point.quote = std::nullopt;
        if (point.status == KeyPointStatus::not_met) continue;
        const auto window = window_for(*details.question, turns[turn], statement);
        point.quote = details.quote_of(static_cast<int>(turn), window->nearest);
        point.prompted = turns[turn].prompted;
    }
    return point.judged.has_value();
}

void read_points(const ReadingDetails& details, std::span<const AnswerTurn> turns, Reading& reading) {
    const Question& question = *details.question->question;
    for (std::size_t index = 0; index < question.key_points.size(); ++index) {
        const KeyPoint& point = question.key_points[index];
        PointReading best;
        best.point = &point;
        if (read_judged_point(details, turns, best)) {
            reading.points.push_back(std::move(best));
            continue;
        }
        ClauseVerdict best_verdict;
        for (std::size_t at = 0; at < details.clauses.size(); ++at) {
            const auto verdict = judge_point(details, at, point, details.question->points[index], question.kind);
            if (!is_better(verdict, best_verdict)) continue;
            best_verdict = verdict;
            best.status = verdict.status;
            best.quote = verdict.status == KeyPointStatus::not_met ? std::nullopt : std::optional(details.quote(at));
        }
        best.closeness = best_verdict.closeness;
        best.confidence = best.status == KeyPointStatus::not_met ? 1 - 0.7 * best.closeness : best.closeness;
        if (best.quote) best.prompted = turns[static_cast<std::size_t>(best.quote->turn)].prompted;
        reading.points.push_back(std::move(best));
    }
}

// The pair scorer's word on a claim where it was asked: whether any turn was judged, and the claim when it was made.
bool read_judged_claim(const ReadingDetails& details, std::span<const AnswerTurn> turns,
                       const Misconception& misconception, MisconceptionReading& best) {
    const std::string statement = mistake_group(misconception.id);
    bool judged = false;
    for (std::size_t turn = 0; turn < turns.size(); ++turn) {
        const auto found = turns[turn].measurement.statements.find(statement);
        if (found == turns[turn].measurement.statements.end()) continue;
        judged = true;
        const auto sure = static_cast<double>(found->second.met);
        if (found->second.met < claimed || sure <= best.confidence) continue;
        const auto window = window_for(*details.question, turns[turn], statement);
        best = {&misconception, details.quote_of(static_cast<int>(turn), window->nearest), sure, true};
    }
    return judged;
}

void read_misconceptions(const ReadingDetails& details, std::span<const AnswerTurn> turns, Reading& reading) {
    const Question& question = *details.question->question;
    for (std::size_t index = 0; index < question.misconceptions.size(); ++index) {
        const Misconception& misconception = question.misconceptions[index];
        const CompiledMisconception& compiled = details.question->misconceptions[index];
        MisconceptionReading best;
        if (read_judged_claim(details, turns, misconception, best)) {
            if (best.misconception != nullptr) reading.misconceptions.push_back(std::move(best));
            continue;
        }
        for (std::size_t at = 0; at < details.clauses.size(); ++at) {
            const ReadClause& read = details.clauses[at];
            const Likeness wrong = details.likeness(at, mistake_group(misconception.id));
            const Likeness right = details.likeness(at, right_group(misconception.id));
            if (wrong.value < mistaken || wrong.value < right.value + mistaken_margin) continue;
            const auto wording = static_cast<std::size_t>(wrong.phrase);
            const bool wording_denies = wording < compiled.denied_wordings.size() && compiled.denied_wordings[wording];
            if (read.clause.negated != wording_denies) continue;
            if (!compiled.cues.find(read.text) || !read.clause.has_verb) continue;
            if (wrong.value <= best.confidence) continue;
            best = {&misconception, details.quote(at), wrong.value};
        }
        if (best.misconception != nullptr) reading.misconceptions.push_back(std::move(best));
    }
    std::ranges::stable_sort(reading.misconceptions, std::greater{}, &MisconceptionReading::confidence);
}

void contradict_points(Reading& reading) {
    for (const auto& claimed : reading.misconceptions) {
        if (claimed.misconception->contradicts.empty()) continue;
        for (auto& point : reading.points) {
            if (point.point->id != claimed.misconception->contradicts) continue;
            // A point that was made well outweighs one clause that sounds wrong.
            if (point.status == KeyPointStatus::met && point.confidence > claimed.confidence) continue;
            point.status = KeyPointStatus::contradicted;
            point.quote = claimed.quote;
            point.confidence = claimed.confidence;
            point.contradicted_by = claimed.misconception;
        }
    }
}

bool sense_stands(const ReadingDetails& details, std::size_t at, const CompiledSense& compiled) {
    const ReadClause& read = details.clauses[at];
    const bool first_person = read.clause.subject == Subject::i || read.clause.subject == Subject::we;
    if (!first_person || !read.clause.action || read.clause.hypothetical || read.clause.negated) return false;
    if (!details.cue_stands(at, compiled.cues)) return false;
    if (!compiled.did.empty() && !compiled.did.find(read.text)) return false;
    if (!compiled.requires_near.empty() && !details.stands_near(at, compiled.requires_near)) return false;
    return compiled.excludes_near.empty() || !details.stands_near(at, compiled.excludes_near);
}

void read_techniques(const ReadingDetails& details, Reading& reading) {
    for (const CompiledTechnique& technique : *details.techniques) {
        TechniqueReading best;
        for (std::size_t index = 0; index < technique.senses.size(); ++index) {
            const ConceptSense& candidate = technique.technique->senses[index];
            const std::string group = sense_group(technique.technique->id, candidate.id);
            for (std::size_t at = 0; at < details.clauses.size(); ++at) {
                const float value = details.likeness(at, group).value;
                if (value < sense || value <= best.confidence) continue;
                if (!sense_stands(details, at, technique.senses[index])) continue;
                best = {technique.technique, &candidate, details.quote(at), value};
            }
        }
        if (best.technique != nullptr) reading.techniques.push_back(std::move(best));
    }
    std::ranges::stable_sort(reading.techniques, std::greater{}, &TechniqueReading::confidence);
}

}  // namespace

Reading read_turns(std::shared_ptr<const CompiledQuestion> question, const std::vector<CompiledTechnique>& techniques,
                   const FollowUpChoice* choice, std::span<const AnswerTurn> turns) {
    auto details = std::make_shared<ReadingDetails>();
    details->question = std::move(question);
    details->techniques = &techniques;
    details->choice = choice;
    std::string all;
    for (std::size_t turn = 0; turn < turns.size(); ++turn) {
        details->measurements.push_back(turns[turn].measurement);
        const auto clauses = clauses_of(turns[turn].text);
        for (std::size_t at = 0; at < clauses.size(); ++at) {
            details->positions.emplace_back(static_cast<int>(turn), at);
            details->clauses.push_back(
                {static_cast<int>(turn), clauses[at], std::string(text_of(turns[turn].text, clauses[at]))});
        }
        all += turns[turn].text;
        all += "\n";
    }
    details->form = form_of(all, clauses_of(all));

    Reading reading;
    reading.form = details->form;
    reading.clauses = details->clauses;
    read_points(*details, turns, reading);
    read_misconceptions(*details, turns, reading);
    contradict_points(reading);
    read_techniques(*details, reading);
    if (!turns.empty()) reading.quality = turns.front().measurement.quality;
    reading.topic_signs = topic_signs_of(*details);
    if (reading.form.words >= off_topic_words) reading.topicality = topicality_of(reading.topic_signs);
    reading.details_ = std::move(details);
    return reading;
}

bool is_off_topic(const Reading& reading) {
    if (reading.form.words < off_topic_words || !is_far(reading.topic_signs)) return false;
    // Terse experts write figures and abbreviations that lie near nothing.
    const bool has_digits = std::ranges::any_of(reading.clauses, [](const ReadClause& read) {
        return read.text.find_first_of("0123456789") != std::string::npos;
    });
    const bool touched = std::ranges::any_of(
        reading.points, [](const PointReading& point) { return point.status != KeyPointStatus::not_met; });
    return !has_digits && !touched && reading.techniques.empty() && reading.misconceptions.empty();
}

bool is_exact(const Quote& quote, std::span<const AnswerTurn> turns) {
    if (quote.turn < 0 || static_cast<std::size_t>(quote.turn) >= turns.size()) return false;
    const std::string& text = turns[static_cast<std::size_t>(quote.turn)].text;
    if (quote.begin > quote.end || quote.end > text.size()) return false;
    return std::string_view(text).substr(quote.begin, quote.end - quote.begin) == quote.text;
}

}  // namespace offerbox::evidence
