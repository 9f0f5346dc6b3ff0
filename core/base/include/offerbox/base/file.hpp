// Whole files, with limits and errors as values.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

#include "offerbox/base/error.hpp"

namespace offerbox {

// The bytes of a file. Fails with not_found, too_large (over `limit` bytes) or unavailable.
Result<std::string> read_file(const std::filesystem::path& path, std::size_t limit = std::size_t{1} << 30);

// Writes beside the target and renames, so that a reader sees the old or the new content, never half.
Result<void> write_file(const std::filesystem::path& path, std::string_view bytes);

}  // namespace offerbox
