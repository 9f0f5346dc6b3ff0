// One run of a child program: bytes in through a sealed memory file as its stdin, bytes out through pipes, under a
// clock.
#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "offerbox/base/error.hpp"

namespace offerbox::documents {

struct ChildLimits {
    std::chrono::milliseconds time{10000};
    std::size_t output_bytes = std::size_t{64} * 1024 * 1024;
    std::size_t message_bytes = std::size_t{16} * 1024;  // of stderr; the rest is dropped
};

struct ChildOutcome {
    std::string output;
    std::string messages;  // stderr
    int exit_status = -1;  // -1 when it did not exit by itself
    int signal = 0;
    bool timed_out = false;
    bool output_too_large = false;
};

// Starts `program` with `arguments` (argv[1..]) and an empty environment, and waits for its end. The child is killed
// when the time or the output's limit is passed. Fails with unavailable when it cannot be started. Threads: any.
Result<ChildOutcome> run_child(const std::filesystem::path& program, const std::vector<std::string>& arguments,
                               std::string_view input, const ChildLimits& limits);

}  // namespace offerbox::documents
