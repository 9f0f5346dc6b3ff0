// The options by which a person chooses a language model, shared by the verbs that hold interviews or score.
#pragma once

#include <CLI/CLI.hpp>
#include <memory>
#include <string>

#include "offerbox/app/application.hpp"
#include "verbs.hpp"

namespace offerbox::cli {

struct ModelOptions {
    std::string url;
    std::string model;
    std::string key_file;
    std::string gguf;
    double seconds = 4;
};

void add_model_options(CLI::App& verb, ModelOptions& options);

// The session's folders and the chosen model, connected; a note on it goes to stderr.
Result<app::Settings> settings_with_model(const Session& session, const ModelOptions& options);

// The application over these.
Result<std::unique_ptr<app::Application>> open_with_model(const Session& session, const ModelOptions& options);

}  // namespace offerbox::cli
