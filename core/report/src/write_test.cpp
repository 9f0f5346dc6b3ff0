#include <doctest/doctest.h>

#include <cstdlib>
#include <nlohmann/json.hpp>

#include "offerbox/base/file.hpp"
#include "offerbox/domain/json.hpp"
#include "sample.hpp"

using namespace offerbox;
using namespace offerbox::report;
using offerbox::report::testing::Sample;

namespace {

bool has(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

}  // namespace

TEST_CASE("formats have names") {
    for (const auto format : {Format::json, Format::markdown, Format::html, Format::pdf}) {
        CHECK(format_named(name_of(format)) == format);
    }
    CHECK(!format_named("docx"));
}

TEST_CASE("the page shows levels with their ranges, quotes and the way to both") {
    const Sample sample;
    const auto page = to_html(sample.composed());
    CHECK(page.starts_with("<!doctype html>\n<html lang=\"en\">"));
    CHECK(has(page, "<strong>thin</strong>: level 1.5 of 5, likely between 1.4 and 2.6"));
    CHECK(has(page, "<summary>Level 2.5 of 5, likely between 1.8 and 3.4: why?</summary>"));
    CHECK(has(page, "<q>I timed the round before changing it</q>"));
    CHECK(has(page, "href=\"#question-van\""));
    CHECK(has(page, "id=\"question-van\""));
    CHECK(has(page, "aria-label=\"Levels from 1 to 5. Overall: 1.5 of 5"));
    CHECK(has(page, "Not scored: what an excellent answer has"));
    CHECK(has(page, "OfferBox is not affiliated with Acme &amp; Sons."));
    CHECK(has(page, "passed by once, where the written words were used instead"));
}

TEST_CASE("the page needs nothing beside itself and runs nothing") {
    const Sample sample;
    const auto page = to_html(sample.composed());
    for (const auto* never : {"<script", "style=\"", "src=", "<link", "url(", "<b>clock", "onclick"}) {
        CAPTURE(never);
        CHECK(!has(page, never));
    }
    CHECK(has(page, std::string("<style>") + std::string(stylesheet()) + "</style>"));
}

TEST_CASE("without a score there is no chart") {
    Sample sample;
    for (auto& question : sample.scorecard.questions) {
        question.score.reset();
        question.level.reset();
        question.range.reset();
    }
    sample.scorecard.overall = {std::nullopt, std::nullopt, std::nullopt, "not scored"};
    const auto report = sample.composed();
    const auto page = to_html(report);
    CHECK(!has(page, "<svg"));
    CHECK(has(page, "Not scored, since no question was answered."));
    CHECK(has(to_markdown(report), "**Overall: not scored, since no question was answered.**"));
}

TEST_CASE("Markdown shows the same, and nothing of the person becomes markup") {
    Sample sample;
    auto& taken = std::get<TurnTaken>(sample.events[2]);
    taken.turn.text = "# Not a heading\n\n- [no](http://link) `code` <script>";
    const auto text = to_markdown(sample.composed());
    CHECK(text.starts_with("# Acme \\& Sons, Driver\n"));
    CHECK(has(text, "**Overall: thin. Level 1.5 of 5, likely between 1.4 and 2.6.**"));
    CHECK(has(text, "\u201cI timed the round before changing it\u201d"));
    CHECK(has(text, "- **To fill in:** What made the van slow?"));
    CHECK(has(text, "**You:** \\# Not a heading  \n\\- \\[no\\](http://link) \\`code\\` \\<script\\>"));
    CHECK(!has(text, "<script>"));
}

TEST_CASE("a line that looks like a list item or a number stays text") {
    const auto text =
        conversation_to_markdown("1. title", {{Speaker::candidate, TurnKind::answer, "- dash", "", "", "", "", 0, 0},
                                              {Speaker::candidate, TurnKind::silence, "", "", "", "", "", 0, 0}});
    CHECK(text == "# 1\\. title\n\n**You:** \\- dash\n\n**You:** (silence)\n\n");
}

TEST_CASE("the JSON has the scores as in the scorecard, and what the report adds") {
    const Sample sample;
    const auto json = to_json(sample.composed());
    CHECK(has(json, R"("id":"id-1","title":"Acme & Sons, Driver","started":"2023-11-14T22:13:20Z","ended":"left")"));
    CHECK(has(json, R"("seniority":"staff","expected":false)"));
    CHECK(has(json, R"("anchor":{"level":2,"text":"anchor two"},"next_anchor":{"level":3,"text":"anchor three"})"));
    CHECK(has(json, R"({"kind":"gap","text":"What made the van slow?","key_points":["cause"]})"));
    CHECK(has(json, R"("levels":[1.4,2.6])"));
}

// OFFERBOX_UPDATE_EXAMPLES=1 writes the example anew.
TEST_CASE("the document of the format shows what is written") {
    const Sample sample;
    auto report = nlohmann::ordered_json::parse(to_json(sample.composed()));
    while (report["questions"].size() > 1) report["questions"].erase(1);
    for (const auto* name : {"plan", "turns", "scorecard"}) report.erase(name);
    report["questions"][0].erase("turns");
    const std::string shown = "```json\n" + report.dump(2) + "\n```\n";
    const std::string path = OFFERBOX_SOURCE_DIR "/docs/formats/report.md";
    const auto document = read_file(path).value();
    if (std::getenv("OFFERBOX_UPDATE_EXAMPLES") != nullptr) {
        REQUIRE(write_file(path, document.substr(0, document.find("```json\n")) + shown).has_value());
        return;
    }
    CHECK(document.ends_with(shown));
}
