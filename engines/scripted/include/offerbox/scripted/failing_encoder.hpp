// An encoder that fails when it is told to, for tests of what happens then.
#pragma once

#include <atomic>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "offerbox/ports/text_encoder.hpp"

namespace offerbox::scripted {

// Hands every call to `inner` but those whose number (from 1) lies in [first, first + count). Threads: any.
class FailingEncoder final : public TextEncoder {
  public:
    FailingEncoder(std::shared_ptr<const TextEncoder> inner, int first, int count = 1)
        : inner_(std::move(inner)), first_(first), count_(count) {}

    // Fails with unavailable on the chosen calls, else as `inner` does.
    Result<std::vector<Embedding>> encode(std::span<const std::string> texts) const override {
        const int call = ++calls_;
        if (call >= first_ && call - first_ < count_)
            return fail(ErrorCode::unavailable, "the encoder was told to fail");
        return inner_->encode(texts);
    }

    std::string name() const override { return inner_->name(); }

    int calls() const noexcept { return calls_; }

  private:
    std::shared_ptr<const TextEncoder> inner_;
    int first_;
    int count_;
    mutable std::atomic<int> calls_{0};
};

}  // namespace offerbox::scripted
