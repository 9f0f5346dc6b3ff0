// Saying, and moving from phase to phase.
#include "conduct.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "offerbox/base/text.hpp"
#include "policy.hpp"

namespace offerbox::interview {

namespace {

constexpr double closing_seconds = 180;   // kept for the candidate's questions and the closing
constexpr double shortest_question = 90;  // seconds; with less than this beside the closing no question is begun
constexpr double nearly_up = 60;          // seconds left at which the end is spoken of
constexpr double ramble_seconds = 180;    // from here on an answer is long, whatever the question
constexpr std::size_t hardly_words = 3;   // "It was fine." makes no point, whatever it is alike to
constexpr std::size_t much_words = 25;    // a reply of this length brings something if it is about the question
constexpr std::string_view written = "written";

std::string spoken_minutes(double seconds) {
    const auto minutes = static_cast<int>(std::lround(seconds / 60.0));
    return fmt::format("about {} minute{}", minutes, minutes == 1 ? "" : "s");
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
        const auto before = all.first(count - 1);
        const auto with = context.evidence.read(question, all);
        const auto without = context.evidence.read(question, before);
        const std::size_t words = text::count_words(all.back().text);
        const bool said_much =
            words >= much_words && !evidence::is_off_topic(context.evidence.read(question, all.last(1)));
        const bool said_before =
            std::ranges::find(before, all.back().text, &evidence::AnswerTurn::text) != before.end();
        const bool brought = with.form.figures > without.form.figures || said_much ||
                             (words > hardly_words && points_touched(with) > points_touched(without));
        if (brought && !said_before) break;
        ++barren;
    }
    return barren;
}

}  // namespace

std::string fill(std::string text, std::string_view slot, std::string_view value) {
    return text::replace_all(std::move(text), slot, value);
}

void Conduct::record(Event event) {
    interview::apply(state_, event);  // qualified: std::apply would be found by the variant
    events_.push_back(std::move(event));
}

void Conduct::say(TurnKind kind, std::string text, std::string reason, std::string probe_id) {
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

const std::string& Conduct::word(std::string_view key) const {
    return context_.wording.pick(key, state_.started.plan.seed, state_.turns);
}

std::string Conduct::named() const {
    return state_.started.candidate.empty() ? std::string() : ", " + state_.started.candidate;
}

// What was last asked, without the words that led to it.
std::string Conduct::asked_text() const {
    if (state_.phase == Phase::candidate_questions) {
        const auto said = std::find_if(state_.turns.rbegin(), state_.turns.rend(), [](const Turn& turn) {
            return turn.speaker == Speaker::interviewer &&
                   (turn.kind == TurnKind::reply || turn.kind == TurnKind::question);
        });
        return said == state_.turns.rend() ? std::string() : said->text;
    }
    const Turn* asked = state_.last_asked();
    if (asked == nullptr) return {};
    const PlannedQuestion* planned = state_.question();
    if (planned != nullptr && asked->kind == TurnKind::question) return planned->text;
    for (const auto& prefix : context_.wording.all("pushback_prefix")) {
        if (asked->kind == TurnKind::pushback && asked->text.starts_with(prefix + " "))
            return asked->text.substr(prefix.size() + 1);
    }
    return asked->text;
}

void Conduct::ask_question(int index, std::string_view transition) {
    if (index >= static_cast<int>(state_.started.plan.questions.size()))
        return invite_questions("candidate_questions", "No question was planned.");
    record(PhaseEntered{Phase::questions, index, seconds_});
    const PlannedQuestion& planned = *state_.question();
    std::string text = transition.empty() ? planned.text : fmt::format("{} {}", transition, planned.text);
    say(TurnKind::question, std::move(text), planned.reason.empty() ? "It was planned." : planned.reason);
}

void Conduct::move_on(std::string_view outcome, std::string_view transition_key) {
    const int next = state_.question_index + 1;
    record(QuestionClosed{state_.question()->question_id, std::string(outcome)});
    const auto count = static_cast<int>(state_.started.plan.questions.size());
    const bool all_asked = next >= count;
    if (time_left() < (all_asked ? nearly_up : closing_seconds + shortest_question))
        return invite_questions("candidate_questions_short", "The time is nearly up.");
    if (all_asked) return invite_questions("candidate_questions", "All planned questions were asked.");
    const std::string_view plain = next + 1 == count ? "last_question" : "next_question";
    ask_question(next, word(transition_key.empty() ? plain : transition_key));
}

void Conduct::leave_question(std::string_view transition_key) {
    move_on(state_.current()->answers.empty() ? "unanswered" : "answered", transition_key);
}

void Conduct::invite_questions(std::string_view key, std::string reason) {
    record(PhaseEntered{Phase::candidate_questions, -1, seconds_});
    say(TurnKind::question, word(key), std::move(reason));
}

void Conduct::close(std::string_view reason, std::string_view key) {
    if (const PlannedQuestion* planned = state_.question()) {
        const bool answered = !state_.current()->answers.empty();
        record(QuestionClosed{planned->question_id, answered ? "answered" : "left"});
    }
    const bool all_asked = state_.progress.size() >= state_.started.plan.questions.size();
    record(PhaseEntered{Phase::closed, -1, seconds_});
    say(TurnKind::closing, fill(word(key), "{candidate}", named()), "The interview ends.");
    record(Ended{std::string(reason == "finished" && !all_asked ? "out_of_time" : reason), seconds_});
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
    const std::string text = typed ? fill(word("ramble_typed"), "{taken}", spoken_minutes(took)) : word("ramble");
    say(TurnKind::redirect, text, "The answer was longer than its share of the time.", "ramble");
}

// Something else was talked of, so far in all answers: brought back once, left then.
bool Conduct::handle_off_topic(const evidence::Reading& reading) {
    const Progress& progress = *state_.current();
    if (progress.follow_ups > 0 || !evidence::is_off_topic(reading)) return false;
    if (progress.redirects > 0) {
        leave_question({});
        return true;
    }
    const auto& wordings = bank_question().rephrasings;
    const std::string& short_text = wordings.empty() ? state_.question()->text : wordings.front();
    say(TurnKind::redirect, fill(word("off_topic"), "{question}", short_text), "The answer was about something else.");
    return true;
}

void Conduct::after_answer() {
    const Question& question = bank_question();
    const auto reading = context_.evidence.read(question, state_.current()->answers);
    if (handle_off_topic(reading)) return;
    const bool listed = intent_of(state_.current()->answers.back().text) == Intent::keywords;
    const bool first = state_.current()->answers.size() == 1;
    const std::string& which_one = word("keywords");
    const bool asked_so = std::ranges::any_of(state_.turns, [&](const Turn& turn) { return turn.text == which_one; });
    if (listed && first && !asked_so && time_left() >= closing_seconds)
        return say(TurnKind::follow_up, which_one, "Technical words without a statement.", "keywords");
    if (listed) return leave_question({});  // a list again: there is no statement to ask about
    const bool is_barren = barren_replies(context_, question, *state_.current()) >= 2;
    std::optional<FollowUp> next = is_barren ? std::nullopt : choose_follow_up(context_, state_, reading);
    bridge_ramble();
    if (!next || time_left() < closing_seconds) return move_on("answered", {});
    say(next->kind, next->text, next->reason, next->probe_id);
}

}  // namespace offerbox::interview
