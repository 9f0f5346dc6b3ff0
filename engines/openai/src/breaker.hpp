// When to leave an endpoint alone, and how long to wait before trying again. Values and functions of the time given.
#pragma once

#include <cstdint>
#include <optional>

namespace offerbox::openai {

// Threads: one; the owner guards it.
class CircuitBreaker {
  public:
    CircuitBreaker(int failures_to_open, std::int64_t open_milliseconds) noexcept
        : failures_to_open_(failures_to_open), open_milliseconds_(open_milliseconds) {}

    // Whether a call may go out. After the pause one call may, and no further one until it has reported.
    bool may_call(std::int64_t now) noexcept;

    // Each call that may_call let through reports exactly once.
    void succeeded() noexcept;
    void failed(std::int64_t now) noexcept;

  private:
    int failures_to_open_;
    std::int64_t open_milliseconds_;
    int failures_ = 0;                        // in a row
    std::optional<std::int64_t> open_until_;  // absent: closed
    bool trying_ = false;                     // the one call after the pause is under way
};

// Milliseconds before attempt `attempt` (2 is the second): a random part (`random`, 0 to 1) of the first pause doubled
// with each attempt, at most 5 seconds, but never less than what the endpoint asked for.
std::int64_t pause_before(int attempt, std::int64_t first_pause, double random,
                          std::optional<std::int64_t> asked_for) noexcept;

}  // namespace offerbox::openai
