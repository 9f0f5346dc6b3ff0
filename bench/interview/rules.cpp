#include "rules.hpp"

#include "offerbox/base/text.hpp"

namespace offerbox::bench {

std::vector<Rule> all_rules() {
    std::vector<Rule> rules;
    for (const auto& group : {rules_of_words(), rules_of_manner(), rules_of_facts(), rules_of_follow_ups(),
                              rules_of_course(), rules_of_scores()}) {
        rules.insert(rules.end(), group.begin(), group.end());
    }
    return rules;
}

bool is_interviewers(const Turn& turn) noexcept {
    return turn.speaker == Speaker::interviewer;
}

bool is_follow_up(const Turn& turn) noexcept {
    return is_interviewers(turn) && (turn.kind == TurnKind::follow_up || turn.kind == TurnKind::pushback);
}

bool is_answer(const Turn& turn) noexcept {
    return turn.speaker == Speaker::candidate && turn.kind == TurnKind::answer;
}

std::vector<Talk> talks_of(const Held& held) {
    std::vector<Talk> talks;
    for (const auto& planned : held.state.started.plan.questions) {
        Talk talk{&planned, held.bank->question(planned.question_id), {}};
        for (std::size_t at = 0; at < held.state.turns.size(); ++at) {
            if (held.state.turns[at].question_id == planned.question_id) talk.turns.push_back(at);
        }
        if (talk.question != nullptr && !talk.turns.empty()) talks.push_back(std::move(talk));
    }
    return talks;
}

std::string said_before(const Held& held, const Talk& talk, std::size_t turn) {
    std::string said;
    for (const std::size_t at : talk.turns) {
        if (at >= turn) break;
        if (is_answer(held.state.turns[at])) said += held.state.turns[at].text + "\n";
    }
    return said;
}

std::string plain(std::string_view text) {
    std::string out = " ";
    for (const auto& word : text::words(text)) out += word.lower + " ";
    return out;
}

const Probe* probe_of(const Held& held, const Turn& turn) {
    const auto* question = held.bank->question(turn.question_id);
    if (question == nullptr) return nullptr;
    if (const Probe* probe = find_probe(question->probes, turn.probe_id)) return probe;
    const auto slash = turn.probe_id.find('/');
    if (!turn.probe_id.starts_with("concept:") || slash == std::string::npos) return nullptr;
    const auto* technique = held.bank->technique(turn.probe_id.substr(8, slash - 8));
    return technique == nullptr ? nullptr : find_probe(technique->probes, turn.probe_id.substr(slash + 1));
}

}  // namespace offerbox::bench
