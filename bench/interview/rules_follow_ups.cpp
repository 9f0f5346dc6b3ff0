#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "offerbox/base/text.hpp"
#include "offerbox/evidence/clause.hpp"
#include "offerbox/evidence/pattern.hpp"
#include "rules.hpp"

namespace offerbox::bench {

namespace {

constexpr double ask_limit = 1.4;  // of a question's share of the time

std::vector<std::size_t> follow_ups_of(const Held& held, const Talk& talk) {
    std::vector<std::size_t> places;
    for (const std::size_t at : talk.turns) {
        if (is_follow_up(held.state.turns[at])) places.push_back(at);
    }
    return places;
}

std::set<std::string> content_stems(std::string_view text) {
    std::set<std::string> stems;
    for (const auto& word : text::words(text)) {
        if (!text::is_stop_word(word.lower)) stems.insert(text::stem(word.lower));
    }
    return stems;
}

// Shared content words over all, 0 to 1.
double likeness(const std::set<std::string>& a, const std::set<std::string>& b) {
    if (a.empty() || b.empty()) return 0;
    std::size_t shared = 0;
    for (const auto& stem : a) shared += b.contains(stem) ? 1U : 0U;
    return static_cast<double>(shared) / static_cast<double>(a.size() + b.size() - shared);
}

void asked_once(const Held& held, const Tell& tell) {
    std::vector<std::pair<std::set<std::string>, std::string>> asked;
    std::set<std::string> probes;
    for (std::size_t at = 0; at < held.state.turns.size(); ++at) {
        const Turn& turn = held.state.turns[at];
        const bool question = is_interviewers(turn) && turn.kind == TurnKind::question && !turn.question_id.empty();
        if (!question && !is_follow_up(turn)) continue;
        const auto stems = content_stems(turn.text);
        for (const auto& [before, text] : asked) {
            if (likeness(stems, before) > 0.8) tell(at, fmt::format("{} | {}", turn.text, text));
        }
        asked.emplace_back(stems, turn.text);
        const std::string id = turn.question_id + "/" + turn.probe_id;
        if (!turn.probe_id.empty() && !probes.insert(id).second) tell(at, "again: " + turn.text);
    }
}

// What answers a probe was said already: a cue of it, or one of its answers nearly word for word.
void not_answered_yet(const Held& held, const Tell& tell) {
    for (const Talk& talk : talks_of(held)) {
        for (const std::size_t at : follow_ups_of(held, talk)) {
            const Probe* probe = probe_of(held, held.state.turns[at]);
            if (probe == nullptr) continue;
            const auto said = said_before(held, talk, at);
            const auto cues = evidence::Pattern::compile(probe->answered_cues).value();
            for (const auto& clause : evidence::clauses_of(said)) {
                const auto words = evidence::text_of(said, clause);
                const auto found = cues.find(words);
                const bool by_cue =
                    found && !clause.negated && !clause.hypothetical && !evidence::is_denied_at(words, found->begin);
                const auto stems = content_stems(words);
                const bool by_words =
                    stems.size() >= 3 && std::ranges::any_of(probe->answered_by, [&](const std::string& answer) {
                        return likeness(stems, content_stems(answer)) > 0.75;
                    });
                if (!by_cue && !by_words) continue;
                tell(at, fmt::format("{} | {}", held.state.turns[at].text, words));
                break;
            }
        }
    }
}

void at_most_three(const Held& held, const Tell& tell) {
    for (const Talk& talk : talks_of(held)) {
        const auto places = follow_ups_of(held, talk);
        if (places.size() > 3) tell(places[3], fmt::format("{} follow-ups", places.size()));
    }
}

bool is_barren(const Turn& turn) {
    return text::count_words(turn.text) <= 3 && evidence::figures_in(turn.text).empty();
}

void not_after_barren(const Held& held, const Tell& tell) {
    for (const Talk& talk : talks_of(held)) {
        std::size_t barren = 0;
        bool first = true;
        for (const std::size_t at : talk.turns) {
            const Turn& turn = held.state.turns[at];
            if (is_follow_up(turn) && barren >= 2) tell(at, turn.text);
            if (!is_answer(turn)) continue;
            barren = !first && is_barren(turn) ? barren + 1 : 0;
            first = false;
        }
    }
}

void not_after_refusal(const Held& held, const Tell& tell) {
    for (const Talk& talk : talks_of(held)) {
        bool answered = false;
        bool refused = false;
        for (const std::size_t at : talk.turns) {
            const Turn& turn = held.state.turns[at];
            if (is_follow_up(turn) && refused) tell(at, turn.text);
            if (is_answer(turn)) {
                answered = true;
                refused = false;
            }
            const bool refuses = turn.speaker == Speaker::candidate &&
                                 (turn.reason == "skip" || (turn.reason == "does_not_know" && answered));
            refused = refused || refuses;
        }
    }
}

void one_technique(const Held& held, const Tell& tell) {
    for (const Talk& talk : talks_of(held)) {
        std::size_t techniques = 0;
        for (const std::size_t at : follow_ups_of(held, talk)) {
            if (held.state.turns[at].probe_id.starts_with("concept:") && ++techniques > 1)
                tell(at, held.state.turns[at].text);
        }
    }
}

void two_challenges(const Held& held, const Tell& tell) {
    for (const Talk& talk : talks_of(held)) {
        std::size_t challenges = 0;
        for (const std::size_t at : follow_ups_of(held, talk)) {
            if (held.state.turns[at].probe_id.starts_with("misconception:") && ++challenges > 2)
                tell(at, held.state.turns[at].text);
        }
    }
}

// Words of a measure asked for: "how many", "how long", "by how much", "what figure".
bool asks_for_figure(std::string_view text) {
    static const auto figure =
        evidence::Pattern::compile({"how (many|much|long|often|big|large|fast)\\b", "by how",
                                    "(what|which) (figure|number|percentage|share)", "put a (number|figure)"});
    return figure.value().find(text).has_value();
}

void no_figure_of_the_imagined(const Held& held, const Tell& tell) {
    for (const Talk& talk : talks_of(held)) {
        if (talk.planned->kind != QuestionKind::behavioural) continue;
        for (const std::size_t at : follow_ups_of(held, talk)) {
            const Turn& turn = held.state.turns[at];
            const Probe* probe = probe_of(held, turn);
            if (probe == nullptr || probe->aim != ProbeAim::number || !asks_for_figure(turn.text)) continue;
            const auto said = said_before(held, talk, at);
            const bool told = std::ranges::any_of(evidence::clauses_of(said), [](const evidence::Clause& clause) {
                return clause.past && !clause.hypothetical;
            });
            const auto form = evidence::form_of(said, evidence::clauses_of(said));
            if (!told || form.story == Story::hypothetical) tell(at, turn.text);
        }
    }
}

void in_time(const Held& held, const Tell& tell) {
    for (const Talk& talk : talks_of(held)) {
        const double begun = held.state.turns[talk.turns.front()].seconds;
        const double share = 60.0 * talk.planned->minutes;
        for (const std::size_t at : follow_ups_of(held, talk)) {
            const double before = held.state.turns[at - 1].seconds;  // when the person had answered
            const bool keywords = held.state.turns[at].probe_id == "keywords";
            if (!keywords && before - begun > share * ask_limit + 1)
                tell(at, fmt::format("after {:.0f} of {:.0f} s: {}", before - begun, share, held.state.turns[at].text));
        }
    }
}

void pushback_measure(const Held& held, const Tell& tell) {
    std::vector<std::size_t> places;
    for (std::size_t at = 0; at < held.state.turns.size(); ++at) {
        if (held.state.turns[at].kind == TurnKind::pushback) places.push_back(at);
    }
    if (places.size() > 1) tell(places[1], "a second pushback");
    if (!places.empty() && held.state.started.plan.minutes < 30) tell(places.front(), "under 30 minutes");
}

// Three technical questions answered by someone who knows, in half an hour or more, and never a pushback.
void pushback_given(const Held& held, const Tell& tell) {
    if (held.state.started.plan.minutes < 30 || held.state.pushed_back) return;
    const auto kind = held.setup.kind;
    if (kind != CandidateKind::strong && kind != CandidateKind::non_native) return;
    std::size_t answered = 0;
    std::size_t last = 0;
    for (const Talk& talk : talks_of(held)) {
        if (talk.planned->round != Round::technical && talk.planned->round != Round::system_design) continue;
        if (text::count_words(said_before(held, talk, held.state.turns.size())) < 60) continue;
        ++answered;
        last = talk.turns.back();
    }
    if (answered >= 3) tell(last, fmt::format("none in {} technical questions", answered));
}

// A child goes a step further on its parent's thread.
void children_after_parents(const Held& held, const Tell& tell) {
    for (const Talk& talk : talks_of(held)) {
        std::set<std::string> asked;
        for (const std::size_t at : follow_ups_of(held, talk)) {
            const Turn& turn = held.state.turns[at];
            const Probe* probe = find_probe(talk.question->probes, turn.probe_id);
            if (probe != nullptr && !probe->parent.empty() && !asked.contains(probe->parent)) tell(at, turn.text);
            asked.insert(turn.probe_id);
        }
    }
}

// The opening of a follow-up is its own: "You said" aside, no two of a question start with the same three words.
void varied_openings(const Held& held, const Tell& tell) {
    for (const Talk& talk : talks_of(held)) {
        std::map<std::string, std::size_t> openings;
        for (const std::size_t at : follow_ups_of(held, talk)) {
            const auto words = text::words(held.state.turns[at].text);
            if (words.size() < 4) continue;
            const auto opening =
                fmt::format("{} {} {} {}", words[0].lower, words[1].lower, words[2].lower, words[3].lower);
            if (++openings[opening] > 1) tell(at, held.state.turns[at].text);
        }
    }
}

}  // namespace

std::vector<Rule> rules_of_follow_ups() {
    return {{"asked-twice", "nothing is asked twice in an interview", asked_once},
            {"answered", "nothing is asked whose answer was given", not_answered_yet},
            {"three", "at most three follow-ups a question", at_most_three},
            {"barren", "no follow-up after two barren replies", not_after_barren},
            {"refusal", "no follow-up after a skip or a refusal", not_after_refusal},
            {"one-technique", "one technique a question at most", one_technique},
            {"challenges", "two misconceptions challenged a question at most", two_challenges},
            {"figure", "no figure asked of what is only imagined", no_figure_of_the_imagined},
            {"late", "no follow-up once a question's time is up", in_time},
            {"pushback", "one pushback at most, and none under 30 minutes", pushback_measure},
            {"pushback-missing", "a pushback in a long technical interview of a strong candidate", pushback_given},
            {"child", "a deeper follow-up only after its parent", children_after_parents},
            {"opening", "no two follow-ups of a question begin alike", varied_openings}};
}

}  // namespace offerbox::bench
