#include "bbox.hpp"

#include <charconv>
#include <cmath>
#include <optional>
#include <string>

#include "offerbox/base/text.hpp"

namespace offerbox::documents {
namespace {

constexpr std::size_t most_words = 200'000;

std::optional<float> attribute(std::string_view tag, std::string_view name) {
    const std::string key = std::string{name} + "=\"";
    const auto at = tag.find(key);
    if (at == std::string_view::npos) return std::nullopt;
    const auto begin = tag.data() + at + key.size();
    float value = 0;
    const auto [end, problem] = std::from_chars(begin, tag.data() + tag.size(), value);
    if (problem != std::errc{} || !std::isfinite(value) || std::fabs(value) > 100'000.0F) return std::nullopt;
    return value;
}

void append_reference(std::string_view name, std::string& into) {
    if (name == "amp") into += '&';
    if (name == "lt") into += '<';
    if (name == "gt") into += '>';
    if (name == "quot") into += '"';
    if (name == "apos") into += '\'';
    if (!name.starts_with('#')) return;
    const bool hexadecimal = name.starts_with("#x");
    const auto digits = name.substr(hexadecimal ? 2 : 1);
    unsigned point = 0;
    const auto result = std::from_chars(digits.data(), digits.data() + digits.size(), point, hexadecimal ? 16 : 10);
    if (result.ec == std::errc{} && point >= 32 && point < 0x110000)
        into += text::from_code_points(std::u32string(1, point));
}

std::string unescaped(std::string_view raw) {
    std::string out;
    for (std::size_t i = 0; i < raw.size(); ++i) {
        if (raw[i] == '&') {
            const auto end = raw.find(';', i);
            if (end != std::string_view::npos && end - i <= 10) {
                append_reference(raw.substr(i + 1, end - i - 1), out);
                i = end;
                continue;
            }
        }
        const auto byte = static_cast<unsigned char>(raw[i]);
        if (byte >= 32 && byte != 127) out += raw[i];
    }
    return text::to_valid_utf8(out);
}

}  // namespace

std::vector<Page> pages_of_bbox(std::string_view output) {
    std::vector<Page> pages;
    std::size_t words = 0;
    std::size_t at = 0;
    while (words < most_words && (at = output.find('<', at)) != std::string_view::npos) {
        const auto end = output.find('>', at);
        if (end == std::string_view::npos) break;
        const auto tag = output.substr(at, end - at);
        at = end + 1;
        if (tag.starts_with("<page ")) {
            const auto width = attribute(tag, "width");
            const auto height = attribute(tag, "height");
            pages.push_back({width.value_or(612.0F), height.value_or(792.0F), {}});
        } else if (tag.starts_with("<word ") && !pages.empty()) {
            const auto left = attribute(tag, "xMin");
            const auto top = attribute(tag, "yMin");
            const auto right = attribute(tag, "xMax");
            const auto bottom = attribute(tag, "yMax");
            const auto close = output.find('<', at);
            if (!left || !top || !right || !bottom || close == std::string_view::npos) continue;
            auto content = unescaped(output.substr(at, close - at));
            if (!content.empty()) pages.back().words.push_back({std::move(content), *left, *top, *right, *bottom});
            ++words;
        }
    }
    return pages;
}

}  // namespace offerbox::documents
