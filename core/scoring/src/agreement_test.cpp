#include "offerbox/scoring/agreement.hpp"

#include <doctest/doctest.h>

using namespace offerbox;
using namespace offerbox::scoring;

namespace {

using Values = std::vector<double>;

// Eighteen answers by three raters. What is expected of them below was worked out by scikit-learn 1.9.1
// (cohen_kappa_score, weights="quadratic", levels doubled to be whole), SciPy 1.17.1 (spearmanr) and the Python package
// krippendorff 0.9.0.
const Values first{1, 1.5, 2, 2, 2.5, 3, 3, 3.5, 3.5, 4, 4, 4.5, 5, 5, 2, 1, 3, 4.5};
const Values second{1.5, 1, 2, 3, 2.5, 3.5, 2.5, 3.5, 4.5, 4, 3, 4.5, 4.5, 5, 1, 1, 4, 5};
const Values third{2, 2, 2, 2, 3, 3, 3, 3, 3, 4, 4, 4, 4, 4, 2, 2, 3, 4};

RaterLevels rater(const std::string& name, const Values& levels) {
    return {name, std::vector<std::optional<double>>(levels.begin(), levels.end())};
}

doctest::Approx near(double value, double by = 1e-9) {
    return doctest::Approx(value).epsilon(by);
}

}  // namespace

TEST_CASE("quadratic weighted kappa is what scikit-learn gives") {
    CHECK(*weighted_kappa(first, second) == near(0.8939256572982774));
    CHECK(*weighted_kappa(first, third) == near(0.8641975308641976));
    CHECK(*weighted_kappa(second, third) == near(0.7333333333333334));
}

TEST_CASE("kappa of the same levels is one, of reversed ones minus one, and of one level for all there is none") {
    const Values rising{1, 2, 3, 4, 5};
    const Values falling{5, 4, 3, 2, 1};
    CHECK(*weighted_kappa(rising, rising) == near(1));
    CHECK(*weighted_kappa(rising, falling) == near(-1));
    CHECK_FALSE(weighted_kappa(Values{3, 3, 3}, Values{3, 3, 3}));
    CHECK(*weighted_kappa(Values{3, 3, 3}, Values{4, 4, 4}) == near(0));
    CHECK_FALSE(weighted_kappa(Values{}, Values{}));
}

TEST_CASE("rank correlation is what SciPy gives, ties included") {
    CHECK(*rank_correlation(first, second) == near(0.8959205020904));
    CHECK(*rank_correlation(first, third) == near(0.9506659194357234));
    CHECK_FALSE(rank_correlation(first, Values(first.size(), 3.0)));
}

TEST_CASE("alpha is that of the published example") {
    // Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), section C: four observers, twelve units, some
    // not observed; for interval data .849.
    const std::vector<Values> units{{1, 1, 1},    {2, 2, 3, 2}, {3, 3, 3, 3}, {3, 3, 3, 3}, {2, 2, 2, 2}, {1, 2, 3, 4},
                                    {4, 4, 4, 4}, {1, 1, 2, 1}, {2, 2, 2, 2}, {5, 5, 5},    {1, 1},       {3}};
    CHECK(*interval_alpha(units) == near(0.849, 5e-4));
}

TEST_CASE("alpha of three raters is what the Python package gives") {
    std::vector<Values> answers;
    for (std::size_t at = 0; at < first.size(); ++at) answers.push_back({first[at], second[at], third[at]});
    CHECK(*interval_alpha(answers) == near(0.8393939393939395));
    CHECK_FALSE(interval_alpha({{3}, {4}}));
    CHECK_FALSE(interval_alpha({{3, 3}, {3, 3}}));
}

TEST_CASE("the interval of a kappa is that of a bootstrap by NumPy, and the same for the same seed") {
    // 20,000 samples with NumPy's generator gave .765 to .951, .798 to .916 and .552 to .820.
    const auto interval = kappa_interval(first, second, 1);
    REQUIRE(interval);
    CHECK(interval->low == near(0.765, 0.012));
    CHECK(interval->high == near(0.951, 0.012));
    CHECK(kappa_interval(first, third, 2)->low == near(0.798, 0.012));
    CHECK(kappa_interval(second, third, 3)->high == near(0.820, 0.012));
    CHECK(*kappa_interval(first, second, 1) == *interval);
    CHECK_FALSE(*kappa_interval(first, second, 2) == *interval);
    CHECK_FALSE(kappa_interval(Values{3, 3, 3}, Values{3, 3, 3}, 1));
}

TEST_CASE("figures of a pair count the answers that both rated") {
    auto some = rater("ben", second);
    some.levels[0] = std::nullopt;
    some.levels.push_back(4.0);
    auto more = rater("anna", first);
    more.levels.push_back(std::nullopt);
    const auto panel = agreement_of({more, some}, rater("OfferBox", third), 1);
    REQUIRE(panel.raters.size() == 1);
    CHECK(panel.raters[0].answers == 17);
    const auto whole = agreement_of({rater("anna", first), rater("ben", second)}, rater("OfferBox", third), 1);
    const auto& figures = *whole.raters[0].figures;
    // By hand: the differences sum to 1, seven are nought, six more half a level.
    CHECK(figures.mean_difference == near(1.0 / 18));
    CHECK(figures.exact == near(7.0 / 18));
    CHECK(figures.within_half == near(13.0 / 18));
    CHECK(*figures.kappa_of_whole_levels == near(0.8811881188118812));  // scikit-learn
    CHECK(figures.kappa_interval->low < *figures.kappa);
}

TEST_CASE("each rater and their mean, to the nearest half, stand beside OfferBox") {
    const auto panel = agreement_of({rater("anna", first), rater("ben", second)}, rater("OfferBox", third), 1);
    REQUIRE(panel.offerbox.size() == 3);
    CHECK(panel.offerbox[1].first == "ben");
    CHECK(panel.offerbox[1].second == offerbox_name);
    CHECK(panel.offerbox[2].first == mean_name);
    CHECK(*panel.offerbox[2].figures->kappa == near(0.8192771084337349));  // scikit-learn
    CHECK_FALSE(panel.alpha);
    CHECK(agreement_of({rater("anna", first)}, rater("OfferBox", third), 1).offerbox.size() == 1);
    const auto three =
        agreement_of({rater("anna", first), rater("ben", second), rater("carla", third)}, {"OfferBox", {}}, 1);
    CHECK(*three.alpha == near(0.8393939393939395));
    CHECK(three.answers_by_two == 18);
    CHECK(three.offerbox[0].answers == 0);
}

TEST_CASE("too few answers give no figures") {
    const Values few(first.begin(), first.begin() + 9);
    const auto panel = agreement_of({rater("a", few), rater("b", few), rater("c", few)}, rater("OfferBox", few), 1);
    for (const auto& pair : panel.raters) CHECK_FALSE(pair.figures);
    for (const auto& pair : panel.offerbox) CHECK_FALSE(pair.figures);
    CHECK(panel.raters[0].answers == 9);
    CHECK_FALSE(panel.alpha);
}
