#pragma once

#include <span>
#include <string>
#include <vector>

#include "offerbox/base/error.hpp"

namespace offerbox {

// A key point as a statement, and a window of an answer that may say it.
struct ScoredPair {
    std::string question;
    std::string key_point;
    std::string window;
};

// Probabilities, summing to 1.
struct PairJudgement {
    float met = 0;
    float not_met = 1;
    float contradicted = 0;
};

// Reads a key point against a window of an answer. Optional: evidence works without one. Threads: any number may call.
class PairScorer {
  public:
    virtual ~PairScorer() = default;

    // One judgement a pair, in order. Fails with unavailable when the model cannot run.
    virtual Result<std::vector<PairJudgement>> judge(std::span<const ScoredPair> pairs) const = 0;

    virtual std::string name() const = 0;
};

}  // namespace offerbox
