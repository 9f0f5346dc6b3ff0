#include "topic.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

#include "thresholds.hpp"

namespace offerbox::evidence {

namespace {

constexpr std::size_t others_counted = 4;

double mean_of(std::span<const double> values) {
    if (values.empty()) return 0;
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

double nearness(std::span<const Embedding> clauses, const PointVectors& points) {
    std::vector<double> of_clauses(clauses.size(), 0.0);
    std::vector<double> of_points;
    for (const auto& phrasings : points) {
        double nearest = 0;
        for (std::size_t at = 0; at < clauses.size(); ++at) {
            for (const auto& phrasing : phrasings) {
                const auto value = static_cast<double>(similarity(clauses[at], phrasing));
                nearest = std::max(nearest, value);
                of_clauses[at] = std::max(of_clauses[at], value);
            }
        }
        of_points.push_back(nearest);
    }
    return (mean_of(of_points) + mean_of(of_clauses)) / 2;
}

double logistic(double value) {
    return 1 / (1 + std::exp(-value));
}

// From the nearness to its question alone.
double nearness_alone(const TopicSigns& signs) {
    // A key point given from outside has one wording, further from how people talk.
    if (!signs.ahead) return logistic(8.5 * signs.points + 38.6 * signs.clauses - 11.6);
    return logistic(26.9 * signs.points + 41.6 * signs.clauses - 26.0);
}

}  // namespace

std::optional<Nearness> nearness_of(std::span<const Embedding> clauses, const PointVectors& own,
                                    std::span<const PointVectors* const> others) {
    if (clauses.empty() || own.empty() || others.size() < others_counted) return std::nullopt;
    std::vector<double> elsewhere;
    for (const auto* points : others) elsewhere.push_back(nearness(clauses, *points));
    std::ranges::partial_sort(elsewhere, elsewhere.begin() + others_counted, std::greater{});
    return Nearness{static_cast<float>(nearness(clauses, own)),
                    static_cast<float>(mean_of(std::span(elsewhere).first(others_counted)))};
}

TopicSigns topic_signs_of(const ReadingDetails& details) {
    const Question& question = *details.question->question;
    std::vector<double> of_clauses(details.clauses.size(), 0.0);
    const auto nearest = [&](const std::string& group) {
        double best = 0;
        for (std::size_t at = 0; at < details.clauses.size(); ++at) {
            const auto value = static_cast<double>(details.likeness(at, group).value);
            best = std::max(best, value);
            of_clauses[at] = std::max(of_clauses[at], value);
        }
        return best;
    };
    std::vector<double> of_points;
    for (const auto& point : question.key_points)
        of_points.push_back(std::max(nearest(point_group(point.id)), nearest(partly_group(point.id))));
    for (const auto& misconception : question.misconceptions) nearest(mistake_group(misconception.id));
    TopicSigns signs;
    signs.points = mean_of(of_points);
    signs.clauses = mean_of(of_clauses);
    signs.question = nearest("topic");
    double own = 0;
    double others = 0;
    double weight = 0;
    for (const auto& measurement : details.measurements) {
        if (!measurement.nearness) continue;
        const auto clauses = static_cast<double>(measurement.clauses.size());
        own += clauses * static_cast<double>(measurement.nearness->own);
        others += clauses * static_cast<double>(measurement.nearness->others);
        weight += clauses;
    }
    if (weight > 0) signs.ahead = (own - others) / weight;
    return signs;
}

double topicality_of(const TopicSigns& signs) {
    constexpr double benefit_of_doubt = 1.5;  // a good answer may use the words of its trade alone
    const double near = nearness_alone(signs);
    const double alone = logistic(std::log(near / (1 - near)) + benefit_of_doubt);
    if (!signs.ahead) return alone;
    return std::min(alone, logistic(4.6 * signs.points + 19.1 * signs.clauses + 76.5 * *signs.ahead - 8.2));
}

bool is_far(const TopicSigns& signs) {
    if (!signs.ahead) return signs.question < far_from_question;
    return nearness_alone(signs) < off_topic_below && topicality_of(signs) < off_topic_below;
}

}  // namespace offerbox::evidence
