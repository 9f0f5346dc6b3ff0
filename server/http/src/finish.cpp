#include "finish.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "offerbox/base/digest.hpp"
#include "offerbox/base/text.hpp"

namespace offerbox::http {

namespace {

bool has_header(const Response& response, std::string_view name) {
    return std::ranges::any_of(response.headers,
                               [&](const Header& header) { return text::equals_ignoring_case(header.first, name); });
}

void set_default(Response& response, std::string name, std::string value) {
    if (!has_header(response, name)) response.headers.emplace_back(std::move(name), std::move(value));
}

bool names_tag(std::string_view if_none_match, std::string_view tag) {
    for (const auto piece : text::split(if_none_match, ',')) {
        auto one = text::trim(piece);
        if (one.starts_with("W/")) one.remove_prefix(2);
        if (one == tag || one == "*") return true;
    }
    return false;
}

std::string_view title_of(int status) {
    switch (status) {
        case 403: return "This server does not answer to that name or page.";
        case 405: return "This address does not offer that method.";
        case 413: return "The request is larger than this address takes.";
        case 426: return "This address speaks WebSocket only.";
        case 431: return "The request's header is too large.";
        default: return "The request is malformed.";
    }
}

}  // namespace

void finish(const Request& request, Response& response) {
    const bool found = response.status == 200 && (request.method == "GET" || request.method == "HEAD");
    if (!found || has_header(response, "ETag")) return;
    const auto tag = "\"" + sha256_hex(response.body).substr(0, 32) + "\"";
    response.headers.emplace_back("ETag", tag);
    if (!names_tag(request.header("if-none-match"), tag)) return;
    response.status = 304;
    response.body.clear();
    response.content_type.clear();
}

void add_security_headers(Response& response) {
    set_default(response, "Content-Security-Policy",
                "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'");
    set_default(response, "X-Content-Type-Options", "nosniff");
    set_default(response, "X-Frame-Options", "DENY");
    set_default(response, "Referrer-Policy", "no-referrer");
    set_default(response, "Cross-Origin-Opener-Policy", "same-origin");
    set_default(response, "Cross-Origin-Resource-Policy", "same-origin");
    set_default(response, "Permissions-Policy", "camera=(), geolocation=(), microphone=(self)");
    set_default(response, "Cache-Control", "no-cache");
}

Response refused(int status, std::string_view reason, std::string_view request_id) {
    const nlohmann::ordered_json object = {{"type", "about:blank"},
                                           {"title", title_of(status)},
                                           {"status", status},
                                           {"detail", title_of(status)},
                                           {"code", status == 413 ? "too_large" : "invalid_argument"},
                                           {"request_id", request_id}};
    Response response;
    response.status = status;
    response.content_type = "application/problem+json";
    response.body = object.dump();
    response.log = reason;
    return response;
}

}  // namespace offerbox::http
