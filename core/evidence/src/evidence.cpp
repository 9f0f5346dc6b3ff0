#include "offerbox/evidence/evidence.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <mutex>
#include <unordered_map>

#include "compiled.hpp"
#include "offerbox/base/text.hpp"
#include "thresholds.hpp"

namespace offerbox::evidence {

namespace {

// Phrases of several groups with their vectors.
struct PhraseTable {
    std::vector<PhraseGroup> groups;
    std::vector<std::vector<Embedding>> vectors;  // as groups
};

float rounded(float value) {
    return std::round(value * 10000.0F) / 10000.0F;
}

Likeness best_likeness(const Embedding& clause, const std::vector<Embedding>& phrases) {
    Likeness best{-1.0F, 0};
    for (std::size_t at = 0; at < phrases.size(); ++at) {
        const float value = similarity(clause, phrases[at]);
        if (value > best.value) best = {value, static_cast<int>(at)};
    }
    best.value = rounded(best.value);
    return best;
}

void compare(const PhraseTable& table, const std::vector<Embedding>& clauses, Measurement& into) {
    constexpr float worth_keeping = 0.2F;  // below it every threshold says "unlike"
    for (std::size_t group = 0; group < table.groups.size(); ++group) {
        std::vector<Likeness> row;
        for (const auto& clause : clauses) row.push_back(best_likeness(clause, table.vectors[group]));
        const bool kept =
            std::ranges::any_of(row, [](const Likeness& likeness) { return likeness.value >= worth_keeping; });
        if (kept) into.groups.emplace(table.groups[group].name, std::move(row));
    }
}

double clamped(double value) {
    return std::clamp(value, 0.0, 1.0);
}

}  // namespace

struct Evidence::State {
    const Bank& bank;
    const TextEncoder& encoder;
    std::vector<CompiledTechnique> techniques;  // constant after construction

    mutable std::mutex mutex;  // guards the two below
    mutable std::map<std::string, std::shared_ptr<const CompiledQuestion>, std::less<>> questions;
    mutable std::map<std::string, std::shared_ptr<const PhraseTable>, std::less<>> tables;

    State(const Bank& the_bank, const TextEncoder& the_encoder) : bank(the_bank), encoder(the_encoder) {
        for (const auto& technique : bank.techniques) techniques.push_back(compile(technique));
    }

    std::shared_ptr<const CompiledQuestion> compiled(const Question& question) const {
        const std::lock_guard lock(mutex);
        auto& entry = questions[question.id];
        if (!entry || entry->question != &question) entry = std::make_shared<const CompiledQuestion>(compile(question));
        return entry;
    }

    Result<std::shared_ptr<const PhraseTable>> table(const std::string& name,
                                                     const std::vector<PhraseGroup>& groups) const {
        {
            const std::lock_guard lock(mutex);
            if (const auto found = tables.find(name); found != tables.end()) return found->second;
        }
        std::vector<std::string> texts;
        for (const auto& group : groups) texts.insert(texts.end(), group.phrases.begin(), group.phrases.end());
        auto encoded = encoder.encode(texts);
        if (!encoded) return encoded.error();
        auto table = std::make_shared<PhraseTable>();
        table->groups = groups;
        auto next = encoded->begin();
        for (const auto& group : groups) {
            const auto count = static_cast<std::ptrdiff_t>(group.phrases.size());
            table->vectors.emplace_back(std::make_move_iterator(next), std::make_move_iterator(next + count));
            next += count;
        }
        const std::lock_guard lock(mutex);
        return tables.emplace(name, std::move(table)).first->second;
    }

    // Techniques whose words stand in the text at all: only these are worth comparing.
    std::vector<const CompiledTechnique*> techniques_named_in(std::string_view answer) const {
        std::vector<const CompiledTechnique*> named;
        for (const auto& technique : techniques) {
            const bool stands = std::ranges::any_of(
                technique.senses, [&](const CompiledSense& role) { return role.cues.find(answer).has_value(); });
            if (stands) named.push_back(&technique);
        }
        return named;
    }

    Result<Measurement> measure(std::string_view id, std::string_view text,
                                const std::vector<const PhraseTable*>& against) const {
        Measurement measurement;
        measurement.encoder = encoder.name();
        measurement.question_id = std::string(id);
        std::vector<std::string> clause_texts;
        for (const Clause& clause : clauses_of(text)) {
            measurement.clauses.push_back({clause.begin, clause.end});
            clause_texts.emplace_back(text_of(text, clause));
        }
        auto vectors = encoder.encode(clause_texts);
        if (!vectors) return vectors.error();
        for (const PhraseTable* table : against) compare(*table, *vectors, measurement);
        return measurement;
    }
};

// What a reading knows beyond its public results, to judge probes.
struct ReadingDetails {
    std::shared_ptr<const CompiledQuestion> question;
    const std::vector<CompiledTechnique>* techniques = nullptr;
    std::vector<Measurement> measurements;  // one a turn
    std::vector<std::pair<int, std::size_t>>
        positions;  // of each clause: turn, and index within the turn's measurement
    std::vector<ReadClause> clauses;
    AnswerForm form;

    Likeness likeness(std::size_t clause, const std::string& group) const {
        const auto& [turn, index] = positions[clause];
        const auto& groups = measurements[static_cast<std::size_t>(turn)].groups;
        const auto found = groups.find(group);
        if (found == groups.end() || index >= found->second.size()) return {};
        return found->second[index];
    }

    Quote quote(std::size_t clause) const {
        const ReadClause& read = clauses[clause];
        return {read.text, read.turn, read.clause.begin, read.clause.end};
    }

    bool cue_stands(std::size_t clause, const Pattern& pattern) const {
        const auto match = pattern.find(clauses[clause].text);
        return match && !is_denied_at(clauses[clause].text, match->begin);
    }

    // In the clause itself or a neighbour within the same turn.
    bool stands_near(std::size_t clause, const Pattern& pattern) const {
        for (std::size_t at = clause == 0 ? 0 : clause - 1; at <= clause + 1 && at < clauses.size(); ++at) {
            if (clauses[at].turn == clauses[clause].turn && pattern.find(clauses[at].text)) return true;
        }
        return false;
    }

    bool figure_near(std::size_t clause, FigureKind kind) const {
        for (std::size_t at = clause == 0 ? 0 : clause - 1; at <= clause + 1 && at < clauses.size(); ++at) {
            if (clauses[at].turn != clauses[clause].turn) continue;
            if (has_figure(clauses[at].clause, kind)) return true;
        }
        return false;
    }

    static bool has_figure(const Clause& clause, FigureKind kind) {
        return std::ranges::any_of(clause.figures, [&](const Figure& figure) {
            return kind == FigureKind::any || figure.kind == kind || figure.kind == FigureKind::any;
        });
    }

    const CompiledTechnique* compiled_technique(std::string_view id) const {
        for (const auto& technique : *techniques) {
            if (technique.technique->id == id) return &technique;
        }
        return nullptr;
    }
};

const PointReading* Reading::point(std::string_view id) const noexcept {
    const auto found =
        std::ranges::find_if(points, [&](const PointReading& reading) { return reading.point->id == id; });
    return found == points.end() ? nullptr : &*found;
}

namespace {

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

Evidence::Evidence(const Bank& bank, const TextEncoder& encoder) : state_(std::make_unique<State>(bank, encoder)) {}
Evidence::~Evidence() = default;

Result<Measurement> Evidence::measure(const Question& question, std::string_view answer) const {
    const auto compiled = state_->compiled(question);
    std::vector<std::shared_ptr<const PhraseTable>> tables;
    auto own = state_->table("question:" + question.id, compiled->groups);
    if (!own) return own.error();
    tables.push_back(*own);
    for (const CompiledTechnique* technique : state_->techniques_named_in(answer)) {
        auto table = state_->table("technique:" + technique->technique->id, technique->groups);
        if (!table) return table.error();
        tables.push_back(*table);
    }
    std::vector<const PhraseTable*> against;
    for (const auto& table : tables) against.push_back(table.get());
    return state_->measure(question.id, answer, against);
}

std::vector<const Technique*> Evidence::named_in(std::string_view text) const {
    std::vector<const Technique*> named;
    for (const CompiledTechnique* compiled : state_->techniques_named_in(text)) named.push_back(compiled->technique);
    return named;
}

std::vector<std::string> Evidence::phrases() const {
    std::vector<std::string> all;
    const auto add = [&](const std::vector<PhraseGroup>& groups) {
        for (const auto& group : groups) all.insert(all.end(), group.phrases.begin(), group.phrases.end());
    };
    for (const auto& question : state_->bank.questions) add(state_->compiled(question)->groups);
    for (const auto& technique : state_->techniques) add(technique.groups);
    std::ranges::sort(all);
    const auto repeated = std::ranges::unique(all);
    all.erase(repeated.begin(), repeated.end());
    return all;
}

namespace {

void read_points(const ReadingDetails& details, std::span<const AnswerTurn> turns, Reading& reading) {
    const Question& question = *details.question->question;
    for (std::size_t index = 0; index < question.key_points.size(); ++index) {
        const KeyPoint& point = question.key_points[index];
        PointReading best;
        best.point = &point;
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

void read_misconceptions(const ReadingDetails& details, Reading& reading) {
    const Question& question = *details.question->question;
    for (std::size_t index = 0; index < question.misconceptions.size(); ++index) {
        const Misconception& misconception = question.misconceptions[index];
        const CompiledMisconception& compiled = details.question->misconceptions[index];
        MisconceptionReading best;
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

Reading Evidence::read(const Question& question, std::span<const AnswerTurn> turns) const {
    auto details = std::make_shared<ReadingDetails>();
    details->question = state_->compiled(question);
    details->techniques = &state_->techniques;
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
    read_misconceptions(*details, reading);
    contradict_points(reading);
    read_techniques(*details, reading);
    for (const auto& measurement : details->measurements) {
        for (const auto& [group, row] : measurement.groups) {
            if (group.starts_with("sense:") || group.starts_with("clarify:")) continue;
            for (const auto& likeness : row)
                reading.on_topic = std::max(reading.on_topic, static_cast<double>(likeness.value));
        }
    }
    reading.details_ = std::move(details);
    return reading;
}

bool is_exact(const Quote& quote, std::span<const AnswerTurn> turns) {
    if (quote.turn < 0 || static_cast<std::size_t>(quote.turn) >= turns.size()) return false;
    const std::string& text = turns[static_cast<std::size_t>(quote.turn)].text;
    if (quote.begin > quote.end || quote.end > text.size()) return false;
    return std::string_view(text).substr(quote.begin, quote.end - quote.begin) == quote.text;
}

namespace {

bool is_open(const PointReading* point) {
    return point == nullptr || point->status != KeyPointStatus::met;
}

ProbeFit unfit(std::string why) {
    return {false, 0, false, std::move(why)};
}

}  // namespace

ProbeFit Reading::fit(const Probe& probe, const TechniqueReading* technique) const {
    const ReadingDetails& details = *details_;
    const std::string scope = technique != nullptr ? technique->technique->id : std::string();
    const CompiledProbe* compiled = nullptr;
    if (technique != nullptr) {
        const auto* found = details.compiled_technique(technique->technique->id);
        compiled = &found->probes.at(probe.id);
        if (!probe.sense.empty() && probe.sense != technique->sense->id) return unfit("other sense");
    } else {
        compiled = &details.question->probes.at(probe.id);
    }

    // The story told, and the wording that suits it.
    ProbeFit fit;
    const Story story = form.story;
    if (probe.when.story == Story::past && story != Story::past) {
        if (probe.hypothetical.empty() || story == Story::any) return unfit("no past event told");
        fit.hypothetical = true;
    }
    if (probe.when.story == Story::hypothetical && story != Story::hypothetical) return unfit("a past event was told");
    if (story == Story::hypothetical && !probe.hypothetical.empty()) fit.hypothetical = true;
    if (probe.aim == ProbeAim::number && fit.hypothetical) return unfit("a figure only of a past event");
    if (probe.when.own && form.own_actions == 0) return unfit("no own action told");

    // Key points.
    if (!probe.opens.empty() && !is_open(point(probe.opens))) return unfit("its point is met");
    for (const auto& id : probe.when.open) {
        if (!is_open(point(id))) return unfit("a point is no longer open");
    }
    for (const auto& id : probe.when.met) {
        const auto* reading = point(id);
        if (reading == nullptr || reading->status == KeyPointStatus::not_met ||
            reading->status == KeyPointStatus::contradicted) {
            return unfit("a point is not met");
        }
    }
    if (!probe.when.partly.empty()) {
        const auto* reading = point(probe.when.partly);
        if (reading == nullptr || reading->status != KeyPointStatus::partly_met)
            return unfit("its point is not partly met");
    }

    // What must and must not have been said; what would answer it.
    const bool needs_said = !probe.when.said.empty() || !probe.when.said_cues.empty();
    float best_said = 0;
    float best_answer = 0;
    for (std::size_t at = 0; at < details.clauses.size(); ++at) {
        const ReadClause& read = details.clauses[at];
        const bool asserted = !read.clause.negated && (fit.hypothetical || !read.clause.hypothetical);
        if (needs_said && asserted) {
            const bool cue = compiled->said_cues.empty() || details.cue_stands(at, compiled->said_cues);
            const float value =
                probe.when.said.empty() ? evidence::said : details.likeness(at, said_group(scope, probe.id)).value;
            if (cue && value >= evidence::said) best_said = std::max(best_said, value);
        }
        const float against = details.likeness(at, not_said_group(scope, probe.id)).value;
        if (against >= evidence::not_said && !read.clause.negated) return unfit("something said speaks against it");
        if (compiled->not_said_cues.find(read.text)) return unfit("a word said speaks against it");

        const float answer = details.likeness(at, answered_group(scope, probe.id)).value;
        best_answer = std::max(best_answer, answer);
        if (answer >= evidence::answered) return unfit("answered: " + read.text);
        if (details.cue_stands(at, compiled->answered_cues)) return unfit("answered by a word: " + read.text);
        const bool figure =
            probe.answered_figure != FigureKind::none && ReadingDetails::has_figure(read.clause, probe.answered_figure);
        if (figure && answer >= evidence::answered_figure) return unfit("answered by a figure: " + read.text);
    }
    if (needs_said && best_said < evidence::said) return unfit("its ground was not said");

    const double unanswered =
        clamped(1.0 - (static_cast<double>(best_answer) - surely_unanswered) / (answered - surely_unanswered));
    const double grounded = needs_said ? clamped(0.6 + static_cast<double>(best_said - evidence::said) * 2) : 0.8;
    fit.fits = true;
    fit.sureness = std::min(1.0, 0.35 + 0.65 * unanswered) * grounded;
    return fit;
}

}  // namespace offerbox::evidence
