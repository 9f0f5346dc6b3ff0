// Which language model takes part in interviews and in scoring, from what a person chose.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "offerbox/base/error.hpp"
#include "offerbox/ports/language_model.hpp"

namespace offerbox::app {

// Either `url` and `name`, or `gguf`, or nothing.
struct ModelChoice {
    std::string url;                           // of an OpenAI-compatible endpoint
    std::string name;                          // as the endpoint calls the model
    std::string key_file;                      // empty: the environment's OFFERBOX_LLM_KEY, if it is set
    std::filesystem::path gguf;                // a model file for a llama-server of our own ...
    std::filesystem::path server_program;      // ... which is this program
    std::int64_t load_milliseconds = 300'000;  // how long loading the model may take
};

struct ConnectedModel {
    std::shared_ptr<LanguageModel> model;  // null when nothing was chosen
    std::string note;                      // one sentence for the person, or empty
};

// Connects to an endpoint or starts a server and waits until it has loaded its model; the server lives as long as the
// model. An endpoint that does not answer now is no failure: the note says so, and it is tried in each interview. With
// nothing chosen, the note mentions a server on Ollama's usual port, to which nothing is sent. Fails with
// invalid_argument for a choice that makes no sense, and as openai::read_key, LlamaServer::start and wait_until_ready.
Result<ConnectedModel> connect_model(const ModelChoice& choice);

}  // namespace offerbox::app
