#include "offerbox/interview/interview.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>

#include "conduct.hpp"
#include "offerbox/base/text.hpp"
#include "offerbox/evidence/pattern.hpp"
#include "policy.hpp"

namespace offerbox::interview {

namespace {

// The pair scorer's share of a turn: each pair costs about a hundredth of a second.
constexpr std::size_t most_claims_judged = 2;

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
        case Intent::reads_back: return "reads_back";
        case Intent::acknowledged: return "acknowledged";
        case Intent::silence: return "silence";
        case Intent::instruction: return "instruction";
        case Intent::abusive: return "abusive";
        case Intent::gibberish: return "gibberish";
        case Intent::other_language: return "other_language";
        case Intent::keywords: return "keywords";
    }
    return "answer";
}

bool was_offered_a_way_out(const State& state) {
    return !state.turns.empty() && state.turns.back().probe_id == "way-out";
}

// "Rephrase it, or go on?": what the person chose; nothing when they said something else.
std::optional<Intent> way_out_chosen(std::string_view words) {
    constexpr std::size_t longest = 8;
    if (text::count_words(words) > longest) return std::nullopt;
    static const auto onward =
        evidence::Pattern::compile({"next\\b", "(?:go|move|going|moving) on\\b", "continue", "skip", "second", "latter",
                                    "other one", "another one", "leave it"});
    static const auto again =
        evidence::Pattern::compile({"re-?phrase", "again\\b", "first", "former", "other words", "another way",
                                    "different", "yes", "please", "sure", "ok(?:ay)?\\b"});
    if (onward && onward->find(words)) return Intent::skip;
    if (again && again->find(words)) return Intent::rephrase;
    return std::nullopt;
}

std::set<std::string> content_stems(std::string_view words) {
    std::set<std::string> stems;
    for (const auto& word : text::words(words)) {
        if (!text::is_stop_word(word.lower)) stems.insert(text::stem(word.lower));
    }
    return stems;
}

// Nearly all of what was asked, and hardly anything else: the question was said again, not answered.
bool reads_back(const State& state, const std::string& words) {
    constexpr std::size_t least_words = 4;
    const Turn* asked = state.last_asked();
    if (asked == nullptr) return false;
    const auto said = content_stems(words);
    // Without the words that led to it.
    const bool planned = asked->kind == TurnKind::question && state.question() != nullptr;
    const auto of_question = content_stems(planned ? state.question()->text : asked->text);
    const auto shared = static_cast<std::size_t>(
        std::ranges::count_if(said, [&](const std::string& stem) { return of_question.contains(stem); }));
    return said.size() >= least_words && shared * 10 >= said.size() * 9 && shared * 10 >= of_question.size() * 6;
}

// What words mean where they were said: "yes" answers a follow-up, "no" as a first answer names no example.
Intent heard_in(const State& state, const std::string& words) {
    if (was_offered_a_way_out(state)) {
        if (const auto chosen = way_out_chosen(words)) return *chosen;
    }
    if (reads_back(state, words)) return Intent::reads_back;
    const Intent intent = intent_of(words);
    const Progress* progress = state.current();
    if (progress == nullptr) return intent;
    const bool followed_up = !progress->asked_probes.empty();
    if (intent == Intent::acknowledged && followed_up && affirms(words)) return Intent::answer;
    if (intent != Intent::nothing) return intent;
    if (progress->answers.empty()) return Intent::does_not_know;
    return followed_up && denies(words) ? Intent::answer : intent;
}

bool is_answer(Intent intent) {
    return intent == Intent::answer || intent == Intent::keywords;
}

// In the phase of the person's own questions.
std::vector<Event> receive_question(Conduct conduct, const State& state, const Input& input) {
    const bool is_command = input.command.is_command;
    const Intent intent = is_command ? input.command.intent : intent_of(input.text);
    const std::string& words = is_command ? input.command.argument : input.text;
    const bool asked_again = intent == Intent::repeat || intent == Intent::rephrase || intent == Intent::think;
    const bool refused = intent == Intent::instruction || intent == Intent::abusive || intent == Intent::gibberish ||
                         intent == Intent::other_language || intent == Intent::stop || intent == Intent::silence;
    const bool asks = is_command ? intent == Intent::clarify && !words.empty() : asks_something(words);
    if (asks && !asked_again && !refused) {
        conduct.record(TurnTaken{candidate_turn(state, input, TurnKind::question, words)});
        conduct.answer_candidate_question(words);
        return std::move(conduct).events();
    }
    Turn turn = candidate_turn(state, input, intent == Intent::silence ? TurnKind::silence : TurnKind::command, words);
    if (intent != Intent::silence) turn.reason = name_of(intent);
    conduct.record(TurnTaken{std::move(turn)});
    conduct.react_to_candidate(intent);
    return std::move(conduct).events();
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
    if (state.phase == Phase::candidate_questions) return receive_question(std::move(conduct), state, input);
    const bool is_command = input.command.is_command;
    const Intent intent = is_command ? input.command.intent : heard_in(state, input.text);
    const std::string& words = is_command ? input.command.argument : input.text;
    if (!is_command && is_answer(intent)) {
        conduct.record(TurnTaken{candidate_turn(state, input, TurnKind::answer, words)});
        if (state.question() == nullptr) conduct.react(intent, words);
        return std::move(conduct).events();
    }
    Turn turn = candidate_turn(state, input, intent == Intent::silence ? TurnKind::silence : TurnKind::command, words);
    if (intent != Intent::silence) turn.reason = name_of(intent);
    conduct.record(TurnTaken{std::move(turn)});
    conduct.react(intent, words);
    return std::move(conduct).events();
}

std::vector<Event> after_measurement(const Context& context, const State& state, const Measurement& measurement,
                                     double seconds) {
    if (state.ended() || !state.awaiting_measurement || state.question() == nullptr) return {};
    Conduct conduct(context, state, seconds);
    conduct.record(Measured{measurement});
    conduct.after_answer();
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
            pairs.ids.push_back(id);
            pairs.pairs.push_back(std::move(*pair));
        }
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
