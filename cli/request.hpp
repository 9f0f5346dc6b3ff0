// Options that `plan` and `interview` share, and opening the application for a verb.
#pragma once

#include <CLI/CLI.hpp>
#include <memory>
#include <string>
#include <vector>

#include "offerbox/app/application.hpp"
#include "verbs.hpp"

namespace offerbox::cli {

struct RequestOptions {
    std::string company;
    std::string role;
    std::string resume;
    std::string job;
    std::string seniority;
    int minutes = 45;
    std::uint64_t seed = 0;
    std::vector<std::string> questions;
    bool json = false;
    CLI::Option* seed_option = nullptr;
};

void add_request_options(CLI::App& verb, RequestOptions& options);

// The folder of the running program.
std::filesystem::path program_directory();

// The session's folders.
app::Settings settings_of(const Session& session);

// --data, or the default folder.
std::filesystem::path data_directory(const Session& session);

// The application over the session's folders.
Result<std::unique_ptr<app::Application>> open_application(const Session& session);

// Reads the documents that the options name and keeps them; fails as intake does, or with invalid_argument for an
// unknown seniority or when neither company nor role nor job was given.
Result<app::InterviewRequest> request_of(app::Application& application, const RequestOptions& options);

}  // namespace offerbox::cli
