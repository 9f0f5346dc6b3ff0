#include "offerbox/app/language_model.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <thread>

#include "offerbox/llamacpp/llama_server.hpp"
#include "offerbox/openai/chat_model.hpp"

namespace offerbox::app {

namespace {

// The client of a server that lives as long as it does.
class OwnServerModel final : public LanguageModel {
  public:
    OwnServerModel(std::unique_ptr<llamacpp::LlamaServer> server, std::unique_ptr<LanguageModel> client)
        : server_(std::move(server)), client_(std::move(client)) {}

    Result<ChatReply> chat(const ChatRequest& request, const std::function<bool(std::string_view)>& on_piece) override {
        return client_->chat(request, on_piece);
    }
    std::string name() const override { return client_->name(); }

  private:
    std::unique_ptr<llamacpp::LlamaServer> server_;
    std::unique_ptr<LanguageModel> client_;
};

Result<ConnectedModel> start_server(const ModelChoice& choice) {
    llamacpp::Settings settings;
    settings.program = choice.server_program;
    settings.model = choice.gguf;
    // Its threads wait by spinning: more of them than free cores would slow it and the interview alike.
    settings.threads = static_cast<int>(std::max(std::thread::hardware_concurrency() / 2, 1U));
    auto server = llamacpp::LlamaServer::start(settings);
    if (!server) return server.error();
    if (auto ready = (*server)->wait_until_ready(choice.load_milliseconds); !ready) return ready.error();
    openai::Limits limits;
    limits.most_at_once = 2;          // as many as the server works on at once
    limits.open_milliseconds = 3000;  // it is started again within seconds
    auto client =
        openai::make_chat_model({"http://localhost/v1", choice.gguf.stem(), {}, (*server)->socket_path()}, limits);
    if (!client) return client.error();
    return ConnectedModel{
        std::make_shared<OwnServerModel>(std::move(*server), std::move(*client)),
        fmt::format(
            "The language model {} words follow-ups and is the second rater of answers; what it says is checked.",
            choice.gguf.stem().string())};
}

std::string note_on(const openai::Endpoint& endpoint) {
    const auto offered = openai::offered_models(endpoint);
    if (!offered)
        return offered.error().for_person() +
               " Until one does, follow-ups are asked as they are written and "
               "answers have one rater.";
    const bool known = offered->empty() || std::ranges::find(*offered, endpoint.model) != offered->end() ||
                       std::ranges::find(*offered, endpoint.model + ":latest") != offered->end();
    if (known)
        return fmt::format(
            "The language model {} words follow-ups and is the second rater of answers; what it says is checked.",
            endpoint.model);
    const std::vector<std::string> some(offered->begin(),
                                        offered->begin() + std::min<std::ptrdiff_t>(std::ssize(*offered), 8));
    return fmt::format("The endpoint does not list a model \"{}\". It offers: {}.", endpoint.model,
                       fmt::join(some, ", "));
}

Result<ConnectedModel> connect_endpoint(const ModelChoice& choice) {
    auto key = openai::read_key(choice.key_file);
    if (!key) return key.error();
    const openai::Endpoint endpoint{choice.url, choice.name, std::move(*key), {}};
    auto model = openai::make_chat_model(endpoint);
    if (!model) return model.error();
    return ConnectedModel{std::move(*model), note_on(endpoint)};
}

}  // namespace

Result<ConnectedModel> connect_model(const ModelChoice& choice) {
    const bool endpoint = !choice.url.empty();
    if (endpoint && !choice.gguf.empty()) {
        return fail(ErrorCode::invalid_argument, "two language models",
                    "Please choose one language model: either --llm-url with --llm-model, or --llm-gguf.");
    }
    if (!endpoint && (!choice.name.empty() || !choice.key_file.empty())) {
        return fail(ErrorCode::invalid_argument, "a model without an endpoint",
                    "--llm-model and --llm-key-file belong to an endpoint: please add --llm-url URL.");
    }
    if (endpoint) return connect_endpoint(choice);
    if (!choice.gguf.empty()) return start_server(choice);
    if (!openai::something_listens(openai::ollama_port)) return ConnectedModel{};
    return ConnectedModel{
        nullptr,
        fmt::format("Something answers on port {0}, where Ollama usually is. It is not used unless you say so: "
                    "--llm-url http://127.0.0.1:{0}/v1 --llm-model NAME.",
                    openai::ollama_port)};
}

}  // namespace offerbox::app
