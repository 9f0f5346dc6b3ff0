// An encoder without a model, for tests: similar words give similar vectors.
#pragma once

#include <string>
#include <vector>

#include "offerbox/ports/text_encoder.hpp"

namespace offerbox::scripted {

// The stems of a text's content words, each hashed to a fixed direction of 384 numbers, summed and normalised. Two
// texts with the same content words are alike (1), with none in common nearly at right angles (within about 0.2 of 0).
// It knows nothing of meaning: "fast" and "quick" have nothing in common. The same on every machine. Threads: any.
class HashingEncoder final : public TextEncoder {
  public:
    // Never fails. A text without any word has a fixed vector of its own.
    Result<std::vector<Embedding>> encode(std::span<const std::string> texts) const override;

    std::string name() const override { return "hashing"; }
};

}  // namespace offerbox::scripted
