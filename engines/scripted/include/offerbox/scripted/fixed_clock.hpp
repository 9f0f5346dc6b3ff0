// A clock that stands still until it is moved.
#pragma once

#include <atomic>
#include <cstdint>

#include "offerbox/ports/clock.hpp"

namespace offerbox::scripted {

// Threads: any.
class FixedClock final : public Clock {
  public:
    // Milliseconds since 1970-01-01 UTC; by default the first of January 2026.
    explicit FixedClock(std::int64_t now = 1767225600000) noexcept : now_(now) {}

    std::int64_t now_milliseconds() const override { return now_; }

    void set(std::int64_t now) noexcept { now_ = now; }
    void advance(std::int64_t milliseconds) noexcept { now_ += milliseconds; }

  private:
    std::atomic<std::int64_t> now_;
};

}  // namespace offerbox::scripted
