#include "offerbox/http/router.hpp"

#include <algorithm>
#include <optional>

#include "offerbox/base/text.hpp"

namespace offerbox::http {

namespace {

using Captures = std::map<std::string, std::string, std::less<>>;

std::vector<std::string> segments_of(std::string_view path) {
    std::vector<std::string> segments;
    for (const auto piece : text::split(path.substr(1), '/')) segments.emplace_back(piece);
    return segments;
}

bool is_capture(std::string_view segment) {
    return segment.starts_with('{');
}
bool is_rest(std::string_view segment) {
    return segment.ends_with("...}");
}

std::optional<Captures> captures_of(const std::vector<std::string>& pattern, const std::vector<std::string>& path) {
    Captures captures;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (i >= path.size()) return std::nullopt;
        if (is_rest(pattern[i])) {
            const std::vector<std::string> rest(path.begin() + static_cast<std::ptrdiff_t>(i), path.end());
            captures.emplace(pattern[i].substr(1, pattern[i].size() - 5), text::join(rest, "/"));
            return captures;
        }
        if (is_capture(pattern[i])) {
            if (path[i].empty()) return std::nullopt;
            captures.emplace(pattern[i].substr(1, pattern[i].size() - 2), path[i]);
        } else if (pattern[i] != path[i]) {
            return std::nullopt;
        }
    }
    if (pattern.size() != path.size()) return std::nullopt;
    return captures;
}

// Routes with more literal segments come first; one that takes the rest comes last.
std::size_t vagueness(std::string_view pattern) {
    return static_cast<std::size_t>(std::ranges::count(pattern, '{')) + (is_rest(pattern) ? 100 : 0);
}

}  // namespace

Router::Router(std::vector<Route> routes) : routes_(std::move(routes)) {
    std::ranges::stable_sort(routes_, {}, [](const Route& route) { return vagueness(route.pattern); });
    for (const auto& route : routes_) segments_.push_back(segments_of(route.pattern));
}

Result<Match> Router::match(std::string_view method, std::string_view path) const {
    auto segments = segments_of(path);
    for (auto& segment : segments) {
        auto decoded = percent_decoded(segment);
        if (!decoded) return decoded.error();
        segment = std::move(*decoded);
    }
    const auto wanted = method == "HEAD" ? std::string_view("GET") : method;
    Match match;
    for (std::size_t i = 0; i < routes_.size(); ++i) {
        auto captures = captures_of(segments_[i], segments);
        if (!captures) continue;
        if (routes_[i].method == wanted) return Match{&routes_[i], std::move(*captures), {}};
        // What serves any path says nothing of the methods of this one.
        if (!is_rest(routes_[i].pattern)) match.allowed.push_back(routes_[i].method);
    }
    return match;
}

}  // namespace offerbox::http
