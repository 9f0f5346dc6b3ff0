#include "offerbox/base/random.hpp"

namespace offerbox {

std::uint64_t Random::next() noexcept {
    state_ += 0x9E3779B97F4A7C15ULL;
    std::uint64_t mixed = state_;
    mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9ULL;
    mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBULL;
    return mixed ^ (mixed >> 31);
}

std::size_t Random::below(std::size_t bound) noexcept {
    return static_cast<std::size_t>((next() >> 32) * static_cast<std::uint64_t>(bound) >> 32);
}

double Random::unit() noexcept {
    return static_cast<double>(next() >> 11) * 0x1.0p-53;
}

std::uint64_t derived_seed(std::uint64_t seed, std::string_view label) noexcept {
    std::uint64_t hash = 0xCBF29CE484222325ULL ^ seed;
    for (const char character : label) {
        hash ^= static_cast<unsigned char>(character);
        hash *= 0x100000001B3ULL;
    }
    return Random(hash).next();
}

}  // namespace offerbox
