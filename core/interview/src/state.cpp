#include "offerbox/interview/state.hpp"

#include <algorithm>

namespace offerbox::interview {

namespace {

bool asks(TurnKind kind) {
    return kind == TurnKind::question || kind == TurnKind::follow_up || kind == TurnKind::pushback ||
           kind == TurnKind::warm_up;
}

void apply_interviewer_turn(State& state, const Turn& turn) {
    if (turn.kind == TurnKind::pushback) state.pushed_back = true;
    const auto found = state.progress.find(turn.question_id);
    if (found == state.progress.end()) {
        if (turn.kind == TurnKind::redirect) ++state.redirects_outside;
        return;
    }
    Progress& progress = found->second;
    switch (turn.kind) {
        case TurnKind::follow_up:
        case TurnKind::pushback:
            ++progress.follow_ups;
            progress.asked_probes.push_back(turn.probe_id);
            progress.quoted = progress.quoted || turn.text.starts_with("You said");
            break;
        case TurnKind::rephrase: ++progress.rephrasings; break;
        case TurnKind::redirect:
            // A word about the length leaves the next one about the matter free.
            if (turn.probe_id != "ramble") ++progress.redirects;
            break;
        case TurnKind::hint:
            ++progress.hints;
            progress.hinted_points.push_back(turn.probe_id);
            progress.hint_pending = true;
            break;
        default: break;
    }
}

void apply_candidate_turn(State& state, const Turn& turn) {
    if (turn.kind == TurnKind::question) ++state.candidate_questions;
    const bool said_nothing =
        turn.kind == TurnKind::silence || (turn.kind == TurnKind::command && turn.reason == "acknowledged");
    if (turn.kind == TurnKind::command && turn.reason == "abusive") ++state.abuses;
    const auto found = state.progress.find(turn.question_id);
    if (found == state.progress.end()) {
        if (said_nothing) ++state.silences_outside;
        return;
    }
    Progress& progress = found->second;
    if (said_nothing) ++progress.silences;
    if (turn.kind == TurnKind::command && turn.reason == "does_not_know") ++progress.refusals;
    if (turn.kind != TurnKind::answer) return;
    evidence::AnswerTurn answer;
    answer.text = turn.text;
    answer.prompted = progress.hint_pending           ? Prompted::after_hint
                      : progress.asked_probes.empty() ? Prompted::unasked
                                                      : Prompted::after_probe;
    answer.asked_probe = progress.asked_probes.empty() ? std::string() : progress.asked_probes.back();
    progress.answers.push_back(std::move(answer));
    progress.hint_pending = false;
    progress.silences = 0;
    progress.longest_answer_seconds = std::max(progress.longest_answer_seconds, turn.took);
    state.awaiting_measurement = true;
}

struct Apply {
    State& state;

    void operator()(const Started& started) const { state.started = started; }

    void operator()(const TurnTaken& taken) const {
        state.turns.push_back(taken.turn);
        state.seconds = std::max(state.seconds, taken.turn.seconds);
        if (taken.turn.speaker == Speaker::interviewer) {
            apply_interviewer_turn(state, taken.turn);
        } else {
            apply_candidate_turn(state, taken.turn);
        }
    }

    void operator()(const Measured& measured) const {
        state.awaiting_measurement = false;
        const auto found = state.progress.find(measured.measurement.question_id);
        if (found == state.progress.end() || found->second.answers.empty()) return;
        found->second.answers.back().measurement = measured.measurement;
    }

    void operator()(const PhaseEntered& entered) const {
        state.phase = entered.phase;
        state.question_index = entered.question_index;
        state.phase_started_seconds = entered.seconds;
        state.silences_outside = 0;
        state.redirects_outside = 0;
        if (const PlannedQuestion* planned = state.question()) {
            Progress& progress = state.progress[planned->question_id];
            progress.question_id = planned->question_id;
            progress.started_seconds = entered.seconds;
        }
    }

    void operator()(const QuestionClosed& closed) const {
        state.awaiting_measurement = false;  // an answer to a question that is lost cannot be measured
        const auto found = state.progress.find(closed.question_id);
        if (found != state.progress.end()) found->second.outcome = closed.outcome;
    }

    void operator()(const ModelAsked&) const {}

    void operator()(const Ended& ended) const {
        state.end_reason = ended.reason;
        state.phase = Phase::closed;
        state.question_index = -1;
        state.awaiting_measurement = false;
    }

    void operator()(const Scored& scored) const { state.scorecard = scored.scorecard; }

    void operator()(const Rated& rated) const { state.ratings[rated.rating.question_id] = rated.rating; }
};

}  // namespace

const PlannedQuestion* State::question() const noexcept {
    if (phase != Phase::questions || question_index < 0) return nullptr;
    const auto& questions = started.plan.questions;
    const auto index = static_cast<std::size_t>(question_index);
    return index < questions.size() ? &questions[index] : nullptr;
}

const Progress* State::current() const noexcept {
    const PlannedQuestion* planned = question();
    if (planned == nullptr) return nullptr;
    const auto found = progress.find(planned->question_id);
    return found == progress.end() ? nullptr : &found->second;
}

const Turn* State::last_asked() const noexcept {
    const auto found = std::find_if(turns.rbegin(), turns.rend(), [](const Turn& turn) {
        return turn.speaker == Speaker::interviewer && asks(turn.kind);
    });
    return found == turns.rend() ? nullptr : &*found;
}

void apply(State& state, const Event& event) {
    std::visit(Apply{state}, event);
}

State fold(const std::vector<Event>& events) {
    State state;
    for (const Event& event : events) interview::apply(state, event);
    return state;
}

}  // namespace offerbox::interview
