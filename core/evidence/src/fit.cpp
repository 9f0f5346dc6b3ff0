// Whether a written probe may be asked now.
#include <algorithm>

#include "offerbox/evidence/evidence.hpp"
#include "reading_details.hpp"
#include "signs.hpp"
#include "thresholds.hpp"

namespace offerbox::evidence {

namespace {

double clamped(double value) {
    return std::clamp(value, 0.0, 1.0);
}

ProbeFit unfit(std::string why) {
    ProbeFit fit;
    fit.why_not = std::move(why);
    return fit;
}

// By thresholds alone: lean to "answered", since asking what was just told is the worse fault.
ProbeFit by_rules(const Conditions& conditions, const AnsweredSigns& signs, bool needs_ground, double weight) {
    if (signs.first >= static_cast<double>(answered)) return unfit("answered");
    if (signs.by_word) return unfit("answered by a word");
    if (signs.by_figure) return unfit("answered by a figure");
    const double unanswered = clamped(1.0 - (signs.first - static_cast<double>(surely_unanswered)) /
                                                static_cast<double>(answered - surely_unanswered));
    const double grounded = needs_ground ? clamped(0.6 + (conditions.ground - static_cast<double>(said)) * 2) : 0.8;
    const double sureness = std::min(1.0, 0.35 + 0.65 * unanswered) * grounded;
    return {true, sureness, sureness * weight, conditions.hypothetical, {}};
}

// What a point weighs, a little more where the probe takes up what was said, a little less where it narrows.
double weight_of(const Probe& probe, const PointReading* point) {
    double weight = point != nullptr ? point->point->weight : 1.5;
    if (probe.aim == ProbeAim::narrow) weight *= 0.9;
    if (!probe.when.said.empty() || !probe.when.said_cues.empty()) weight *= 1.25;
    return weight;
}

bool is_met(const PointReading* point) {
    return point != nullptr && point->status == KeyPointStatus::met;
}

}  // namespace

ProbeFit Reading::fit(const Probe& probe, const TechniqueReading* technique) const {
    const ReadingDetails& details = *details_;
    const std::string scope = technique != nullptr ? technique->technique->id : std::string();
    const CompiledProbe& compiled = technique != nullptr
                                        ? details.compiled_technique(technique->technique->id)->probes.at(probe.id)
                                        : details.question->probes.at(probe.id);
    if (technique != nullptr && !probe.sense.empty() && probe.sense != technique->sense->id)
        return unfit("other sense");
    const Conditions conditions = conditions_of(*this, details, probe, compiled, scope);
    if (!conditions.why_not.empty()) return unfit(conditions.why_not);
    const std::string& question_id = details.question->question->id;
    if (technique == nullptr && details.choice != nullptr && details.choice->knows(question_id)) {
        if (details.answer_signs(*this).answered.at(probe.id).by_word) return unfit("answered by a word");
        const auto signs = signs_of(*this, details, probe, conditions);
        const double good = details.choice->good(question_id, probe.id, signs);
        return {true, good, good, conditions.hypothetical, {}};
    }
    if (!probe.opens.empty() && is_met(point(probe.opens))) return unfit("its point is met");
    const bool needs_ground = !probe.when.said.empty() || !probe.when.said_cues.empty();
    return by_rules(conditions, answered_signs(details, probe, compiled, scope), needs_ground,
                    weight_of(probe, point(probe.opens)));
}

std::optional<std::vector<double>> Reading::signs(const Probe& probe) const {
    const auto conditions = conditions_of(*this, *details_, probe, details_->question->probes.at(probe.id), {});
    if (!conditions.why_not.empty()) return std::nullopt;
    return signs_of(*this, *details_, probe, conditions);
}

}  // namespace offerbox::evidence
