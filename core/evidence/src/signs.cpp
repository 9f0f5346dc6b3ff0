#include "signs.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

#include "thresholds.hpp"

namespace offerbox::evidence {

namespace {

bool is_open(const PointReading* point) {
    return point == nullptr || point->status != KeyPointStatus::met;
}

bool is_made(const PointReading* point) {
    return point != nullptr && (point->status == KeyPointStatus::met || point->status == KeyPointStatus::partly_met);
}

// The story told, and the wording that suits it.
std::string story_fault(const AnswerForm& form, const Probe& probe, Conditions& conditions) {
    const Story story = form.story;
    if (probe.when.story == Story::past && story != Story::past) {
        if (probe.hypothetical.empty() || story == Story::any) return "no past event told";
        conditions.hypothetical = true;
    }
    if (probe.when.story == Story::hypothetical && story != Story::hypothetical) return "a past event was told";
    if (story == Story::hypothetical && !probe.hypothetical.empty()) conditions.hypothetical = true;
    if (probe.aim == ProbeAim::number && conditions.hypothetical) return "a figure only of a past event";
    if (probe.when.own && form.own_actions == 0) return "no own action told";
    return {};
}

std::string point_fault(const Reading& reading, const Probe& probe) {
    const auto is_open_point = [&](const std::string& id) { return is_open(reading.point(id)); };
    const auto is_made_point = [&](const std::string& id) { return is_made(reading.point(id)); };
    if (!std::ranges::all_of(probe.when.open, is_open_point)) return "a point is no longer open";
    if (!std::ranges::all_of(probe.when.met, is_made_point)) return "a point is not met";
    if (probe.when.partly.empty()) return {};
    const auto* partly = reading.point(probe.when.partly);
    return partly != nullptr && partly->status == KeyPointStatus::partly_met ? "" : "its point is not partly met";
}

// What must and must not have been said.
std::string said_fault(const ReadingDetails& details, const Probe& probe, const CompiledProbe& compiled,
                       std::string_view scope, Conditions& conditions) {
    const bool needs_ground = !probe.when.said.empty() || !probe.when.said_cues.empty();
    for (std::size_t at = 0; at < details.clauses.size(); ++at) {
        const ReadClause& read = details.clauses[at];
        const bool asserted = !read.clause.negated && (conditions.hypothetical || !read.clause.hypothetical);
        if (needs_ground && asserted) {
            const bool cue = compiled.said_cues.empty() || details.cue_stands(at, compiled.said_cues);
            const float value = probe.when.said.empty() ? static_cast<float>(said)
                                                        : details.likeness(at, said_group(scope, probe.id)).value;
            if (cue) conditions.ground = std::max(conditions.ground, static_cast<double>(value));
        }
        const float against = details.likeness(at, not_said_group(scope, probe.id)).value;
        conditions.against = std::max(conditions.against, static_cast<double>(against));
        if (against >= not_said && !read.clause.negated) return "something said speaks against it";
        if (compiled.not_said_cues.find(read.text)) return "a word said speaks against it";
    }
    return needs_ground && conditions.ground < static_cast<double>(said) ? "its ground was not said" : "";
}

struct Spread {
    double mean = 0;
    double deviation = 1;
};

Spread spread_of(const std::vector<double>& values) {
    Spread spread;
    if (values.empty()) return spread;
    for (const double value : values) spread.mean += value / static_cast<double>(values.size());
    double variance = 0;
    for (const double value : values)
        variance += (value - spread.mean) * (value - spread.mean) / static_cast<double>(values.size());
    if (variance > 1e-12) spread.deviation = std::sqrt(variance);
    return spread;
}

double number_of(bool value) {
    return value ? 1 : 0;
}

}  // namespace

Conditions conditions_of(const Reading& reading, const ReadingDetails& details, const Probe& probe,
                         const CompiledProbe& compiled, std::string_view scope) {
    Conditions conditions;
    conditions.why_not = story_fault(reading.form, probe, conditions);
    if (conditions.why_not.empty()) conditions.why_not = point_fault(reading, probe);
    if (conditions.why_not.empty()) conditions.why_not = said_fault(details, probe, compiled, scope, conditions);
    return conditions;
}

AnsweredSigns answered_signs(const ReadingDetails& details, const Probe& probe, const CompiledProbe& compiled,
                             std::string_view scope) {
    AnsweredSigns signs;
    const std::string group = answered_group(scope, probe.id);
    for (std::size_t at = 0; at < details.clauses.size(); ++at) {
        const double value = static_cast<double>(details.likeness(at, group).value);
        if (value > signs.first) {
            signs.third = signs.second;
            signs.second = signs.first;
            signs.first = value;
        } else if (value > signs.second) {
            signs.third = signs.second;
            signs.second = value;
        } else {
            signs.third = std::max(signs.third, value);
        }
        if (details.cue_stands(at, compiled.answered_cues)) {
            signs.by_word = true;
            signs.with_word = std::max(signs.with_word, value);
        }
        const bool figure = probe.answered_figure != FigureKind::none &&
                            ReadingDetails::has_figure(details.clauses[at].clause, probe.answered_figure);
        signs.by_figure = signs.by_figure || (figure && value >= static_cast<double>(answered_figure));
    }
    return signs;
}

AnswerSigns answer_signs(const Reading& reading, const ReadingDetails& details) {
    AnswerSigns signs;
    const Question& question = *details.question->question;
    std::vector<double> firsts;
    for (const Probe& probe : question.probes) {
        const auto of_probe = answered_signs(details, probe, details.question->probes.at(probe.id), {});
        firsts.push_back(of_probe.first);
        if (of_probe.by_word) signs.answered_share += 1.0 / static_cast<double>(question.probes.size());
        signs.answered.emplace(probe.id, of_probe);
    }
    std::vector<double> nearest;
    for (const auto& point : reading.points) {
        double best = 0;
        for (std::size_t at = 0; at < details.clauses.size(); ++at)
            best = std::max(best, static_cast<double>(details.likeness(at, point_group(point.point->id)).value));
        nearest.push_back(best);
        signs.point.emplace(point.point->id, best);
    }
    const auto of_probes = spread_of(firsts);
    const auto of_points = spread_of(nearest);
    signs.answered_mean = of_probes.mean;
    signs.answered_deviation = of_probes.deviation;
    signs.point_mean = of_points.mean;
    signs.point_deviation = of_points.deviation;
    signs.points_near = static_cast<std::size_t>(std::ranges::count_if(nearest, [](double v) { return v > 0.5; }));
    return signs;
}

ReadingDetails::ReadingDetails() = default;
ReadingDetails::~ReadingDetails() = default;

const AnswerSigns& ReadingDetails::answer_signs(const Reading& reading) const {
    std::call_once(
        once_, [&] { answer_signs_ = std::make_unique<const AnswerSigns>(evidence::answer_signs(reading, *this)); });
    return *answer_signs_;
}

std::vector<double> signs_of(const Reading& reading, const ReadingDetails& details, const Probe& probe,
                             const Conditions& conditions) {
    const AnswerSigns& all = details.answer_signs(reading);
    const AnsweredSigns& told = all.answered.at(probe.id);
    const PointReading* point = reading.point(probe.opens);
    const double nearest = point == nullptr ? 0 : all.point.at(probe.opens);
    double partly = 0;
    for (std::size_t at = 0; point != nullptr && at < details.clauses.size(); ++at)
        partly = std::max(partly, static_cast<double>(details.likeness(at, partly_group(probe.opens)).value));
    double needed = 1;
    for (const auto& id : probe.when.met) {
        if (const auto found = all.point.find(id); found != all.point.end()) needed = std::min(needed, found->second);
    }
    const auto& form = reading.form;
    const auto count = [](std::size_t value) { return static_cast<double>(value); };
    const auto has_aim = [&](ProbeAim aim) { return number_of(probe.aim == aim); };
    return {told.first,
            told.second,
            told.third,
            (told.first - all.answered_mean) / all.answered_deviation,
            number_of(told.by_word),
            told.with_word,
            number_of(told.by_figure),
            number_of(!probe.when.said.empty() || !probe.when.said_cues.empty()),
            conditions.ground,
            conditions.against,
            number_of(point != nullptr),
            nearest,
            partly,
            point == nullptr ? 0 : (nearest - all.point_mean) / all.point_deviation,
            point == nullptr ? 1.5 : point->point->weight,
            point == nullptr ? 0 : static_cast<double>(point->point->seniority),
            point == nullptr ? 0 : static_cast<double>(point->status),
            needed,
            static_cast<double>(form.story),
            static_cast<double>(probe.when.story),
            number_of(conditions.hypothetical),
            std::log1p(count(form.words)),
            count(form.own_actions),
            count(form.team_clauses),
            count(form.past_actions),
            count(form.figures),
            all.point_mean,
            count(all.points_near),
            all.answered_share,
            has_aim(ProbeAim::number),
            has_aim(ProbeAim::decision),
            has_aim(ProbeAim::own_part),
            has_aim(ProbeAim::trade_off),
            has_aim(ProbeAim::result),
            has_aim(ProbeAim::narrow),
            has_aim(ProbeAim::deeper),
            number_of(!probe.parent.empty())};
}

}  // namespace offerbox::evidence
