#include "offerbox/interview/interview.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "offerbox/base/text.hpp"
#include "offerbox/evidence/pattern.hpp"
#include "policy.hpp"

namespace offerbox::interview {

namespace {

constexpr double closing_seconds = 180;  // kept for the candidate's questions and the closing
constexpr double ramble_seconds = 180;   // from here on an answer is long, whatever the question
constexpr int most_candidate_questions = 3;
constexpr double off_topic_below = 0.24;     // likeness of the best clause to anything of the question
constexpr std::size_t off_topic_words = 12;  // shorter answers are never called off-topic
constexpr std::string_view written = "written";
// The pair scorer's share of a turn: each pair costs about a hundredth of a second.
constexpr std::size_t most_claims_judged = 2;
constexpr std::size_t most_follow_ups_judged = 4;
constexpr std::size_t words_judged = 170;

std::string fill(std::string text, std::string_view slot, std::string_view value) {
    return text::replace_all(std::move(text), slot, value);
}

std::string minutes_and_seconds(double seconds) {
    const auto whole = static_cast<int>(std::lround(seconds));
    const int minutes = whole / 60;
    if (minutes == 0) return fmt::format("{} seconds", whole);
    return fmt::format("{} minute{}", minutes, minutes == 1 ? "" : "s");
}

// How many of the cues stand in the words. The bank's check has seen to it that they compile.
std::size_t cues_in(std::string_view words, const std::vector<std::string>& cues) {
    return static_cast<std::size_t>(std::ranges::count_if(cues, [&](const std::string& cue) {
        const auto pattern = evidence::Pattern::compile({cue});
        return pattern && pattern->find(words);
    }));
}

// Collects events and keeps a copy of the state that has seen them, so that each step reads what the one before did.
class Conduct {
  public:
    Conduct(const Context& context, State state, double seconds)
        : context_(context), state_(std::move(state)), seconds_(seconds) {}

    std::vector<Event> events() && { return std::move(events_); }
    const State& state() const { return state_; }

    void record(Event event) {
        interview::apply(state_, event);  // qualified: std::apply would be found by the variant
        events_.push_back(std::move(event));
    }

    void say(TurnKind kind, std::string text, std::string reason, std::string probe_id = {}) {
        seconds_ += speaking_seconds(text);
        Turn turn;
        turn.speaker = Speaker::interviewer;
        turn.kind = kind;
        turn.text = std::move(text);
        turn.reason = std::move(reason);
        turn.probe_id = std::move(probe_id);
        turn.engine = written;
        turn.seconds = seconds_;
        if (const PlannedQuestion* planned = state_.question()) turn.question_id = planned->question_id;
        record(TurnTaken{std::move(turn)});
    }

    const std::string& word(std::string_view key) const {
        return context_.wording.pick(key, state_.started.plan.seed, state_.turns.size() / 2);
    }

    // What was last asked, without the words that led to it.
    std::string asked_text() const {
        if (const PlannedQuestion* planned = state_.question()) {
            const Turn* asked = state_.last_asked();
            if (asked != nullptr && asked->kind != TurnKind::question) return asked->text;
            return planned->text;
        }
        const Turn* asked = state_.last_asked();
        return asked == nullptr ? std::string() : asked->text;
    }

    void ask_question(int index, std::string_view transition) {
        record(PhaseEntered{Phase::questions, index, seconds_});
        const PlannedQuestion& planned = *state_.question();
        std::string text = transition.empty() ? planned.text : fmt::format("{} {}", transition, planned.text);
        say(TurnKind::question, std::move(text), planned.reason);
    }

    double time_left() const { return 60.0 * state_.started.plan.minutes - seconds_; }

    // Closes the question in hand and goes on: the next question, or the person's own questions.
    void move_on(std::string_view outcome, std::string_view transition_key) {
        const int next = state_.question_index + 1;
        record(QuestionClosed{state_.question()->question_id, std::string(outcome)});
        const auto count = static_cast<int>(state_.started.plan.questions.size());
        if (next >= count) return invite_questions("candidate_questions", "All planned questions were asked.");
        if (time_left() < closing_seconds + 90)
            return invite_questions("candidate_questions_short", "The time is nearly up.");
        const bool plain = transition_key.empty();
        const std::string_view key = plain ? (next + 1 == count ? "last_question" : "next_question") : transition_key;
        const std::string& transition =
            plain ? context_.wording.pick(key, state_.started.plan.seed, static_cast<std::size_t>(next)) : word(key);
        ask_question(next, transition);
    }

    void invite_questions(std::string_view key, std::string reason) {
        record(PhaseEntered{Phase::candidate_questions, -1, seconds_});
        say(TurnKind::question, word(key), std::move(reason));
    }

    void close(std::string_view reason, std::string_view key) {
        if (const PlannedQuestion* planned = state_.question()) {
            const bool answered = !state_.current()->answers.empty();
            record(QuestionClosed{planned->question_id, answered ? "answered" : "left"});
        }
        record(PhaseEntered{Phase::closed, -1, seconds_});
        say(TurnKind::closing, fill(word(key), "{candidate}", named()), "The interview ends.");
        record(Ended{std::string(reason), seconds_});
    }

    std::string named() const {
        return state_.started.candidate.empty() ? std::string() : ", " + state_.started.candidate;
    }

    // The reaction to a turn that asks for something, in any phase.
    void react(Intent intent, const std::string& words);
    void react_to_silence();
    void answer_candidate_question(const std::string& words);
    void after_answer(double took);

  private:
    const Question& bank_question() const { return *context_.bank.question(state_.question()->question_id); }

    void rephrase();
    void clarify(const std::string& words);
    void hint();
    void refuse();
    void bridge_ramble();
    bool redirect_off_topic(const evidence::Reading& reading);

    const Context& context_;
    State state_;
    double seconds_;
    std::vector<Event> events_;
};

void Conduct::rephrase() {
    const Turn* asked = state_.last_asked();
    const Progress* progress = state_.current();
    std::string text = asked_text();
    if (progress != nullptr && asked != nullptr) {
        if (asked->kind == TurnKind::question) {
            const auto& wordings = bank_question().rephrasings;
            if (!wordings.empty()) text = wordings[static_cast<std::size_t>(progress->rephrasings) % wordings.size()];
        } else if (const Probe* probe = find_probe(bank_question().probes, asked->probe_id);
                   probe != nullptr && !probe->rephrase.empty()) {
            text = probe->rephrase;
        }
    }
    say(TurnKind::rephrase, fill(word("rephrase"), "{question}", text), "You asked for other words.");
}

// The prepared answer whose label or cue words stand in the person's question; its default otherwise.
void Conduct::clarify(const std::string& words) {
    if (state_.question() == nullptr)
        return say(TurnKind::clarification, word("clarify_technique"), "You asked what was meant.");
    const Question& question = bank_question();
    std::size_t best_hits = 0;
    const std::string* answer = &question.clarification_default;
    for (const auto& clarification : question.clarifications) {
        const std::size_t hits = cues_in(words, clarification.cues);
        if (hits <= best_hits) continue;
        best_hits = hits;
        answer = &clarification.answer;
    }
    say(TurnKind::clarification, *answer, "You asked what was meant.");
}

void Conduct::hint() {
    if (state_.started.mode == Mode::real || state_.question() == nullptr)
        return say(TurnKind::patience, word("hint_refused"), "Hints are part of study mode.");
    const Progress& progress = *state_.current();
    const auto reading = context_.evidence.read(bank_question(), progress.answers);
    const evidence::PointReading* best = nullptr;
    for (const auto& point : reading.points) {
        const bool hinted = std::ranges::find(progress.hinted_points, point.point->id) != progress.hinted_points.end();
        if (hinted || point.point->hint.empty() || point.status == KeyPointStatus::met) continue;
        if (best == nullptr || point.point->weight > best->point->weight) best = &point;
    }
    if (best == nullptr) return say(TurnKind::hint, word("hint_none"), "You asked for a hint.");
    say(TurnKind::hint, fill(word("hint_prefix"), "{question}", best->point->hint), "You asked for a hint.",
        best->point->id);
}

void Conduct::refuse() {
    if (state_.question() == nullptr) return;
    const Progress& progress = *state_.current();
    const bool follow_up_open = progress.follow_ups > 0 || !progress.answers.empty();
    if (follow_up_open) {
        // Not knowing a detail ends the digging, not the interview.
        return move_on("answered", "does_not_know_move_on");
    }
    if (progress.refusals >= 2) return move_on("unanswered", "does_not_know_move_on");
    const bool behavioural = bank_question().kind == QuestionKind::behavioural;
    say(TurnKind::rephrase, word(behavioural ? "does_not_know_behavioural" : "does_not_know_concept"),
        "You said that you do not know; the closest thing counts too.");
}

void Conduct::react_to_silence() {
    if (state_.question() == nullptr) {
        if (state_.silences_outside <= 1)
            return say(TurnKind::patience, word("silence_first"), "Silence is time to think.");
        if (state_.phase == Phase::warm_up) return ask_question(0, word("first_question"));
        return close("finished", "closing");
    }
    const Progress& progress = *state_.current();
    if (progress.silences <= 1) return say(TurnKind::patience, word("silence_first"), "Silence is time to think.");
    if (progress.silences == 2)
        return say(TurnKind::patience, word("silence_second"), "A second silence; a way out is offered.");
    move_on(progress.answers.empty() ? "unanswered" : "answered", "silence_move_on");
}

void Conduct::react(Intent intent, const std::string& words) {
    const bool on_question = state_.question() != nullptr;
    switch (intent) {
        case Intent::repeat:
            return say(TurnKind::repeat, fill(word("repeat"), "{question}", asked_text()),
                       "You asked to hear it again.");
        case Intent::rephrase: return rephrase();
        case Intent::clarify: return clarify(words);
        case Intent::think: return say(TurnKind::patience, word("patience"), "You asked for time to think.");
        case Intent::hint: return hint();
        case Intent::stop: return close("stopped", "closing_stopped");
        case Intent::silence: return react_to_silence();
        case Intent::does_not_know:
            if (on_question) return refuse();
            break;
        case Intent::skip:
            if (on_question)
                return move_on(state_.current()->answers.empty() ? "skipped" : "answered",
                               state_.current()->answers.empty() ? "after_skip" : "");
            break;
        case Intent::instruction:
            return say(TurnKind::redirect, fill(word("instruction"), "{question}", asked_text()),
                       "What is said here is an answer, never an instruction to the interviewer.");
        case Intent::abusive:
            if (state_.abuses >= 2) return close("conduct", "abusive_last");
            return say(TurnKind::redirect, word("abusive_first"), "The tone.");
        case Intent::gibberish:
            if (on_question && state_.current()->redirects >= 1)
                return move_on(state_.current()->answers.empty() ? "unanswered" : "answered", "silence_move_on");
            return say(TurnKind::redirect, word("gibberish"), "No answer could be made out.");
        case Intent::other_language:
            if (on_question && state_.current()->redirects >= 1)
                return move_on(state_.current()->answers.empty() ? "unanswered" : "answered", "silence_move_on");
            return say(TurnKind::redirect, word("other_language"), "The interview is held in English.");
        case Intent::nothing:
        case Intent::keywords:
        case Intent::answer: break;
    }
    // In warm-up and at the end: whatever is left leads on.
    if (state_.phase == Phase::warm_up) return ask_question(0, word("first_question"));
    if (state_.phase == Phase::candidate_questions) return close("finished", "closing");
}

void Conduct::answer_candidate_question(const std::string& words) {
    const Company* company = context_.bank.company(state_.started.plan.company);
    std::string text =
        company != nullptr && !company->answer_unknown.empty() ? company->answer_unknown : word("answer_unknown");
    std::string reason = "Only what the bank knows of the company is answered.";
    std::size_t best_hits = 0;
    if (company != nullptr) {
        for (const auto& answer : company->answers) {
            const std::size_t hits = cues_in(words, answer.cues);
            if (hits <= best_hits) continue;
            best_hits = hits;
            text = answer.answer;
            reason = "From the bank's facts about the company, with their sources.";
        }
    }
    if (state_.candidate_questions >= most_candidate_questions) {
        say(TurnKind::reply, text, reason);
        return close("finished", "closing");
    }
    say(TurnKind::reply, fmt::format("{} {}", text, word("anything_else")), reason);
}

void Conduct::bridge_ramble() {
    const Progress& progress = *state_.current();
    const double took = progress.longest_answer_seconds;
    const bool long_answer = took >= ramble_seconds || took >= 2 * question_share(*state_.question());
    if (!long_answer) return;
    const bool bridged = std::ranges::any_of(state_.turns, [&](const Turn& turn) {
        return turn.kind == TurnKind::redirect && turn.question_id == progress.question_id && turn.probe_id == "ramble";
    });
    if (bridged) return;
    const bool typed = state_.started.channel == Channel::typed;
    const std::string text = typed ? fill(word("ramble_typed"), "{taken}", minutes_and_seconds(took)) : word("ramble");
    say(TurnKind::redirect, text, "The answer was longer than its share of the time.", "ramble");
}

bool Conduct::redirect_off_topic(const evidence::Reading& reading) {
    const Progress& progress = *state_.current();
    if (progress.redirects > 0 || reading.form.words < off_topic_words || progress.answers.size() > 1) return false;
    const bool something = std::ranges::any_of(
        reading.points, [](const evidence::PointReading& point) { return point.status != KeyPointStatus::not_met; });
    if (reading.on_topic >= off_topic_below || something || !reading.techniques.empty() ||
        !reading.misconceptions.empty())
        return false;
    const auto& wordings = bank_question().rephrasings;
    const std::string& short_text = wordings.empty() ? state_.question()->text : wordings.front();
    say(TurnKind::redirect, fill(word("off_topic"), "{question}", short_text), "The answer was about something else.");
    return true;
}

std::size_t points_touched(const evidence::Reading& reading) {
    return static_cast<std::size_t>(std::ranges::count_if(reading.points, [](const evidence::PointReading& point) {
        return point.status == KeyPointStatus::met || point.status == KeyPointStatus::partly_met;
    }));
}

// Replies in a row, the last one included, that brought no new point and little text.
int barren_replies(const Context& context, const Question& question, const Progress& progress) {
    int barren = 0;
    for (std::size_t count = progress.answers.size(); count >= 2; --count) {
        const std::span<const evidence::AnswerTurn> all(progress.answers.data(), count);
        const auto with = context.evidence.read(question, all);
        const auto without = context.evidence.read(question, all.first(count - 1));
        const bool brought = points_touched(with) > points_touched(without) ||
                             text::count_words(all.back().text) >= 25 || with.form.figures > without.form.figures;
        if (brought) break;
        ++barren;
    }
    return barren;
}

void Conduct::after_answer(double) {
    const Question& question = bank_question();
    const auto reading = context_.evidence.read(question, state_.current()->answers);
    if (redirect_off_topic(reading)) return;
    const auto& last = state_.current()->answers.back().text;
    const bool listed = intent_of(last) == Intent::keywords && state_.current()->answers.size() == 1;
    if (listed) return say(TurnKind::follow_up, word("keywords"), "Technical words without a statement.", "keywords");
    const bool untouched_barren = barren_replies(context_, question, *state_.current()) >= 2;
    std::optional<FollowUp> next = untouched_barren ? std::nullopt : choose_follow_up(context_, state_, reading);
    bridge_ramble();
    if (!next || time_left() < closing_seconds) return move_on("answered", {});
    say(next->kind, next->text, next->reason, next->probe_id);
}

// The answer with its replies, as the pair scorer reads it: the last reply whole, of the first answer what fits.
std::string said_so_far(const Progress& progress) {
    std::string first = progress.answers.front().text;
    if (progress.answers.size() == 1) return first;
    const std::string& last = progress.answers.back().text;
    const std::size_t of_last = std::min<std::size_t>(text::count_words(last), words_judged / 2);
    const auto words = text::words(first);
    const std::size_t left = words_judged - of_last;
    if (words.size() > left) first.resize(words[left - 1].end);
    return fmt::format("{} ... {}", first, last);
}

Turn candidate_turn(const State& state, const Input& input, TurnKind kind, std::string text) {
    Turn turn;
    turn.speaker = Speaker::candidate;
    turn.kind = kind;
    turn.text = std::move(text);
    turn.took = input.took;
    turn.seconds = input.seconds;
    if (const PlannedQuestion* planned = state.question()) turn.question_id = planned->question_id;
    return turn;
}

std::string_view name_of(Intent intent) {
    switch (intent) {
        case Intent::answer: return "answer";
        case Intent::repeat: return "repeat";
        case Intent::rephrase: return "rephrase";
        case Intent::clarify: return "clarify";
        case Intent::think: return "think";
        case Intent::skip: return "skip";
        case Intent::hint: return "hint";
        case Intent::stop: return "stop";
        case Intent::does_not_know: return "does_not_know";
        case Intent::nothing: return "nothing";
        case Intent::silence: return "silence";
        case Intent::instruction: return "instruction";
        case Intent::abusive: return "abusive";
        case Intent::gibberish: return "gibberish";
        case Intent::other_language: return "other_language";
        case Intent::keywords: return "keywords";
    }
    return "answer";
}

// An utterance that is kept as an answer: it is scored, and the interviewer digs into it.
bool is_answer(const State& state, Intent intent) {
    if (intent == Intent::answer || intent == Intent::keywords) return true;
    // "No." is an answer to a question, and nothing to say elsewhere.
    return intent == Intent::nothing && state.question() != nullptr;
}

}  // namespace

double speaking_seconds(std::string_view text) {
    return static_cast<double>(text::count_words(text)) / 150.0 * 60.0;
}

std::vector<Event> begin(const Context& context, const Started& started) {
    Conduct conduct(context, State{}, 0);
    conduct.record(started);
    conduct.record(PhaseEntered{Phase::warm_up, -1, 0});
    const auto& plan = started.plan;
    const std::size_t count = plan.questions.size();
    std::string greeting = conduct.word("greeting");
    greeting = fill(std::move(greeting), "{candidate}", started.candidate.empty() ? "" : " " + started.candidate);
    greeting = fill(std::move(greeting), "{company}", plan.company_name.empty() ? "" : " at " + plan.company_name);
    greeting = fill(std::move(greeting), "{role}",
                    plan.role_name.empty() ? "this role" : fmt::format("the {} position", plan.role_name));
    greeting = fill(std::move(greeting), "{minutes}", std::to_string(plan.minutes));
    greeting = fill(std::move(greeting), "{count}", count == 1 ? "one question" : fmt::format("{} questions", count));
    greeting += " " + conduct.word(started.mode == Mode::study ? "rules_study" : "rules_real");
    conduct.say(TurnKind::greeting, std::move(greeting), "Ground rules.");
    conduct.say(TurnKind::warm_up, conduct.word("warm_up"), "An easy start; it is not scored.");
    return std::move(conduct).events();
}

std::vector<Event> receive(const Context& context, const State& state, const Input& input) {
    if (state.ended()) return {};
    Conduct conduct(context, state, input.seconds);
    const Intent intent = input.command.is_command ? input.command.intent : intent_of(input.text);
    if (!input.command.is_command && state.phase == Phase::candidate_questions &&
        (intent == Intent::answer || intent == Intent::clarify || intent == Intent::keywords)) {
        conduct.record(TurnTaken{candidate_turn(state, input, TurnKind::question, input.text)});
        conduct.answer_candidate_question(input.text);
        return std::move(conduct).events();
    }
    if (intent == Intent::silence) {
        conduct.record(TurnTaken{candidate_turn(state, input, TurnKind::silence, "")});
        conduct.react_to_silence();
        return std::move(conduct).events();
    }
    if (!input.command.is_command && is_answer(state, intent)) {
        conduct.record(TurnTaken{candidate_turn(state, input, TurnKind::answer, input.text)});
        if (state.question() == nullptr) conduct.react(Intent::answer, input.text);
        return std::move(conduct).events();
    }
    Turn turn =
        candidate_turn(state, input, TurnKind::command, input.command.is_command ? input.command.argument : input.text);
    turn.reason = name_of(intent);
    conduct.record(TurnTaken{std::move(turn)});
    conduct.react(intent, input.command.is_command ? input.command.argument : input.text);
    return std::move(conduct).events();
}

std::vector<Event> after_measurement(const Context& context, const State& state, const Measurement& measurement,
                                     double seconds) {
    if (state.ended() || !state.awaiting_measurement || state.question() == nullptr) return {};
    Conduct conduct(context, state, seconds);
    conduct.record(Measured{measurement});
    conduct.after_answer(seconds);
    return std::move(conduct).events();
}

PairsToJudge pairs_to_judge(const Context& context, const State& state, const Measurement& measurement) {
    PairsToJudge pairs;
    if (state.ended() || !state.awaiting_measurement || state.question() == nullptr) return pairs;
    State measured = state;
    interview::apply(measured, Measured{measurement});
    const Question& question = *context.bank.question(state.question()->question_id);
    const Progress& progress = *measured.current();
    for (const auto& id :
         context.evidence.nearby_misconceptions(question, progress.answers.back(), most_claims_judged)) {
        if (auto pair = context.evidence.pair_of(question, progress.answers.back(), id)) {
            pairs.statement_ids.push_back(id);
            pairs.statements.push_back(std::move(*pair));
        }
    }
    const auto reading = context.evidence.read(question, progress.answers);
    for (auto& follow_up : considered(context, measured, reading, most_follow_ups_judged)) {
        pairs.follow_up_ids.push_back(std::move(follow_up.probe_id));
        pairs.follow_ups.push_back({std::move(follow_up.text), said_so_far(progress)});
    }
    return pairs;
}

std::vector<Event> leave(const Context& context, const State& state, double seconds) {
    if (state.ended()) return {};
    Conduct conduct(context, state, seconds);
    conduct.close("left", "closing_left");
    return std::move(conduct).events();
}

}  // namespace offerbox::interview
