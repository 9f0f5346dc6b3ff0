#include "offerbox/http/message.hpp"

#include <nlohmann/json.hpp>

#include "offerbox/base/text.hpp"

namespace offerbox::http {

namespace {

std::string_view value_of(const std::map<std::string, std::string, std::less<>>& values, std::string_view name) {
    const auto found = values.find(name);
    return found == values.end() ? std::string_view() : std::string_view(found->second);
}

int digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

}  // namespace

std::string_view Request::header(std::string_view lower_case_name) const {
    return value_of(headers, lower_case_name);
}
std::string_view Request::parameter(std::string_view name) const {
    return value_of(query, name);
}
std::string_view Request::capture(std::string_view name) const {
    return value_of(captures, name);
}

int status_of(ErrorCode code) noexcept {
    switch (code) {
        case ErrorCode::invalid_argument: return 400;
        case ErrorCode::not_found: return 404;
        case ErrorCode::conflict: return 409;
        case ErrorCode::too_large: return 413;
        case ErrorCode::unsupported:
        case ErrorCode::not_a_resume:
        case ErrorCode::scanned:
        case ErrorCode::encrypted:
        case ErrorCode::corrupt:
        case ErrorCode::empty:
        case ErrorCode::wrong_extension:
        case ErrorCode::too_many_pages: return 422;
        case ErrorCode::unavailable: return 503;
        case ErrorCode::timed_out: return 504;
        case ErrorCode::internal: return 500;
    }
    return 500;
}

Response problem(const Error& error, std::string_view request_id) {
    const auto status = status_of(error.code);
    const nlohmann::ordered_json object = {{"type", "urn:offerbox:problem:" + std::string(name_of(error.code))},
                                           {"title", Error{error.code, {}, {}}.for_person()},
                                           {"status", status},
                                           {"detail", error.for_person()},
                                           {"code", name_of(error.code)},
                                           {"request_id", request_id}};
    Response response;
    response.status = status;
    response.content_type = "application/problem+json";
    response.body = object.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
    response.log = error.log;
    return response;
}

Result<std::string> percent_decoded(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            out += text[i];
            continue;
        }
        const int high = i + 2 < text.size() ? digit(text[i + 1]) : -1;
        const int low = i + 2 < text.size() ? digit(text[i + 2]) : -1;
        if (high < 0 || low < 0) return fail(ErrorCode::invalid_argument, "malformed escape in the address");
        out += static_cast<char>(high * 16 + low);
        i += 2;
    }
    if (out.find('\0') != std::string::npos || !text::is_utf8(out)) {
        return fail(ErrorCode::invalid_argument, "the address is not text");
    }
    return out;
}

Result<std::map<std::string, std::string, std::less<>>> parse_query(std::string_view query) {
    std::map<std::string, std::string, std::less<>> values;
    for (const auto piece : text::split(query, '&')) {
        if (piece.empty()) continue;
        const auto equals = piece.find('=');
        const auto name = percent_decoded(text::replace_all(std::string(piece.substr(0, equals)), "+", " "));
        if (!name) return name.error();
        const auto raw = equals == std::string_view::npos ? std::string_view() : piece.substr(equals + 1);
        auto value = percent_decoded(text::replace_all(std::string(raw), "+", " "));
        if (!value) return value.error();
        values.insert_or_assign(*name, std::move(*value));
    }
    return values;
}

}  // namespace offerbox::http
