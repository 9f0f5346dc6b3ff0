#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "offerbox/base/text.hpp"
#include "rules.hpp"

namespace offerbox::bench {

namespace {

constexpr std::size_t stuck_inputs = 4;

void phases_in_order(const Held& held, const Tell& tell) {
    Phase phase = Phase::warm_up;
    int index = -1;
    bool begun = false;
    for (const Event& event : held.events) {
        const auto* entered = std::get_if<PhaseEntered>(&event);
        if (entered == nullptr) continue;
        const bool first = !begun && entered->phase == Phase::warm_up;
        const bool next_question = entered->phase == Phase::questions && phase != Phase::candidate_questions &&
                                   entered->question_index == index + 1;
        const bool later = entered->phase > phase && entered->phase != Phase::questions;
        if (!first && !next_question && !later)
            tell(0, fmt::format("{} after {}", name_of(entered->phase), name_of(phase)));
        begun = true;
        phase = entered->phase;
        if (entered->phase == Phase::questions) index = entered->question_index;
    }
    const auto& turns = held.state.turns;
    if (turns.size() < 2 || turns[0].kind != TurnKind::greeting || turns[1].kind != TurnKind::warm_up)
        tell(0, "it does not begin with greeting and warm-up");
}

// Every planned question that was taken up is asked in the plan's words before anything else of it.
void questions_as_planned(const Held& held, const Tell& tell) {
    for (const Talk& talk : talks_of(held)) {
        const Turn& first = held.state.turns[talk.turns.front()];
        if (first.kind != TurnKind::question || !first.text.ends_with(talk.planned->text))
            tell(talk.turns.front(), first.text);
        std::size_t asked = 0;
        for (const std::size_t at : talk.turns) {
            const Turn& turn = held.state.turns[at];
            if (is_interviewers(turn) && turn.kind == TurnKind::question && ++asked > 1) tell(at, turn.text);
        }
    }
}

void ends_properly(const Held& held, const Tell& tell) {
    static const std::set<std::string> reasons{"finished", "out_of_time", "stopped", "left", "conduct"};
    const auto& turns = held.state.turns;
    if (held.had_enough) tell(turns.size() - 1, "it does not end");
    if (!reasons.contains(held.state.end_reason)) tell(turns.size() - 1, "end reason: " + held.state.end_reason);
    if (turns.back().kind != TurnKind::closing) tell(turns.size() - 1, turns.back().text);
    const auto closings = std::ranges::count(turns, TurnKind::closing, &Turn::kind);
    if (closings != 1) tell(turns.size() - 1, fmt::format("{} closings", closings));
    if (!held.state.scorecard) tell(turns.size() - 1, "no scorecard");
}

// The reason fits what happened last.
void ended_for_that(const Held& held, const Tell& tell) {
    const auto& turns = held.state.turns;
    const auto last =
        std::find_if(turns.rbegin(), turns.rend(), [](const Turn& turn) { return turn.speaker == Speaker::candidate; });
    const std::string did = last == turns.rend() ? std::string() : last->reason;
    const auto& reason = held.state.end_reason;
    if ((reason == "stopped") != (did == "stop")) tell(turns.size() - 1, fmt::format("{} after {}", reason, did));
    if (reason == "conduct" && did != "abusive") tell(turns.size() - 1, fmt::format("{} after {}", reason, did));
}

void always_answered(const Held& held, const Tell& tell) {
    const auto& turns = held.state.turns;
    std::size_t in_a_row = 0;
    for (std::size_t at = 0; at < turns.size(); ++at) {
        if (is_interviewers(turns[at])) {
            const bool counts = turns[at].kind != TurnKind::feedback;
            in_a_row += counts ? 1U : 0U;
            if (in_a_row > 2) tell(at, "a third turn in a row: " + turns[at].text);
            continue;
        }
        if (at > 0 && !is_interviewers(turns[at - 1])) tell(at, "unanswered: " + turns[at - 1].text);
        in_a_row = 0;
    }
}

// Requests keep a question open as long as the person likes; anything else must lead on.
void never_stuck(const Held& held, const Tell& tell) {
    static const std::set<std::string> requests{"repeat", "rephrase", "clarify", "think", "hint"};
    std::string asked;
    std::size_t inputs = 0;
    for (std::size_t at = 0; at < held.state.turns.size(); ++at) {
        const Turn& turn = held.state.turns[at];
        if (turn.speaker == Speaker::candidate) {
            if (!requests.contains(turn.reason)) ++inputs;
            if (inputs >= stuck_inputs) tell(at, turn.text);
            continue;
        }
        const bool leads_on = turn.kind == TurnKind::question || is_follow_up(turn) || turn.kind == TurnKind::closing ||
                              turn.kind == TurnKind::reply || turn.kind == TurnKind::warm_up;
        if (leads_on) inputs = 0;
    }
}

void within_the_time(const Held& held, const Tell& tell) {
    const double planned = 60.0 * held.state.started.plan.minutes;
    double longest = 0;
    for (const Turn& turn : held.state.turns) longest = std::max(longest, turn.took);
    if (held.state.seconds > planned + longest + 180)
        tell(held.state.turns.size() - 1, fmt::format("{:.0f} s of {:.0f}", held.state.seconds, planned));
}

// No new question is begun when there is no time left to answer it.
void begun_in_time(const Held& held, const Tell& tell) {
    const double planned = 60.0 * held.state.started.plan.minutes;
    for (const Talk& talk : talks_of(held)) {
        const Turn& turn = held.state.turns[talk.turns.front()];
        if (turn.seconds > planned - 120) tell(talk.turns.front(), fmt::format("at {:.0f} s", turn.seconds));
    }
}

void clock_runs(const Held& held, const Tell& tell) {
    for (std::size_t at = 1; at < held.state.turns.size(); ++at) {
        if (held.state.turns[at].seconds < held.state.turns[at - 1].seconds) tell(at, "the clock ran back");
    }
}

void redirects_in_measure(const Held& held, const Tell& tell) {
    for (const Talk& talk : talks_of(held)) {
        std::size_t bridges = 0;
        std::size_t others = 0;
        for (const std::size_t at : talk.turns) {
            const Turn& turn = held.state.turns[at];
            if (turn.kind != TurnKind::redirect) continue;
            if (turn.probe_id == "ramble" && ++bridges > 1) tell(at, "a second bridge: " + turn.text);
            if (turn.probe_id != "ramble" && ++others > 2) tell(at, "a third redirect: " + turn.text);
        }
    }
}

// A bridge follows the long answer, never a short one.
void bridges_after_rambles(const Held& held, const Tell& tell) {
    for (const Talk& talk : talks_of(held)) {
        double last_took = 0;
        for (const std::size_t at : talk.turns) {
            const Turn& turn = held.state.turns[at];
            if (is_answer(turn)) last_took = turn.took;
            if (turn.kind != TurnKind::redirect || turn.probe_id != "ramble") continue;
            if (last_took < 180 && last_took < 2 * 60.0 * talk.planned->minutes)
                tell(at, fmt::format("after {:.0f} s: {}", last_took, turn.text));
        }
    }
}

void requests_honoured(const Held& held, const Tell& tell) {
    const auto& turns = held.state.turns;
    for (std::size_t at = 0; at + 1 < turns.size(); ++at) {
        if (turns[at].speaker != Speaker::candidate || turns[at].kind != TurnKind::command) continue;
        const auto kind = turns[at + 1].kind;
        const auto& request = turns[at].reason;
        const bool ok = request == "repeat"     ? kind == TurnKind::repeat
                        : request == "rephrase" ? kind == TurnKind::rephrase
                        : request == "clarify"  ? kind == TurnKind::clarification
                        : request == "think"    ? kind == TurnKind::patience
                        : request == "hint"     ? kind == TurnKind::hint || kind == TurnKind::patience
                        : request == "stop"     ? kind == TurnKind::closing || kind == TurnKind::feedback
                                                : true;
        const bool time_is_up = turns[at + 1].seconds > 60.0 * held.state.started.plan.minutes - 60;
        if (!ok && !time_is_up) tell(at + 1, fmt::format("{} -> {}: {}", request, name_of(kind), turns[at + 1].text));
    }
}

void questions_replied(const Held& held, const Tell& tell) {
    const auto& turns = held.state.turns;
    for (std::size_t at = 0; at < turns.size(); ++at) {
        const bool asked = turns[at].speaker == Speaker::candidate && turns[at].kind == TurnKind::question;
        if (asked && (at + 1 >= turns.size() || turns[at + 1].kind != TurnKind::reply)) tell(at, turns[at].text);
    }
}

void invited(const Held& held, const Tell& tell) {
    const auto& reason = held.state.end_reason;
    if (reason != "finished") return;
    const bool asked = std::ranges::any_of(held.events, [](const Event& event) {
        const auto* entered = std::get_if<PhaseEntered>(&event);
        return entered != nullptr && entered->phase == Phase::candidate_questions;
    });
    if (!asked) tell(held.state.turns.size() - 1, "the candidate was not asked for questions");
}

// "my last question" before the last one alone, "the first" before the first alone.
void counted_right(const Held& held, const Tell& tell) {
    const auto& questions = held.state.started.plan.questions;
    for (const Talk& talk : talks_of(held)) {
        const Turn& turn = held.state.turns[talk.turns.front()];
        const auto lead = plain(std::string_view(turn.text).substr(0, turn.text.size() - talk.planned->text.size()));
        const bool is_first = talk.planned == &questions.front();
        const bool is_last = talk.planned == &questions.back();
        const auto says = [&](std::string_view words) { return lead.find(words) != std::string::npos; };
        if (!is_last && (says(" last question ") || says(" one more ") || says(" final ")))
            tell(talk.turns.front(), turn.text);
        if (!is_first && (says(" first one ") || says(" first question "))) tell(talk.turns.front(), turn.text);
    }
}

// Thanks are for answers: not after abuse, noise, silence or a refusal.
void thanks_for_answers(const Held& held, const Tell& tell) {
    static const std::set<std::string> nothing{"abusive", "gibberish",     "other_language",
                                               "silence", "does_not_know", "instruction"};
    const auto& turns = held.state.turns;
    std::string last;
    for (std::size_t at = 0; at < turns.size(); ++at) {
        if (turns[at].speaker == Speaker::candidate) {
            last = turns[at].kind == TurnKind::silence ? "silence" : turns[at].reason;
            continue;
        }
        const bool leads = turns[at].kind == TurnKind::question && !turns[at].question_id.empty();
        if (leads && nothing.contains(last) && turns[at].text.starts_with("Thank")) tell(at, turns[at].text);
    }
}

}  // namespace

std::vector<Rule> rules_of_course() {
    return {{"phases", "greeting, warm-up, questions in order, the candidate's questions, close", phases_in_order},
            {"as-planned", "a question is asked once, first, and in the plan's words", questions_as_planned},
            {"end", "one closing turn ends it, with a reason and a scorecard", ends_properly},
            {"end-reason", "the reason of the end fits what the person did", ended_for_that},
            {"turn-taking", "every turn of the person is answered, in two turns at most", always_answered},
            {"stuck", "no four inputs in a row on the same thing", never_stuck},
            {"overrun", "the whole time is kept but for the last answer", within_the_time},
            {"begun", "no question is begun in the last two minutes", begun_in_time},
            {"clock", "the clock never runs back", clock_runs},
            {"redirects", "one bridge a question, other redirects at most two", redirects_in_measure},
            {"bridge", "a bridge follows a long answer", bridges_after_rambles},
            {"requests", "requests are honoured at once", requests_honoured},
            {"replied", "the candidate's questions are replied to", questions_replied},
            {"invited", "the candidate is asked for questions before a regular end", invited},
            {"counted", "\"first\" and \"last\" are said of the first and the last", counted_right},
            {"thanks", "no thanks for abuse, noise, silence or a refusal", thanks_for_answers}};
}

}  // namespace offerbox::bench
