// Made-up candidates of every kind that an interviewer meets. All by seed: the same candidate says the same again.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "material.hpp"
#include "offerbox/interview/state.hpp"

namespace offerbox::bench {

enum class CandidateKind {
    strong,
    adequate,
    terse,
    rambling,
    vague,
    we_only,
    hypothetical,
    wrong,
    non_native,
    keyword_dropper,
    silent,
    refusing,
    skipper,
    asks_for_everything,
    abusive,
    injector,
    other_language,
    gibberish,
    off_topic,
    question_reader,
    stopper,
    talkative_at_the_end,
    leaver,
    changing  // another kind at each question
};

inline constexpr std::size_t candidate_kinds = 24;
std::string_view name_of(CandidateKind kind) noexcept;

class Candidate {
  public:
    Candidate(CandidateKind kind, const Material& material, std::uint64_t seed);

    // What the candidate types next, commands included; nothing: they went away. The state must not have ended.
    std::optional<std::string> next(const interview::State& state);

  private:
    std::string warm_up();
    std::string at_the_end(const interview::State& state);
    std::string first_answer(const interview::State& state, CandidateKind as);
    std::string reply(const interview::State& state, CandidateKind as);
    std::string annotated_or(const interview::State& state, const std::vector<std::string>& kinds, std::size_t points);
    std::string to_the_point(const interview::State& state, const Turn& asked);
    std::string more_of_it(const interview::State& state, const std::vector<std::string>& kinds);
    std::string rambling(const interview::State& state);
    std::string wrong(const interview::State& state);
    std::string key_words(const Question& question);
    std::string line(std::string_view what);
    const Question& question(const interview::State& state) const;
    CandidateKind kind_now(const interview::State& state);
    bool happens(double chance) { return random_.unit() < chance; }

    CandidateKind kind_;
    const Material& material_;
    Random random_;
    std::size_t turns_ = 0;
    std::size_t most_turns_;
    std::string requests_for_;  // the question or follow-up that requests were made about
    std::size_t requests_ = 0;
    std::set<std::string> said_;  // sentences
    std::string kind_chosen_for_;
    CandidateKind chosen_ = CandidateKind::strong;
};

}  // namespace offerbox::bench
