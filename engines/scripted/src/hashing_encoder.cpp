#include "offerbox/scripted/hashing_encoder.hpp"

#include <cmath>
#include <cstdint>

#include "offerbox/base/random.hpp"
#include "offerbox/base/text.hpp"

namespace offerbox::scripted {

namespace {

constexpr std::size_t dimensions = 384;

// Adds the word's direction: numbers of -1 or 1 drawn from a generator seeded by the word.
void add_word(std::string_view stem, Embedding& vector) {
    Random random(derived_seed(0, stem));
    for (std::size_t i = 0; i < dimensions; i += 64) {
        const auto bits = random.next();
        for (std::size_t bit = 0; bit < 64; ++bit) vector[i + bit] += (bits >> bit & 1) != 0 ? 1.0f : -1.0f;
    }
}

Embedding vector_of(std::string_view text) {
    Embedding vector(dimensions, 0.0f);
    bool has_content = false;
    const auto words = text::words(text);
    for (const auto& word : words) {
        if (text::is_stop_word(word.lower)) continue;
        add_word(text::stem(word.lower), vector);
        has_content = true;
    }
    // Only function words, or none: they are all there is to go by.
    if (!has_content) {
        for (const auto& word : words) add_word(word.lower, vector);
    }
    float square = similarity(vector, vector);
    if (square == 0.0f) {
        add_word("", vector);
        square = similarity(vector, vector);
    }
    const float length = std::sqrt(square);
    for (auto& component : vector) component /= length;
    return vector;
}

}  // namespace

Result<std::vector<Embedding>> HashingEncoder::encode(std::span<const std::string> texts) const {
    std::vector<Embedding> vectors;
    vectors.reserve(texts.size());
    for (const auto& text : texts) vectors.push_back(vector_of(text));
    return vectors;
}

}  // namespace offerbox::scripted
