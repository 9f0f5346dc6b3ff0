#include "offerbox/base/random.hpp"

#include <doctest/doctest.h>

#include <array>

using namespace offerbox;

TEST_CASE("the sequence is that of the published SplitMix64 reference for seed 1234567") {
    Random random(1234567);
    CHECK(random.next() == 6457827717110365317ULL);
    CHECK(random.next() == 3203168211198807973ULL);
}

TEST_CASE("every value below the bound occurs and none above") {
    Random random(7);
    std::array<int, 5> seen{};
    for (int draw = 0; draw < 1000; ++draw) seen.at(random.below(5))++;
    for (const int count : seen) CHECK(count > 120);
}

TEST_CASE("labels give different seeds") {
    CHECK(derived_seed(1, "plan") != derived_seed(1, "wording"));
    CHECK(derived_seed(1, "plan") == derived_seed(1, "plan"));
}
