#include <doctest/doctest.h>

#include <algorithm>

#include "sample.hpp"

using namespace offerbox;
using namespace offerbox::report;
using offerbox::report::testing::Sample;

namespace {

std::vector<std::string> texts(const std::vector<ScaffoldLine>& lines, ScaffoldKind kind) {
    std::vector<std::string> out;
    for (const auto& line : lines) {
        if (line.kind == kind) out.push_back(line.text);
    }
    return out;
}

bool has(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

}  // namespace

TEST_CASE("the report says what was asked, when, and how it ended") {
    const Sample sample;
    const auto report = sample.composed();
    CHECK(report.interview_id == "id-1");
    CHECK(report.started == "2023-11-14T22:13:20Z");
    CHECK(report.ended == "left");
    CHECK(report.turns.size() == 2);
    CHECK(report.questions.size() == 3);
    CHECK(report.questions[0].turns.size() == 2);
    CHECK(report.questions[1].turns.empty());
    REQUIRE(report.competencies.size() == 1);
    CHECK(report.competencies[0].name == "Driving");
    CHECK(report.competencies[0].expected == "Drives alone.");
    CHECK(report.competencies[0].question_ids == std::vector<std::string>{"van", "bus", "tram"});
}

TEST_CASE("a half level stands on the anchor below it and points to the one above") {
    const Sample sample;
    const auto report = sample.composed();
    CHECK(report.questions[0].reached == Anchor{2, "anchor two"});
    CHECK(report.questions[0].next == Anchor{3, "anchor three"});
    // Skipped: no behaviour was shown.
    CHECK(!report.questions[1].reached);
    CHECK(report.questions[1].next == Anchor{2, "anchor two"});
    CHECK(!report.questions[2].reached);
    CHECK(!report.questions[2].next);
}

TEST_CASE("the scaffold holds the person's own words exactly, and questions for the rest") {
    const Sample sample;
    const auto lines = sample.composed().questions[0].scaffold;
    REQUIRE(lines.size() == 3);
    CHECK(lines[0].kind == ScaffoldKind::said);
    CHECK(lines[0].text == "Well, I timed the round before changing it, with a <b>clock</b>.");
    CHECK(has(sample.answer, lines[0].text));
    // A written probe that fits, and the hint where there is none; nothing for a point beyond the grade.
    CHECK(texts(lines, ScaffoldKind::gap) == std::vector<std::string>{"What made the van slow?", "Hint for after?"});
}

TEST_CASE("a line of the resume that makes a missing point takes the place of the question") {
    Sample sample;
    const std::string line = "Found that the tyres were flat all along";
    sample.answered[0].resume_lines = {{line, sample.measured(line), Prompted::unasked, ""}};
    const auto lines = sample.composed().questions[0].scaffold;
    CHECK(texts(lines, ScaffoldKind::resume) == std::vector<std::string>{line});
    CHECK(texts(lines, ScaffoldKind::gap) == std::vector<std::string>{"Hint for after?"});
}

TEST_CASE("a line of the resume that makes a point in part stands beside the question") {
    Sample sample;
    const std::string line = "the tyres were bad";
    sample.answered[0].resume_lines = {{line, sample.measured(line), Prompted::unasked, ""}};
    const auto lines = sample.composed().questions[0].scaffold;
    CHECK(texts(lines, ScaffoldKind::resume) == std::vector<std::string>{line});
    CHECK(texts(lines, ScaffoldKind::gap) == std::vector<std::string>{"What made the van slow?", "Hint for after?"});
}

TEST_CASE("a sentence that makes two points stands once") {
    Sample sample;
    auto& points = sample.scorecard.questions[0].key_points;
    points[2].status = KeyPointStatus::met;
    points[2].quote = points[0].quote;
    const auto lines = sample.composed().questions[0].scaffold;
    CHECK(lines[0].key_points == std::vector<std::string>{"measured", "after"});
    CHECK(texts(lines, ScaffoldKind::said).size() == 1);
}

TEST_CASE("the first thing to do is the heaviest point that is missing") {
    const Sample sample;
    const auto report = sample.composed();
    CHECK(has(report.questions[0].do_first, "Named the cause. A way in: What made the van slow?"));
}

TEST_CASE("over all, questions without an answer come first where they are half of them") {
    Sample sample;
    CHECK(
        sample.composed().do_first ==
        "1 of 2 questions had no answer that counts (Driving). Prepare one real example for each: what happened, what "
        "you did, what came of it.");
    sample.scorecard.questions.erase(sample.scorecard.questions.begin() + 1);
    const auto alone = sample.composed().do_first;
    CHECK(has(alone, "Begin with the answer on Driving"));
    CHECK(has(alone, "Named the cause."));
    sample.scorecard.questions.erase(sample.scorecard.questions.begin());
    CHECK(has(sample.composed().do_first, "Answer one question from start to end"));
}

TEST_CASE("an anchor that builds on the one below it is whole") {
    Sample sample;
    sample.the_bank.questions[0].anchors[2] = "As 2, and drives.";
    CHECK(sample.composed().questions[0].next == Anchor{3, "anchor two Also drives."});
}

TEST_CASE("a sentence stands in the place of the heaviest point that it makes") {
    Sample sample;
    auto& points = sample.scorecard.questions[0].key_points;
    points[0].weight = 1;
    points[2].status = KeyPointStatus::met;
    points[2].quote = points[0].quote;
    const auto lines = sample.composed().questions[0].scaffold;
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].kind == ScaffoldKind::gap);
    CHECK(lines[1].key_points == std::vector<std::string>{"measured", "after"});
}

TEST_CASE("what is wrong comes before what is missing") {
    Sample sample;
    auto& point = sample.scorecard.questions[0].key_points[2];
    point.status = KeyPointStatus::contradicted;
    point.quote = sample.scorecard.questions[0].key_points[0].quote;
    point.why_wrong = "Vans do not fly.";
    const auto report = sample.composed();
    CHECK(has(report.questions[0].do_first, "you said \"I timed the round before changing it\". Vans do not fly."));
}

TEST_CASE("a habit outweighs a lighter point, and one of several answers comes first over all") {
    Sample sample;
    auto& van = sample.scorecard.questions[0];
    van.key_points[1].status = KeyPointStatus::met;
    van.key_points[1].quote = van.key_points[0].quote;
    van.key_points[2].weight = 0.5;
    van.dimensions.own_part = DimensionScore{0.1, std::nullopt};
    sample.scorecard.questions[1] = van;
    sample.scorecard.questions[1].question_id = "bus";
    sample.answered[1] = sample.answered[0];
    sample.answered[1].question_id = "bus";
    const auto report = sample.composed();
    CHECK(has(report.questions[0].do_first, "Say which steps were yours"));
    CHECK(has(report.do_first, "In 2 of 2 answers little is told as one's own doing. Say which steps were yours"));
}

TEST_CASE("every point made leads to what the next grade adds") {
    Sample sample;
    for (std::size_t at = 1; at < 3; ++at) {
        sample.scorecard.questions[0].key_points[at].status = KeyPointStatus::met;
        sample.scorecard.questions[0].key_points[at].quote = sample.scorecard.questions[0].key_points[0].quote;
    }
    CHECK(has(sample.composed().questions[0].do_first,
              "To go beyond it: add this point: Kept it fast. A way in: Hint for guard?"));
}

TEST_CASE("a question that was skipped or not reached says so") {
    const Sample sample;
    const auto report = sample.composed();
    CHECK(report.questions[0].explanation.empty());
    CHECK(report.questions[1].explanation == "The question was skipped. That counts as 0.");
    CHECK(has(report.questions[1].do_first, "Find one real example"));
    CHECK(has(report.questions[2].explanation, "ended before this question had an answer"));
    CHECK(std::ranges::any_of(report.cautions, [](const auto& one) { return has(one, "1 of 3 planned questions"); }));
    CHECK(std::ranges::any_of(report.cautions,
                              [](const auto& one) { return has(one, "One answer was under 25 words"); }));
}

TEST_CASE("the engines that took part are counted") {
    const Sample sample;
    const auto engines = sample.composed().engines;
    CHECK(engines == std::vector<EnginePart>{
                         {"wording", "written", 1, 0},
                         {"reading", sample.encoder.name(), 1, 0},
                         {"wording", "small-model", 0, 1},
                         {"scoring", "rules", 2, 0},
                     });
}

TEST_CASE("a log without a start gives an empty report") {
    Sample sample;
    sample.events.clear();
    CHECK(sample.composed().questions.empty());
}
