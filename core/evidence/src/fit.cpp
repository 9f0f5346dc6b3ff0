// Whether a written probe may be asked now.
#include <algorithm>

#include "offerbox/evidence/evidence.hpp"
#include "reading_details.hpp"
#include "thresholds.hpp"

namespace offerbox::evidence {

namespace {

double clamped(double value) {
    return std::clamp(value, 0.0, 1.0);
}

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
