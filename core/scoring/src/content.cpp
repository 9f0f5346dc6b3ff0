#include "content.hpp"

#include <algorithm>
#include <cmath>

namespace offerbox::scoring {

namespace {

double credit(const Rules& rules, const evidence::PointReading& reading) {
    double share = 0;
    if (reading.judged) {
        // What is to be expected of it, so that a status in doubt counts as such.
        share = rules.met * static_cast<double>(reading.judged->met) +
                rules.partly_met * static_cast<double>(reading.judged->partly_met) +
                rules.contradicted * static_cast<double>(reading.judged->contradicted);
    } else if (reading.status == KeyPointStatus::met) {
        share = rules.met;
    } else if (reading.status == KeyPointStatus::partly_met) {
        share = rules.partly_met;
    } else if (reading.status == KeyPointStatus::contradicted) {
        share = rules.contradicted;
    }
    if (share <= 0) return share;
    if (reading.prompted == Prompted::after_probe) share *= rules.after_probe;
    if (reading.prompted == Prompted::after_hint) share *= rules.after_hint;
    return share;
}

double logit(float probability) {
    const double p = std::clamp(static_cast<double>(probability), 0.005, 0.995);
    return std::log(p / (1 - p));
}

double value_at(const std::vector<CurvePoint>& curve, double at) {
    if (at <= curve.front().at) return curve.front().gives;
    for (std::size_t right = 1; right < curve.size(); ++right) {
        const CurvePoint& from = curve[right - 1];
        const CurvePoint& to = curve[right];
        if (at < to.at) return from.gives + (to.gives - from.gives) * (at - from.at) / (to.at - from.at);
    }
    return curve.back().gives;
}

// What the pair scorer read of the key points, on average. What came too far from a point to be judged did not make it.
struct PointsRead {
    double touched = 0;       // 0 to 1
    double contradicted = 0;  // -1 to 1: by how much it outweighs what was met
};

PointsRead points_read(const evidence::Reading& reading) {
    PointsRead read;
    for (const auto& point : reading.points) {
        if (!point.judged) continue;
        read.touched += static_cast<double>(1 - point.judged->not_met);
        read.contradicted +=
            static_cast<double>(point.judged->contradicted - point.judged->met - point.judged->partly_met / 2);
    }
    if (reading.points.empty()) return read;
    const auto count = static_cast<double>(reading.points.size());
    return {read.touched / count, read.contradicted / count};
}

// The share of its content that an answer keeps that reads fluent but wrong.
double kept_though_wrong(const ReaderRules& rules, const AnswerQuality& quality, const PointsRead& points,
                         std::size_t claims) {
    const double claimed = std::min(static_cast<double>(claims), rules.claims_at_most);
    const double signs =
        logit(quality.structure) - logit(quality.overall) + rules.claim * claimed + points.contradicted;
    const double sure = std::clamp((signs - rules.wrong_from) / (rules.wrong_full - rules.wrong_from), 0.0, 1.0);
    return 1 - rules.wrong_cut * sure;
}

// The sum of what is alike, before it is held between 0 and 1.
double likeness_to_model(const ReferenceRules& by, const evidence::Comparison& comparison) {
    return by.offset + by.words * std::sqrt(comparison.words) + by.letters * std::sqrt(comparison.letters) +
           by.related * std::sqrt(comparison.related) + by.statements * comparison.statements;
}

double kept_beside_model(const ReferenceRules& by, const evidence::Comparison& comparison) {
    const double said = std::max(0.0, 1 - by.denied * comparison.denied);
    return said * (1 - by.bare_words * (1 - comparison.joined));
}

}  // namespace

double coverage_of(const Rules& rules, const evidence::Reading& reading, Seniority seniority) {
    double expected = 0;
    double covered = 0;
    for (const auto& point : reading.points) {
        if (point.point->seniority <= seniority) expected += point.point->weight;
        covered += point.point->weight * credit(rules, point);
    }
    if (expected <= 0) return 0;
    return std::clamp(covered / (expected * rules.full_marks_at), -1.0, 1.0);
}

double content_of(const Rules& rules, const evidence::Reading& reading, Seniority seniority) {
    const double covered = coverage_of(rules, reading, seniority);
    if (!reading.quality) {
        const double wrong = rules.misconception * static_cast<double>(reading.misconceptions.size());
        return std::clamp(covered - wrong, 0.0, 1.0);
    }
    const ReaderRules& reader = rules.reader;
    const double overall = logit(reading.quality->overall);
    const PointsRead points = points_read(reading);
    const double weak = std::clamp((reader.touched_up_to - overall) / 2, 0.0, 1.0);
    const double content = value_at(reader.impression, overall) + reader.coverage_share * covered +
                           reader.touched_share * weak * std::min(1.0, points.touched / reader.touched_enough);
    return std::clamp(content, 0.0, 1.0) *
           kept_though_wrong(reader, *reading.quality, points, reading.misconceptions.size());
}

double kept_on_topic(const Rules& rules, const evidence::Reading& reading) {
    const double kept =
        (reading.topicality - rules.topic_lost_below) / (rules.topic_kept_from - rules.topic_lost_below);
    return std::clamp(kept, rules.topic_least, 1.0);
}

double content_beside(const ReferenceRules& by, const evidence::Comparison& comparison) {
    return std::clamp(likeness_to_model(by, comparison), 0.0, 1.0) * kept_beside_model(by, comparison);
}

double alikeness(const Rules& rules, const evidence::Comparison& comparison) {
    return likeness_to_model(rules.reference, comparison) * kept_beside_model(rules.reference, comparison);
}

}  // namespace offerbox::scoring
