#include "json.hpp"
#include "offerbox/domain/json.hpp"
#include "tables.hpp"

namespace offerbox::routes {

namespace {

http::Response report(app::Application& application, const http::Request& request) {
    const auto format = request.parameter("format");
    if (!format.empty() && format != "json") {
        return http::problem(fail(ErrorCode::invalid_argument, "unknown format", "The report's format must be json."),
                             request.id);
    }
    const auto view = application.view(request.capture("id"));
    if (!view) return http::problem(view.error(), request.id);
    if (!view->state.ended()) {
        return http::problem(fail(ErrorCode::conflict, "the interview runs",
                                  "The report is made when the interview has ended; stop it first."),
                             request.id);
    }
    Json body = json_of(*view, 0);
    body["plan"] = Json::parse(to_json(view->state.started.plan));
    body["scorecard"] = Json::parse(to_json(application.scorecard(view->state)));
    return answer(body);
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
             [&application](const http::Request& request) { return report(application, request); }},
            {"DELETE", "/api/v1/interviews/{id}",
             [&application, changed](const http::Request& request) {
                 const std::string id(request.capture("id"));
                 const auto erased = application.erase(id);
                 changed(id);
                 return gone(erased, request);
             }},
            {"DELETE", "/api/v1/everything",
             [&application](const http::Request& request) { return gone(application.erase_all(), request); }}};
}

}  // namespace offerbox::routes
