#include "offerbox/encoder/sentence_encoder.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <thread>

#include "golden.hpp"

namespace offerbox::encoder {

namespace {

const std::string directory = OFFERBOX_BINARY_DIR "/models/all-minilm-l6-v2";

std::shared_ptr<TextEncoder> shared_encoder() {
    static const auto encoder = open_sentence_encoder({.directory = directory, .threads = 2}).value();
    return encoder;
}

float largest_difference(const Embedding& a, const Embedding& b) {
    REQUIRE(a.size() == b.size());
    float largest = 0;
    for (std::size_t i = 0; i < a.size(); ++i) largest = std::max(largest, std::abs(a[i] - b[i]));
    return largest;
}

}  // namespace

TEST_CASE("vectors agree with the reference, alone and together") {
    const auto sentences = golden::sentences();
    std::vector<std::string> texts;
    for (const auto& sentence : sentences) texts.push_back(sentence.text);
    const auto together = shared_encoder()->encode(texts).value();
    REQUIRE(together.size() == texts.size());
    for (std::size_t i = 0; i < texts.size(); ++i) {
        CAPTURE(texts[i]);
        CHECK(largest_difference(together[i], sentences[i].vector) < 1e-3f);
        const auto alone = shared_encoder()->encode(std::vector<std::string>{texts[i]}).value();
        CHECK(largest_difference(together[i], alone.front()) < 1e-4f);
        CHECK(similarity(alone.front(), alone.front()) == doctest::Approx(1).epsilon(1e-4));
    }
}

TEST_CASE("a statement in other words is nearer than another statement") {
    const std::vector<std::string> texts = {"We put a cache in front of the database.",
                                            "Reads were served from memory instead of hitting Postgres every time.",
                                            "My manager and I disagreed about the deadline."};
    const auto vectors = shared_encoder()->encode(texts).value();
    CHECK(similarity(vectors[0], vectors[1]) > similarity(vectors[0], vectors[2]) + 0.2f);
}

TEST_CASE("many threads get the same vectors") {
    const std::vector<std::string> texts = {"The consumer was not idempotent.", "We rolled back within two minutes."};
    const auto expected = shared_encoder()->encode(texts).value();
    std::vector<float> differences(4, 1);
    std::vector<std::thread> threads;
    for (auto& difference : differences) {
        threads.emplace_back([&] {
            const auto vectors = shared_encoder()->encode(texts).value();
            difference =
                std::max(largest_difference(vectors[0], expected[0]), largest_difference(vectors[1], expected[1]));
        });
    }
    for (auto& thread : threads) thread.join();
    for (const auto difference : differences) CHECK(difference < 1e-4f);
}

TEST_CASE("the name tells the model and its version") {
    CHECK(shared_encoder()->name() == "all-MiniLM-L6-v2 0.1.0");
}

TEST_CASE("no texts give no vectors") {
    CHECK(shared_encoder()->encode({}).value().empty());
}

TEST_CASE("a missing model is named, with what to do") {
    const auto encoder = open_sentence_encoder({.directory = "/nonexistent/model", .threads = 1});
    REQUIRE(encoder.has_error());
    CHECK(encoder.error().code == ErrorCode::not_found);
    CHECK(encoder.error().log.find("/nonexistent/model/encoder.xml") != std::string::npos);
    CHECK(encoder.error().for_person().find("./run --setup") != std::string::npos);
}

TEST_CASE("a damaged model is a failure, not a crash") {
    const std::filesystem::path broken = OFFERBOX_BINARY_DIR "/sentence_encoder_test_broken";
    std::filesystem::create_directories(broken);
    std::filesystem::copy_file(directory + "/vocab.txt", broken / "vocab.txt",
                               std::filesystem::copy_options::overwrite_existing);
    for (const auto* name : {"encoder.bin", "name.txt"}) REQUIRE(write_file(broken / name, "rubbish").has_value());
    const auto code_with_graph = [&](std::string_view graph) {
        REQUIRE(write_file(broken / "encoder.xml", graph).has_value());
        return open_sentence_encoder({.directory = broken, .threads = 1}).error().code;
    };
    CHECK(code_with_graph("<?xml version=\"1.0\"?><net name=\"none\" version=\"11\"></net>") == ErrorCode::corrupt);
    const auto graph = read_file(directory + "/encoder.xml").value();
    CHECK(code_with_graph(graph) == ErrorCode::unavailable);
    CHECK(code_with_graph(std::string_view(graph).substr(0, graph.size() / 2)) == ErrorCode::unavailable);
    std::filesystem::remove_all(broken);
}

}  // namespace offerbox::encoder
