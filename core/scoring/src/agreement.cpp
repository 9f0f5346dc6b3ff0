#include "offerbox/scoring/agreement.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numeric>

#include "offerbox/base/random.hpp"

namespace offerbox::scoring {

namespace {

// Levels are halves, so that their sums and products are exact and "none" can be told from "little".
struct Moments {
    double count = 0;
    double sum = 0;
    double squares = 0;
};

Moments moments_of(Levels levels) {
    Moments moments;
    for (const double level : levels) {
        moments.count += 1;
        moments.sum += level;
        moments.squares += level * level;
    }
    return moments;
}

// From 0; equal values share the mean of their ranks.
std::vector<double> ranks_of(Levels levels) {
    std::vector<std::size_t> order(levels.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, {}, [&](std::size_t at) { return levels[at]; });
    std::vector<double> ranks(levels.size());
    for (std::size_t begin = 0; begin < order.size();) {
        std::size_t end = begin + 1;
        while (end < order.size() && levels[order[end]] == levels[order[begin]]) ++end;
        for (std::size_t at = begin; at < end; ++at) ranks[order[at]] = static_cast<double>(begin + end - 1) / 2;
        begin = end;
    }
    return ranks;
}

std::optional<double> correlation(Levels first, Levels second) {
    const Moments a = moments_of(first);
    const Moments b = moments_of(second);
    const double product = std::inner_product(first.begin(), first.end(), second.begin(), 0.0);
    const double spread_a = a.count * a.squares - a.sum * a.sum;
    const double spread_b = b.count * b.squares - b.sum * b.sum;
    if (!(spread_a > 0) || !(spread_b > 0)) return std::nullopt;
    return (a.count * product - a.sum * b.sum) / std::sqrt(spread_a * spread_b);
}

// Between neighbours in proportion; `sorted` is not empty.
double quantile(const std::vector<double>& sorted, double share) {
    const double place = share * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const auto above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (place - std::floor(place)) * (sorted[above] - sorted[below]);
}

std::vector<double> whole(Levels levels) {
    std::vector<double> rounded(levels.begin(), levels.end());
    for (double& level : rounded) level = std::floor(level + 0.5);
    return rounded;
}

double share_within(Levels first, Levels second, double distance) {
    std::size_t within = 0;
    for (std::size_t at = 0; at < first.size(); ++at) within += std::abs(first[at] - second[at]) <= distance ? 1 : 0;
    return static_cast<double>(within) / static_cast<double>(first.size());
}

Agreement figures_of(Levels first, Levels second, std::uint64_t seed) {
    Agreement figures;
    figures.kappa = weighted_kappa(first, second);
    figures.kappa_interval = kappa_interval(first, second, seed);
    figures.kappa_of_whole_levels = weighted_kappa(whole(first), whole(second));
    figures.rank_correlation = rank_correlation(first, second);
    figures.mean_difference = (moments_of(second).sum - moments_of(first).sum) / static_cast<double>(first.size());
    figures.exact = share_within(first, second, 0);
    figures.within_half = share_within(first, second, 0.5);
    return figures;
}

PairAgreement pair_of(const RaterLevels& first, const RaterLevels& second, std::uint64_t seed) {
    std::vector<double> a;
    std::vector<double> b;
    for (std::size_t at = 0; at < std::min(first.levels.size(), second.levels.size()); ++at) {
        if (!first.levels[at] || !second.levels[at]) continue;
        a.push_back(*first.levels[at]);
        b.push_back(*second.levels[at]);
    }
    PairAgreement pair{first.name, second.name, a.size(), std::nullopt};
    if (a.size() >= fewest_answers) pair.figures = figures_of(a, b, seed);
    return pair;
}

std::vector<std::vector<double>> by_answer(const std::vector<RaterLevels>& raters) {
    std::vector<std::vector<double>> answers;
    for (const auto& rater : raters) {
        answers.resize(std::max(answers.size(), rater.levels.size()));
        for (std::size_t at = 0; at < rater.levels.size(); ++at)
            if (rater.levels[at]) answers[at].push_back(*rater.levels[at]);
    }
    return answers;
}

RaterLevels mean_of(const std::vector<std::vector<double>>& answers) {
    RaterLevels mean{mean_name, {}};
    for (const auto& levels : answers) {
        const auto sum = moments_of(levels).sum;
        mean.levels.push_back(levels.size() < 2
                                  ? std::nullopt
                                  : std::optional(std::round(2 * sum / static_cast<double>(levels.size())) / 2));
    }
    return mean;
}

}  // namespace

std::optional<double> weighted_kappa(Levels first, Levels second) {
    const Moments a = moments_of(first);
    const Moments b = moments_of(second);
    double seen = 0;
    for (std::size_t at = 0; at < first.size(); ++at) seen += (first[at] - second[at]) * (first[at] - second[at]);
    // The squared difference of every level of the one with every level of the other, summed.
    const double by_chance = a.count * a.squares + b.count * b.squares - 2 * a.sum * b.sum;
    if (!(by_chance > 0)) return std::nullopt;
    return 1 - seen * a.count / by_chance;
}

std::optional<double> rank_correlation(Levels first, Levels second) {
    return correlation(ranks_of(first), ranks_of(second));
}

std::optional<Range> kappa_interval(Levels first, Levels second, std::uint64_t seed) {
    if (first.empty()) return std::nullopt;
    Random random(seed);
    std::vector<double> kappas;
    std::vector<double> a(first.size());
    std::vector<double> b(first.size());
    for (int sample = 0; sample < resamples; ++sample) {
        for (std::size_t at = 0; at < first.size(); ++at) {
            const std::size_t drawn = random.below(first.size());
            a[at] = first[drawn];
            b[at] = second[drawn];
        }
        if (const auto kappa = weighted_kappa(a, b)) kappas.push_back(*kappa);
    }
    if (kappas.size() < std::size_t{resamples} * 19 / 20) return std::nullopt;
    std::ranges::sort(kappas);
    return Range{quantile(kappas, 0.025), quantile(kappas, 0.975)};
}

std::optional<double> interval_alpha(const std::vector<std::vector<double>>& answers) {
    double within = 0;  // squared differences of all ordered pairs within an answer, over its other levels
    Moments all;
    for (const auto& levels : answers) {
        if (levels.size() < 2) continue;
        const Moments own = moments_of(levels);
        within += 2 * (own.count * own.squares - own.sum * own.sum) / (own.count - 1);
        all = {all.count + own.count, all.sum + own.sum, all.squares + own.squares};
    }
    const double between = 2 * (all.count * all.squares - all.sum * all.sum);
    if (!(between > 0)) return std::nullopt;
    return 1 - within * (all.count - 1) / between;
}

PanelAgreement agreement_of(const std::vector<RaterLevels>& raters, const RaterLevels& offerbox, std::uint64_t seed) {
    PanelAgreement panel;
    const auto pair = [&](const RaterLevels& a, const RaterLevels& b) { return pair_of(a, b, seed); };
    for (std::size_t first = 0; first < raters.size(); ++first)
        for (std::size_t second = first + 1; second < raters.size(); ++second)
            panel.raters.push_back(pair(raters[first], raters[second]));
    for (const auto& rater : raters) panel.offerbox.push_back(pair(rater, offerbox));
    const auto answers = by_answer(raters);
    if (raters.size() > 1) panel.offerbox.push_back(pair(mean_of(answers), offerbox));
    panel.answers_by_two = static_cast<std::size_t>(
        std::ranges::count_if(answers, [](const std::vector<double>& levels) { return levels.size() > 1; }));
    if (raters.size() > 2 && panel.answers_by_two >= fewest_answers) panel.alpha = interval_alpha(answers);
    return panel;
}

}  // namespace offerbox::scoring
