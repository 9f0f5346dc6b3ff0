// Words laid out for a terminal.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace offerbox::cli {

// Lines of at most `width` bytes where words allow it; all but the first begin with `indent`. Line ends are kept.
std::string wrapped(std::string_view words, std::size_t width, std::string_view indent);

// The text without control characters other than line ends: words of others must not steer the terminal.
std::string printable(std::string_view words);

}  // namespace offerbox::cli
