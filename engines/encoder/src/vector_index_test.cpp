#include "offerbox/encoder/vector_index.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "counting_encoder.hpp"
#include "offerbox/base/file.hpp"

namespace offerbox::encoder {

namespace {

// A file of its own for each test case, removed at its end.
struct Scratch {
    std::filesystem::path path;
    explicit Scratch(const char* name) : path(std::string(OFFERBOX_BINARY_DIR "/vector_index_test_") + name) {}
    ~Scratch() { std::filesystem::remove(path); }
};

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("what was written is found, and nothing else") {
    const Scratch file("round_trip");
    const CountingEncoder encoder;
    Texts texts;
    for (int i = 0; i < 200; ++i) texts.push_back("text number " + std::to_string(i * i));
    texts.push_back(texts.front());
    REQUIRE(write_vector_index(encoder, texts, file.path).has_value());
    CHECK(encoder.asked.size() == 200);
    const auto index = VectorIndex::open(file.path, "counting").value();
    CHECK(index->size() == 200);
    const auto vectors = encoder.encode(texts).value();
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const auto found = index->find(texts[i]);
        REQUIRE(found.has_value());
        REQUIRE(found->size() == 3);
        for (std::size_t k = 0; k < 3; ++k) CHECK(std::abs((*found)[k] - vectors[i][k]) < 2e-5f);
    }
    CHECK_FALSE(index->find("text number 2").has_value());
    CHECK_FALSE(index->find("").has_value());
}

TEST_CASE("no texts make a file that holds nothing") {
    const Scratch file("empty");
    const CountingEncoder encoder;
    REQUIRE(write_vector_index(encoder, {}, file.path).has_value());
    const auto index = VectorIndex::open(file.path, "counting").value();
    CHECK(index->size() == 0);
    CHECK_FALSE(index->find("anything").has_value());
}

TEST_CASE("the file of another model is refused") {
    const Scratch file("other");
    REQUIRE(write_vector_index(CountingEncoder("first"), Texts{"a"}, file.path).has_value());
    CHECK(VectorIndex::open(file.path, "second").error().code == ErrorCode::conflict);
}

TEST_CASE("a file cut anywhere, or none, is refused") {
    const Scratch file("cut");
    CHECK(VectorIndex::open(file.path, "counting").error().code == ErrorCode::not_found);
    REQUIRE(write_vector_index(CountingEncoder(), Texts{"a", "b"}, file.path).has_value());
    const auto whole = read_file(file.path).value();
    for (std::size_t size = 0; size < whole.size(); ++size) {
        REQUIRE(write_file(file.path, std::string_view(whole).substr(0, size)).has_value());
        CHECK(VectorIndex::open(file.path, "counting").error().code == ErrorCode::corrupt);
    }
    REQUIRE(write_file(file.path, "X" + whole.substr(1)).has_value());
    CHECK(VectorIndex::open(file.path, "counting").error().code == ErrorCode::corrupt);
}

TEST_CASE("a failing encoder leaves no file") {
    const Scratch file("failing");
    CountingEncoder encoder;
    encoder.fails = true;
    CHECK(write_vector_index(encoder, Texts{"a"}, file.path).error().code == ErrorCode::unavailable);
    CHECK_FALSE(std::filesystem::exists(file.path));
}

}  // namespace offerbox::encoder
