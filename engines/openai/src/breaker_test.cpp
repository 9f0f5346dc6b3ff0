#include "breaker.hpp"

#include <doctest/doctest.h>

namespace offerbox::openai {

TEST_CASE("the breaker opens after failures in a row, lets one call try, and closes again") {
    CircuitBreaker breaker(3, 1000);
    for (int call = 0; call < 2; ++call) {
        REQUIRE(breaker.may_call(0));
        breaker.failed(0);
    }
    REQUIRE(breaker.may_call(0));
    breaker.succeeded();  // the row is broken
    for (int call = 0; call < 3; ++call) {
        REQUIRE(breaker.may_call(10));
        breaker.failed(10);
    }
    CHECK_FALSE(breaker.may_call(11));
    CHECK_FALSE(breaker.may_call(1009));

    CHECK(breaker.may_call(1010));
    CHECK_FALSE(breaker.may_call(1010));  // one at a time
    breaker.failed(1020);
    CHECK_FALSE(breaker.may_call(2019));

    CHECK(breaker.may_call(2020));
    breaker.succeeded();
    CHECK(breaker.may_call(2021));
    CHECK(breaker.may_call(2021));
}

TEST_CASE("pauses grow, are random below their bound, and heed what was asked for") {
    CHECK(pause_before(2, 150, 1.0, {}) == 150);
    CHECK(pause_before(3, 150, 1.0, {}) == 300);
    CHECK(pause_before(3, 150, 0.5, {}) == 150);
    CHECK(pause_before(2, 150, 0.0, {}) == 0);
    CHECK(pause_before(40, 150, 1.0, {}) == 5000);
    CHECK(pause_before(2, 150, 0.5, 2000) == 2000);
}

}  // namespace offerbox::openai
