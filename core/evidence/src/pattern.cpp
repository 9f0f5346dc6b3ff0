#include "offerbox/evidence/pattern.hpp"

#include <fmt/format.h>
#include <re2/re2.h>

namespace offerbox::evidence {

struct Pattern::Compiled {
    explicit Compiled(const std::string& expression, const RE2::Options& options) : regex(expression, options) {}
    RE2 regex;
};

Result<Pattern> Pattern::compile(const std::vector<std::string>& expressions) {
    if (expressions.empty()) return Pattern{};
    RE2::Options options;
    options.set_case_sensitive(false);
    options.set_log_errors(false);
    std::string joined = "(?:^|\\b)(?:";
    for (const auto& expression : expressions) {
        if (&expression != &expressions.front()) joined += '|';
        joined += "(?:" + expression + ")";
    }
    joined += ")";
    auto compiled = std::make_shared<const Compiled>(joined, options);
    if (!compiled->regex.ok()) {
        return fail(ErrorCode::invalid_argument,
                    fmt::format("cues do not compile: {} in {}", compiled->regex.error(), joined));
    }
    Pattern pattern;
    pattern.compiled_ = std::move(compiled);
    return pattern;
}

std::optional<Match> Pattern::find(std::string_view text) const {
    if (!compiled_) return std::nullopt;
    re2::StringPiece found;
    const re2::StringPiece piece(text.data(), text.size());
    if (!compiled_->regex.Match(piece, 0, text.size(), RE2::UNANCHORED, &found, 1)) return std::nullopt;
    const auto begin = static_cast<std::size_t>(found.data() - text.data());
    return Match{begin, begin + found.size()};
}

std::vector<Match> Pattern::find_all(std::string_view text) const {
    std::vector<Match> matches;
    if (!compiled_) return matches;
    const re2::StringPiece piece(text.data(), text.size());
    std::size_t from = 0;
    re2::StringPiece found;
    while (from <= text.size() && compiled_->regex.Match(piece, from, text.size(), RE2::UNANCHORED, &found, 1)) {
        const auto begin = static_cast<std::size_t>(found.data() - text.data());
        if (!found.empty()) matches.push_back({begin, begin + found.size()});
        from = begin + std::max<std::size_t>(found.size(), 1);
    }
    return matches;
}

}  // namespace offerbox::evidence
