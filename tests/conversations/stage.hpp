// Everything that a conversation needs beside its text: a small bank, an encoder that compares words, and the loop of
// the application without its store.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "offerbox/interview/interview.hpp"
#include "offerbox/scripted/hashing_encoder.hpp"
#include "script.hpp"

namespace offerbox::conversations {

struct Stage {
    // The wording is the one of bank/interview.yaml or, for `real_wording`, of content/.
    explicit Stage(bool real_wording);

    Bank bank;
    scripted::HashingEncoder encoder;
    evidence::Evidence evidence;
    interview::Wording wording;

    interview::Context context() const { return {bank, evidence, wording}; }
};

// One interview being held on a stage, which must outlive it.
class Held {
  public:
    // The settings of a script's head; `seed` in place of its own where given.
    Held(const Stage& stage, const std::map<std::string, std::string>& settings,
         std::optional<std::uint64_t> seed = {});

    // The candidate says or does something. Gives the interviewer's turns that follow.
    std::vector<Turn> say(const std::string& text, std::optional<double> took);
    std::vector<Turn> leave();

    // From here on the pair scorer takes part. "good", "answered" or "bad" of a follow-up, which is good unless it was
    // said otherwise; "claimed" or "denied" of a misconception ("mistake:<id>"). Whether the judgement is one of these.
    bool judge(const std::string& id, const std::string& judgement);

    // The value of a fact: "ended", "outcome <question>", "follow_ups <question>", "kind" of the candidate's last turn,
    // "clock" in whole minutes; empty where there is none.
    std::string fact(const std::string& name, const std::string& of_what) const;

    const std::vector<Turn>& opening() const { return opening_; }
    const interview::State& state() const { return state_; }
    const std::vector<Event>& events() const { return events_; }

  private:
    std::vector<Turn> take(std::vector<Event> events);
    void add_judgements(Measurement& measurement) const;

    const Stage& stage_;
    interview::State state_;
    std::vector<Event> events_;
    std::vector<Turn> opening_;
    std::map<std::string, std::string> judgements_;
    bool scorer_takes_part_ = false;
};

}  // namespace offerbox::conversations
