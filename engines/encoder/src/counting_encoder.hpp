// A stand-in for a model, for the tests of this folder (engines do not include each other).
#pragma once

#include <string>
#include <vector>

#include "offerbox/ports/text_encoder.hpp"

namespace offerbox::encoder {

// Vectors of three numbers made from the text's length; keeps what it was asked. Not for several threads.
class CountingEncoder final : public TextEncoder {
  public:
    explicit CountingEncoder(std::string name = "counting") : name_(std::move(name)) {}

    Result<std::vector<Embedding>> encode(std::span<const std::string> texts) const override {
        if (fails) return fail(ErrorCode::unavailable, "told to");
        std::vector<Embedding> vectors;
        for (const auto& text : texts) {
            asked.push_back(text);
            vectors.push_back({0.6f, -0.8f, 1.0f / static_cast<float>(text.size() + 1)});
        }
        return vectors;
    }

    std::string name() const override { return name_; }

    bool fails = false;
    mutable std::vector<std::string> asked;

  private:
    std::string name_;
};

}  // namespace offerbox::encoder
