#include "request.hpp"

#include <fmt/format.h>

#include <filesystem>

#include "offerbox/base/file.hpp"

namespace offerbox::cli {

namespace {

constexpr std::size_t longest_document = std::size_t{10} * 1024 * 1024;

struct NamedFile {
    std::string name;  // without its folder
    std::string bytes;
};

Result<NamedFile> read_named(const std::string& path) {
    auto bytes = read_file(path, longest_document);
    if (!bytes && bytes.error().code == ErrorCode::too_large) {
        return fail(ErrorCode::too_large, path + " is over 10 MB",
                    "The file is larger than 10 MB; please export it again without pictures.");
    }
    if (!bytes) return bytes.error();
    return NamedFile{std::filesystem::path(path).filename().string(), std::move(*bytes)};
}

}  // namespace

std::filesystem::path program_directory() {
    std::error_code error;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
    return error ? std::filesystem::path(".") : program.parent_path();
}

void add_request_options(CLI::App& verb, RequestOptions& options) {
    verb.add_option("--company", options.company, "the company: an id of the bank or any name");
    verb.add_option("--role", options.role, "the role: an id of the bank or any name");
    verb.add_option("--resume", options.resume, "resume: PDF, DOCX, text, Markdown or JSON Resume");
    verb.add_option("--job", options.job, "job description: the same formats");
    verb.add_option("--seniority", options.seniority,
                    "entry, mid, senior, staff or principal (default: from the documents)");
    verb.add_option("--minutes", options.minutes, "length of the interview (default 45)");
    options.seed_option = verb.add_option("--seed", options.seed, "same seed and input, same interview");
    verb.add_option("--questions", options.questions, "ids of questions to practise, instead of choosing")
        ->delimiter(',');
    verb.add_flag("--json", options.json, "print one JSON object");
}

app::Settings settings_of(const Session& session) {
    app::Settings settings;
    settings.data_directory = data_directory(session);
    settings.content_directory = content_directory(session);
    settings.model_directory = program_directory() / "models";
    std::error_code error;
    if (!std::filesystem::exists(settings.model_directory, error)) settings.model_directory = OFFERBOX_MODEL_DIRECTORY;
    settings.vectors_file = program_directory() / "bank.vectors";
    return settings;
}

std::filesystem::path data_directory(const Session& session) {
    return session.data_directory.empty() ? app::default_data_directory()
                                          : std::filesystem::path(session.data_directory);
}

Result<std::unique_ptr<app::Application>> open_application(const Session& session) {
    return app::Application::open(settings_of(session));
}

Result<app::InterviewRequest> request_of(const RequestOptions& options) {
    app::InterviewRequest request;
    request.company = options.company;
    request.role = options.role;
    request.minutes = options.minutes;
    request.questions = options.questions;
    if (options.seed_option->count() > 0) request.seed = options.seed;
    if (options.seniority.empty()) return request;
    request.seniority = seniority_named(options.seniority);
    if (request.seniority) return request;
    return fail(ErrorCode::invalid_argument, "unknown seniority",
                fmt::format("\"{}\" is no seniority; use entry, mid, senior, staff or principal.", options.seniority));
}

Result<app::PlanDocuments> read_documents(app::Application& application, const RequestOptions& options) {
    app::PlanDocuments documents;
    if (!options.resume.empty()) {
        const auto file = read_named(options.resume);
        if (!file) return file.error();
        auto resume = application.read_resume(file->bytes, file->name);
        if (!resume) return resume.error();
        documents.resume = std::move(*resume);
    }
    if (!options.job.empty()) {
        const auto file = read_named(options.job);
        if (!file) return file.error();
        auto job = application.read_job(file->bytes, file->name);
        if (!job) return job.error();
        documents.job = std::move(*job);
    }
    return documents;
}

Result<void> store_documents(app::Application& application, const RequestOptions& options,
                             app::InterviewRequest& request) {
    if (!options.resume.empty()) {
        const auto file = read_named(options.resume);
        if (!file) return file.error();
        const auto resume = application.add_resume(file->bytes, file->name);
        if (!resume) return resume.error();
        request.resume_id = resume->id;
    }
    if (!options.job.empty()) {
        const auto file = read_named(options.job);
        if (!file) return file.error();
        const auto job = application.add_job(file->bytes, file->name);
        if (!job) return job.error();
        request.job_id = job->id;
    }
    return {};
}

void forget_documents(app::Application& application, const app::InterviewRequest& request) {
    for (const auto& id : {request.resume_id, request.job_id}) {
        // One that another interview uses stays, and one that is gone is gone.
        if (!id.empty()) static_cast<void>(application.erase_document(id));
    }
}

}  // namespace offerbox::cli
