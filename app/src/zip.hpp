// A zip archive in memory (libzip's). Private to app.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "offerbox/base/error.hpp"

namespace offerbox::app {

struct ZipEntry {
    std::string name;  // "interviews/x/report.md": relative, with "/"
    std::string bytes;
};

// The archive's bytes, entries in this order, all with this time (seconds since 1970 UTC). Fails with internal.
Result<std::string> zip(const std::vector<ZipEntry>& entries, std::int64_t seconds);

// The files of an archive whose names are wanted, in its order. Fails with corrupt for what is no archive or a damaged
// one, and too_large when a file or all together hold more than `limit` bytes.
Result<std::vector<ZipEntry>> unzip(std::string_view bytes, const std::function<bool(std::string_view)>& wanted,
                                    std::size_t limit);

}  // namespace offerbox::app
