#include "two_raters.hpp"

#include <algorithm>
#include <cmath>

#include "content.hpp"

namespace offerbox::scoring {

namespace {

constexpr std::size_t least_votes = 2;

double value_of(const Rules& rules, KeyPointStatus status) {
    switch (status) {
        case KeyPointStatus::met: return rules.met;
        case KeyPointStatus::partly_met: return rules.partly_met;
        case KeyPointStatus::not_met: return 0;
        case KeyPointStatus::contradicted: return rules.contradicted;
    }
    return 0;
}

struct Median {
    RaterWord word;
    double spread = 0;
};

// The middle vote, the lower of two; its confidence is the mean of those that agree with it, times their share.
std::optional<Median> median_of(const Rules& rules, std::vector<RaterWord> votes) {
    if (votes.size() < least_votes) return std::nullopt;
    const auto value = [&](const RaterWord& vote) { return value_of(rules, vote.status); };
    std::ranges::stable_sort(votes, {}, value);
    Median median{votes[(votes.size() - 1) / 2], value(votes.back()) - value(votes.front())};
    double sure = 0;
    for (const auto& vote : votes) sure += vote.status == median.word.status ? vote.confidence : 0;
    median.word.confidence = sure / static_cast<double>(votes.size());
    return median;
}

const RatedPoint* rated_point(const SecondRating& rating, const std::string& id) {
    const auto found = std::ranges::find(rating.points, id, &RatedPoint::id);
    return found == rating.points.end() ? nullptr : &*found;
}

double rounded(double value) {
    return std::round(value * 1000.0) / 1000.0;
}

}  // namespace

std::optional<Say> say_of(const Rules& rules, const evidence::Reading& reading,
                          std::span<const evidence::AnswerTurn> turns, const SecondRating& rating,
                          Seniority seniority) {
    if (rating.outcome != "counted") return std::nullopt;
    evidence::Reading second = reading;
    double rated = 0;
    double all = 0;
    double spread = 0;
    double apart = 0;
    for (auto& point : second.points) {
        all += point.point->weight;
        const auto* votes = rated_point(rating, point.point->id);
        const auto median = votes == nullptr ? std::nullopt : median_of(rules, votes->votes);
        if (!median) continue;
        rated += point.point->weight;
        spread += point.point->weight * median->spread;
        apart += point.point->weight * std::abs(value_of(rules, median->word.status) - value_of(rules, point.status));
        point.status = median->word.status;
        point.judged.reset();
        point.quote = median->word.quote;
        if (point.quote) point.prompted = turns[static_cast<std::size_t>(point.quote->turn)].prompted;
    }
    if (rated <= 0) return std::nullopt;
    return Say{rules.second_rater.weight * rated / all, std::max(0.0, coverage_of(rules, second, seniority)),
               spread / rated, apart / rated};
}

void join_words(const Rules& rules, const SecondRating& rating, std::vector<KeyPointScore>& points) {
    const double weight = rules.second_rater.weight;
    for (auto& point : points) {
        const auto* votes = rated_point(rating, point.id);
        const auto median = votes == nullptr ? std::nullopt : median_of(rules, votes->votes);
        if (!median) continue;
        const RaterWord first{point.status, point.confidence, point.quote};
        const RaterWord& second = median->word;
        const double for_first = (1 - weight) * first.confidence;
        const double for_second = weight * second.confidence;
        if (first.status == second.status) {
            point.confidence = for_first + for_second;
        } else if (for_second > for_first) {
            point.status = second.status;
            point.confidence = for_second;
            point.quote = second.quote;
            point.why_wrong.clear();
        } else {
            point.confidence = for_first;
        }
        point.confidence = rounded(point.confidence);
        point.raters = TwoRaters{first, second, static_cast<int>(votes->votes.size()), rounded(median->spread)};
        point.raters->second.confidence = rounded(second.confidence);
    }
}

}  // namespace offerbox::scoring
