#include "terminal.hpp"

#include <fmt/format.h>

#include "offerbox/base/text.hpp"

namespace offerbox::cli {

std::string wrapped(std::string_view words, std::size_t width, std::string_view indent) {
    std::string out;
    std::size_t column = 0;
    for (const auto line : text::lines(words)) {
        if (!out.empty()) out += fmt::format("\n{}", indent), column = 0;
        const std::string squeezed = text::squeeze(line);
        for (const auto word : text::split(squeezed, ' ')) {
            if (column > 0 && column + 1 + word.size() > width) {
                out += fmt::format("\n{}", indent);
                column = 0;
            } else if (column > 0) {
                out += ' ';
                ++column;
            }
            out += word;
            column += word.size();
        }
    }
    return out;
}

std::string printable(std::string_view words) {
    std::u32string kept;
    for (const char32_t sign : text::to_code_points(words)) {
        const bool steers = sign < 0x20 || (sign >= 0x7F && sign < 0xA0);
        if (sign == U'\n' || !steers)
            kept += sign;
        else if (sign == U'\t')
            kept += U' ';
    }
    return text::from_code_points(kept);
}

}  // namespace offerbox::cli
