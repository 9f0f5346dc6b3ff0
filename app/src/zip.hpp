// A zip archive in memory (libzip's). Private to app.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "offerbox/base/error.hpp"

namespace offerbox::app {

struct ZipEntry {
    std::string name;  // "interviews/x/report.md": relative, with "/"
    std::string bytes;
};

// The archive's bytes, entries in this order, all with this time (seconds since 1970 UTC). Fails with internal.
Result<std::string> zip(const std::vector<ZipEntry>& entries, std::int64_t seconds);

}  // namespace offerbox::app
