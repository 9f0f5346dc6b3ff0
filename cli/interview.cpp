#include <fmt/format.h>
#include <unistd.h>

#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>

#include "answers.hpp"
#include "model_options.hpp"
#include "offerbox/base/file.hpp"
#include "offerbox/base/text.hpp"
#include "offerbox/domain/json.hpp"
#include "request.hpp"
#include "terminal.hpp"
#include "verbs.hpp"

namespace offerbox::cli {

namespace {

using Json = nlohmann::ordered_json;

struct InterviewOptions {
    RequestOptions request;
    ModelOptions model;
    std::string mode = "real";
    std::string answers;
    std::string continued;
};

void print_turns(const interview::State& state, std::size_t from) {
    for (std::size_t at = from; at < state.turns.size(); ++at) {
        const Turn& turn = state.turns[at];
        if (turn.speaker == Speaker::candidate) continue;
        fmt::print("\n  Interviewer: {}\n", wrapped(turn.text, 84, "               "));
    }
    std::cout.flush();
}

void print_scores(const Scorecard& scorecard) {
    fmt::print("\n");
    const auto& overall = scorecard.overall;
    if (overall.score) {
        fmt::print("Overall: {} (level {:g} of 5; score {:.2f}, likely between {:.2f} and {:.2f})\n\n", overall.band,
                   *overall.level, *overall.score, overall.range->low, overall.range->high);
    } else {
        fmt::print("Overall: not scored, no question was answered.\n\n");
    }
    for (const auto& question : scorecard.questions) {
        if (!question.score) {
            fmt::print("  -    {}: {}\n", question.question_id, question.not_scored);
            continue;
        }
        fmt::print("  {:<4g} {}\n", *question.level, question.question_id);
    }
}

// Which language models were asked to word something, and what came of it.
Json model_use_json(const std::vector<Event>& events) {
    Json list = Json::array();
    for (const auto& use : interview::model_use(events)) {
        Json not_used = Json::object();
        for (const auto& [outcome, count] : use.not_used) not_used[outcome] = count;
        list.push_back({{"engine", use.engine}, {"asked", use.asked}, {"used", use.used}, {"not_used", not_used}});
    }
    return list;
}

Json json_of(const app::Application& application, const app::InterviewView& view) {
    Json object;
    object["id"] = view.row.id;
    object["plan"] = Json::parse(to_json(view.state.started.plan));
    object["mode"] = name_of(view.state.started.mode);
    object["turns"] = Json::parse(to_json(Transcript{view.state.turns}))["turns"];
    object["ended"] = view.state.end_reason;
    object["language_models"] = model_use_json(view.events);
    object["scorecard"] = Json::parse(to_json(application.scorecard(view.state)));
    return object;
}

// The second rater's turn, where there is one.
Result<app::InterviewView> rated(app::Application& application, const app::InterviewView& view) {
    if (!application.has_model() || !view.state.ended()) return view;
    fmt::print(stderr, "The language model reads the answers as a second rater ...\n");
    if (auto done = application.rate(view.row.id); !done) return done.error();
    return application.view(view.row.id);
}

Result<app::InterviewView> run_answers(app::Application& application, app::InterviewView view,
                                       const std::string& path) {
    const auto bytes = read_file(path, std::size_t{16} << 20);
    if (!bytes) return bytes.error();
    for (const AnswerBlock& block : answer_blocks(text::to_valid_utf8(*bytes))) {
        if (view.state.ended()) break;
        app::TurnInput input;
        input.text = block.text;
        input.took = block.took.value_or(answer_seconds(block.text));
        input.simulated = true;
        auto next = application.take(view.row.id, input);
        if (!next) return next.error();
        view = std::move(*next);
    }
    auto left = application.leave(view.row.id, true);
    return left ? rated(application, *left) : left;
}

// One answer from the keyboard: lines up to an empty one. Nothing: the input has ended.
std::optional<std::string> read_answer(bool prompt) {
    std::string answer;
    std::string line;
    if (prompt) fmt::print("\n  You> ");
    std::cout.flush();
    while (std::getline(std::cin, line)) {
        if (line.ends_with('\r')) line.pop_back();
        const bool blank = text::trim(line).empty();
        if (blank && !answer.empty()) return answer;
        if (blank) {
            if (prompt) fmt::print("  You> ");
            std::cout.flush();
            continue;
        }
        if (answer.empty() && interview::command_of(line).is_command) return line;
        answer += (answer.empty() ? "" : "\n") + line;
        if (prompt) fmt::print("     > ");
        std::cout.flush();
    }
    return answer.empty() ? std::nullopt : std::optional(answer);
}

Result<app::InterviewView> run_keyboard(app::Application& application, app::InterviewView view) {
    const bool prompt = isatty(STDIN_FILENO) == 1;
    fmt::print(
        "Finish an answer with an empty line. Commands: /repeat /rephrase /clarify TEXT /think /hint /skip /stop.\n"
        "Ctrl-C or Ctrl-D interrupts; offerbox interview --continue {} goes on from there.\n",
        view.row.id);
    std::size_t shown = 0;
    // Someone who comes back sees what they were asked last.
    if (view.state.turns.size() > 2) shown = view.state.turns.size() - 1;
    print_turns(view.state, shown);
    while (!view.state.ended()) {
        shown = view.state.turns.size();
        const auto answer = read_answer(prompt);
        if (!answer) {
            fmt::print("\nThe interview is kept. Go on with: offerbox interview --continue {}\n", view.row.id);
            return view;
        }
        app::TurnInput input;
        input.text = *answer;
        input.last_seen = view.row.last_sequence;
        auto next = application.take(view.row.id, input);
        if (!next) {
            fmt::print("\n  {}\n", next.error().for_person());
            next = application.view(view.row.id);
            if (!next) return next.error();
        }
        view = std::move(*next);
        print_turns(view.state, shown);
    }
    auto scored = rated(application, view);
    if (!scored) {
        fmt::print("\n  {}\n", scored.error().for_person());
        scored = view;
    }
    print_scores(application.scorecard(scored->state));
    return scored;
}

Result<app::InterviewView> begin_or_continue(app::Application& application, const InterviewOptions& options) {
    if (!options.continued.empty()) return application.view(options.continued);
    auto request = request_of(options.request);
    if (!request) return request.error();
    const auto mode = mode_named(options.mode);
    if (!mode)
        return fail(ErrorCode::invalid_argument, "unknown mode",
                    fmt::format("\"{}\" is no mode; use real or study.", options.mode));
    request->mode = *mode;
    const auto stored = store_documents(application, options.request, *request);
    auto view = stored ? application.start(*request) : Result<app::InterviewView>(stored.error());
    if (!view) forget_documents(application, *request);
    return view;
}

void run(Session& session, const InterviewOptions& options) {
    const bool json = options.request.json;
    auto application = open_with_model(session, options.model);
    if (!application) return report_failure(session, application.error(), json);
    if (options.answers.empty() && json) {
        return report_failure(
            session,
            fail(ErrorCode::invalid_argument, "--json without --answers",
                 "--json needs --answers FILE: a conversation at the keyboard cannot be one JSON object."),
            json);
    }
    auto view = begin_or_continue(**application, options);
    if (!view) return report_failure(session, view.error(), json);
    fmt::print(stderr, "Interview {}\n", view->row.id);
    for (const auto& note : view->state.started.plan.notes) fmt::print(stderr, "Note: {}\n", note);
    const bool unattended = !options.answers.empty();
    auto done = unattended ? run_answers(**application, std::move(*view), options.answers)
                           : run_keyboard(**application, std::move(*view));
    if (!done) return report_failure(session, done.error(), json);
    if (json) {
        fmt::print("{}\n", json_of(**application, *done).dump(2, ' ', false, Json::error_handler_t::replace));
    } else if (unattended) {
        for (const Turn& turn : done->state.turns) {
            const bool interviewer = turn.speaker == Speaker::interviewer;
            fmt::print("\n  {}: {}\n", interviewer ? "Interviewer" : "You",
                       wrapped(turn.text.empty() ? fmt::format("({})", name_of(turn.kind)) : turn.text, 84, "    "));
        }
        print_scores((*application)->scorecard(done->state));
    }
}

}  // namespace

void add_interview_verb(CLI::App& root, Session& session) {
    auto options = std::make_shared<InterviewOptions>();
    CLI::App* verb = root.add_subcommand("interview", "hold an interview in the terminal, or with a file of answers");
    add_request_options(*verb, options->request);
    verb->add_option("--mode", options->mode,
                     "real (no hints, feedback at the end) or study (feedback after each question)");
    verb->add_option("--answers", options->answers, "a file of answers, to run unattended with simulated time");
    verb->add_option("--continue", options->continued, "go on with the interview of this ID");
    add_model_options(*verb, options->model);
    add_data_option(*verb, session);
    verb->callback([&session, options] { run(session, *options); });
}

}  // namespace offerbox::cli
