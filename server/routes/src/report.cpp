#include <fmt/format.h>

#include "json.hpp"
#include "offerbox/base/digest.hpp"
#include "tables.hpp"

namespace offerbox::routes {

namespace {

// A browser that shows the report runs nothing of it: its own style sheet is all that it may use.
std::string report_policy() {
    return fmt::format(
        "default-src 'none'; style-src 'sha256-{}'; base-uri 'none'; form-action 'none'; "
        "frame-ancestors 'none'",
        sha256_base64(report::stylesheet()));
}

std::string_view type_of(report::Format format) {
    switch (format) {
        case report::Format::json: return "application/json";
        case report::Format::markdown: return "text/markdown; charset=utf-8";
        case report::Format::html: return "text/html; charset=utf-8";
        case report::Format::pdf: return "application/pdf";
    }
    return "application/octet-stream";
}

void save_as(http::Response& response, std::string_view name) {
    response.headers.emplace_back("Content-Disposition", fmt::format("attachment; filename=\"{}\"", name));
}

http::Response report_response(app::Application& application, const http::Request& request) {
    const auto name = request.parameter("format");
    const auto format = name.empty() ? report::Format::json : report::format_named(name);
    if (!format) {
        return http::problem(
            fail(ErrorCode::invalid_argument, "unknown format", "The report's format must be json, md, html or pdf."),
            request.id);
    }
    const std::string id(request.capture("id"));
    auto written = application.report_as(id, *format);
    if (!written) return http::problem(written.error(), request.id);
    http::Response response;
    response.interview_id = id;
    response.content_type = type_of(*format);
    response.body = std::move(*written);
    if (*format == report::Format::html) response.headers.emplace_back("Content-Security-Policy", report_policy());
    if (*format == report::Format::markdown || *format == report::Format::pdf) {
        save_as(response, fmt::format("offerbox-report-{}.{}", id, report::name_of(*format)));
    }
    return response;
}

http::Response archive_response(Result<std::string> archive, const http::Request& request, std::string_view name) {
    if (!archive) return http::problem(archive.error(), request.id);
    http::Response response;
    response.content_type = "application/zip";
    response.body = std::move(*archive);
    response.headers.emplace_back("Cache-Control", "no-store");
    save_as(response, name);
    return response;
}

http::Response gone(const Result<void>& erased, const http::Request& request) {
    if (!erased) return http::problem(erased.error(), request.id);
    http::Response response;
    response.status = 204;
    response.content_type.clear();
    return response;
}

}  // namespace

std::vector<http::Route> report_routes(const Parts& parts) {
    auto& application = parts.application;
    const auto changed = parts.interview_changed;
    return {{"GET", "/api/v1/interviews/{id}/report",
             [&application](const http::Request& request) { return report_response(application, request); }},
            {"GET", "/api/v1/interviews/{id}/export",
             [&application](const http::Request& request) {
                 const std::string id(request.capture("id"));
                 return archive_response(application.export_interview(id), request,
                                         fmt::format("offerbox-interview-{}.zip", id));
             }},
            {"DELETE", "/api/v1/interviews/{id}",
             [&application, changed](const http::Request& request) {
                 const std::string id(request.capture("id"));
                 const auto erased = application.erase(id);
                 changed(id);
                 return gone(erased, request);
             }},
            {"GET", "/api/v1/everything",
             [&application](const http::Request& request) {
                 return archive_response(application.export_all(), request, "offerbox-everything.zip");
             }},
            {"DELETE", "/api/v1/everything",
             [&application](const http::Request& request) { return gone(application.erase_all(), request); }}};
}

}  // namespace offerbox::routes
