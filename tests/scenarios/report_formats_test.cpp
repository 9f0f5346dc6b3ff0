// The program itself, run from resume to report, deletion included: every JSON that it prints keeps to its schema in
// docs/formats.
#include <doctest/doctest.h>
#include <zip.h>

#include <fstream>
#include <map>

#include "program.hpp"
#include "schemas.hpp"

using namespace offerbox;
using Json = nlohmann::json;
using offerbox::testing::breach;
using offerbox::testing::Program;
using offerbox::testing::schema_of;

namespace {

constexpr std::string_view answers =
    "I run the order service at my company.\n---\n"
    "Our checkout took nine seconds for the biggest shops, and support was getting tickets every day for it. I traced "
    "one slow request and found that for each line of the order another query was fired. I rewrote it as one join. "
    "Afterwards p95 went from nine seconds to 400 ms.\n---\n"
    "We put it behind a feature flag, one percent first.\n---\n"
    "/think 20\n---\n"
    "There is an alert on p95 now.\n---\n"
    "/skip\n---\n"
    "/silence 30\n---\n"
    "I don't know.\n---\n"
    "/stop\n";

std::map<std::string, std::string> files_of_archive(const std::filesystem::path& path) {
    std::map<std::string, std::string> files;
    zip_t* archive = zip_open(path.c_str(), ZIP_RDONLY | ZIP_CHECKCONS, nullptr);
    REQUIRE(archive != nullptr);
    for (zip_int64_t at = 0; at < zip_get_num_entries(archive, 0); ++at) {
        zip_stat_t about;
        REQUIRE(zip_stat_index(archive, static_cast<zip_uint64_t>(at), 0, &about) == 0);
        std::string bytes(about.size, '\0');
        zip_file_t* file = zip_fopen_index(archive, static_cast<zip_uint64_t>(at), 0);
        REQUIRE(file != nullptr);
        CHECK(zip_fread(file, bytes.data(), bytes.size()) == static_cast<zip_int64_t>(bytes.size()));
        zip_fclose(file);
        files.emplace(about.name, std::move(bytes));
    }
    zip_close(archive);
    return files;
}

// The first example of a document of docs/formats.
// The first example of a document, or the first after a heading.
Json example_of(const std::string& name, const std::string& heading = {}) {
    const auto document = read_file(std::string(OFFERBOX_SOURCE_DIR "/docs/formats/") + name).value();
    const auto begin = document.find("```json\n", document.find(heading)) + 8;
    return Json::parse(document.substr(begin, document.find("```", begin) - begin));
}

const std::string resume = OFFERBOX_SOURCE_DIR "/tests/corpus/resumes/public/John_Doe_EngineeringresumesTheme_CV.pdf";
const std::string job = OFFERBOX_SOURCE_DIR "/tests/corpus/jobs/brightmeter-senior-backend.md";

}  // namespace

TEST_CASE("what is read from a resume and a job description keeps to its schema") {
    const Program program;
    CHECK(breach(program.json("resume show '" + resume + "' --json"), "profile") == "");
    CHECK(breach(program.json("resume show '" OFFERBOX_SOURCE_DIR
                              "/tests/corpus/resumes/public/reactive-resume_azurill.json' --json"),
                 "profile") == "");
    CHECK(breach(program.json("job show '" + job + "' --json"), "job") == "");
    const auto matched = program.json("job show '" + job + "' --resume '" + resume + "' --json");
    CHECK(breach(matched, "job") == "");
    CHECK(matched.contains("strengths"));
}

TEST_CASE("scores of answers given as lines keep to their schema, failed lines too") {
    const Program program;
    std::ofstream(program.path("items.jsonl"))
        << R"({"id": 1, "question": "Why a cache?", "reference": "A cache makes repeated reads fast.", "answer": "It makes repeated reads fast."})"
        << "\n"
        << R"({"id": "two", "question_id": "performance", "seniority": "mid", "turns": [{"speaker": "interviewer", "text": "Well?"}, {"speaker": "candidate", "text": "I measured it before I changed it, p95 went from 9 s to 1 s."}]})"
        << "\n"
        << R"({"id": 3, "question": "Why?", "answer": "Because."})"
        << "\n"
        << "no JSON\n";
    const auto done = program.run("score --items '" + program.path("items.jsonl").string() + "'");
    REQUIRE(done.status == 0);
    std::istringstream lines(done.out);
    std::size_t count = 0;
    for (std::string line; std::getline(lines, line); ++count) CHECK(breach(Json::parse(line), "score-row") == "");
    CHECK(count == 4);
}

TEST_CASE("an interview keeps to its schemas from plan to report, and goes when it is deleted") {
    const Program program;
    std::ofstream(program.path("answers.txt")) << answers;
    const std::string request = " --company Atlassian --role 'Backend Engineer' --resume '" + resume + "' --job '" +
                                job + "' --seed 7" + program.data();
    CHECK(breach(program.json("plan --json" + request), "plan") == "");
    const auto interview =
        program.json("interview --json --answers '" + program.path("answers.txt").string() + "'" + request);
    CHECK(breach(interview, "interview") == "");
    CHECK(interview["ended"] == "stopped");
    const std::string id = interview["id"];
    CHECK(program.json("list --json" + program.data())["interviews"][0]["id"] == id);

    const auto report = program.json("report " + id + " --format json" + program.data());
    CHECK(breach(report, "report") == "");
    CHECK(report["turns"] == interview["turns"]);
    CHECK(report["scorecard"] == interview["scorecard"]);
    CHECK(program.run("report " + id + program.data()).out.starts_with("# Atlassian, Backend Engineer\n"));
    CHECK(program.run("report " + id + " --format html" + program.data()).out.starts_with("<!doctype html>"));
    CHECK(program.run("report " + id + " --format pdf" + program.data()).out.starts_with("%PDF-"));
    CHECK(program.run("report " + id + " --format docx" + program.data()).status != 0);
    CHECK(program.run("report nothing" + program.data()).status != 0);

    const auto archive = program.path("archive.zip");
    REQUIRE(program.run("export " + id + " --out '" + archive.string() + "'" + program.data()).status == 0);
    const auto files = files_of_archive(archive);
    const std::string folder = "interviews/" + id + "/";
    CHECK(breach(Json::parse(files.at(folder + "events.json")), "events") == "");
    CHECK(breach(Json::parse(files.at(folder + "transcript.json")), "transcript") == "");
    CHECK(breach(Json::parse(files.at(folder + "scorecard.json")), "scorecard") == "");
    CHECK(Json::parse(files.at(folder + "report.json")) == report);
    CHECK(breach(Json::parse(files.at("export.json")), "export") == "");
    const auto contents = Json::parse(files.at("export.json"));
    for (const auto& document : contents["documents"]) {
        const bool is_resume = document["kind"] == "resume";
        CHECK(files.at(document["as_given"]) == read_file(is_resume ? resume : job).value());
        CHECK(breach(Json::parse(files.at(document["as_read"])), is_resume ? "profile" : "job") == "");
    }

    const auto copy = program.path("copy.sqlite").string();
    CHECK(program.run("backup --out '" + copy + "'" + program.data()).status == 0);
    CHECK(program.run("backup --out '" + copy + "'" + program.data()).status != 0);
    CHECK(program.run("delete " + id + program.data()).status == 0);
    CHECK(program.run("report " + id + program.data()).status != 0);
    CHECK(program.json("list --json" + program.data())["interviews"].empty());
}

TEST_CASE("a plan, and an interview that cannot begin, leave nothing in the data directory") {
    const Program program;
    const std::string request =
        " --company Atlassian --role 'Backend Engineer' --resume '" + resume + "' --job '" + job + "'" + program.data();
    CHECK(program.json("plan --json" + request)["strengths"].size() > 0);
    CHECK(program.run("interview --questions no-such-question --answers '" + job + "'" + request).status != 0);
    for (const auto& entry : std::filesystem::recursive_directory_iterator(program.path("data"))) {
        if (!entry.is_regular_file()) continue;
        const auto bytes = read_file(entry.path()).value();
        CHECK(bytes.find("Nexus AI") == std::string::npos);
        CHECK(bytes.find("Brightmeter") == std::string::npos);
    }
}

// The JSON lines of a document's block that begins with this heading's text.
std::vector<Json> lines_of_example(const std::string& name, const std::string& heading) {
    const auto document = read_file(std::string(OFFERBOX_SOURCE_DIR "/docs/formats/") + name).value();
    const auto section = document.find("## " + heading);
    REQUIRE(section != std::string::npos);
    const auto begin = document.find("```jsonl\n", section) + 9;
    std::istringstream block(document.substr(begin, document.find("```", begin) - begin));
    std::vector<Json> rows;
    for (std::string line; std::getline(block, line);) rows.push_back(Json::parse(line));
    return rows;
}

TEST_CASE("the example of scored items in the documents is what the program gives, figures aside") {
    const auto items = lines_of_example("items.md", "What goes in");
    const auto shown = lines_of_example("items.md", "What comes out");
    const Program program;
    {
        std::ofstream file(program.path("items.jsonl"));
        for (const auto& item : items) file << item.dump() << "\n";
    }
    const auto out = program.path("scored.jsonl").string();
    REQUIRE(program.run("score --items '" + program.path("items.jsonl").string() + "' --out '" + out + "'").status ==
            0);
    std::istringstream written(read_file(out).value());
    std::vector<Json> scored;
    for (std::string line; std::getline(written, line);) scored.push_back(Json::parse(line));
    REQUIRE(scored.size() == shown.size());
    for (std::size_t at = 0; at < scored.size(); ++at) {
        CAPTURE(at);
        CHECK(breach(shown[at], "score-row") == "");
        CHECK(scored[at]["id"] == shown[at]["id"]);
        CHECK(scored[at].value("error", Json()) == shown[at].value("error", Json()));
        CHECK(scored[at].value("not_scored", Json()) == shown[at].value("not_scored", Json()));
        CHECK(scored[at].value("score", Json()).is_null() == shown[at].value("score", Json()).is_null());
        const auto points = scored[at].value("key_points", Json::array());
        const auto points_shown = shown[at].value("key_points", Json::array());
        REQUIRE(points.size() == points_shown.size());
        for (std::size_t point = 0; point < points.size(); ++point)
            CHECK(points[point]["text"] == points_shown[point]["text"]);
    }
}

TEST_CASE("the examples in the documents keep to the schemas") {
    CHECK(breach(example_of("transcript.md"), "transcript") == "");
    CHECK(breach(example_of("export.md"), "export") == "");
    // An event's example is one entry of the list.
    CHECK(breach(Json::array({example_of("events.md")}), "events") == "");
    CHECK(breach(Json::array({example_of("events.md", "## rated")}), "events") == "");
    auto report = example_of("report.md");
    report["questions"][0]["turns"] = Json::array();
    report["turns"] = Json::array();
    report["plan"] = example_of("events.md")["payload"]["plan"];
    report["scorecard"] = {
        {"questions", Json::array()}, {"competencies", Json::array()}, {"overall", report["overall"]}};
    report["scorecard"]["overall"].erase("levels");
    CHECK(breach(report, "report") == "");
}

TEST_CASE("the schemas refuse what is not theirs") {
    CHECK(breach(Json::object(), "plan") != "");
    CHECK(breach(Json::parse(R"({"turns": [{"speaker": "nobody"}]})"), "transcript") != "");
    CHECK(breach(Json::parse(R"({"turns": [], "more": 1})"), "transcript") != "");
    auto scorecard = Json::parse(
        R"({"questions": [], "competencies": [], "overall": {"score": 0.5, "level": 2.5, "range": [0.4, 0.6], "band": "mixed"}})");
    CHECK(breach(scorecard, "scorecard") == "");
    scorecard["overall"]["level"] = 2.25;
    CHECK(breach(scorecard, "scorecard") != "");
}

TEST_CASE("a definition that stands in several schemas is the same in all") {
    std::map<std::string, Json> seen;
    for (const auto& entry : std::filesystem::directory_iterator(OFFERBOX_SOURCE_DIR "/docs/formats")) {
        const std::string file = entry.path().filename();
        if (!file.ends_with(".schema.json")) continue;
        const auto schema = schema_of(file.substr(0, file.size() - std::string_view(".schema.json").size()));
        const auto definitions = schema.value("definitions", Json::object());
        for (const auto& [name, definition] : definitions.items()) {
            CAPTURE(file);
            CAPTURE(name);
            CHECK(seen.emplace(name, definition).first->second == definition);
        }
    }
    CHECK(seen.contains("turn"));
}
