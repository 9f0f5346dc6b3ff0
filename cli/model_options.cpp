#include "model_options.hpp"

#include <fmt/format.h>

#include "offerbox/app/language_model.hpp"
#include "request.hpp"

namespace offerbox::cli {

namespace {

std::filesystem::path llama_server_program() {
    const auto beside = program_directory() / "llama-server";
    std::error_code error;
    return std::filesystem::exists(beside, error) ? beside : std::filesystem::path(OFFERBOX_LLAMA_SERVER);
}

}  // namespace

void add_model_options(CLI::App& verb, ModelOptions& options) {
    verb.add_option("--llm-url", options.url,
                    "an OpenAI-compatible endpoint whose language model words follow-ups and is the second rater: "
                    "http://127.0.0.1:11434/v1");
    verb.add_option("--llm-model", options.model, "the model's name at that endpoint");
    verb.add_option("--llm-key-file", options.key_file,
                    "a file with the endpoint's key (default: the environment's OFFERBOX_LLM_KEY)");
    verb.add_option("--llm-gguf", options.gguf, "or a model file for llama-server, which is then started and watched");
    verb.add_option("--llm-seconds", options.seconds,
                    "how long a turn waits for the model (default 4); scoring waits five times as long for each reply")
        ->check(CLI::Range(0.1, 120.0));
}

Result<app::Settings> settings_with_model(const Session& session, const ModelOptions& options) {
    app::ModelChoice choice;
    choice.url = options.url;
    choice.name = options.model;
    choice.key_file = options.key_file;
    choice.gguf = options.gguf;
    choice.server_program = llama_server_program();
    if (!choice.gguf.empty()) fmt::print(stderr, "Loading {} ...\n", choice.gguf.string());
    auto connected = app::connect_model(choice);
    if (!connected) return connected.error();
    if (!connected->note.empty()) fmt::print(stderr, "{}\n", connected->note);
    auto settings = settings_of(session);
    settings.model = std::move(connected->model);
    settings.model_milliseconds = static_cast<int>(options.seconds * 1000);
    settings.rating_limits.call_milliseconds = 5 * settings.model_milliseconds;
    settings.rating_limits.answer = std::chrono::milliseconds(std::int64_t{30} * settings.model_milliseconds);
    return settings;
}

Result<std::unique_ptr<app::Application>> open_with_model(const Session& session, const ModelOptions& options) {
    auto settings = settings_with_model(session, options);
    if (!settings) return settings.error();
    return app::Application::open(*settings);
}

}  // namespace offerbox::cli
