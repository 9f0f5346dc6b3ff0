// The interviewer at work on one input: says things, moves from phase to phase, reacts. Private to core/interview.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "offerbox/interview/interview.hpp"

namespace offerbox::interview {

// The text with a slot ("{question}") filled.
std::string fill(std::string text, std::string_view slot, std::string_view value);

// Collects events and keeps a copy of the state that has seen them, so that each step reads what the one before did.
class Conduct {
  public:
    Conduct(const Context& context, State state, double seconds)
        : context_(context), state_(std::move(state)), seconds_(seconds) {}

    std::vector<Event> events() && { return std::move(events_); }
    const State& state() const { return state_; }

    void record(Event event);
    void say(TurnKind kind, std::string text, std::string reason, std::string probe_id = {});

    // A wording of the key, the one said longest ago.
    const std::string& word(std::string_view key) const;

    // Closes the question in hand and goes on: the next question, or the person's own questions.
    void move_on(std::string_view outcome, std::string_view transition_key);

    // The interview's end. The wording of `key` is said.
    void close(std::string_view reason, std::string_view key);

    // What the person says or does, outside their own questions at the end, that is no answer to a question.
    void react(Intent intent, const std::string& words);

    // The phase of the person's own questions.
    void answer_candidate_question(const std::string& words);
    void react_to_candidate(Intent intent);

    // After a measured answer.
    void after_answer();

    // The time that the whole interview has left, in seconds.
    double time_left() const { return 60.0 * state_.started.plan.minutes - seconds_; }

  private:
    const Question& bank_question() const { return *context_.bank.question(state_.question()->question_id); }
    std::string asked_text() const;
    std::string other_words() const;
    std::string named() const;
    void ask_question(int index, std::string_view transition);
    void invite_questions(std::string_view key, std::string reason);
    void leave_question(std::string_view transition_key);

    void react_in_warm_up(Intent intent);
    void react_on_question(Intent intent, const std::string& words);
    void acknowledge();
    void be_patient();
    void clarify(const std::string& words);
    void hint();
    void refuse();
    void redirect(std::string_view key, std::string reason, int most);
    void rebuke();
    bool answer_about_interview(const std::string& words, TurnKind kind);
    void bridge_ramble();
    bool handle_off_topic(const evidence::Reading& reading);

    const Context& context_;
    State state_;
    double seconds_;
    std::vector<Event> events_;
};

}  // namespace offerbox::interview
