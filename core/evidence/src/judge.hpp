// What is asked of the pair scorer, and what its word means. Private to core/evidence.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "compiled.hpp"
#include "offerbox/evidence/evidence.hpp"

namespace offerbox::evidence {

// The window that was or would be judged; nothing when the question has no such statement or the turn no clause.
std::optional<Window> window_for(const CompiledQuestion& question, const AnswerTurn& turn, std::string_view statement);

std::optional<TextPair> pair_of(const CompiledQuestion& question, const AnswerTurn& turn, std::string_view statement);

std::vector<std::string> nearby_misconceptions(const Question& question, const AnswerTurn& turn, std::size_t most);

Result<std::vector<AnswerTurn>> judge_turns(const CompiledQuestion& question, std::vector<AnswerTurn> turns,
                                            const PairScorer& scorer);

}  // namespace offerbox::evidence
