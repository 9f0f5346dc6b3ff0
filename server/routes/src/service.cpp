#include "json.hpp"
#include "tables.hpp"

namespace offerbox::embedded {

std::span<const EmbeddedFile> interface_document();

}  // namespace offerbox::embedded

namespace offerbox::routes {

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
    const auto metrics = [&counted = parts.metrics](const http::Request&) {
        http::Response response;
        response.content_type = "text/plain; version=0.0.4; charset=utf-8";
        response.body = counted.prometheus();
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
