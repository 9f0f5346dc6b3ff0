// The second rater: a language model that is asked, once an answer is to be scored, of each key point alone whether the
// answer makes it. Its word counts only as far as code can check it: a status without an exact quote of the candidate
// is none, and a model that finds what is not there, or misses what is, has no say on that answer. docs/scoring.md has
// the method for people.
//
// Building the task, reading replies and combining are pure; `ask_second_rater` alone calls the model. What comes of it
// is an event, so that nothing is asked twice.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "offerbox/domain/second_rating.hpp"
#include "offerbox/ports/language_model.hpp"
#include "offerbox/ports/text_encoder.hpp"
#include "offerbox/scoring/scoring.hpp"

namespace offerbox::scoring {

// What the model is told, from content/prompts/.
struct RatingPrompts {
    std::string key_point;         // the system text
    std::string key_point_schema;  // JSON Schema of the reply

    // Fails with not_found.
    static Result<RatingPrompts> load(const std::filesystem::path& folder);
};

enum class StatementKind {
    key_point,
    // Controls, of which it is known what an honest rater says:
    foreign,   // a key point of another question, far from the answer: not made
    mistaken,  // a misconception of this question that the answer shows no sign of: not made, perhaps denied
    own        // a clause of the answer: made
};

struct Statement {
    StatementKind kind = StatementKind::key_point;
    std::string id;  // of the key point; of a control, a name of its own
    std::string text;
};

// All that is to be asked about one answer.
struct RatingTask {
    std::string question_id;
    std::string question;               // as asked
    std::vector<std::string> turns;     // the candidate's
    std::vector<Statement> statements;  // controls first
    std::uint64_t seed = 0;
    // Whether words are an order to whoever reads them rather than an answer.
    std::function<bool(std::string_view)> is_instruction;
};

// The task for an answer, controls chosen by `seed` and encoder; nothing when there are no controls for it: the bank
// has no other question, or the answer no clause of three words that is not an instruction. Such an answer is the first
// rater's alone. Fails as the encoder does.
Result<std::optional<RatingTask>> rating_task(const Bank& bank, const TextEncoder& encoder,
                                              const evidence::Evidence& evidence, const AnsweredQuestion& answered,
                                              std::uint64_t seed, std::function<bool(std::string_view)> is_instruction);

// One asking. Question, statement and answer stand in one JSON object of the user message, between marker lines that no
// text in it can imitate. `run` counts from 0 and changes the seed.
ChatRequest rating_request(const RatingPrompts& prompts, const RatingTask& task, const Statement& statement, int run,
                           int timeout_milliseconds);

// What a reply says, whether or not it may be believed; nothing when it does not have the form asked for.
struct RatingReply {
    KeyPointStatus status = KeyPointStatus::not_met;
    std::string quote;
    double confidence = 0;
};
std::optional<RatingReply> rating_reply(std::string_view text);

// The reply as a word that counts; nothing when a status other than not_met has no quote that stands exactly, in whole
// words, in one turn of the candidate's, or the quote is under three words (unless it is the turn) or over sixty, is an
// instruction, or is nothing but the question's own words.
std::optional<RaterWord> checked_word(const RatingTask& task, const RatingReply& reply);

struct RatingLimits {
    int call_milliseconds = 20000;
    std::chrono::milliseconds answer{120000};  // after this no further statement of an answer is asked about
};

// Asks about every statement, the runs of one statement at once and one statement after the other, controls first; a
// rater that fails them is asked no more. Returns also when the model fails, is slow, or `stop` is requested (then
// within seconds): the outcome says so. Threads: any number may call; as many threads as runs are used within.
SecondRating ask_second_rater(LanguageModel& model, const RatingPrompts& prompts, const SecondRaterRules& rules,
                              const RatingTask& task, const RatingLimits& limits, const std::stop_token& stop = {});

}  // namespace offerbox::scoring
