// What made-up candidates have to say: annotated answers where there are some, else the bank's own ways of saying a
// point, and small talk of every kind.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "offerbox/bank/bank.hpp"
#include "offerbox/base/random.hpp"

namespace offerbox::bench {

// An annotated answer of models/answers (docs/formats there): its sentences, and which probes would be good, already
// answered, or bad right after it.
struct AnnotatedAnswer {
    std::string kind;  // "excellent", "vague", ...
    std::vector<std::string> sentences;
    std::vector<std::string> good;
    std::vector<std::string> answered;
    std::vector<std::string> bad;

    std::string text() const;
};

class Material {
  public:
    // Reads every .jsonl file of `answers`, which need not exist. Throws on a broken line.
    Material(const Bank& bank, const std::filesystem::path& answers);

    const Bank& bank() const noexcept { return bank_; }

    // Annotated answers to this question of one of these kinds.
    std::vector<const AnnotatedAnswer*> of(std::string_view question_id, const std::vector<std::string>& kinds) const;

    // The annotated answer of exactly this text, or null.
    const AnnotatedAnswer* find(std::string_view question_id, std::string_view text) const;

    // An answer made of ways in which the bank says some points of the question are made.
    static std::string composed(const Question& question, std::size_t points, Random& random);

  private:
    const Bank& bank_;
    std::map<std::string, std::vector<AnnotatedAnswer>, std::less<>> answers_;  // by question
};

// Lines that fit any question, by what they are: "warm_up", "vague", "refusal", "abuse", "injection",
// "other_language", "gibberish", "off_topic", "we", "hypothetical", "short_reply", "company_question", "no_question",
// "skip", "stop", "filler", "clarify", "think", "repeat", "rephrase", "hint", "barren".
const std::vector<std::string>& lines_of(std::string_view what);

template <typename Value>
const Value& any_of(const std::vector<Value>& values, Random& random) {
    return values[random.below(values.size())];
}

// First letter upper case, full stop at the end.
std::string as_sentence(std::string text);

}  // namespace offerbox::bench
