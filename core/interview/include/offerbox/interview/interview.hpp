// The interviewer's policy: pure functions from the state and an input to the facts that follow. No I/O, no clock of
// its own: time comes with the input. Deterministic given the plan's seed, the answers and the measurements.
//
// The caller (app) stores what is returned before anyone hears of it, and when `State::awaiting_measurement` is set
// asks core/evidence to measure the last answer and calls `after_measurement`. Rules of the policy:
// docs/interviewer.md.
#pragma once

#include <string>
#include <vector>

#include "offerbox/bank/bank.hpp"
#include "offerbox/interview/intent.hpp"
#include "offerbox/interview/state.hpp"
#include "offerbox/interview/wording.hpp"

namespace offerbox::interview {

// What the policy reads beside the state. All must outlive the call.
struct Context {
    const Bank& bank;
    const evidence::Evidence& evidence;
    const Wording& wording;
};

// One thing the person did: said or typed `text`, or gave a command, or was silent (`intent` silence) for `took`
// seconds.
struct Input {
    std::string text;
    Command command;     // is_command false: `text` is what was said
    double took = 0;     // seconds
    double seconds = 0;  // the interview's clock after it
};

// Greeting, ground rules and warm-up. The plan must have at least one question that the bank has.
std::vector<Event> begin(const Context& context, const Started& started);

// Takes an input in. An answer to a question yields its turn alone and sets awaiting_measurement; everything else
// yields the interviewer's reaction too. After the end it yields nothing.
std::vector<Event> receive(const Context& context, const State& state, const Input& input);

// What to ask the pair scorer about the last answer before `after_measurement`: the nearest misconceptions. Ids are
// those of Measurement::statements.
struct PairsToJudge {
    std::vector<std::string> ids;
    std::vector<TextPair> pairs;
};

// Pure. `measurement` is the encoder's word on the answer that State::awaiting_measurement is about.
PairsToJudge pairs_to_judge(const Context& context, const State& state, const Measurement& measurement);

// Decides what follows a measured answer.
std::vector<Event> after_measurement(const Context& context, const State& state, const Measurement& measurement,
                                     double seconds);

// The bank may have lost a planned question since the interview began: its file was removed, or its id changed.
// `events` are what one of the functions here made of `before`, or none when an interview is taken up again. Where they
// end at a question that is lost, it is closed as "lost" and the next one is asked in its place; of a question that the
// person had heard, they are told. Every function here needs a question in hand that the bank has.
std::vector<Event> past_lost_questions(const Context& context, const State& before, std::vector<Event> events);

// The person went away (a script ran out of answers, a tab was closed for good).
std::vector<Event> leave(const Context& context, const State& state, double seconds);

// Time in seconds that the interviewer's words take when read aloud at 150 words a minute; simulated clocks use it.
double speaking_seconds(std::string_view text);

}  // namespace offerbox::interview
