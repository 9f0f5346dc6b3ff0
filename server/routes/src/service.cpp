#include <fmt/format.h>

#include <map>
#include <string>

#include "json.hpp"
#include "tables.hpp"

namespace offerbox::embedded {

std::span<const EmbeddedFile> interface_document();

}  // namespace offerbox::embedded

namespace offerbox::routes {

namespace {

void add_by(std::string& out, std::string_view name, std::string_view help, std::string_view label,
            const std::map<std::string, std::uint64_t>& counts) {
    out += fmt::format("# HELP {0} {1}\n# TYPE {0} counter\n", name, help);
    for (const auto& [value, count] : counts) out += fmt::format("{}{{{}=\"{}\"}} {}\n", name, label, value, count);
}

std::string prometheus(const app::ModelCounts& counts) {
    std::string out = fmt::format(
        "# HELP offerbox_model_calls_total Times that a language model was asked to word a follow-up.\n"
        "# TYPE offerbox_model_calls_total counter\nofferbox_model_calls_total {}\n"
        "# HELP offerbox_model_used_total Of these, times that its words were said.\n"
        "# TYPE offerbox_model_used_total counter\nofferbox_model_used_total {}\n",
        counts.asked, counts.used);
    add_by(out, "offerbox_model_failures_total", "Of these, times that no answer of use came.", "reason",
           counts.failed);
    add_by(out, "offerbox_model_rejected_total", "Of these, answers that did not pass a check.", "check",
           counts.rejected);
    return out;
}

}  // namespace

std::vector<http::Route> all_routes(const Parts& parts) {
    std::vector<http::Route> all;
    for (const auto& make :
         {bank_routes, intake_routes, interview_routes, report_routes, page_routes, service_routes}) {
        for (auto& route : make(parts)) all.push_back(std::move(route));
    }
    return all;
}

std::vector<http::Route> service_routes(const Parts& parts) {
    const auto health = [](const http::Request&) { return answer({{"status", "ok"}}); };
    const auto ready = [&application = parts.application](const http::Request& request) {
        // Content and models are loaded before the server listens; what can go away is the store.
        const auto read = application.list(1);
        return read ? answer({{"status", "ready"}}) : http::problem(read.error(), request.id);
    };
    const auto metrics = [&counted = parts.metrics, &application = parts.application](const http::Request&) {
        http::Response response;
        response.content_type = "text/plain; version=0.0.4; charset=utf-8";
        response.body = counted.prometheus() + prometheus(application.model_counts());
        return response;
    };
    const auto description = [](const http::Request&) {
        http::Response response;
        response.body = embedded::interface_document().front().bytes;
        return response;
    };
    return {{"GET", "/healthz", health},
            {"GET", "/readyz", ready},
            {"GET", "/metrics", metrics},
            {"GET", "/api/v1/openapi.json", description}};
}

}  // namespace offerbox::routes
