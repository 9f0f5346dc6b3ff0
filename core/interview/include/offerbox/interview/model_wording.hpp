// A language model's part in an interview: the policy has decided what is asked next; a model may word it better, or
// put a better question of the same aim. Its words are said only if they pass every check here, else the written ones
// are. Nothing here calls a model: the application asks one between two pure steps and stores what came of it, so a
// replay needs none. docs/language-models.md has the checks for people.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "offerbox/interview/interview.hpp"
#include "offerbox/ports/language_model.hpp"
#include "offerbox/ports/text_encoder.hpp"

namespace offerbox::interview {

// What a model is told, from content/prompts/.
struct Prompts {
    std::string follow_up;         // the system text
    std::string follow_up_schema;  // JSON Schema of the answer

    // Fails with not_found.
    static Result<Prompts> load(const std::filesystem::path& folder);
};

// The stems of the words that written probes and their rephrasings use, whatever the topic: what interviewers say.
// Immutable.
class InterviewerWords {
  public:
    explicit InterviewerWords(const Bank& bank);

    bool is_general(const std::string& stem) const { return general_.contains(stem); }      // of one question in twelve
    bool is_universal(const std::string& stem) const { return universal_.contains(stem); }  // of one question in three

  private:
    std::set<std::string> general_;
    std::set<std::string> universal_;
};

// What may be said about the person, beside what they said themselves.
struct KnownFacts {
    std::string documents;  // resume and job description, line by line
    // Names, figures and quotes of a text that stand neither in the documents nor in `more` (core/plan's claims).
    std::function<std::vector<std::string>(std::string_view text, const std::vector<std::string>& more)> unsupported;
};

// A follow-up that may be worded, with all that the checks compare with.
struct WordingTask {
    struct Exchange {
        std::string asked;
        std::string said;
    };

    Turn written;                           // as the policy chose it
    std::string question;                   // the planned question, as it was asked
    std::vector<Exchange> exchange;         // on this question, in order
    std::vector<std::string> aims;          // wordings of what is to be asked; the written one first
    std::vector<std::string> said;          // all that the person said in the interview
    std::vector<std::string> asked_before;  // all that the interviewer asked in the interview
    std::vector<const KeyPoint*> open;      // expected points that were not made yet; of the bank
    std::set<const Technique*> named;       // techniques whose words have been used
    std::uint64_t seed = 0;
};

// The task of a step's events, when they end in a written follow-up or pushback to a measured answer. `before` is the
// state without the events.
std::optional<WordingTask> wording_task(const Context& context, const State& before, const std::vector<Event>& events);

// What the model is asked. The person's and the documents' text stands in one JSON object of the user message only.
ChatRequest wording_request(const Prompts& prompts, const WordingTask& task, const KnownFacts& facts,
                            int timeout_milliseconds);

// The words to say in a model's answer; nothing when it does not have the form asked for.
std::optional<std::string> words_of_reply(std::string_view reply);

// How alike a text is to others, by the encoder; 0 when there is nothing to compare with.
struct Closeness {
    double aim = 0;          // to the nearest wording of the aim
    double asked = 0;        // to the nearest thing asked before
    double open_points = 0;  // to the nearest way of making an open point ...
    double known_open = 0;   // ... and the nearest that the written words, or the person's own, come to one
};

// Fails as the encoder does.
Result<Closeness> closeness_of(const TextEncoder& encoder, const WordingTask& task, const std::string& text);

// Why the text may not be said: "form", "length", "one question", "language", "tone", "praise", "hint", "about the
// interview", "claim", "leak", "asked before" or "aim"; empty when it may. Pure.
std::string fault_of(const Context& context, const WordingTask& task, const KnownFacts& facts,
                     const InterviewerWords& words, const Closeness& closeness, std::string_view text);

// The events with what came of asking the model: ModelAsked, and when `words` is not empty these in place of the
// written ones.
std::vector<Event> with_model_words(std::vector<Event> events, const std::string& engine, const std::string& outcome,
                                    const std::string& words);

// What a model did in an interview. Counted from its events.
struct ModelUse {
    std::string engine;
    int asked = 0;
    int used = 0;
    std::map<std::string, int> not_used;  // by outcome
};
std::vector<ModelUse> model_use(const std::vector<Event>& events);

}  // namespace offerbox::interview
