// One whole interview on a real resume, as it was held, replayed from its events: the policy must decide the same
// again from the stored words of the models, without any model. docs/flow.md quotes it.
//
// After a change that is meant to change the interview: OFFERBOX_UPDATE_GOLDEN=1 build/interview_golden_test holds it
// anew with the real models and the answers of interview.answers.txt, and rewrites the two files. Read the difference.
#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "offerbox/app/application.hpp"
#include "offerbox/bank/load.hpp"
#include "offerbox/base/file.hpp"
#include "offerbox/base/text.hpp"
#include "offerbox/domain/json.hpp"
#include "offerbox/interview/interview.hpp"
#include "offerbox/scripted/failing_encoder.hpp"
#include "offerbox/scripted/hashing_encoder.hpp"

using namespace offerbox;

namespace {

const std::filesystem::path source = OFFERBOX_SOURCE_DIR;
const std::filesystem::path folder = source / "tests/golden";
const std::filesystem::path resume = source / "tests/corpus/resumes/public/John_Doe_EngineeringresumesTheme_CV.pdf";

std::string bytes_of(const std::filesystem::path& path) {
    return read_file(path, std::size_t{16} << 20).value();
}

std::vector<std::string> answers() {
    std::vector<std::string> blocks(1);
    const std::string all = bytes_of(folder / "interview.answers.txt");
    for (const auto line : text::lines(all)) {
        if (line == "---")
            blocks.emplace_back();
        else
            blocks.back() += (blocks.back().empty() ? "" : "\n") + std::string(line);
    }
    return blocks;
}

// The turns as a person reads them.
std::string as_text(const interview::State& state) {
    std::string out;
    for (const Turn& turn : state.turns) {
        const std::string_view who = turn.speaker == Speaker::interviewer ? "Interviewer" : "Candidate";
        out += std::string(who) + ": " + turn.text + "\n\n";
    }
    return out;
}

void hold_anew() {
    const auto data = std::filesystem::temp_directory_path() / "offerbox-golden";
    std::filesystem::remove_all(data);
    app::Settings settings;
    settings.data_directory = data;
    settings.content_directory = source / "content";
    settings.model_directory = OFFERBOX_BINARY_DIR "/models";
    const auto application = app::Application::open(settings).value();
    app::InterviewRequest request;
    request.company = "atlassian";
    request.role = "backend-engineer";
    request.seed = 7;
    request.resume_id = application->add_resume(bytes_of(resume), resume.filename().string()).value().id;
    auto view = application->start(request).value();
    for (const auto& answer : answers()) {
        if (view.state.ended()) break;
        app::TurnInput input;
        input.text = answer;
        input.took = 60.0 * static_cast<double>(text::count_words(answer)) / 130.0;
        input.simulated = true;
        view = application->take(view.row.id, input).value();
    }
    view = application->leave(view.row.id, true).value();
    std::ofstream events(folder / "interview.events.jsonl");
    for (const Event& event : view.events)
        events << R"({"kind":")" << kind_of(event) << R"(","payload":)" << to_json(event) << "}\n";
    std::ofstream(folder / "interview.transcript.txt") << as_text(view.state);
    std::filesystem::remove_all(data);
}

std::vector<Event> stored_events() {
    std::vector<Event> events;
    const std::string all = bytes_of(folder / "interview.events.jsonl");
    for (const auto line : text::lines(all)) {
        if (line.empty()) continue;
        // {"kind":"turn_taken","payload":{...}}
        const std::string_view opening = R"({"kind":")";
        const auto end = line.find('"', opening.size());
        const auto payload = line.find(R"("payload":)") + 10;
        events.push_back(event_from_json(line.substr(opening.size(), end - opening.size()),
                                         line.substr(payload, line.size() - payload - 1))
                             .value());
    }
    return events;
}

struct Replay {
    const interview::Context& context;
    const std::vector<Event>& stored;
    interview::State state;
    std::size_t next = 0;

    void expect(const std::vector<Event>& decided) {
        for (const Event& event : decided) {
            REQUIRE(next < stored.size());
            CAPTURE(next);
            CHECK(to_json(event) == to_json(stored[next]));
            interview::apply(state, stored[next++]);
        }
    }

    void candidate_says(const Turn& turn) {
        interview::Input input;
        input.text = turn.text;
        input.took = turn.took;
        input.seconds = turn.seconds;
        expect(interview::receive(context, state, input));
        if (!state.awaiting_measurement) return;
        REQUIRE(next < stored.size());
        const auto* measured = std::get_if<Measured>(&stored[next]);
        REQUIRE(measured != nullptr);
        expect(interview::after_measurement(context, state, measured->measurement, state.seconds));
    }
};

}  // namespace

TEST_CASE("the stored interview is decided the same again without a model") {
    if (std::getenv("OFFERBOX_UPDATE_GOLDEN") != nullptr) hold_anew();
    const auto bank = load_bank(source / "content").value();
    const auto wording = interview::Wording::load(source / "content/interview.yaml").value();
    const scripted::FailingEncoder no_encoder(std::make_shared<scripted::HashingEncoder>(), 1, 1000000);
    const auto choice = std::make_shared<const evidence::FollowUpChoice>(
        evidence::FollowUpChoice::load(source / "content/follow_up_choice.json").value());
    const evidence::Evidence evidence(bank, no_encoder, choice);
    const interview::Context context{bank, evidence, wording};
    const auto stored = stored_events();
    REQUIRE(stored.size() > 20);
    const auto* started = std::get_if<Started>(&stored.front());
    REQUIRE(started != nullptr);

    Replay replay{context, stored, {}, 0};
    replay.expect(interview::begin(context, *started));
    while (replay.next < stored.size() && !replay.state.ended()) {
        const auto* taken = std::get_if<TurnTaken>(&stored[replay.next]);
        if (taken != nullptr && taken->turn.speaker == Speaker::candidate) {
            replay.candidate_says(taken->turn);
        } else {
            replay.expect(interview::leave(context, replay.state, replay.state.seconds));
        }
    }
    CHECK(replay.state.ended());
    CHECK(as_text(replay.state) == bytes_of(folder / "interview.transcript.txt"));
}

TEST_CASE("what docs/flow.md quotes of the interview was said in it") {
    const std::string transcript = bytes_of(folder / "interview.transcript.txt");
    const std::string document = bytes_of(source / "docs/flow.md");
    int quotes = 0;
    for (const auto line : text::lines(document)) {
        if (!line.starts_with("> ")) continue;
        ++quotes;
        CAPTURE(line);
        CHECK(transcript.find(line.substr(2)) != std::string::npos);
    }
    CHECK(quotes >= 5);
}
