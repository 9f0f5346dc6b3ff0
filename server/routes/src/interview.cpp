#include <limits>

#include "json.hpp"
#include "offerbox/domain/json.hpp"
#include "tables.hpp"

namespace offerbox::routes {

namespace {

constexpr std::size_t turn_limit = std::size_t{256} << 10U;  // 20,000 characters, escaped
constexpr std::uint64_t most_listed = 100;
constexpr std::uint64_t usually_listed = 20;
constexpr std::size_t longest_key = 200;

Result<app::InterviewRequest> interview_request_of(const http::Request& request) {
    const auto object = object_of(request.body);
    if (!object) return object.error();
    Fields fields(*object);
    app::InterviewRequest wanted;
    wanted.company = fields.text("company");
    wanted.role = fields.text("role");
    wanted.resume_id = fields.text("resume_id");
    wanted.job_id = fields.text("job_id");
    wanted.candidate = fields.text("candidate");
    wanted.questions = fields.texts("questions");
    wanted.seed = fields.count("seed", 0, std::numeric_limits<std::uint64_t>::max());
    wanted.minutes = static_cast<int>(fields.count("minutes", 10, 180).value_or(45));
    if (const auto seniority = fields.text("seniority"); !seniority.empty()) {
        wanted.seniority = seniority_named(seniority);
        if (!wanted.seniority) fields.refuse("seniority", "must be entry, mid, senior, staff or principal");
    }
    if (const auto mode = fields.text("mode"); !mode.empty()) {
        const auto named = mode_named(mode);
        if (!named) fields.refuse("mode", "must be real or study");
        wanted.mode = named.value_or(Mode::real);
    }
    if (auto read = fields.result(); !read) return read.error();
    return wanted;
}

http::Response preview_plan(app::Application& application, const http::Request& request) {
    const auto wanted = interview_request_of(request);
    if (!wanted) return http::problem(wanted.error(), request.id);
    const auto plan = application.plan(*wanted);
    if (!plan) return http::problem(plan.error(), request.id);
    return answer(Json::parse(to_json(*plan)));
}

http::Response start_interview(app::Application& application, const http::Request& request) {
    const auto wanted = interview_request_of(request);
    if (!wanted) return http::problem(wanted.error(), request.id);
    const auto view = application.start(*wanted);
    if (!view) return http::problem(view.error(), request.id);
    auto response = answer(json_of(*view, 0), 201);
    response.headers.emplace_back("Location", "/api/v1/interviews/" + view->row.id);
    response.interview_id = view->row.id;
    return response;
}

http::Response list_interviews(app::Application& application, const http::Request& request) {
    const auto limit = count_of(request.parameter("limit"), usually_listed);
    if (!limit) return http::problem(limit.error(), request.id);
    if (*limit < 1 || *limit > most_listed) {
        return http::problem(
            fail(ErrorCode::invalid_argument, "limit out of range", "\"limit\" must be from 1 to 100."), request.id);
    }
    // One more than asked tells whether there is another page.
    auto rows = application.list(*limit + 1, request.parameter("before"));
    if (!rows) return http::problem(rows.error(), request.id);
    const bool more = rows->size() > *limit;
    if (more) rows->pop_back();
    Json body = {{"interviews", Json::array()}, {"next", nullptr}};
    for (const auto& row : *rows) body["interviews"].push_back(json_of(row));
    if (more) body["next"] = rows->back().id;
    return answer(body);
}

http::Response get_interview(app::Application& application, const http::Request& request) {
    const auto view = application.view(request.capture("id"));
    if (!view) return http::problem(view.error(), request.id);
    return answer(json_of(*view, 0));
}

http::Response take_turn(const Parts& parts, const http::Request& request) {
    const auto object = object_of(request.body);
    auto input = object ? turn_input_of(*object) : Result<app::TurnInput>(object.error());
    if (!input) return http::problem(input.error(), request.id);
    input->idempotency_key = request.header("idempotency-key");
    if (input->idempotency_key.size() > longest_key) {
        return http::problem(fail(ErrorCode::invalid_argument, "a long Idempotency-Key"), request.id);
    }
    const std::string id(request.capture("id"));
    auto before = input->last_seen;
    if (!before) {
        const auto row = parts.application.store().read_interview(id);
        if (!row) return http::problem(row.error(), request.id);
        before = row->last_sequence;
    }
    const auto view = parts.application.take(id, *input);
    // A failure after the turn was stored leaves something new in the log too.
    parts.interview_changed(id);
    if (!view) return http::problem(view.error(), request.id);
    return answer(json_of(*view, *before));
}

}  // namespace

std::vector<http::Route> interview_routes(const Parts& parts) {
    auto& application = parts.application;
    return {{"POST", "/api/v1/plans",
             [&application](const http::Request& request) { return preview_plan(application, request); }},
            {"GET", "/api/v1/interviews",
             [&application](const http::Request& request) { return list_interviews(application, request); }},
            {"POST", "/api/v1/interviews",
             [&application](const http::Request& request) { return start_interview(application, request); }},
            {"GET", "/api/v1/interviews/{id}",
             [&application](const http::Request& request) { return get_interview(application, request); }},
            {"POST", "/api/v1/interviews/{id}/turns",
             [parts](const http::Request& request) { return take_turn(parts, request); }, turn_limit},
            {"GET", "/api/v1/interviews/{id}/live", {}, 0, true}};
}

}  // namespace offerbox::routes
