// How well levels given to the same answers agree: of two raters, of a rater with OfferBox, of all raters. Arithmetic
// only; docs/formats/ratings.md says how to read it. Pure functions. Threads: any.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "offerbox/domain/scorecard.hpp"

namespace offerbox::scoring {

// Two raters' levels of the same answers, in the same order: each function below takes two lists of one length.
using Levels = std::span<const double>;

// Cohen's kappa with quadratic weights (Cohen 1968): 1 less the mean squared difference over the one that chance would
// give, were each rater's levels dealt out among the answers at random. It needs no categories, so halves count as
// halves. Nothing for no answers, or where both gave one and the same level to all.
std::optional<double> weighted_kappa(Levels first, Levels second);

// Spearman's rank correlation; equal levels share the mean of their ranks. Nothing where one of the two does not vary.
std::optional<double> rank_correlation(Levels first, Levels second);

// The 95 % interval of the kappa by resampling answers (percentile bootstrap, Efron 1979). The same seed gives the same
// interval. Nothing where the kappa of more than one sample in twenty does not exist.
std::optional<Range> kappa_interval(Levels first, Levels second, std::uint64_t seed);

// The samples that an interval rests on.
inline constexpr int resamples = 2000;

// Krippendorff's alpha for interval data ("Computing Krippendorff's Alpha-Reliability", 2011): one list for each
// answer, of the levels that it got; answers with fewer than two do not count. Nothing where no answer has two, or all
// levels are the same.
std::optional<double> interval_alpha(const std::vector<std::vector<double>>& answers);

// Fewer answers than this say nothing about agreement.
inline constexpr std::size_t fewest_answers = 10;

// Figures of two raters, on the answers that both rated; absent where they do not exist.
struct Agreement {
    std::optional<double> kappa;
    std::optional<Range> kappa_interval;
    std::optional<double> kappa_of_whole_levels;  // halves rounded up first, as bench/scoring/measure does
    std::optional<double> rank_correlation;
    double mean_difference = 0;  // levels: the second's less the first's
    double exact = 0;            // share of answers with the same level
    double within_half = 0;      // share at most half a level apart
};

struct PairAgreement {
    std::string first;
    std::string second;
    std::size_t answers = 0;           // that both rated
    std::optional<Agreement> figures;  // absent below fewest_answers
};

// One rater's levels, one an answer; absent where the rater gave none.
struct RaterLevels {
    std::string name;
    std::vector<std::optional<double>> levels;
};

struct PanelAgreement {
    std::vector<PairAgreement> raters;    // each with each
    std::vector<PairAgreement> offerbox;  // each rater with OfferBox, then, of two or more, their mean with it
    std::size_t answers_by_two = 0;       // answers that two raters or more rated
    std::optional<double> alpha;          // of three raters or more, on at least fewest_answers of those answers
};

// The names in PairAgreement::second, and in PairAgreement::first of the last pair.
inline constexpr const char* offerbox_name = "OfferBox";
inline constexpr const char* mean_name = "mean of raters";

// `offerbox` has its name and one level an answer, as each rater has. The mean is over those who rated an answer, two
// at least, and is rounded to halves.
PanelAgreement agreement_of(const std::vector<RaterLevels>& raters, const RaterLevels& offerbox, std::uint64_t seed);

}  // namespace offerbox::scoring
