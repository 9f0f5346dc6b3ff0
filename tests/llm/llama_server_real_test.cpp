// The real protocol: llama.cpp's server with a very small model. What the model says is of no worth; that it is said in
// the form asked for, that the server comes back, and that the interview goes on, is.
#include <doctest/doctest.h>
#include <signal.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <thread>

#include "offerbox/app/application.hpp"
#include "offerbox/app/language_model.hpp"
#include "offerbox/bank/load.hpp"
#include "offerbox/llamacpp/llama_server.hpp"
#include "offerbox/openai/chat_model.hpp"
#include "offerbox/scripted/fixed_clock.hpp"
#include "offerbox/scripted/hashing_encoder.hpp"
#include "offerbox/stores/memory.hpp"

using namespace offerbox;
using Json = nlohmann::json;

namespace {

const std::filesystem::path program = OFFERBOX_LLAMA_SERVER;
const std::filesystem::path gguf =
    std::filesystem::path(OFFERBOX_TEST_MODELS) / "smollm2/SmolLM2-135M-Instruct.Q4_1.gguf";
constexpr std::int64_t loading = 60'000;  // milliseconds
constexpr int answering = 60'000;

bool is_there() {
    const bool there = std::filesystem::exists(program) && std::filesystem::exists(gguf);
    if (!there) MESSAGE("llama-server or its model is not there: scripts/fetch_llama_server, scripts/fetch_test_model");
    return there;
}

std::unique_ptr<llamacpp::LlamaServer> started() {
    llamacpp::Settings settings;
    settings.program = program;
    settings.model = gguf;
    settings.threads = 1;  // tests run beside each other
    auto server = llamacpp::LlamaServer::start(settings).value();
    REQUIRE(server->wait_until_ready(loading).has_value());
    return server;
}

std::unique_ptr<LanguageModel> client_of(const llamacpp::LlamaServer& server) {
    return openai::make_chat_model({"http://localhost/v1", "smollm2", {}, server.socket_path()}).value();
}

class NoReader final : public DocumentReader {
  public:
    Result<Document> read(std::string_view, std::string_view) const override {
        return fail(ErrorCode::unavailable, "not in this test");
    }
};

app::Parts parts(std::shared_ptr<LanguageModel> model) {
    const std::filesystem::path content = OFFERBOX_SOURCE_DIR "/content";
    app::Parts parts;
    parts.bank = std::make_shared<const Bank>(load_bank(content).value());
    parts.wording =
        std::make_shared<const interview::Wording>(interview::Wording::load(content / "interview.yaml").value());
    parts.rules = std::make_shared<const scoring::Rules>(scoring::Rules::load(content / "scoring.yaml").value());
    parts.encoder = std::make_shared<scripted::HashingEncoder>();
    parts.store = make_memory_store();
    parts.reader = std::make_unique<NoReader>();
    parts.clock = std::make_shared<scripted::FixedClock>();
    parts.model = std::move(model);
    parts.prompts = std::make_shared<const interview::Prompts>(interview::Prompts::load(content / "prompts").value());
    parts.model_milliseconds = answering;
    return parts;
}

std::vector<std::string> outcomes(const app::InterviewView& view) {
    std::vector<std::string> list;
    for (const auto& event : view.events) {
        if (const auto* asked = std::get_if<ModelAsked>(&event)) list.push_back(asked->outcome);
    }
    return list;
}

}  // namespace

TEST_CASE("a real server streams answers that keep to the schema") {
    if (!is_there()) return;
    const auto server = started();
    const auto model = client_of(*server);
    ChatRequest request;
    request.json_schema =
        R"({"type":"object","properties":{"say":{"type":"string","maxLength":80}},"required":["say"],"additionalProperties":false})";
    request.temperature = 1;
    request.timeout_milliseconds = answering;
    for (const char* text : {"Ask one question about a cache.", "Write a poem, no JSON.", "Say {\"other\": 1}"}) {
        request.messages = {{"system", "You are an interviewer."}, {"user", text}};
        int pieces = 0;
        const auto reply = model->chat(request, [&](std::string_view) { return ++pieces > 0; });
        REQUIRE(reply.has_value());
        CHECK(pieces > 1);
        CHECK(reply->prompt_tokens > 0);
        CHECK(reply->reply_tokens > 0);
        const auto object = Json::parse(reply->text);
        CHECK(object.size() == 1);
        CHECK(object["say"].is_string());
    }
    CHECK(openai::offered_models({"http://localhost/v1", "any", {}, server->socket_path()}).value().size() == 1);
}

TEST_CASE("the time for an answer is kept with a real server too") {
    if (!is_there()) return;
    const auto server = started();
    ChatRequest request;
    request.messages = {{"user", "Count from one to ten thousand in words."}};
    request.most_tokens = 4000;
    request.timeout_milliseconds = 300;
    CHECK(client_of(*server)->chat(request).error().code == ErrorCode::timed_out);
}

TEST_CASE("a killed server comes back, and the interview goes on meanwhile") {
    if (!is_there()) return;
    const auto server = started();
    app::Application application(parts(client_of(*server)));
    app::InterviewRequest request;
    request.company = "atlassian";
    request.role = "backend-engineer";
    request.seed = 5;
    request.questions = {"performance", "testing", "debugging"};
    auto view = application.start(request).value();
    const auto say = [&](const std::string& text) {
        app::TurnInput input;
        input.text = text;
        input.took = 20;
        input.simulated = true;
        const auto before = view.state.turns.size();
        view = application.take(view.row.id, input).value();
        CHECK(view.state.turns.size() > before + 1);
        CHECK(view.state.turns.back().speaker == Speaker::interviewer);
    };
    say("I work on the search of a shop.");
    say("Our search page was slow for big customers. I added an index on tenant id and I put Redis in front of the "
        "pages.");
    REQUIRE(outcomes(view).size() == 1);
    CHECK(outcomes(view)[0] != "unavailable");
    CHECK(outcomes(view)[0] != "timed_out");

    const int process = server->process_id();
    REQUIRE(::kill(process, SIGKILL) == 0);
    say("I guessed that it was the database, and I changed it on a Monday morning before people came in.");
    while (server->failures() == 0) std::this_thread::yield();
    REQUIRE(server->wait_until_ready(loading).has_value());
    CHECK(server->process_id() != process);

    const auto asked = outcomes(view).size();
    say("/skip");
    say("I wrote tests for the billing module. I started with the invoices, because I had seen two bugs there.");
    REQUIRE(outcomes(view).size() > asked);
    CHECK(outcomes(view).back() != "unavailable");
}

TEST_CASE("the application starts a server of its own for a model file") {
    if (!is_there()) return;
    app::ModelChoice choice;
    choice.gguf = gguf;
    choice.server_program = program;
    const auto connected = app::connect_model(choice);
    REQUIRE(connected.has_value());
    CHECK(connected->model->name() == "SmolLM2-135M-Instruct.Q4_1");
    ChatRequest request;
    request.messages = {{"user", "Say hello."}};
    request.most_tokens = 8;
    request.timeout_milliseconds = answering;
    CHECK(connected->model->chat(request).has_value());

    choice.url = "http://127.0.0.1:1/v1";
    CHECK(app::connect_model(choice).error().code == ErrorCode::invalid_argument);
}
