// The program as people who rate answers use it, from an interview to the table of agreement.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <functional>
#include <sstream>
#include <vector>

#include "program.hpp"
#include "schemas.hpp"

using namespace offerbox;
using Json = nlohmann::json;
using offerbox::testing::breach;
using offerbox::testing::Program;

namespace {

const std::string resume = OFFERBOX_SOURCE_DIR "/tests/corpus/resumes/public/John_Doe_EngineeringresumesTheme_CV.pdf";

bool holds(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

std::string quoted(const std::filesystem::path& path) {
    return " '" + path.string() + "'";
}

void write(const std::filesystem::path& path, std::string_view text) {
    std::ofstream(path) << text;
}

std::vector<Json> lines_of(const std::filesystem::path& path) {
    std::istringstream lines(read_file(path).value());
    std::vector<Json> rows;
    for (std::string line; std::getline(lines, line);) rows.push_back(Json::parse(line));
    return rows;
}

// Rates with these lines typed.
testing::Run rate(const Program& program, const std::string& rater, const std::filesystem::path& file,
                  const std::string& typed, const std::string& out) {
    write(program.path("typed"), typed);
    return program.run("rate" + quoted(file) + " --rater " + rater + " --out" + quoted(program.path(out)) + " <" +
                       quoted(program.path("typed")));
}

// Four items, with much that a rater must not see.
std::filesystem::path four_items(const Program& program) {
    std::ofstream items(program.path("four.jsonl"));
    for (int number = 1; number <= 4; ++number) {
        items << Json{{"id", number},
                      {"question", "Why is there a cache?"},
                      {"answer", "Words of answer " + std::to_string(number)},
                      {"key_points", {{{"text", "Repeated reads get fast."}}}},
                      {"kind", "concept"},
                      {"human", 0.123},
                      {"ratings", {4.5}},
                      {"level", 2.5},
                      {"score", 0.377}}
                     .dump()
              << "\n";
    }
    return program.path("four.jsonl");
}

// The block of this kind after the heading in docs/formats/ratings.md.
std::string example(const std::string& heading, const std::string& kind) {
    const auto document = read_file(OFFERBOX_SOURCE_DIR "/docs/formats/ratings.md").value();
    const auto section = document.find("## " + heading);
    REQUIRE(section != std::string::npos);
    const auto fence = "```" + kind + "\n";
    const auto begin = document.find(fence, section) + fence.size();
    return document.substr(begin, document.find("```", begin) - begin);
}

// The levels of core/scoring/src/agreement_test.cpp, the third's in OfferBox's place.
constexpr std::array anna{1.0, 1.5, 2.0, 2.0, 2.5, 3.0, 3.0, 3.5, 3.5, 4.0, 4.0, 4.5, 5.0, 5.0, 2.0, 1.0, 3.0, 4.5};
constexpr std::array ben{1.5, 1.0, 2.0, 3.0, 2.5, 3.5, 2.5, 3.5, 4.5, 4.0, 3.0, 4.5, 4.5, 5.0, 1.0, 1.0, 4.0, 5.0};
constexpr std::array third{2.0, 2.0, 2.0, 2.0, 3.0, 3.0, 3.0, 3.0, 3.0, 4.0, 4.0, 4.0, 4.0, 4.0, 2.0, 2.0, 3.0, 4.0};

std::string ratings_file(const Program& program, const std::string& rater, const std::array<double, 18>& levels,
                         std::size_t count = 18) {
    const auto path = program.path(rater + ".jsonl");
    std::ofstream out(path);
    for (std::size_t at = 0; at < count; ++at) {
        out << Json{{"id", at},
                    {"question", "Why?"},
                    {"answer", "Because of " + std::to_string(at)},
                    {"ratings", {levels[at]}},
                    {"raters", {rater}}}
                   .dump()
            << "\n";
    }
    return quoted(path);
}

std::string scores_file(const Program& program) {
    std::ofstream out(program.path("scores.jsonl"));
    for (std::size_t at = 0; at < third.size(); ++at) out << Json{{"id", at}, {"level", third[at]}}.dump() << "\n";
    return " --scores" + quoted(program.path("scores.jsonl"));
}

}  // namespace

TEST_CASE("the answers of an exported interview are rated, scored and compared") {
    const Program program;
    write(
        program.path("answers.txt"),
        "I run the order service at my company.\n---\n"
        "Our checkout took nine seconds for the biggest shops. I traced one slow request and rewrote the query as one "
        "join. Afterwards p95 went from nine seconds to 400 ms.\n---\n"
        "Could you repeat that?\n---\nWe put it behind a feature flag, one percent first.\n---\n"
        "/skip\n---\n/skip\n---\n/stop\n");
    const auto interview =
        program.json("interview --json --mode study --company Atlassian --role 'Backend Engineer' --seed 7 --resume '" +
                     resume + "' --answers" + quoted(program.path("answers.txt")) + program.data());
    const std::string id = interview["id"];
    const auto archive = program.path("archive.zip");
    REQUIRE(program.run("export " + id + " --out" + quoted(archive) + program.data()).status == 0);

    const auto rated = rate(program, "anna", archive, "4.5\n", "anna.jsonl");
    REQUIRE(rated.status == 0);
    CHECK(holds(rated.out, "1 answer to rate"));
    CHECK(holds(rated.out, "one slow request"));
    CHECK(holds(rated.out, "What interviewers look for"));
    CHECK(holds(rated.err, "questions without an answer are left out"));
    for (const Json& turn : interview["turns"]) {
        if (turn["kind"] == "feedback") CHECK_FALSE(holds(rated.out, turn["text"].get<std::string>()));
    }
    const auto items = lines_of(program.path("anna.jsonl"));
    REQUIRE(items.size() == 1);
    const Json& item = items[0];
    CHECK(breach(item, "rated-item") == "");
    CHECK(item["id"] == id + "/performance");
    CHECK(item["question_id"] == "performance");
    CHECK(item["ratings"] == Json{4.5});
    CHECK(item["raters"] == Json{"anna"});
    CHECK(item["turns"][0] == Json{{"speaker", "interviewer"}, {"text", item["question"]}});
    CHECK(item["turns"][1]["speaker"] == "candidate");
    // The question was made to fit the resume, of which nothing is in the item.
    CHECK(holds(interview["plan"]["questions"][0]["text"].get<std::string>(), "Nexus AI"));
    CHECK_FALSE(holds(item.dump(), "Nexus AI"));
    CHECK_FALSE(holds(item.dump(), "Your resume"));
    CHECK_FALSE(holds(item.dump(), "repeat that"));

    // Ben gets no archive.
    const auto handed_on = program.path("handed-on.jsonl");
    REQUIRE(program.run("rate" + quoted(archive) + " --items" + quoted(handed_on)).status == 0);
    REQUIRE(rate(program, "ben", handed_on, "4\n", "ben.jsonl").status == 0);
    const auto agreement = program.json("agreement --json --join" + quoted(program.path("items.jsonl")) +
                                        quoted(program.path("anna.jsonl")) + quoted(program.path("ben.jsonl")));
    CHECK(breach(agreement, "agreement") == "");
    CHECK(agreement["scored_by_offerbox"] == 1);
    CHECK(agreement["between_raters"][0]["too_few"] == true);
    const auto joined = lines_of(program.path("items.jsonl"));
    REQUIRE(joined.size() == 1);
    CHECK(joined[0]["ratings"] == Json{4.5, 4});
    CHECK(joined[0]["raters"] == Json{"anna", "ben"});
    const auto row = Json::parse(program.run("score --items" + quoted(program.path("items.jsonl"))).out);
    CHECK(breach(row, "score-row") == "");
    CHECK(row["level"].is_number());
}

TEST_CASE("a rater sees no score, no kind and nobody else's rating") {
    const Program program;
    const auto rated = rate(program, "anna", four_items(program), "3\n3\n3\n3\n", "anna.jsonl");
    REQUIRE(rated.status == 0);
    CHECK(holds(rated.out, "Words of answer 4"));
    CHECK(holds(rated.out, "Repeated reads get fast."));
    CHECK(holds(rated.out, "Levels (for any question)"));
    for (const char* hidden : {"concept", "0.123", "4.5", "2.5", "0.377"}) CHECK_FALSE(holds(rated.out, hidden));
    for (const auto& item : lines_of(program.path("anna.jsonl"))) {
        CHECK(breach(item, "rated-item") == "");
        CHECK(item["ratings"] == Json{3});
    }
}

TEST_CASE("rating goes on where it stopped, and each level is in the file at once") {
    const Program program;
    const auto items = four_items(program);
    REQUIRE(rate(program, "anna", items, "2\nq\n", "anna.jsonl").status == 0);
    const auto one = lines_of(program.path("anna.jsonl"));
    REQUIRE(one.size() == 1);
    // The input ends in the midst of the third.
    const auto second = rate(program, "anna", items, "s\n3\n", "anna.jsonl");
    CHECK(holds(second.out, "4 answers to rate, 1 of them rated by anna before"));
    CHECK_FALSE(holds(second.out, one[0]["answer"].get<std::string>()));
    CHECK(holds(second.out, "2 of 4 rated"));
    CHECK(lines_of(program.path("anna.jsonl")).size() == 2);
    const auto last = rate(program, "anna", items, "3\n4\n", "anna.jsonl");
    CHECK(holds(last.out, "4 of 4 rated"));
    CHECK(lines_of(program.path("anna.jsonl")).size() == 4);
    CHECK(holds(rate(program, "anna", items, "", "anna.jsonl").out, "4 of 4 rated"));
    // Another rater in the same file adds to it.
    REQUIRE(rate(program, "ben", items, "1\nq\n", "anna.jsonl").status == 0);
    std::size_t both = 0;
    for (const auto& item : lines_of(program.path("anna.jsonl"))) both += item["ratings"].size() == 2 ? 1 : 0;
    CHECK(both == 1);
}

TEST_CASE("a wrong word is asked again, and going back corrects") {
    const Program program;
    const auto items = four_items(program);
    const auto rated = rate(program, "anna", items, "b\nseven\n0\n5.5\n3.3\n\n2\nb\n\n4,5\nb\n5\nq\n", "anna.jsonl");
    REQUIRE(rated.status == 0);
    CHECK(holds(rated.out, "This is the first answer."));
    for (const char* wrong :
         {"\"seven\" is no level", "\"0\" is no level", "\"5.5\" is no level", "\"3.3\" is no level"})
        CHECK(holds(rated.out, wrong));
    CHECK(holds(rated.out, "You gave 2; Enter keeps it."));
    CHECK(holds(rated.out, "You gave 4.5; Enter keeps it."));
    const auto kept = lines_of(program.path("anna.jsonl"));
    REQUIRE(kept.size() == 2);
    CHECK(kept[0]["ratings"] == Json{2});
    CHECK(kept[1]["ratings"] == Json{5});
}

TEST_CASE("a follow-up that got no answer is shown as such, and nothing steers the terminal") {
    const Program program;
    write(program.path("one.jsonl"),
          R"({"id": 1, "question": "Why?", "turns": [{"speaker": "candidate", "text": "\u001b[2JSo."}, )"
          R"({"speaker": "interviewer", "text": "And then?"}]})"
          "\n");
    const auto rated = rate(program, "anna", program.path("one.jsonl"), "3\n", "anna.jsonl");
    CHECK(rated.status == 0);
    CHECK(holds(rated.out, "Interviewer: And then?\n  Candidate:   (no answer)\n"));
    CHECK_FALSE(holds(rated.out, "\x1b"));
    CHECK(breach(lines_of(program.path("anna.jsonl"))[0], "rated-item") == "");
}

TEST_CASE("raters see the answers in orders of their own, the same each time") {
    const Program program;
    const auto items = four_items(program);
    const auto order = [&](const std::string& rater, const std::string& seed) {
        const auto out = rate(program, rater + seed, items, "s\ns\ns\ns\n", "none.jsonl").out;
        std::string numbers;
        for (std::size_t at = out.find("Words of answer "); at != std::string::npos;
             at = out.find("Words of answer ", at + 1))
            numbers += out[at + 16];
        return numbers;
    };
    CHECK(order("anna", "").size() == 4);
    CHECK(order("anna", "") == order("anna", ""));
    std::vector<std::string> orders;
    for (const char* seed : {"1", "2", "3", "4", "5"}) orders.push_back(order("anna", std::string(" --seed ") + seed));
    CHECK(std::adjacent_find(orders.begin(), orders.end(), std::not_equal_to<>()) != orders.end());
    CHECK_FALSE(std::filesystem::exists(program.path("none.jsonl")));
}

TEST_CASE("what cannot be rated is said, and nothing is overwritten") {
    const Program program;
    const auto items = four_items(program);
    write(program.path("notes.txt"), "Dear diary\n");
    const auto diary = rate(program, "anna", program.path("notes.txt"), "3\n", "anna.jsonl");
    CHECK(diary.status == 1);
    CHECK(holds(diary.err, "Line 1 is no JSON object"));
    write(program.path("broken.zip"), "PK\x03\x04 and no more");
    CHECK(holds(rate(program, "anna", program.path("broken.zip"), "3\n", "anna.jsonl").err, "The archive is damaged"));
    CHECK(rate(program, "anna", program.path("nothing.zip"), "3\n", "anna.jsonl").status == 1);

    CHECK(rate(program, "anna", items, "3\n", "notes.txt").status == 1);
    CHECK(read_file(program.path("notes.txt")).value() == "Dear diary\n");
    const auto before = read_file(items).value();
    CHECK(rate(program, "anna", items, "3\n", "four.jsonl").status == 1);
    CHECK(read_file(items).value() == before);
    CHECK(rate(program, "offerbox", items, "3\n", "anna.jsonl").status == 1);
    CHECK(holds(rate(program, "anna", items, "3\n", "no-folder/anna.jsonl").err, "There is no folder"));
    CHECK(program.run("rate" + quoted(items) + " --items" + quoted(items)).status == 1);

    // Ratings of other answers under the same ids.
    write(program.path("other.jsonl"),
          R"({"id": 1, "question": "Why?", "answer": "So.", "ratings": [2], "raters": ["anna"]})"
          "\n");
    CHECK(holds(rate(program, "anna", items, "3\n", "other.jsonl").err, "holds ratings of other answers"));

    write(program.path("mixed.jsonl"),
          "oops\n"
          R"({"question": "Why?", "answer": "So."})"
          "\n");
    const auto mixed = rate(program, "anna", program.path("mixed.jsonl"), "3\n", "mixed-anna.jsonl");
    CHECK(mixed.status == 0);
    CHECK(holds(mixed.err, "Line 1 is no JSON object and is left out."));
}

TEST_CASE("the table of agreement is that of the documents") {
    const Program program;
    const auto files = ratings_file(program, "anna", anna) + ratings_file(program, "ben", ben);
    const auto table = program.run("agreement" + files + scores_file(program));
    REQUIRE(table.status == 0);
    CHECK(table.out == example("Agreement", "text"));
    const auto json = program.json("agreement --json" + files + scores_file(program));
    CHECK(breach(json, "agreement") == "");
    CHECK(json["between_raters"][0]["kappa"] == 0.894);
    CHECK(json["with_offerbox"][2]["kappa"] == 0.819);
    CHECK(breach(Json::parse(example("A file of ratings", "jsonl")), "rated-item") == "");
}

TEST_CASE("three raters get alpha, and few answers no figures") {
    const Program program;
    const auto three =
        ratings_file(program, "anna", anna) + ratings_file(program, "ben", ben) + ratings_file(program, "carla", third);
    const auto json = program.json("agreement --json" + three + scores_file(program));
    CHECK(json["alpha"] == 0.839);
    CHECK(json["between_raters"].size() == 3);
    CHECK(holds(program.run("agreement" + three + scores_file(program)).out, "Krippendorff's alpha (interval) 0.84"));

    const auto few = program.run("agreement" + ratings_file(program, "dora", anna, 9) +
                                 ratings_file(program, "emil", ben, 9) + scores_file(program));
    CHECK(few.status == 0);
    CHECK(holds(few.out, "too few to tell"));
    CHECK_FALSE(holds(few.out, "0."));
}

TEST_CASE("files that contradict each other are not joined") {
    const Program program;
    const auto once = ratings_file(program, "anna", anna);
    write(program.path("again.jsonl"),
          R"({"id": 3, "question": "Why?", "answer": "Because of 3", "ratings": [5], "raters": ["anna"]})"
          "\n");
    const auto twice = program.run("agreement" + once + quoted(program.path("again.jsonl")));
    CHECK(twice.status == 1);
    CHECK(holds(twice.err, "\"anna\" rated the answer 3 twice, 2 and 5"));
    write(program.path("other.jsonl"),
          R"({"id": 3, "question": "Why?", "answer": "Another", "ratings": [5], "raters": ["ben"]})"
          "\n");
    CHECK(program.run("agreement" + once + quoted(program.path("other.jsonl"))).status == 1);
    write(program.path("bare.jsonl"), R"({"id": 3, "question": "Why?", "answer": "Another"})"
                                      "\n");
    CHECK(holds(program.run("agreement" + quoted(program.path("bare.jsonl"))).err, "There are no ratings"));
}
