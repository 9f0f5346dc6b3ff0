#include "offerbox/encoder/caching_encoder.hpp"

#include <doctest/doctest.h>

#include <filesystem>

#include "counting_encoder.hpp"

namespace offerbox::encoder {

namespace {
using Texts = std::vector<std::string>;
}

TEST_CASE("a text is encoded once, even within a call") {
    const auto inner = std::make_shared<CountingEncoder>();
    const CachingEncoder cache(inner);
    const auto first = cache.encode(Texts{"one", "three", "one"}).value();
    CHECK(inner->asked == Texts{"one", "three"});
    CHECK(first[0] == first[2]);
    CHECK(first[0] != first[1]);
    const auto second = cache.encode(Texts{"three", "seven", "one"}).value();
    CHECK(inner->asked == Texts{"one", "three", "seven"});
    CHECK(second[0] == first[1]);
    CHECK(second[2] == first[0]);
    CHECK(cache.name() == "counting");
}

TEST_CASE("the text that was not used longest is forgotten first") {
    const auto inner = std::make_shared<CountingEncoder>();
    const CachingEncoder cache(inner, 2);
    REQUIRE(cache.encode(Texts{"a"}).has_value());
    REQUIRE(cache.encode(Texts{"b"}).has_value());
    REQUIRE(cache.encode(Texts{"a"}).has_value());
    REQUIRE(cache.encode(Texts{"c"}).has_value());
    inner->asked.clear();
    REQUIRE(cache.encode(Texts{"a", "c"}).has_value());
    CHECK(inner->asked.empty());
    REQUIRE(cache.encode(Texts{"b"}).has_value());
    CHECK(inner->asked == Texts{"b"});
}

TEST_CASE("a cache of no texts still encodes") {
    const auto inner = std::make_shared<CountingEncoder>();
    const CachingEncoder cache(inner, 0);
    REQUIRE(cache.encode(Texts{"a", "a"}).has_value());
    REQUIRE(cache.encode(Texts{"a"}).has_value());
    CHECK(inner->asked == Texts{"a", "a"});
}

TEST_CASE("a failure is passed on and nothing is remembered of it") {
    const auto inner = std::make_shared<CountingEncoder>();
    const CachingEncoder cache(inner);
    inner->fails = true;
    CHECK(cache.encode(Texts{"a"}).error().code == ErrorCode::unavailable);
    inner->fails = false;
    CHECK(cache.encode(Texts{"a"}).has_value());
    CHECK(inner->asked == Texts{"a"});
}

TEST_CASE("texts of the file are not encoded") {
    const auto inner = std::make_shared<CountingEncoder>();
    const std::filesystem::path path = OFFERBOX_BINARY_DIR "/caching_encoder_test.vectors";
    REQUIRE(write_vector_index(*inner, Texts{"known"}, path).has_value());
    const auto expected = inner->encode(Texts{"known"}).value();
    inner->asked.clear();
    const CachingEncoder cache(inner, 8, VectorIndex::open(path, inner->name()).value());
    const auto vectors = cache.encode(Texts{"new", "known"}).value();
    CHECK(inner->asked == Texts{"new"});
    for (std::size_t i = 0; i < 3; ++i) CHECK(vectors[1][i] == doctest::Approx(expected[0][i]).epsilon(1e-3));
    std::filesystem::remove(path);
}

}  // namespace offerbox::encoder
