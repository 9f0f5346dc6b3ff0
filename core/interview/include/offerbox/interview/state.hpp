// The state of one interview: a fold over its events, and nothing else. Pure values.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "offerbox/domain/event.hpp"
#include "offerbox/evidence/evidence.hpp"

namespace offerbox::interview {

// What happened on the question in hand.
struct Progress {
    std::string question_id;
    double started_seconds = 0;
    std::vector<evidence::AnswerTurn> answers;  // first answer, then the replies to follow-ups
    std::vector<std::string> asked_probes;      // Turn::probe_id of each follow-up, in order
    int follow_ups = 0;                         // pushbacks count too
    int barren = 0;                             // replies in a row that brought nothing new
    int rephrasings = 0;
    int hints = 0;
    std::vector<std::string> hinted_points;
    int silences = 0;  // since the last answer; words that say nothing ("ok") count too
    int refusals = 0;  // "I don't know"
    int redirects = 0;
    bool quoted = false;  // the person's words were quoted on this question
    bool rambled = false;
    bool hint_pending = false;      // the next answer comes after a hint
    std::size_t points_before = 0;  // points met or partly met before the last answer
    double longest_answer_seconds = 0;
    std::string outcome;  // when closed
};

struct State {
    Started started;
    Phase phase = Phase::warm_up;
    int question_index = -1;
    std::vector<Turn> turns;
    std::map<std::string, Progress> progress;  // by question id
    bool awaiting_measurement = false;         // the last answer's measurement is to come
    bool pushed_back = false;
    int silences_outside = 0;   // in this phase, where it is warm-up or the candidate's questions
    int redirects_outside = 0;  // likewise
    int abuses = 0;
    int candidate_questions = 0;
    double seconds = 0;  // of the interview's clock
    double phase_started_seconds = 0;
    std::string end_reason;  // empty while it runs
    std::optional<Scorecard> scorecard;
    std::map<std::string, SecondRating> ratings;  // the second rater's, by question id

    bool ended() const noexcept { return !end_reason.empty(); }

    // The planned question in hand; null outside the phase of questions.
    const PlannedQuestion* question() const noexcept;
    const Progress* current() const noexcept;

    // The last turn in which the interviewer asked something (question, follow-up, pushback, warm-up), or null.
    const Turn* last_asked() const noexcept;
};

void apply(State& state, const Event& event);
State fold(const std::vector<Event>& events);

}  // namespace offerbox::interview
