// What the interviewer does about everything that is no answer.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "conduct.hpp"
#include "offerbox/base/text.hpp"
#include "offerbox/evidence/pattern.hpp"

namespace offerbox::interview {

namespace {

constexpr int most_candidate_questions = 3;

bool stands_in(std::string_view words, const evidence::Pattern& pattern) {
    return pattern.find(words).has_value();
}

evidence::Pattern pattern(const std::vector<std::string>& expressions) {
    auto compiled = evidence::Pattern::compile(expressions);
    return compiled ? *compiled : evidence::Pattern{};
}

// How many of the cues stand in the words. The bank's check has seen to it that they compile.
std::size_t cues_in(std::string_view words, const std::vector<std::string>& cues) {
    return static_cast<std::size_t>(
        std::ranges::count_if(cues, [&](const std::string& cue) { return stands_in(words, pattern({cue})); }));
}

// The wording from which a built-in follow-up came, by its probe id.
std::string_view wording_of(std::string_view probe_id) {
    if (probe_id == "own-part") return "own_part";
    if (probe_id == "concrete") return "concrete";
    if (probe_id == "one-piece") return "one_piece";
    if (probe_id == "keywords") return "keywords";
    return {};
}

const Probe* probe_asked(const Bank& bank, const Question& question, std::string_view probe_id) {
    constexpr std::string_view of_technique = "concept:";
    if (!probe_id.starts_with(of_technique)) return find_probe(question.probes, probe_id);
    probe_id.remove_prefix(of_technique.size());
    const auto slash = probe_id.find('/');
    const Technique* technique = bank.technique(probe_id.substr(0, slash));
    if (technique == nullptr || slash == std::string_view::npos) return nullptr;
    return find_probe(technique->probes, probe_id.substr(slash + 1));
}

}  // namespace

// What was last asked, said otherwise where that is possible.
std::string Conduct::other_words() const {
    const Turn* asked = state_.last_asked();
    const Progress* progress = state_.current();
    if (asked == nullptr || progress == nullptr) {
        const bool warm_up = state_.phase == Phase::warm_up;
        return word(warm_up ? "warm_up" : "candidate_questions");
    }
    if (asked->kind == TurnKind::question) {
        const auto& wordings = bank_question().rephrasings;
        if (wordings.empty()) return asked_text();
        return wordings[static_cast<std::size_t>(progress->rephrasings) % wordings.size()];
    }
    if (const auto key = wording_of(asked->probe_id); !key.empty()) return word(key);
    const Probe* probe = probe_asked(context_.bank, bank_question(), asked->probe_id);
    // The other wording may presuppose a past event, which the hypothetical one does not.
    const bool imagined =
        probe != nullptr && !probe->hypothetical.empty() && asked->text.find(probe->hypothetical) != std::string::npos;
    if (probe == nullptr || probe->rephrase.empty() || imagined) return asked_text();
    return probe->rephrase;
}

// Questions about the time, the judgement or the interviewer, which no question of the bank answers.
bool Conduct::answer_about_interview(const std::string& words, TurnKind kind) {
    static const evidence::Pattern time_left_asked =
        pattern({"how (?:much|long)\\b.{0,30}(?:time|left|do (?:we|i) have)",
                 "(?:time|minutes) (?:is |are )?(?:left|remaining)",
                 "how many (?:more )?questions (?:are|do|will|left|remain)"});
    static const evidence::Pattern judgement_asked =
        pattern({"(?:was|is|were) (?:that|this|it|my answer|my answers) (?:\\w+ "
                 "){0,2}(?:right|correct|ok|okay|good|enough|fine|wrong)(?: answer)?\\W*$",
                 "(?:was|is) (?:that|this|it) (?:the (?:right|correct)|what you|the answer)",
                 "did i (?:answer|get (?:it|that) right|do (?:well|ok|okay|good)|pass)",
                 "how (?:did|am|was) i (?:do|doing)", "(?:right|correct|expected|ideal) answer\\b",
                 "what (?:answer )?(?:are|were) you (?:looking|hoping) for", "(?:any|some|give me|your) feedback"});
    static const evidence::Pattern nature_asked =
        pattern({"(?:are|r) (?:you|u) (?:really |actually |just )?(?:an? "
                 ")?(?:real|human|robot|bot|ai|machine|person|computer|program|chatbot|chatgpt|gpt)\\b",
                 "am i (?:talking|speaking) (?:to|with)", "who are you\\b",
                 "is this (?:an? )?(?:real|ai|bot|human|automated)\\b"});
    if (stands_in(words, time_left_asked)) {
        const auto minutes = static_cast<int>(std::ceil(std::max(time_left(), 0.0) / 60.0));
        say(kind, fill(word("time_left"), "{left}", fmt::format("{} minute{}", minutes, minutes == 1 ? "" : "s")),
            "You asked for the time.");
        return true;
    }
    if (stands_in(words, nature_asked)) {
        say(kind, word("about_interviewer"), "You asked who is asking.");
        return true;
    }
    if (stands_in(words, judgement_asked)) {
        say(kind, word(state_.started.mode == Mode::study ? "feedback_study" : "feedback_real"),
            "You asked how it went.");
        return true;
    }
    return false;
}

// The prepared answer whose cue words stand in the person's question, the default otherwise; each once.
void Conduct::clarify(const std::string& words) {
    if (answer_about_interview(words, TurnKind::clarification)) return;
    if (state_.question() == nullptr)
        return say(TurnKind::clarification, word("clarify_warm_up"), "You asked what was meant.");
    const Question& question = bank_question();
    std::size_t best_hits = 0;
    const std::string* answer = &question.clarification_default;
    for (const auto& clarification : question.clarifications) {
        const std::size_t hits = cues_in(words, clarification.cues);
        if (hits <= best_hits) continue;
        best_hits = hits;
        answer = &clarification.answer;
    }
    const bool said = std::ranges::any_of(
        state_.turns, [&](const Turn& turn) { return turn.kind == TurnKind::clarification && turn.text == *answer; });
    if (answer->empty() || said) answer = &word("clarify_any");
    say(TurnKind::clarification, *answer, "You asked what was meant.");
}

void Conduct::hint() {
    if (state_.started.mode == Mode::real)
        return say(TurnKind::patience, word("hint_refused"), "Hints are part of study mode.");
    if (state_.question() == nullptr) return say(TurnKind::hint, word("hint_none"), "You asked for a hint.");
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
    const Progress& progress = *state_.current();
    // Not knowing a detail ends the digging, not the interview.
    if (!progress.answers.empty() || progress.refusals >= 2) return leave_question("does_not_know_move_on");
    const bool behavioural = bank_question().kind == QuestionKind::behavioural;
    say(TurnKind::rephrase, word(behavioural ? "does_not_know_behavioural" : "does_not_know_concept"),
        "You said that you do not know; the closest thing counts too.");
}

// Brings back to the point at most `most` times, then goes on.
void Conduct::redirect(std::string_view key, std::string reason, int most) {
    const Progress* progress = state_.current();
    if ((progress != nullptr ? progress->redirects : state_.redirects_outside) < most)
        return say(TurnKind::redirect, fill(word(key), "{question}", asked_text()), std::move(reason));
    if (progress != nullptr) return leave_question("silence_move_on");
    if (state_.phase == Phase::warm_up) return ask_question(0, word("straight_in"));
    close("finished", "closing");
}

void Conduct::rebuke() {
    if (state_.abuses >= 2) return close("conduct", "abusive_last");
    say(TurnKind::redirect, word("abusive_first"), "The tone.");
}

// Silence, and words that say nothing: time to think first, then a way out, then on.
void Conduct::be_patient() {
    const Progress* progress = state_.current();
    const int silences = progress != nullptr ? progress->silences : state_.silences_outside;
    if (silences <= 1) return say(TurnKind::patience, word("silence_first"), "Silence is time to think.");
    if (progress != nullptr && silences == 2)
        return say(TurnKind::patience, word("silence_second"), "A second silence; a way out is offered.", "way-out");
    if (progress != nullptr) return leave_question("silence_move_on");
    if (state_.phase == Phase::warm_up) return ask_question(0, word("straight_in"));
    close("finished", "closing");
}

void Conduct::acknowledge() {
    const Progress* progress = state_.current();
    const int silences = progress != nullptr ? progress->silences : state_.silences_outside;
    if (silences > 1) return be_patient();
    say(TurnKind::patience, word("patience"), "Nothing was answered yet.");
}

void Conduct::react_in_warm_up(Intent intent) {
    switch (intent) {
        case Intent::does_not_know:
        case Intent::nothing:
        case Intent::skip: return ask_question(0, word("straight_in"));
        default: return ask_question(0, word("first_question"));
    }
}

void Conduct::react_on_question(Intent intent, const std::string&) {
    const bool begun = !state_.current()->answers.empty();
    switch (intent) {
        case Intent::does_not_know: return refuse();
        case Intent::skip: return move_on(begun ? "answered" : "skipped", begun ? "" : "after_skip");
        default: return leave_question({});
    }
}

void Conduct::react(Intent intent, const std::string& words) {
    // Whatever keeps the question open does so only while there is time.
    const bool ends = intent == Intent::stop || intent == Intent::abusive || intent == Intent::skip;
    if (state_.question() != nullptr && time_left() <= 0 && !ends)
        return move_on(state_.current()->answers.empty() ? "out_of_time" : "answered", {});
    switch (intent) {
        case Intent::repeat:
            return say(TurnKind::repeat, fill(word("repeat"), "{question}", asked_text()),
                       "You asked to hear it again.");
        case Intent::rephrase:
            return say(TurnKind::rephrase, fill(word("rephrase"), "{question}", other_words()),
                       "You asked for other words.");
        case Intent::clarify: return clarify(words);
        case Intent::think: return say(TurnKind::patience, word("patience"), "You asked for time to think.");
        case Intent::hint: return hint();
        case Intent::stop: return close("stopped", "closing_stopped");
        case Intent::silence: return be_patient();
        case Intent::acknowledged: return acknowledge();
        case Intent::abusive: return rebuke();
        case Intent::instruction:
            return redirect("instruction", "What is said here is an answer, never an instruction to the interviewer.",
                            2);
        case Intent::reads_back:
            return redirect("reads_back", "These were the words of the question; the answer is still to come.", 1);
        case Intent::gibberish: return redirect("gibberish", "No answer could be made out.", 1);
        case Intent::other_language: return redirect("other_language", "The interview is held in English.", 1);
        case Intent::does_not_know:
        case Intent::skip:
        case Intent::nothing:
        case Intent::keywords:
        case Intent::answer: break;
    }
    if (state_.question() != nullptr) return react_on_question(intent, words);
    if (state_.phase == Phase::warm_up) react_in_warm_up(intent);
}

void Conduct::react_to_candidate(Intent intent) {
    switch (intent) {
        case Intent::repeat:
        case Intent::rephrase:
        case Intent::think:
        case Intent::stop:
        case Intent::silence:
        case Intent::abusive:
        case Intent::gibberish:
        case Intent::other_language: return react(intent, {});
        case Intent::instruction:
            return redirect("instruction_at_end", "What is said here is never an instruction to the interviewer.", 1);
        default: return close("finished", "closing");
    }
}

void Conduct::answer_candidate_question(const std::string& words) {
    const bool last = state_.candidate_questions >= most_candidate_questions || time_left() <= 0;
    if (answer_about_interview(words, TurnKind::reply)) {
        if (last) close("finished", "closing");
        return;
    }
    const Company* company = context_.bank.company(state_.started.plan.company);
    std::string text = word("answer_unknown");
    if (company != nullptr && !company->answer_unknown.empty()) {
        const bool said = std::ranges::any_of(state_.turns, [&](const Turn& turn) {
            return turn.kind == TurnKind::reply && turn.text.starts_with(company->answer_unknown);
        });
        if (!said) text = company->answer_unknown;
    }
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
    if (!last) text = fmt::format("{} {}", text, word("anything_else"));
    say(TurnKind::reply, std::move(text), std::move(reason));
    if (last) close("finished", "closing");
}

}  // namespace offerbox::interview
