#pragma once

#include <cstdint>

namespace offerbox {

// Time, injected. Threads: any.
class Clock {
  public:
    virtual ~Clock() = default;

    // Milliseconds since 1970-01-01 UTC.
    virtual std::int64_t now_milliseconds() const = 0;
};

}  // namespace offerbox
