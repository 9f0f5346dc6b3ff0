#include "offerbox/http/checks.hpp"

#include <algorithm>
#include <array>

#include "offerbox/base/text.hpp"

namespace offerbox::http {

namespace {

std::vector<std::string_view> values_of(const RequestHead& head, std::string_view name) {
    std::vector<std::string_view> values;
    for (const auto& [key, value] : head.headers) {
        if (text::equals_ignoring_case(key, name)) values.push_back(value);
    }
    return values;
}

// "[::1]:80" -> "[::1]", "localhost:80" -> "localhost".
std::string_view without_port(std::string_view authority) {
    if (authority.starts_with('[')) return authority.substr(0, authority.find(']') + 1);
    return authority.substr(0, authority.find(':'));
}

std::optional<Refusal> ambiguous_length(const RequestHead& head) {
    const auto encodings = values_of(head, "Transfer-Encoding");
    const auto lengths = values_of(head, "Content-Length");
    if (encodings.size() > 1 || lengths.size() > 1) return Refusal{400, "a length given twice"};
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    if (!lengths.empty() && (lengths.front().empty() || !std::ranges::all_of(lengths.front(), is_digit))) {
        return Refusal{400, "a length that is no number"};
    }
    if (encodings.empty()) return std::nullopt;
    if (!lengths.empty()) return Refusal{400, "Transfer-Encoding beside Content-Length"};
    if (head.version < 11) return Refusal{400, "Transfer-Encoding in HTTP/1.0"};
    if (!text::equals_ignoring_case(encodings.front(), "chunked"))
        return Refusal{400, "a Transfer-Encoding not chunked"};
    return std::nullopt;
}

// A browser names the page that asks; no page but this server's own has anything to ask here.
bool is_own_origin(std::string_view origin, std::string_view host) {
    for (const std::string_view scheme : {"http://", "https://"}) {
        if (origin.starts_with(scheme)) return text::equals_ignoring_case(origin.substr(scheme.size()), host);
    }
    return false;
}

}  // namespace

bool AllowedHosts::contains(std::string_view host_header) const {
    constexpr std::array<std::string_view, 3> loopback = {"localhost", "127.0.0.1", "[::1]"};
    const auto name = without_port(host_header);
    const auto is_name = [&](std::string_view allowed) { return text::equals_ignoring_case(name, allowed); };
    return std::ranges::any_of(loopback, is_name) || std::ranges::any_of(names, is_name);
}

std::optional<Refusal> refusal_of(const RequestHead& head, const AllowedHosts& allowed) {
    if (auto refusal = ambiguous_length(head)) return refusal;
    const auto hosts = values_of(head, "Host");
    if (hosts.size() != 1) return Refusal{400, "not one Host"};
    if (!head.target.starts_with('/')) return Refusal{400, "a target that is not a path"};
    if (!allowed.contains(hosts.front())) return Refusal{403, "a Host that is not allowed"};
    const auto origins = values_of(head, "Origin");
    for (const auto origin : origins) {
        if (!is_own_origin(origin, hosts.front())) return Refusal{403, "an Origin that is not allowed"};
    }
    return std::nullopt;
}

}  // namespace offerbox::http
