#include "offerbox/scoring/scoring.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <set>

#include "content.hpp"
#include "offerbox/base/text.hpp"
#include "two_raters.hpp"

namespace offerbox::scoring {

namespace {

constexpr double own_words_of_an_answer = 0.1;  // share of the model answer's; a question read back has none

double rounded(double value) {
    return std::round(value * 1000.0) / 1000.0;
}

// Structure and specificity are as much what the rules find as what the pair scorer reads.
void join_quality(const AnswerQuality& quality, Dimensions& dimensions) {
    const auto join = [](std::optional<DimensionScore>& dimension, float read) {
        if (dimension) dimension->score = (dimension->score + static_cast<double>(read)) / 2;
    };
    join(dimensions.structure, quality.structure);
    join(dimensions.specificity, quality.specificity);
}

double dimension_sum(const Weights& weights, const Dimensions& dimensions) {
    const auto part = [](double weight, const std::optional<DimensionScore>& dimension) {
        return dimension ? weight * dimension->score : 0.0;
    };
    return part(weights.structure, dimensions.structure) + part(weights.specificity, dimensions.specificity) +
           part(weights.own_part, dimensions.own_part) + part(weights.result, dimensions.result) +
           part(weights.trade_off, dimensions.trade_off);
}

KeyPointScore key_point_score(const evidence::PointReading& reading) {
    KeyPointScore score;
    score.id = reading.point->id;
    score.text = reading.point->text;
    score.weight = reading.point->weight;
    score.status = reading.status;
    score.confidence = rounded(reading.confidence);
    score.quote = reading.quote;
    score.prompted = reading.prompted;
    if (reading.contradicted_by != nullptr) score.why_wrong = reading.contradicted_by->why_wrong;
    return score;
}

double mean_doubt(const evidence::Reading& reading) {
    double doubt = 0;
    for (const auto& point : reading.points) doubt += 1 - point.confidence;
    return reading.points.empty() ? 0 : doubt / static_cast<double>(reading.points.size());
}

double half_width_of(const Rules& rules, const evidence::Reading& reading, bool beside_model_answer) {
    if (beside_model_answer) return rules.reference.range_half_width;
    const double extra = reading.form.words < rules.short_words ? rules.range_extra_short : 0.0;
    return rules.range_half_width + extra + rules.range_extra_doubt * mean_doubt(reading);
}

// How far an answer is the question read back, by the stems of content words.
struct ReadBack {
    double of_answer = 0;    // share of the answer's words that stand in the question
    double of_question = 0;  // share of the question's words that stand in the answer
};

ReadBack read_back(const std::vector<evidence::AnswerTurn>& turns, const Question& question, std::string_view asked) {
    const auto content = [](std::string_view text) {
        std::vector<std::string> stems;
        for (const auto& word : text::words(text)) {
            if (!text::is_stop_word(word.lower)) stems.push_back(text::stem(word.lower));
        }
        return stems;
    };
    const auto share = [](const std::vector<std::string>& stems, const std::set<std::string>& among) {
        const auto found = std::ranges::count_if(stems, [&](const auto& stem) { return among.contains(stem); });
        return stems.empty() ? 0.0 : static_cast<double>(found) / static_cast<double>(stems.size());
    };
    std::vector<std::string> given;
    for (const auto& turn : turns) std::ranges::move(content(turn.text), std::back_inserter(given));
    auto wanted = content(question.text);
    const double of_question = share(wanted, {given.begin(), given.end()});
    std::ranges::move(content(asked), std::back_inserter(wanted));
    return {share(given, {wanted.begin(), wanted.end()}), of_question};
}

// Nearly all that was said stands in the question. Beside a model answer the question's words can be right; then the
// model answer's own words are among them, and it is not the whole question.
bool repeats_question(const AnsweredQuestion& answered) {
    const auto read = read_back(answered.turns, *answered.question, answered.text);
    if (read.of_answer < 0.9) return false;
    const bool says_own = answered.comparison && answered.comparison->words >= own_words_of_an_answer;
    return !says_own || read.of_question >= 0.8;
}

std::string anchor_of(const Question& question, double level) {
    if (question.anchors.size() != 5) return {};
    const auto index = static_cast<std::size_t>(std::clamp(std::lround(level), 1L, 5L)) - 1;
    return question.anchors[index];
}

void set_score(const Rules& rules, const Question& question, QuestionScore& into, double score, double half_width) {
    into.score = rounded(score);
    into.level = level_of(rules, score);
    into.range = Range{rounded(std::max(0.0, score - half_width)), rounded(std::min(1.0, score + half_width))};
    into.anchor = anchor_of(question, *into.level);
}

}  // namespace

double level_of(const Rules& rules, double score) {
    const auto passed = std::ranges::count_if(rules.levels, [&](double from) { return score >= from; });
    return 1.0 + 0.5 * static_cast<double>(passed);
}

QuestionScore score_question(const Rules& rules, const evidence::Evidence& evidence, const AnsweredQuestion& answered,
                             Seniority seniority) {
    const Question& question = *answered.question;
    QuestionScore result;
    result.question_id = question.id;
    result.text = answered.text;
    result.competency = answered.competency;
    result.engines = {"rules"};
    const auto reading = evidence.read(question, answered.turns);
    for (const auto& point : reading.points) result.key_points.push_back(key_point_score(point));

    if (answered.turns.empty()) {
        if (answered.outcome == "skipped" || answered.outcome == "unanswered") {
            set_score(rules, question, result, 0, 0);
        } else {
            result.not_scored = "not reached";
        }
        return result;
    }
    result.dimensions = dimensions_of(question.kind, answered.turns);
    if (repeats_question(answered)) {
        set_score(rules, question, result, 0, 0);
        return result;
    }
    const Weights& weights = rules.weights.at(question.kind);
    if (reading.quality) join_quality(*reading.quality, result.dimensions);
    const double kept = answered.comparison ? 1.0 : kept_on_topic(rules, reading);
    const double content = answered.comparison ? content_beside(rules.reference, *answered.comparison)
                                               : content_of(rules, reading, seniority) * kept;
    const auto score_with = [&](double held) {
        const double counted = std::min(1.0, held / rules.dimensions_need_content);
        return weights.content * held + counted * dimension_sum(weights, result.dimensions);
    };
    const double score = score_with(content);
    const double half_width = half_width_of(rules, reading, answered.comparison.has_value());
    set_score(rules, question, result, score, half_width);
    if (!answered.turns.front().measurement.encoder.empty())
        result.engines.push_back(answered.turns.front().measurement.encoder);
    if (!answered.turns.front().measurement.scorer.empty())
        result.engines.push_back(answered.turns.front().measurement.scorer);
    if (!answered.second) return result;

    result.second_rater = SecondRater{answered.second->engine, answered.second->outcome, 0, 0, rounded(score)};
    const auto say = say_of(rules, reading, answered.turns, *answered.second, seniority);
    if (!say) return result;
    // An answer about another matter gains nothing by it either.
    const double joined = score_with(content + say->weight * (say->content * kept - content));
    // Wider by what the raters differ, so that the first one's score stays within, and by how much the runs do.
    const double share = say->weight * weights.content;
    set_score(rules, question, result, joined,
              half_width + std::max(std::abs(joined - score), share * say->apart) + share * say->spread);
    join_words(rules, *answered.second, result.key_points);
    result.second_rater->weight = rounded(say->weight);
    result.second_rater->spread = rounded(say->spread);
    result.engines.push_back(answered.second->engine);
    return result;
}

Scorecard total(const Rules& rules, std::vector<QuestionScore> questions) {
    struct Sum {
        double score = 0;
        double low = 0;
        double high = 0;
        int count = 0;
    };
    const auto add = [](Sum& sum, const QuestionScore& question) {
        sum.score += *question.score;
        sum.low += question.range->low;
        sum.high += question.range->high;
        ++sum.count;
    };
    Scorecard scorecard;
    Sum all;
    std::vector<std::string> order;
    std::map<std::string, Sum> by_competency;
    int not_reached = 0;
    for (const auto& question : questions) {
        if (!by_competency.contains(question.competency)) order.push_back(question.competency);
        Sum& sum = by_competency[question.competency];
        if (!question.score) {
            ++not_reached;
            continue;
        }
        add(sum, question);
        add(all, question);
    }
    for (const auto& competency : order) {
        const Sum& sum = by_competency[competency];
        CompetencyScore score{competency, std::nullopt, std::nullopt, std::nullopt};
        if (sum.count > 0) {
            score.score = rounded(sum.score / sum.count);
            score.level = level_of(rules, *score.score);
            score.range = Range{rounded(sum.low / sum.count), rounded(sum.high / sum.count)};
        }
        scorecard.competencies.push_back(std::move(score));
    }
    scorecard.overall.band = "not scored";
    if (all.count > 0) {
        const double score = all.score / all.count;
        const double wider = rules.range_extra_not_reached * not_reached;
        scorecard.overall.score = rounded(score);
        scorecard.overall.level = level_of(rules, score);
        scorecard.overall.range = Range{rounded(std::max(0.0, all.low / all.count - wider)),
                                        rounded(std::min(1.0, all.high / all.count + wider))};
        const auto band =
            std::ranges::find_if(rules.bands, [&](const Band& candidate) { return score >= candidate.from; });
        if (band != rules.bands.end()) scorecard.overall.band = band->name;
    }
    scorecard.questions = std::move(questions);
    return scorecard;
}

}  // namespace offerbox::scoring
