#include <doctest/doctest.h>

#include <algorithm>

#include "offerbox/base/text.hpp"
#include "offerbox/report/report.hpp"
#include "sample.hpp"

using namespace offerbox;

namespace {

struct Told {
    std::string text;
    std::vector<std::string> lines;
};

Told feedback(std::vector<KeyPointStatus> statuses, std::optional<double> level) {
    const report::testing::Sample sample;
    const Question& question = *sample.the_bank.question("van");
    QuestionScore score;
    score.question_id = question.id;
    score.level = level;
    if (level) score.score = (*level - 1) / 4;
    for (std::size_t at = 0; at < statuses.size(); ++at) {
        KeyPointScore point;
        point.id = "point-" + std::to_string(at);
        point.text = "Point " + std::to_string(at) + ".";
        point.weight = static_cast<double>(at % 5);
        point.status = statuses[at];
        score.key_points.push_back(std::move(point));
    }
    const auto reading = sample.evidence.read(question, {});
    Told told{report::feedback_on(score, question, Seniority::senior, reading), {}};
    for (const auto line : text::lines(told.text)) told.lines.emplace_back(line);
    return told;
}

std::size_t at_line(const Told& told, const std::string& line) {
    return static_cast<std::size_t>(std::ranges::find(told.lines, line) - told.lines.begin());
}

}  // namespace

TEST_CASE("feedback is short lines: the level, what was there, what was missing, one thing to do") {
    using enum KeyPointStatus;
    const auto told = feedback({met, partly_met, not_met, not_met, not_met, not_met, not_met}, 2.5);
    CAPTURE(told.text);
    CHECK(told.lines.front() == "Level 2.5 of 5.");
    const auto there = at_line(told, "What was there:");
    const auto missing = at_line(told, "What was missing:");
    const auto advice = at_line(told, "One thing to do:");
    CHECK(there == 1);
    CHECK(told.lines.at(there + 1) == "- Point 0.");
    CHECK(told.lines.at(there + 2) == "- Point 1.");
    CHECK(missing == there + 3);
    // The three that weigh most, in their own order.
    CHECK(told.lines.at(missing + 1) == "- Point 2.");
    CHECK(told.lines.at(missing + 2) == "- Point 3.");
    CHECK(told.lines.at(missing + 3) == "- Point 4.");
    CHECK(told.lines.at(missing + 4) == "- and 2 more, in the report");
    CHECK(advice == missing + 5);
    CHECK(told.lines.size() == advice + 2);
}

TEST_CASE("feedback on an answer without a point says so, and one that is wrong is no point that is missing") {
    using enum KeyPointStatus;
    const auto told = feedback({contradicted, not_met}, 1.0);
    CAPTURE(told.text);
    CHECK(told.lines.at(1) == "None of the key points was made.");
    CHECK(told.lines.at(at_line(told, "What was said otherwise than it is:") + 1) == "- Point 0.");
    CHECK(told.lines.at(at_line(told, "What was missing:") + 1) == "- Point 1.");
    const auto left = feedback({not_met}, std::nullopt);
    CHECK(left.lines.front() == "Not scored.");
    CHECK(at_line(left, "What was missing:") == left.lines.size());
}
