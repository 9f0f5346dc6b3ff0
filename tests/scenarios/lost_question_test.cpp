// Interviews whose planned questions the bank has lost since: a question's file was removed or its id changed.
#include <doctest/doctest.h>

#include <algorithm>

#include "../../stores/temporary_directory.hpp"
#include "offerbox/app/application.hpp"
#include "offerbox/bank/load.hpp"
#include "offerbox/documents/reader.hpp"
#include "offerbox/scripted/hashing_encoder.hpp"
#include "offerbox/stores/sqlite.hpp"

using namespace offerbox;
using offerbox::testing::TemporaryDirectory;

namespace {

const std::vector<std::string> planned = {"performance", "testing", "monitoring", "technical-debt"};
constexpr std::string_view answer =
    "I profiled the importer with a flame graph and found one slow query, and then I added an index.";

Bank bank_without(const std::vector<std::string>& lost) {
    Bank bank = load_bank(OFFERBOX_SOURCE_DIR "/content").value();
    std::erase_if(bank.questions,
                  [&](const Question& question) { return std::ranges::find(lost, question.id) != lost.end(); });
    return bank;
}

app::Parts parts(const std::filesystem::path& data, const std::vector<std::string>& lost) {
    const std::filesystem::path content = OFFERBOX_SOURCE_DIR "/content";
    app::Parts parts;
    parts.bank = std::make_shared<const Bank>(bank_without(lost));
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

app::InterviewView said(app::Application& application, const std::string& id, std::string_view text) {
    app::TurnInput input;
    input.text = text;
    input.took = 20;
    input.simulated = true;
    auto view = application.take(id, input);
    REQUIRE(view.has_value());
    return std::move(*view);
}

// An interview in this mode in which the first question is in hand and was answered once.
std::string begun(const std::filesystem::path& data, Mode mode) {
    app::Application application(parts(data, {}));
    app::InterviewRequest request;
    request.company = "atlassian";
    request.role = "backend-engineer";
    request.seed = 3;
    request.mode = mode;
    request.questions = planned;
    const auto view = application.start(request);
    REQUIRE(view.has_value());
    said(application, view->row.id, "I run the order service.");
    const auto asked = said(application, view->row.id, answer);
    REQUIRE(asked.state.question()->question_id == planned[0]);
    return view->row.id;
}

const QuestionScore& score_of(const Scorecard& scorecard, const std::string& question_id) {
    const auto found = std::ranges::find(scorecard.questions, question_id, &QuestionScore::question_id);
    REQUIRE(found != scorecard.questions.end());
    return *found;
}

bool was_asked(const interview::State& state, const std::string& question_id) {
    return std::ranges::any_of(state.turns, [&](const Turn& turn) {
        return turn.speaker == Speaker::interviewer && turn.kind == TurnKind::question &&
               turn.question_id == question_id;
    });
}

}  // namespace

TEST_CASE("an interview goes on past a question in hand that the bank has lost, and keeps what was said") {
    for (const Mode mode : {Mode::real, Mode::study}) {
        const TemporaryDirectory data;
        const auto id = begun(data.path(), mode);
        app::Application application(parts(data.path(), {planned[0]}));
        const auto view = application.view(id);
        REQUIRE(view.has_value());
        CHECK(view->state.question()->question_id == planned[1]);
        CHECK(view->state.progress.at(planned[0]).outcome == "lost");
        CHECK(view->state.progress.at(planned[0]).answers.front().text == answer);
        CHECK(std::ranges::any_of(view->state.turns, [](const Turn& turn) {
            return turn.kind == TurnKind::reply && turn.text.find("my set") != std::string::npos;
        }));

        said(application, id, "/rephrase");
        said(application, id, "I write unit tests first and then I run a contract test against the real service.");
        REQUIRE(application.leave(id, true).has_value());
        const auto report = application.report_as(id, report::Format::markdown);
        REQUIRE(report.has_value());
        CHECK(report->find("the question bank no longer has it") != std::string::npos);
        CHECK(report->find(answer) != std::string::npos);
    }
}

TEST_CASE("lost questions that were not asked yet are passed over") {
    const TemporaryDirectory data;
    const auto id = begun(data.path(), Mode::real);
    app::Application application(parts(data.path(), {planned[1], planned[2]}));
    REQUIRE(application.view(id)->state.question()->question_id == planned[0]);
    const auto view = said(application, id, "/skip");
    CHECK(view.state.question()->question_id == planned[3]);
    CHECK_FALSE(was_asked(view.state, planned[1]));
    CHECK_FALSE(was_asked(view.state, planned[2]));

    const auto end = said(application, id, "/skip");
    CHECK(end.state.phase == Phase::candidate_questions);
    said(application, id, "No, thank you.");
    const auto ended = application.leave(id, true);
    REQUIRE(ended.has_value());
    CHECK(ended->state.end_reason == "finished");
    const auto scorecard = application.scorecard(ended->state);
    CHECK(score_of(scorecard, planned[0]).score.has_value());
    CHECK_FALSE(score_of(scorecard, planned[1]).score.has_value());
    CHECK(score_of(scorecard, planned[1]).not_scored == "the question bank no longer has it");
    CHECK(application.report_as(id, report::Format::html).has_value());
}

TEST_CASE("an interview of which the bank has lost every question comes to the person's own questions") {
    const TemporaryDirectory data;
    const auto id = begun(data.path(), Mode::real);
    app::Application application(parts(data.path(), planned));
    const auto view = application.view(id);
    REQUIRE(view.has_value());
    CHECK(view->state.phase == Phase::candidate_questions);
    REQUIRE(application.leave(id, true).has_value());
    CHECK(application.report_as(id, report::Format::json).has_value());
    CHECK_FALSE(application.report(id)->scorecard.overall.score.has_value());
}

TEST_CASE("the report of an ended interview stands when the bank has lost its questions since") {
    const TemporaryDirectory data;
    const auto id = begun(data.path(), Mode::real);
    Scorecard before;
    {
        app::Application application(parts(data.path(), {}));
        const auto ended = application.leave(id, true);
        REQUIRE(ended.has_value());
        before = application.scorecard(ended->state);
    }
    app::Application application(parts(data.path(), planned));
    const auto report = application.report(id);
    REQUIRE(report.has_value());
    CHECK(report->scorecard == before);
    CHECK(application.export_interview(id).has_value());
}
