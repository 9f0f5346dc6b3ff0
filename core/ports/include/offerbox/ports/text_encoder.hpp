#pragma once

#include <span>
#include <string>
#include <vector>

#include "offerbox/base/error.hpp"

namespace offerbox {

// A sentence vector of length 1: the dot product of two is their cosine similarity, -1 to 1.
using Embedding = std::vector<float>;

// A dot product; both must have the same size.
inline float similarity(const Embedding& a, const Embedding& b) noexcept {
    float sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
    return sum;
}

// Turns sentences into vectors. Threads: any number may call at once.
class TextEncoder {
  public:
    virtual ~TextEncoder() = default;

    // One vector a text, in order; an empty text has a vector too. Texts over the model's limit are cut at it. Fails
    // with unavailable when the model cannot run. The same texts give the same vectors on one machine, whatever the
    // batch, within 1e-4.
    virtual Result<std::vector<Embedding>> encode(std::span<const std::string> texts) const = 0;

    // Name and version of the model, stored with what it decided.
    virtual std::string name() const = 0;
};

}  // namespace offerbox
