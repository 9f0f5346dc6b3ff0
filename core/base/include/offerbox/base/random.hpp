// A seeded generator whose sequence is the same on every platform (std::uniform_int_distribution's is not).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace offerbox {

// SplitMix64 (Steele, Lea and Flood 2014). A value: copying it copies the sequence. Not for secrets.
class Random {
  public:
    explicit Random(std::uint64_t seed) noexcept : state_(seed) {}

    std::uint64_t next() noexcept;

    // 0 <= result < bound; bound >= 1. The bias is below 2^-32 for the bounds used here.
    std::size_t below(std::size_t bound) noexcept;

    // 0 <= result < 1.
    double unit() noexcept;

  private:
    std::uint64_t state_;
};

// A seed for a named purpose, so that adding one use does not disturb another: mixes `seed` with the label (FNV-1a).
std::uint64_t derived_seed(std::uint64_t seed, std::string_view label) noexcept;

}  // namespace offerbox
