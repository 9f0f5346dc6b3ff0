#include "breaker.hpp"

#include <algorithm>
#include <cmath>

namespace offerbox::openai {

bool CircuitBreaker::may_call(std::int64_t now) noexcept {
    if (!open_until_) return true;
    if (trying_ || now < *open_until_) return false;
    trying_ = true;
    return true;
}

void CircuitBreaker::succeeded() noexcept {
    failures_ = 0;
    open_until_.reset();
    trying_ = false;
}

void CircuitBreaker::failed(std::int64_t now) noexcept {
    ++failures_;
    trying_ = false;
    if (failures_ >= failures_to_open_) open_until_ = now + open_milliseconds_;
}

std::int64_t pause_before(int attempt, std::int64_t first_pause, double random,
                          std::optional<std::int64_t> asked_for) noexcept {
    constexpr std::int64_t longest = 5000;
    const int doublings = std::clamp(attempt - 2, 0, 10);
    const auto most = std::min(first_pause << doublings, longest);
    const auto chosen = std::llround(static_cast<double>(most) * random);
    return std::max<std::int64_t>(chosen, asked_for.value_or(0));
}

}  // namespace offerbox::openai
