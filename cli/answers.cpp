#include "answers.hpp"

#include <algorithm>
#include <charconv>

#include "offerbox/base/text.hpp"

namespace offerbox::cli {

namespace {

constexpr double words_a_minute = 130;

// The number of a line "/took 90"; nothing for any other line.
std::optional<double> took_of(std::string_view line) {
    line = text::trim(line);
    if (!line.starts_with("/took ")) return std::nullopt;
    const std::string_view number = text::trim(line.substr(6));
    double seconds = 0;
    const auto parsed = std::from_chars(number.data(), number.data() + number.size(), seconds);
    const bool whole = parsed.ec == std::errc() && parsed.ptr == number.data() + number.size();
    if (!whole || seconds < 0) return std::nullopt;
    return seconds;
}

AnswerBlock block_of(std::vector<std::string_view> lines) {
    while (!lines.empty() && text::trim(lines.front()).empty()) lines.erase(lines.begin());
    while (!lines.empty() && text::trim(lines.back()).empty()) lines.pop_back();
    AnswerBlock block;
    if (!lines.empty()) block.took = took_of(lines.front());
    for (std::size_t at = block.took ? 1 : 0; at < lines.size(); ++at) {
        if (!block.text.empty()) block.text += '\n';
        block.text += lines[at];
    }
    return block;
}

}  // namespace

std::vector<AnswerBlock> answer_blocks(std::string_view text) {
    const auto lines = text::lines(text);
    const bool ruled = std::ranges::any_of(lines, [](std::string_view line) { return text::trim(line) == "---"; });
    std::vector<AnswerBlock> blocks;
    std::vector<std::string_view> pending;
    const auto is_blank = [](std::string_view line) { return text::trim(line).empty(); };
    const auto close = [&](bool keep_empty) {
        if (!std::ranges::all_of(pending, is_blank) || keep_empty) blocks.push_back(block_of(pending));
        pending.clear();
    };
    for (const auto line : lines) {
        if (ruled ? text::trim(line) == "---" : is_blank(line)) {
            close(ruled);
        } else {
            pending.push_back(line);
        }
    }
    close(false);
    return blocks;
}

double answer_seconds(std::string_view text) {
    return static_cast<double>(text::count_words(text)) / words_a_minute * 60.0;
}

}  // namespace offerbox::cli
