#include "json.hpp"
#include "offerbox/domain/json.hpp"
#include "offerbox/intake/job.hpp"
#include "offerbox/intake/resume.hpp"
#include "tables.hpp"
#include "upload.hpp"

namespace offerbox::routes {

namespace {

// 10 MiB and what multipart puts around it.
constexpr std::size_t upload_limit = (std::size_t{10} << 20U) + (std::size_t{16} << 10U);
constexpr std::size_t profile_limit = std::size_t{1} << 20U;

http::Response answer_resume(const Result<app::StoredResume>& resume, const http::Request& request, int status) {
    if (!resume) return http::problem(resume.error(), request.id);
    auto response = answer(
        {{"id", resume->id}, {"file_name", resume->file_name}, {"profile", Json::parse(to_json(resume->profile))}},
        status);
    if (status == 201) response.headers.emplace_back("Location", "/api/v1/resumes/" + resume->id);
    return response;
}

http::Response add_resume(app::Application& application, const http::Request& request) {
    const auto upload = upload_of(request);
    if (!upload) return http::problem(upload.error(), request.id);
    return answer_resume(application.add_resume(upload->bytes, upload->file_name), request, 201);
}

http::Response correct_resume(app::Application& application, const http::Request& request) {
    const auto profile = profile_from_json(request.body);
    if (!profile) return http::problem(profile.error(), request.id);
    return answer_resume(application.correct_resume(request.capture("id"), *profile), request, 200);
}

http::Response answer_job(const Result<app::StoredJob>& job, const http::Request& request, int status) {
    if (!job) return http::problem(job.error(), request.id);
    auto response =
        answer({{"id", job->id}, {"file_name", job->file_name}, {"job", Json::parse(to_json(job->job))}}, status);
    if (status == 201) response.headers.emplace_back("Location", "/api/v1/jobs/" + job->id);
    return response;
}

http::Response add_job(app::Application& application, const http::Request& request) {
    const auto upload = upload_of(request);
    if (!upload) return http::problem(upload.error(), request.id);
    return answer_job(application.add_job(upload->bytes, upload->file_name), request, 201);
}

http::Response erase_document(app::Application& application, const http::Request& request) {
    const auto erased = application.erase_document(request.capture("id"));
    if (!erased) return http::problem(erased.error(), request.id);
    http::Response response;
    response.status = 204;
    response.content_type.clear();
    return response;
}

}  // namespace

std::vector<http::Route> intake_routes(const Parts& parts) {
    auto& application = parts.application;
    return {
        {"POST", "/api/v1/resumes",
         [&application](const http::Request& request) { return add_resume(application, request); }, upload_limit},
        {"GET", "/api/v1/resumes/{id}",
         [&application](const http::Request& request) {
             return answer_resume(application.resume(request.capture("id")), request, 200);
         }},
        {"PUT", "/api/v1/resumes/{id}",
         [&application](const http::Request& request) { return correct_resume(application, request); }, profile_limit},
        {"DELETE", "/api/v1/resumes/{id}",
         [&application](const http::Request& request) { return erase_document(application, request); }},
        {"DELETE", "/api/v1/jobs/{id}",
         [&application](const http::Request& request) { return erase_document(application, request); }},
        {"POST", "/api/v1/jobs", [&application](const http::Request& request) { return add_job(application, request); },
         upload_limit},
        {"GET", "/api/v1/jobs/{id}", [&application](const http::Request& request) {
             return answer_job(application.job(request.capture("id")), request, 200);
         }}};
}

}  // namespace offerbox::routes
