#include "second_rater_step.hpp"

#include <algorithm>

#include "offerbox/interview/intent.hpp"

namespace offerbox::app {

namespace {

// Also where an order stands in the middle of other words.
bool holds_instruction(std::string_view words) {
    using interview::Intent;
    if (interview::intent_of(words) == Intent::instruction) return true;
    return std::ranges::any_of(evidence::clauses_of(words), [&](const evidence::Clause& clause) {
        return interview::intent_of(evidence::text_of(words, clause)) == Intent::instruction;
    });
}

}  // namespace

Result<std::optional<SecondRating>> second_rating(const Parts& parts, const evidence::Evidence& evidence,
                                                  const scoring::AnsweredQuestion& answered, const QuestionScore& first,
                                                  std::uint64_t seed, const std::stop_token& stop) {
    if (!parts.model || !parts.rating_prompts || first.score.value_or(0) <= 0) return std::optional<SecondRating>();
    const auto task = scoring::rating_task(*parts.bank, *parts.encoder, evidence, answered, seed, holds_instruction);
    if (!task) return task.error();
    if (!*task) return std::optional<SecondRating>();
    return std::optional(scoring::ask_second_rater(*parts.model, *parts.rating_prompts, parts.rules->second_rater,
                                                   **task, parts.rating_limits, stop));
}

}  // namespace offerbox::app
