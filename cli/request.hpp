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

// What the options ask for, without the documents. Fails with invalid_argument for an unknown seniority.
Result<app::InterviewRequest> request_of(const RequestOptions& options);

// Reads the documents that the options name. The first keeps nothing; the second stores them and names them in the
// request, and deletes them with `forget_documents` where no interview came of it. Fails as intake does.
Result<app::PlanDocuments> read_documents(app::Application& application, const RequestOptions& options);
Result<void> store_documents(app::Application& application, const RequestOptions& options,
                             app::InterviewRequest& request);
void forget_documents(app::Application& application, const app::InterviewRequest& request);

}  // namespace offerbox::cli
