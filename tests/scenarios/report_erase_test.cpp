// What a person leaves behind: the archive has all of it, and after a deletion no file of the data directory has any.
#include <doctest/doctest.h>

#include <algorithm>

#include "../../stores/temporary_directory.hpp"
#include "offerbox/app/application.hpp"
#include "offerbox/bank/load.hpp"
#include "offerbox/base/file.hpp"
#include "offerbox/documents/reader.hpp"
#include "offerbox/scripted/hashing_encoder.hpp"
#include "offerbox/stores/sqlite.hpp"

using namespace offerbox;
using offerbox::testing::TemporaryDirectory;

namespace {

constexpr std::string_view shared_resume =
    "Quillon Zebrafinch\nquillon@zebrafinch.example\n\nExperience\nBackend Engineer, Marabou Lanterns, 2019 - 2023\n"
    "- Reduced the latency of the order service by 73 % at Marabou Lanterns\n\nSkills\nPython, Go, PostgreSQL\n";
constexpr std::string_view one_job = "Backend Engineer at Heronsgate Freight\nYou need Kafka and Go.\n";
constexpr std::string_view unused_job = "Backend Engineer at Wagtail Tinware\nYou need Go.\n";
constexpr std::string_view answer = "I timed the pelican importer and then I rewrote its query, 900 ms to 80 ms.";

// What only this person could have brought in.
const std::vector<std::string> of_resume = {"Zebrafinch", "zebrafinch.example", "Marabou Lanterns"};
const std::vector<std::string> of_first_interview = {"Heronsgate", "pelican importer"};

app::Parts parts(const std::filesystem::path& data) {
    const std::filesystem::path content = OFFERBOX_SOURCE_DIR "/content";
    app::Parts parts;
    parts.bank = std::make_shared<const Bank>(load_bank(content).value());
    parts.wording =
        std::make_shared<const interview::Wording>(interview::Wording::load(content / "interview.yaml").value());
    parts.rules = std::make_shared<const scoring::Rules>(scoring::Rules::load(content / "scoring.yaml").value());
    parts.skills =
        std::make_shared<const intake::SkillLexicon>(intake::SkillLexicon::load(content / "skills.yaml").value());
    parts.encoder = std::make_shared<scripted::HashingEncoder>();
    parts.store = open_sqlite_store(data).value();
    parts.reader = documents::make_reader({});
    parts.clock = app::system_clock();
    return parts;
}

std::string begun(app::Application& application, const std::string& resume, const std::string& job) {
    app::InterviewRequest request;
    request.company = "atlassian";
    request.role = "backend-engineer";
    request.resume_id = resume;
    request.job_id = job;
    request.seed = 7;
    const auto view = application.start(request);
    REQUIRE(view.has_value());
    return view->row.id;
}

void say(app::Application& application, const std::string& id, std::string_view text) {
    app::TurnInput input;
    input.text = text;
    input.took = 20;
    input.simulated = true;
    REQUIRE(application.take(id, input).has_value());
}

// Those of the words that some file in the directory holds.
std::vector<std::string> found(const std::filesystem::path& directory, const std::vector<std::string>& words) {
    std::vector<std::string> there;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(directory)) {
        if (!entry.is_regular_file()) continue;
        const auto bytes = read_file(entry.path()).value();
        for (const auto& word : words) {
            const bool known = std::ranges::find(there, word) != there.end();
            if (!known && bytes.find(word) != std::string::npos) there.push_back(word);
        }
    }
    std::ranges::sort(there);
    return there;
}

std::vector<std::string> sorted(std::vector<std::string> words) {
    std::ranges::sort(words);
    return words;
}

}  // namespace

TEST_CASE("nothing of a deleted interview is left, and a shared resume goes with the last that used it") {
    const TemporaryDirectory data;
    app::Application application(parts(data.path()));
    const auto resume = application.add_resume(shared_resume, "resume.txt");
    REQUIRE(resume.has_value());
    const auto job = application.add_job(one_job, "job.txt");
    REQUIRE(job.has_value());
    const auto first = begun(application, resume->id, job->id);
    const auto second = begun(application, resume->id, {});
    say(application, first, "I run the order service.");
    say(application, first, answer);
    REQUIRE(application.leave(first, true).has_value());
    REQUIRE(application.report(first).has_value());
    CHECK(found(data.path(), of_resume) == sorted(of_resume));
    CHECK(found(data.path(), of_first_interview) == sorted(of_first_interview));

    REQUIRE(application.erase(first).has_value());
    CHECK(found(data.path(), of_first_interview) == std::vector<std::string>{});
    CHECK(application.report(first).error().code == ErrorCode::not_found);
    CHECK(application.resume(resume->id).has_value());
    CHECK(application.view(second).has_value());

    REQUIRE(application.erase(second).has_value());
    CHECK(found(data.path(), of_resume) == std::vector<std::string>{});
    CHECK(application.resume(resume->id).error().code == ErrorCode::not_found);
}

TEST_CASE("a plan leaves nothing of the documents it was made from") {
    const TemporaryDirectory data;
    app::Application application(parts(data.path()));
    app::PlanDocuments documents;
    documents.resume = application.read_resume(shared_resume, "resume.txt").value();
    documents.job = application.read_job(one_job, "job.txt").value();
    app::InterviewRequest request;
    request.role = "backend-engineer";
    request.seed = 7;
    const auto plan = application.plan(request, documents);
    REQUIRE(plan.has_value());
    CHECK(std::ranges::any_of(plan->strengths, [](const auto& one) { return !one.sources.empty(); }));
    auto all = of_resume;
    all.emplace_back("Heronsgate");
    CHECK(found(data.path(), all) == std::vector<std::string>{});
}

TEST_CASE("a document with which no interview was started can be deleted alone") {
    const TemporaryDirectory data;
    app::Application application(parts(data.path()));
    const auto resume = application.add_resume(shared_resume, "resume.txt");
    REQUIRE(resume.has_value());
    const auto job = application.add_job(one_job, "job.txt");
    REQUIRE(job.has_value());
    const auto id = begun(application, resume->id, {});
    CHECK(found(data.path(), {"Heronsgate"}) == std::vector<std::string>{"Heronsgate"});
    REQUIRE(application.erase_document(job->id).has_value());
    CHECK(found(data.path(), {"Heronsgate"}) == std::vector<std::string>{});
    CHECK(application.erase_document(resume->id).error().code == ErrorCode::conflict);
    CHECK(application.view(id).has_value());
}

TEST_CASE("deleting everything takes documents along that no interview used") {
    const TemporaryDirectory data;
    app::Application application(parts(data.path()));
    const auto resume = application.add_resume(shared_resume, "resume.txt");
    REQUIRE(resume.has_value());
    REQUIRE(application.add_job(unused_job, "unused.txt").has_value());
    const auto id = begun(application, resume->id, {});
    say(application, id, answer);
    auto all = of_resume;
    all.insert(all.end(), {"Wagtail Tinware", "pelican importer"});
    CHECK(found(data.path(), all) == sorted(all));
    const auto archive = application.export_all();
    REQUIRE(archive.has_value());
    CHECK(archive->find("unused.txt") != std::string::npos);

    REQUIRE(application.erase_all().has_value());
    CHECK(found(data.path(), all) == std::vector<std::string>{});
    CHECK(application.list(10)->empty());
    const auto nothing = application.export_all();
    REQUIRE(nothing.has_value());
    CHECK(nothing->find("unused.txt") == std::string::npos);
}
