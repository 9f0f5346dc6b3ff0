#include <doctest/doctest.h>

#include <atomic>
#include <filesystem>
#include <thread>

#include "offerbox/encoder/caching_encoder.hpp"

namespace offerbox::encoder {

namespace {

// One number a text: the text read as a number, times a thousandth.
class NumberEncoder final : public TextEncoder {
  public:
    Result<std::vector<Embedding>> encode(std::span<const std::string> texts) const override {
        std::vector<Embedding> vectors;
        for (const auto& text : texts) vectors.push_back({std::stof(text) / 1000.0f});
        return vectors;
    }

    std::string name() const override { return "number"; }
};

}  // namespace

TEST_CASE("many threads share a small cache and a file") {
    const auto inner = std::make_shared<NumberEncoder>();
    const std::filesystem::path path = OFFERBOX_BINARY_DIR "/caching_encoder_concurrent_test.vectors";
    REQUIRE(write_vector_index(*inner, std::vector<std::string>{"0", "7", "14"}, path).has_value());
    const CachingEncoder cache(inner, 16, VectorIndex::open(path, "number").value());

    std::atomic<int> wrong{0};
    std::vector<std::thread> threads;
    for (int thread = 0; thread < 4; ++thread) {
        threads.emplace_back([&, thread] {
            for (int round = 0; round < 300; ++round) {
                const int first = (round * 7 + thread * 13) % 40;
                const std::vector<std::string> texts{std::to_string(first), std::to_string(first + 1),
                                                     std::to_string(first)};
                const auto vectors = cache.encode(texts).value();
                for (std::size_t i = 0; i < texts.size(); ++i) {
                    const float difference = vectors[i].front() - std::stof(texts[i]) / 1000.0f;
                    if (difference > 1e-4f || difference < -1e-4f) ++wrong;
                }
            }
        });
    }
    for (auto& thread : threads) thread.join();
    CHECK(wrong == 0);
    std::filesystem::remove(path);
}

}  // namespace offerbox::encoder
