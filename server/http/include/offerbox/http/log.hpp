// The server's log: one JSON object a line. Fields are names, numbers and ids; never a body, an answer or a secret.
#pragma once

#include <functional>
#include <initializer_list>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "offerbox/ports/clock.hpp"

namespace offerbox::http {

using LogValue = std::variant<std::string_view, double, int>;

// Threads: any.
class Log {
  public:
    // `write` gets each line with its line end, one at a time. `clock` outlives the log.
    Log(const Clock& clock, std::function<void(std::string_view)> write) : clock_(clock), write_(std::move(write)) {}

    // Empty texts are left out. `level`: "info", "warning", "error".
    void line(std::string_view level, std::string_view message,
              std::initializer_list<std::pair<std::string_view, LogValue>> fields);

  private:
    const Clock& clock_;
    std::mutex mutex_;
    std::function<void(std::string_view)> write_;  // guarded by mutex_
};

}  // namespace offerbox::http
