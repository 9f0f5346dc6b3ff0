#pragma once

#include <span>
#include <string>
#include <vector>

#include "offerbox/base/error.hpp"
#include "offerbox/domain/measurement.hpp"

namespace offerbox {

// What the scorer reads together: a statement or a question, and a piece of an answer.
struct TextPair {
    std::string first;
    std::string second;
};

// A small cross-encoder that reads two texts together. Optional: evidence works without one, less well. Threads: any
// number may call. Each call gives one result a pair, in order, and fails with unavailable when the model cannot run.
// The first text is read up to some 60 words, both together up to about 230 words; what is over that is not seen.
class PairScorer {
  public:
    virtual ~PairScorer() = default;

    virtual Result<std::vector<StatementJudgement>> judge_statements(std::span<const TextPair> pairs) const = 0;
    virtual Result<std::vector<AnswerQuality>> rate_answers(std::span<const TextPair> pairs) const = 0;

    // The name that the report shows.
    virtual std::string name() const = 0;
};

}  // namespace offerbox
