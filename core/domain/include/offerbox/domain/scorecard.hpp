// Scores with their evidence. `score` is 0 to 1, `level` is 1 to 5 in halves, a range is on 0 to 1 and is meant to
// cover the human score for 80 % of answers. Offsets are UTF-8 byte offsets, end exclusive.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace offerbox {

enum class KeyPointStatus { met, partly_met, not_met, contradicted };

std::string_view name_of(KeyPointStatus status) noexcept;
std::optional<KeyPointStatus> key_point_status_named(std::string_view name) noexcept;

struct Range {
    double low = 0;
    double high = 1;
    bool operator==(const Range&) const = default;
};

// A span of what the candidate said. `turn` counts the turns of the scored answer, 0 its first.
struct Quote {
    std::string text;
    int turn = 0;
    std::size_t begin = 0;
    std::size_t end = 0;
    bool operator==(const Quote&) const = default;
};

// How a key point came to be said; later ways count less (factors in content/scoring.yaml).
enum class Prompted { unasked, after_probe, after_hint };

// A rater's word on a key point. The quote is absent when it is not_met.
struct RaterWord {
    KeyPointStatus status = KeyPointStatus::not_met;
    double confidence = 0;
    std::optional<Quote> quote;
    bool operator==(const RaterWord&) const = default;
};

// What each of two raters said of a key point.
struct TwoRaters {
    RaterWord first;
    RaterWord second;   // the median of its runs
    int runs = 0;       // of the second rater that count
    double spread = 0;  // of these, between the highest and the lowest: 0 to 1.5, where met is 1 and contradicted -0.5
    bool operator==(const TwoRaters&) const = default;
};

struct KeyPointScore {
    std::string id;  // empty where the rubric was given without ids
    std::string text;
    double weight = 1;
    KeyPointStatus status = KeyPointStatus::not_met;
    double confidence = 0;       // 0 to 1, that the status is right
    std::optional<Quote> quote;  // absent exactly when not_met
    Prompted prompted = Prompted::unasked;
    std::string why_wrong;  // of a contradicted point: why the claim is wrong
    std::optional<TwoRaters> raters =
        std::nullopt;  // where a second rater had a say; the fields above are then of both
    bool operator==(const KeyPointScore&) const = default;
};

struct DimensionScore {
    double score = 0;
    std::optional<Quote> quote;
    bool operator==(const DimensionScore&) const = default;
};

// Absent where the kind of question has no such dimension.
struct Dimensions {
    std::optional<DimensionScore> structure;
    std::optional<DimensionScore> specificity;
    std::optional<DimensionScore> own_part;
    std::optional<DimensionScore> result;
    std::optional<DimensionScore> trade_off;
    bool operator==(const Dimensions&) const = default;
};

// What came of asking a second rater about an answer.
struct SecondRater {
    std::string engine;
    std::string outcome;     // SecondRating::outcome
    double weight = 0;       // of its word in the content, the first rater having the rest; 0 without a say
    double spread = 0;       // of its runs: mean over the key points, by weight
    double first_score = 0;  // the score by the first rater alone
    bool operator==(const SecondRater&) const = default;
};

struct QuestionScore {
    std::string question_id;
    std::string text;  // the question as asked
    std::string competency;
    std::optional<double> score;
    std::optional<double> level;  // there exactly when score is
    std::optional<Range> range;   // there exactly when score is
    std::string not_scored;       // why there is no score; empty when there is one
    std::vector<KeyPointScore> key_points;
    Dimensions dimensions;
    std::string anchor;                                      // the behaviour anchor of the level
    std::vector<std::string> engines;                        // the raters that had a say
    std::optional<SecondRater> second_rater = std::nullopt;  // there when one was asked
    bool operator==(const QuestionScore&) const = default;
};

struct CompetencyScore {
    std::string competency;
    std::optional<double> score;
    std::optional<double> level;
    std::optional<Range> range;
    bool operator==(const CompetencyScore&) const = default;
};

struct OverallScore {
    std::optional<double> score;
    std::optional<double> level;
    std::optional<Range> range;
    std::string band;  // a band of content/scoring.yaml, or "not scored"
    bool operator==(const OverallScore&) const = default;
};

struct Scorecard {
    std::vector<QuestionScore> questions;
    std::vector<CompetencyScore> competencies;
    OverallScore overall;
    bool operator==(const Scorecard&) const = default;
};

}  // namespace offerbox
