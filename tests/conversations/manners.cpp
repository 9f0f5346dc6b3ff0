#include "manners.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "offerbox/base/text.hpp"
#include "offerbox/evidence/pattern.hpp"

namespace offerbox::conversations {

namespace {

constexpr std::size_t longest_question = 40;  // words

bool asks(const Turn& turn) {
    return turn.kind == TurnKind::follow_up || turn.kind == TurnKind::pushback;
}

class Watch {
  public:
    explicit Watch(const interview::State& state) : state_(state) {}

    std::vector<std::string> breaches() {
        const Turn* before = nullptr;
        for (const Turn& turn : state_.turns) {
            if (turn.speaker != Speaker::interviewer) continue;
            watch_words(turn);
            watch_repetition(turn, before);
            if (state_.started.mode == Mode::real) watch_real_mode(turn);
            before = &turn;
        }
        watch_follow_ups();
        return std::move(found_);
    }

  private:
    void add(std::string_view what, const Turn& turn) {
        found_.push_back(fmt::format("{}: {} \"{}\"", what, name_of(turn.kind), turn.text));
    }

    void watch_words(const Turn& turn) {
        if (text::trim(turn.text).empty()) add("nothing said", turn);
        if (turn.reason.empty()) add("no reason", turn);
        if (turn.text.find_first_of("{}") != std::string::npos) add("a slot that was not filled", turn);
        if (turn.text.find("  ") != std::string::npos || turn.text.find(" ,") != std::string::npos) add("a gap", turn);
        if (std::ranges::count(turn.text, '?') > 1) add("two questions at once", turn);
        const std::size_t quoted =
            turn.text.starts_with("You said ") ? text::count_words(turn.text.substr(0, turn.text.find('.'))) : 0;
        if (asks(turn) && text::count_words(turn.text) - quoted > longest_question) add("too long", turn);
    }

    void watch_repetition(const Turn& turn, const Turn* before) {
        if (before != nullptr && before->text == turn.text) add("the same twice running", turn);
        std::string& last = last_of_kind_[turn.kind];
        const bool may_recur = turn.kind == TurnKind::question;  // its transition is watched below
        if (!may_recur && last == turn.text) add("the same as the last of its kind", turn);
        last = turn.text;
        if (turn.kind != TurnKind::question || turn.question_id.empty()) return;
        const auto planned =
            std::ranges::find(state_.started.plan.questions, turn.question_id, &PlannedQuestion::question_id);
        if (!turn.text.ends_with(planned->text)) return add("not the planned question", turn);
        const std::string transition = turn.text.substr(0, turn.text.size() - planned->text.size());
        if (transition == transition_ && !transition.empty()) add("the same acknowledgement twice running", turn);
        transition_ = transition;
        if (!asked_.insert(turn.question_id).second) add("asked before", turn);
    }

    void watch_real_mode(const Turn& turn) {
        if (turn.kind == TurnKind::hint || turn.kind == TurnKind::feedback)
            add("a hint or feedback in real mode", turn);
        static const auto praise = evidence::Pattern::compile(
            {"(?:great|good|excellent|nice|perfect|impressive|strong) (?:answer|point|job|work|example|thinking)",
             "well done", "impressive", "i (?:see|understand) what you"});
        if (praise && praise->find(turn.text)) add("praise", turn);
    }

    void watch_follow_ups() {
        int pushbacks = 0;
        for (const auto& [id, progress] : state_.progress) {
            const auto count = [&](std::string_view prefix) {
                return std::ranges::count_if(progress.asked_probes,
                                             [&](const std::string& probe) { return probe.starts_with(prefix); });
            };
            const std::set<std::string> once(progress.asked_probes.begin(), progress.asked_probes.end());
            if (once.size() != progress.asked_probes.size()) found_.push_back("a probe asked twice: " + id);
            if (progress.follow_ups > 3) found_.push_back("more than three follow-ups: " + id);
            if (count("misconception:") > 2) found_.push_back("more than two challenges: " + id);
            if (count("concept:") > 1) found_.push_back("more than one probe of a technique: " + id);
            if (progress.outcome.empty()) found_.push_back("a question left open: " + id);
        }
        for (const Turn& turn : state_.turns) pushbacks += turn.kind == TurnKind::pushback ? 1 : 0;
        if (pushbacks > (state_.started.plan.minutes >= 30 ? 1 : 0)) found_.push_back("too many pushbacks");
    }

    const interview::State& state_;
    std::vector<std::string> found_;
    std::map<TurnKind, std::string> last_of_kind_;
    std::string transition_;
    std::set<std::string> asked_;
};

}  // namespace

std::vector<std::string> breaches(const std::vector<Event>& events) {
    const interview::State state = interview::fold(events);
    auto found = Watch(state).breaches();
    const auto ends =
        std::ranges::count_if(events, [](const Event& event) { return std::holds_alternative<Ended>(event); });
    if (ends != 1 || !std::holds_alternative<Ended>(events.back())) found.emplace_back("it did not end, or not once");
    const Turn& last = state.turns.back();
    if (last.kind != TurnKind::closing) found.push_back("the last word is no closing: " + last.text);
    return found;
}

}  // namespace offerbox::conversations
