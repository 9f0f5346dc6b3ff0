#include "offerbox/scoring/scoring.hpp"

#include <doctest/doctest.h>

#include <optional>

#include "offerbox/scripted/hashing_encoder.hpp"

using namespace offerbox;
using namespace offerbox::scoring;

namespace {

Rules the_rules() {
    auto rules = Rules::load(std::filesystem::path(OFFERBOX_SOURCE_DIR) / "content/scoring.yaml");
    REQUIRE(rules.has_value());
    return *rules;
}

Bank a_bank() {
    Question question;
    question.id = "caching";
    question.text = "Tell me about a service you made faster.";
    question.competency = "performance";
    question.anchors = {"one", "two", "three", "four", "five"};
    const auto point = [](const std::string& id, std::vector<std::string> phrasings, std::vector<std::string> cues) {
        KeyPoint made;
        made.id = id;
        made.text = id;
        made.weight = 2;
        made.phrasings = std::move(phrasings);
        made.cues = std::move(cues);
        return made;
    };
    question.key_points = {point("profiled", {"I profiled the service before changing it"}, {"profil\\w*"}),
                           point("verified", {"I measured latency again after the change"}, {"measured"}),
                           point("canary", {"we rolled the change out to one canary server"}, {"canary"})};
    Bank bank;
    bank.questions.push_back(std::move(question));
    return bank;
}

QuestionScore score(const std::vector<std::string>& turns, std::string outcome = "answered",
                    std::optional<AnswerQuality> quality = {}, std::optional<evidence::Comparison> comparison = {}) {
    static const Bank bank = a_bank();
    static const scripted::HashingEncoder encoder;
    const evidence::Evidence evidence(bank, encoder);
    AnsweredQuestion answered{
        &bank.questions.front(), bank.questions.front().text, "performance", {}, std::move(outcome)};
    for (const auto& text : turns) {
        auto measurement = evidence.measure(bank.questions.front(), text);
        REQUIRE(measurement.has_value());
        answered.turns.push_back(
            {text, *measurement, answered.turns.empty() ? Prompted::unasked : Prompted::after_probe, ""});
    }
    if (quality) answered.turns.front().measurement.quality = quality;
    answered.comparison = comparison;
    return score_question(the_rules(), evidence, answered, Seniority::senior);
}

double beside_model_answer(const evidence::Comparison& comparison) {
    return *score({"It is kept in memory, so that the disk need not be read."}, "answered", {}, comparison).score;
}

}  // namespace

TEST_CASE("an answer that makes the points scores above one that does not, with exact quotes") {
    const std::string good =
        "Our checkout was slow. I profiled the service before changing it. I batched the query. I measured latency "
        "again after the change: 900 ms to 80 ms.";
    const auto high = score({good});
    const auto low = score({"It was slow and then it was better because the team worked on it."});
    REQUIRE(high.score.has_value());
    REQUIRE(low.score.has_value());
    CHECK(*high.score > *low.score + 0.3);
    CHECK(*high.level > *low.level);
    for (const auto& point : high.key_points) {
        CHECK(point.quote.has_value() == (point.status != KeyPointStatus::not_met));
        if (point.quote)
            CHECK(good.substr(point.quote->begin, point.quote->end - point.quote->begin) == point.quote->text);
    }
    CHECK(high.range->low <= *high.score);
    CHECK(high.range->high >= *high.score);
}

TEST_CASE("a skipped question is 0, one not reached is not scored, the question read back is 0") {
    CHECK(*score({}, "skipped").score == 0);
    CHECK(*score({}, "unanswered").level == 1);
    CHECK_FALSE(score({}, "").score.has_value());
    CHECK(score({}, "left").not_scored == "not reached");
    CHECK(*score({"Tell me about a service you made faster."}).score == 0);
}

TEST_CASE("a point that came after a probe counts less than one that came unasked") {
    const std::string point = "I profiled the service before changing it.";
    const std::string rest = "The page was slow for customers and the team was asked to look into it.";
    const auto unasked = score({rest + " " + point, "Nothing else comes up there."});
    const auto prompted = score({rest, point});
    CHECK(*unasked.score > *prompted.score);
    CHECK(prompted.key_points.front().prompted == Prompted::after_probe);
}

TEST_CASE("the whole widens where questions were not reached") {
    const auto one = score({"I profiled the service before changing it."});
    QuestionScore missing;
    missing.question_id = "other";
    missing.competency = "performance";
    missing.not_scored = "not reached";
    const auto without = total(the_rules(), {one});
    const auto with = total(the_rules(), {one, missing});
    CHECK(with.overall.range->high >= without.overall.range->high);
    CHECK(with.overall.range->low <= without.overall.range->low);
    CHECK(total(the_rules(), {missing}).overall.band == "not scored");
}

TEST_CASE("the question's own words can answer it beside a model answer, the whole question cannot") {
    const evidence::Comparison some{0.5, 0.6, 0.5, 0.7, 0, 1};
    CHECK(*score({"A service made faster."}, "answered", {}, some).score > 0.3);
    CHECK(*score({"Tell me about a service you made faster."}, "answered", {}, some).score == 0);
    CHECK(*score({"Faster service."}).score == 0);
}

TEST_CASE("content rises with the quality that the pair scorer reads, and falls where structure outshines it") {
    const std::string answer = "The page was slow for customers, so I profiled the service before changing it.";
    const auto reads = [&](float structure, float overall) {
        return *score({answer}, "answered", AnswerQuality{0.8F, overall, 0.5F, structure, overall}).score;
    };
    CHECK(reads(0.3F, 0.1F) < reads(0.4F, 0.3F));
    CHECK(reads(0.4F, 0.3F) < reads(0.7F, 0.6F));
    CHECK(reads(0.95F, 0.05F) < reads(0.5F, 0.05F) / 2);
}

TEST_CASE("beside a model answer the same is worth nearly all, the opposite and bare key words nearly nothing") {
    const evidence::Comparison same{1, 1, 1, 1, 0, 1};
    const evidence::Comparison half{0.4, 0.5, 0.4, 0.6, 0, 1};
    CHECK(beside_model_answer(same) >= 0.8);  // the content of a behavioural question; the text shows no dimension
    CHECK(beside_model_answer(half) < beside_model_answer(same));
    CHECK(beside_model_answer(half) > 0.2);
    CHECK(beside_model_answer({1, 1, 1, 1, 1, 1}) < 0.2);
    CHECK(beside_model_answer({1, 1, 1, 1, 0, 0}) < 0.2);
    CHECK(beside_model_answer({0, 0, 0, 0.1, 0, 1}) == 0);
}
