#include <doctest/doctest.h>

#include "offerbox/domain/json.hpp"

using namespace offerbox;

namespace {

void check_round_trip(const Event& event) {
    const std::string text = to_json(event);
    INFO(text);
    const auto back = event_from_json(kind_of(event), text);
    REQUIRE(back.has_value());
    CHECK(*back == event);
}

Turn an_answer() {
    Turn turn;
    turn.speaker = Speaker::candidate;
    turn.kind = TurnKind::answer;
    turn.text = "I profiled it: 900 \xC2\xB5s \"per call\"\nand more";
    turn.question_id = "performance";
    turn.seconds = 61.25;
    turn.took = 40;
    return turn;
}

Scorecard a_scorecard() {
    QuestionScore question;
    question.question_id = "performance";
    question.text = "Tell me ...";
    question.competency = "performance-engineering";
    question.score = 0.625;
    question.level = 3.5;
    question.range = Range{0.5, 0.75};
    question.key_points.push_back({"measured-first", "Measured first.", 3, KeyPointStatus::met, 0.875,
                                   Quote{"I profiled it", 0, 0, 13}, Prompted::after_probe, ""});
    question.key_points.push_back(
        {"result", "Says the result.", 2, KeyPointStatus::not_met, 0.5, std::nullopt, Prompted::unasked, ""});
    question.dimensions.structure = DimensionScore{0.5, Quote{"I profiled it", 0, 0, 13}};
    question.engines = {"rules"};
    QuestionScore unscored;
    unscored.question_id = "testing";
    unscored.not_scored = "not reached";
    return {{question, unscored},
            {{"performance-engineering", 0.625, 3.5, Range{0.5, 0.75}}},
            {0.625, 3.5, Range{0.25, 1}, "solid"}};
}

}  // namespace

TEST_CASE("every event reads back as it was written") {
    Measurement measurement;
    measurement.encoder = "encoder 1";
    measurement.question_id = "performance";
    measurement.clauses = {{0, 13}, {15, 30}};
    measurement.groups = {{"point:measured-first", {{0.6123F, 2}, {0.2F, 0}}}};
    measurement.nearness = Nearness{0.4512F, 0.3908F};
    check_round_trip(TurnTaken{an_answer()});
    check_round_trip(Measured{measurement});
    measurement.scorer = "scorer 1";
    measurement.statements = {{"point:measured-first", {0.05F, 0.15F, 0.78F, 0.02F}}};
    check_round_trip(Measured{measurement});
    measurement.quality = AnswerQuality{0.9F, 0.5F, 0.4F, 0.3F, 0.5F};
    check_round_trip(Measured{measurement});
    check_round_trip(PhaseEntered{Phase::questions, 2, 95.5});
    check_round_trip(QuestionClosed{"performance", "answered"});
    check_round_trip(ModelAsked{"model", "rejected: two questions"});
    check_round_trip(Ended{"finished", 1800});
    check_round_trip(Scored{a_scorecard()});
    Started started;
    started.plan.company = "atlassian";
    started.mode = Mode::study;
    started.candidate = "Ada";
    check_round_trip(started);
}

TEST_CASE("a scored question has a range where it has a score, and a reason where it has none") {
    const std::string text = to_json(a_scorecard());
    CHECK(text.find("\"range\":[0.5,0.75]") != std::string::npos);
    CHECK(text.find("\"score\":null") != std::string::npos);
    CHECK(text.find("\"not_scored\":\"not reached\"") != std::string::npos);
    CHECK(text.find("\"quote\":null") != std::string::npos);
}

TEST_CASE("what is no event is a failure, not a crash") {
    CHECK_FALSE(event_from_json("ended", "{}").has_value());
    CHECK_FALSE(event_from_json("nonsense", "{}").has_value());
    CHECK_FALSE(
        event_from_json("measured", R"({"encoder":"e","question_id":"q","clauses":[[1]],"groups":{}})").has_value());
    CHECK_FALSE(event_from_json("turn_taken", "[1,2").has_value());
}
