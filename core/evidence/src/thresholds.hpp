// Cosine similarities of all-MiniLM-L6-v2 at which a clause counts. bench/interview measures them.
#pragma once

namespace offerbox::evidence {

// A key point is met by a clause with a cue word and this likeness to one of its phrasings ...
inline constexpr float met_with_cue = 0.42F;
// ... or without a cue word and this one.
inline constexpr float met_alone = 0.60F;
// Half of it: a cue word and this, or likeness to a `partly` phrase.
inline constexpr float partly_with_cue = 0.33F;
inline constexpr float partly_alone = 0.52F;
inline constexpr float partly_phrase = 0.50F;

// A misconception needs a cue word, this likeness, and this much more likeness than to the right statements.
inline constexpr float mistaken = 0.52F;
inline constexpr float mistaken_margin = 0.02F;

// A probe counts as answered (lean to yes: when in doubt, do not ask) from this likeness on.
inline constexpr float answered = 0.48F;
// Below this the probe's answer was surely not given.
inline constexpr float surely_unanswered = 0.34F;
// A figure answers a probe when its clause is this alike to the probe's answers.
inline constexpr float answered_figure = 0.28F;

// A precondition `said` holds from this likeness on, together with a cue word.
inline constexpr float said = 0.40F;
// A precondition `not_said` is broken from this likeness on.
inline constexpr float not_said = 0.50F;

// A technique's sense is confirmed from this likeness on, together with cue word and action.
inline constexpr float sense = 0.42F;

// With the pair scorer's judgement: a point is met, or partly met, when its probability with that of more is at least
// this; a claim is made when it is at least `claimed`.
inline constexpr float judged_met = 0.5F;
inline constexpr float judged_partly = 0.5F;
inline constexpr float judged_contradicted = 0.5F;
inline constexpr float claimed = 0.6F;
// A point of the bank is worth judging from this likeness on: of the points that answers of models/answers make one in
// twenty is further off, of those that the scorer takes for made and that are not, one in eight.
inline constexpr float worth_judging_point = 0.32F;
inline constexpr std::size_t phrasings_of_bank = 3;  // points given from outside have fewer, and are judged always
// A misconception is worth judging from this likeness on.
inline constexpr float worth_judging = 0.35F;

// Of lower topicality an answer is about something else, by its nearness alone and beside the bank's other questions:
// three in five of the off-topic answers of models/answers, and none of those that are about their question. Answers of
// fewer words always count as on the topic.
inline constexpr double off_topic_below = 0.05;
inline constexpr double far_from_question = 0.25;  // instead, for questions from outside the bank
inline constexpr std::size_t off_topic_words = 12;

// A clause is empty that is less like every point and misconception than this and in which nobody does anything.
inline constexpr float empty_below = 0.40F;

inline constexpr std::size_t point_window_words = 70;
inline constexpr std::size_t claim_window_words = 40;

}  // namespace offerbox::evidence
