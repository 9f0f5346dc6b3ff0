#include "candidates.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "offerbox/base/text.hpp"

namespace offerbox::bench {

namespace {

const std::vector<std::string> strong_kinds{"excellent", "strong"};
const std::vector<std::string> wrong_kinds{"wrong", "bluff"};

// The written probe behind a follow-up, of the question or of a technique; null for the interviewer's own words.
const Probe* probe_of(const Bank& bank, const Question& question, const Turn& asked) {
    if (const Probe* probe = find_probe(question.probes, asked.probe_id)) return probe;
    const auto slash = asked.probe_id.find('/');
    if (!asked.probe_id.starts_with("concept:") || slash == std::string::npos) return nullptr;
    const auto* technique = bank.technique(asked.probe_id.substr(8, slash - 8));
    return technique == nullptr ? nullptr : find_probe(technique->probes, asked.probe_id.substr(slash + 1));
}

}  // namespace

std::string_view name_of(CandidateKind kind) noexcept {
    static constexpr std::array<std::string_view, candidate_kinds> names{"strong",         "adequate",
                                                                         "terse",          "rambling",
                                                                         "vague",          "we-only",
                                                                         "hypothetical",   "wrong",
                                                                         "non-native",     "keyword-dropper",
                                                                         "silent",         "refusing",
                                                                         "skipper",        "asks-for-everything",
                                                                         "abusive",        "injector",
                                                                         "other-language", "gibberish",
                                                                         "off-topic",      "question-reader",
                                                                         "stopper",        "talkative-at-the-end",
                                                                         "leaver",         "changing"};
    return names[static_cast<std::size_t>(kind)];
}

Candidate::Candidate(CandidateKind kind, const Material& material, std::uint64_t seed)
    : kind_(kind), material_(material), random_(derived_seed(seed, "candidate")), most_turns_(3 + random_.below(12)) {}

std::string Candidate::line(std::string_view what) {
    return any_of(lines_of(what), random_);
}

const Question& Candidate::question(const interview::State& state) const {
    return *material_.bank().question(state.question()->question_id);
}

CandidateKind Candidate::kind_now(const interview::State& state) {
    if (kind_ == CandidateKind::talkative_at_the_end || kind_ == CandidateKind::leaver ||
        kind_ == CandidateKind::stopper || kind_ == CandidateKind::asks_for_everything) {
        return CandidateKind::adequate;
    }
    if (kind_ != CandidateKind::changing) return kind_;
    const std::string& id = state.question()->question_id;
    if (kind_chosen_for_ != id) {
        kind_chosen_for_ = id;
        chosen_ = static_cast<CandidateKind>(random_.below(static_cast<std::size_t>(CandidateKind::stopper)));
    }
    return chosen_ == CandidateKind::asks_for_everything ? CandidateKind::adequate : chosen_;
}

std::optional<std::string> Candidate::next(const interview::State& state) {
    ++turns_;
    if (kind_ == CandidateKind::leaver && turns_ > most_turns_) return std::nullopt;
    if (kind_ == CandidateKind::stopper && turns_ > most_turns_) return line("stop");
    if (state.phase == Phase::warm_up) return warm_up();
    if (state.phase == Phase::candidate_questions) return at_the_end(state);
    const bool asks = kind_ == CandidateKind::asks_for_everything || (kind_ == CandidateKind::changing && happens(0.1));
    const Turn* asked = state.last_asked();
    const std::string about = state.question()->question_id + "/" + (asked == nullptr ? "" : asked->probe_id);
    if (requests_for_ != about) {
        requests_for_ = about;
        requests_ = 0;
    }
    const std::size_t most = asked != nullptr && asked->kind == TurnKind::question ? 4 : 1;
    if (asks && requests_ < most && happens(0.8)) {
        ++requests_;
        static const std::vector<std::string> requests{"repeat", "rephrase", "clarify", "think", "hint", "silence"};
        return line(any_of(requests, random_));
    }
    const auto as = kind_now(state);
    const bool first = state.current()->answers.empty();
    std::string text = first ? first_answer(state, as) : reply(state, as);
    said_.insert(text);
    return text;
}

std::string Candidate::warm_up() {
    switch (kind_) {
        case CandidateKind::silent: return line("silence");
        case CandidateKind::gibberish: return line("gibberish");
        case CandidateKind::other_language: return line("other_language");
        case CandidateKind::abusive: return happens(0.3) ? line("abuse") : line("warm_up");
        case CandidateKind::injector: return happens(0.6) ? line("injection") : line("warm_up");
        case CandidateKind::refusing: return line("refusal");
        case CandidateKind::skipper: return line("skip");
        case CandidateKind::asks_for_everything:
            return turns_ == 1 ? line("repeat") : turns_ == 2 ? line("clarify") : line("warm_up");
        default: return line("warm_up");
    }
}

std::string Candidate::at_the_end(const interview::State& state) {
    const auto asked = static_cast<std::size_t>(state.candidate_questions);
    switch (kind_) {
        case CandidateKind::talkative_at_the_end:
            if (asked < 4) return lines_of("company_question")[(turns_ + asked) % lines_of("company_question").size()];
            return line("no_question");
        case CandidateKind::silent: return line("silence");
        case CandidateKind::gibberish: return line("gibberish");
        case CandidateKind::other_language: return line("other_language");
        case CandidateKind::injector: return line("injection");
        case CandidateKind::abusive: return line("abuse");
        case CandidateKind::skipper: return line("skip");
        default: return asked == 0 && happens(0.5) ? line("company_question") : line("no_question");
    }
}

std::string Candidate::annotated_or(const interview::State& state, const std::vector<std::string>& kinds,
                                    std::size_t points) {
    const auto answers = material_.of(question(state).id, kinds);
    if (answers.empty()) return Material::composed(question(state), points, random_);
    const auto& answer = *any_of(answers, random_);
    said_.insert(answer.sentences.begin(), answer.sentences.end());
    return answer.text();
}

std::string Candidate::rambling(const interview::State& state) {
    const std::size_t words = 300 + random_.below(200);
    std::string text = annotated_or(state, {"rambling", "vague"}, 2);
    const auto& fillers = lines_of("filler");
    for (std::size_t at = random_.below(fillers.size()); text::count_words(text) < words; ++at)
        text += " " + (at % 3 == 0 ? Material::composed(question(state), 1, random_) : fillers[at % fillers.size()]);
    return text;
}

std::string Candidate::wrong(const interview::State& state) {
    const Question& about = question(state);
    if (!material_.of(about.id, wrong_kinds).empty()) return annotated_or(state, wrong_kinds, 0);
    std::string text;
    for (std::size_t at = 0; at < 3 && !about.misconceptions.empty(); ++at)
        text += as_sentence(any_of(any_of(about.misconceptions, random_).wordings, random_)) + " ";
    return text.empty() ? line("vague") : text;
}

std::string Candidate::key_words(const Question& about) {
    const auto answers = material_.of(about.id, {"keywords"});
    if (!answers.empty() && happens(0.5)) return any_of(answers, random_)->text();
    const auto& techniques = material_.bank().techniques;
    std::string text;
    for (std::size_t count = 4 + random_.below(5); count > 0; --count) {
        const auto& technique = any_of(techniques, random_);
        const std::string& name = technique.skills.empty() ? technique.id : technique.skills.front();
        text += (text.empty() ? "" : ", ") + name;
    }
    return text;
}

std::string Candidate::first_answer(const interview::State& state, CandidateKind as) {
    const Question& about = question(state);
    switch (as) {
        case CandidateKind::adequate: return annotated_or(state, {"adequate", "mixed", "no-result"}, 3);
        case CandidateKind::terse: return annotated_or(state, {"terse-expert", "short", "short-true"}, 2);
        case CandidateKind::rambling: return rambling(state);
        case CandidateKind::vague:
            return material_.of(about.id, {"vague"}).empty() ? line("vague") + " " + line("vague")
                                                             : annotated_or(state, {"vague"}, 0);
        case CandidateKind::we_only:
            return material_.of(about.id, {"we-only"}).empty() || happens(0.5)
                       ? line("we") + " " + line("we") + " " + line("we")
                       : annotated_or(state, {"we-only"}, 0);
        case CandidateKind::hypothetical:
            return material_.of(about.id, {"hypothetical", "hypothetical-only"}).empty() || happens(0.5)
                       ? text::join(lines_of("hypothetical"), " ")
                       : annotated_or(state, {"hypothetical", "hypothetical-only"}, 0);
        case CandidateKind::wrong: return wrong(state);
        case CandidateKind::non_native: return annotated_or(state, {"esl-expert"}, 4);
        case CandidateKind::keyword_dropper: return key_words(about);
        case CandidateKind::silent: return happens(0.75) ? line("silence") : annotated_or(state, {"adequate"}, 3);
        case CandidateKind::refusing: return line("refusal");
        case CandidateKind::skipper: return happens(0.8) ? line("skip") : annotated_or(state, {"adequate"}, 3);
        case CandidateKind::abusive: return happens(0.4) ? line("abuse") : annotated_or(state, {"adequate"}, 3);
        case CandidateKind::injector: return happens(0.7) ? line("injection") : annotated_or(state, {"vague"}, 1);
        case CandidateKind::other_language: return line("other_language");
        case CandidateKind::gibberish: return line("gibberish");
        case CandidateKind::off_topic: return line("off_topic") + " " + line("off_topic");
        case CandidateKind::question_reader: return state.question()->text;
        default: return annotated_or(state, strong_kinds, 6);
    }
}

// Sentences of other answers to the same question that were not said yet.
std::string Candidate::more_of_it(const interview::State& state, const std::vector<std::string>& kinds) {
    const auto answers = material_.of(question(state).id, kinds);
    std::vector<std::string> unsaid;
    if (!answers.empty()) {
        for (const auto& sentence : any_of(answers, random_)->sentences) {
            if (!said_.contains(sentence)) unsaid.push_back(sentence);
        }
    }
    if (unsaid.size() < 2) return Material::composed(question(state), 2, random_);
    const std::size_t first = random_.below(unsaid.size() - 1);
    const std::size_t last = std::min(unsaid.size(), first + 2 + random_.below(3));
    const std::vector<std::string> picked(unsaid.begin() + static_cast<std::ptrdiff_t>(first),
                                          unsaid.begin() + static_cast<std::ptrdiff_t>(last));
    said_.insert(picked.begin(), picked.end());
    return text::join(picked, " ");
}

// A reply that answers what was asked, as the bank knows such replies.
std::string Candidate::to_the_point(const interview::State& state, const Turn& asked) {
    const Probe* probe = probe_of(material_.bank(), question(state), asked);
    if (probe == nullptr || probe->answered_by.empty()) return more_of_it(state, strong_kinds);
    std::string text = as_sentence(any_of(probe->answered_by, random_));
    if (happens(0.4)) text += " " + more_of_it(state, strong_kinds);
    return text;
}

std::string Candidate::reply(const interview::State& state, CandidateKind as) {
    const Turn& asked = *state.last_asked();
    switch (as) {
        case CandidateKind::terse: return happens(0.5) ? line("short_reply") : to_the_point(state, asked);
        case CandidateKind::rambling: return happens(0.4) ? rambling(state) : line("filler");
        case CandidateKind::vague: return happens(0.3) ? line("barren") : line("vague");
        case CandidateKind::we_only: return line("we");
        case CandidateKind::hypothetical: return line("hypothetical");
        case CandidateKind::wrong: return happens(0.5) ? wrong(state) : line("short_reply");
        case CandidateKind::keyword_dropper: return key_words(question(state));
        case CandidateKind::silent: return happens(0.6) ? line("silence") : line("short_reply");
        case CandidateKind::refusing: return line("refusal");
        case CandidateKind::skipper: return happens(0.5) ? line("skip") : line("barren");
        case CandidateKind::abusive: return happens(0.5) ? line("abuse") : line("barren");
        case CandidateKind::injector: return happens(0.5) ? line("injection") : line("barren");
        case CandidateKind::other_language: return line("other_language");
        case CandidateKind::gibberish: return line("gibberish");
        case CandidateKind::off_topic: return line("off_topic");
        case CandidateKind::question_reader: return asked.text;
        default: break;
    }
    const double chance = random_.unit();
    if (chance < 0.1) return line("barren");
    if (chance < 0.2) return line("short_reply");
    return chance < 0.75 ? to_the_point(state, asked) : more_of_it(state, strong_kinds);
}

}  // namespace offerbox::bench
