#include "policy.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <vector>

#include "offerbox/base/random.hpp"
#include "offerbox/base/text.hpp"
#include "offerbox/evidence/clause.hpp"
#include "offerbox/evidence/pattern.hpp"

namespace offerbox::interview {

namespace {

using evidence::ProbeFit;
using evidence::Reading;

constexpr int most_follow_ups = 3;
constexpr int most_challenges = 1;         // of misconceptions, a question
constexpr int pushback_from_minutes = 30;  // of the whole interview
constexpr double strong_coverage = 0.6;    // of the weights expected at the person's seniority
constexpr double some_coverage = 0.1;      // enough for a choice that can be tested ...
constexpr double much_coverage = 0.3;      // ... though nothing else was asked yet
constexpr std::size_t vague_words = 12;    // from this length on an answer without a story is asked for one
constexpr std::size_t general_words = 40;  // from this length on an answer about the past should name something
constexpr double technique_confidence = 0.60;
constexpr double technique_bar = 0.74;     // sureness of a technique's probe, by rules
constexpr double claimed_for_sure = 0.85;  // of a misconception: its challenge leans on what was claimed
// Sureness that a follow-up needs: the first of a question, the next ones, and after a strong answer. What is asked
// below them is answered already or beside the point too often (docs/interviewer.md has the figures).
constexpr double first_bar = 0.42;
constexpr double next_bar = 0.55;
constexpr double high_bar = 0.65;
constexpr double varied = 0.20;             // by how much chance may lower a rank
constexpr double following = 1.15;          // what follows the last question ranks higher by this much
constexpr double lone_pushback_bar = 0.60;  // where nothing else was asked, and hardly a point was made
constexpr double pushback_bar = 0.25;       // it tests a choice, so it need not follow from what was said

bool was_asked(const Progress& progress, std::string_view probe_id) {
    return std::ranges::find(progress.asked_probes, probe_id) != progress.asked_probes.end();
}

bool was_asked_in_interview(const State& state, std::string_view probe_id) {
    return std::ranges::any_of(state.progress, [&](const auto& entry) { return was_asked(entry.second, probe_id); });
}

bool was_said_by_interviewer(const State& state, std::string_view text) {
    return std::ranges::any_of(state.turns, [&](const Turn& turn) {
        return turn.speaker == Speaker::interviewer && turn.text.find(text) != std::string::npos;
    });
}

std::size_t count_asked(const Progress& progress, std::string_view prefix) {
    return static_cast<std::size_t>(
        std::ranges::count_if(progress.asked_probes, [&](const std::string& id) { return id.starts_with(prefix); }));
}

double coverage(const Reading& reading, Seniority seniority) {
    double all = 0;
    double met = 0;
    for (const auto& point : reading.points) {
        if (point.point->seniority > seniority) continue;
        all += point.point->weight;
        if (point.status == KeyPointStatus::met) met += point.point->weight;
        if (point.status == KeyPointStatus::partly_met) met += point.point->weight / 2;
    }
    return all > 0 ? met / all : 0;
}

struct Chooser {
    const Context& context;
    const State& state;
    const Reading& reading;
    const Progress& progress;
    const Question& question;
    Seniority seniority;

    const std::string& word(std::string_view key) const {
        return context.wording.pick(key, state.started.plan.seed, state.turns);
    }

    // The same words for the same aim twice in an interview sound like a machine: then it is not asked again.
    std::optional<FollowUp> in_own_words(std::string_view key, std::string_view probe_id, std::string reason) const {
        const std::string& text = word(key);
        if (was_said_by_interviewer(state, text)) return std::nullopt;
        return FollowUp{TurnKind::follow_up, text, std::string(probe_id), std::move(reason)};
    }

    std::optional<FollowUp> misconception() const {
        if (count_asked(progress, "misconception:") >= most_challenges) return std::nullopt;
        // Challenges ask what happened; of an imagined case nothing did.
        if (question.kind == QuestionKind::behavioural && reading.form.story == Story::hypothetical)
            return std::nullopt;
        for (const auto& claimed : reading.misconceptions) {
            if (claimed.judged && claimed.confidence < claimed_for_sure) continue;
            // What was claimed two replies ago is another thread by now.
            if (claimed.quote.turn + 1 != static_cast<int>(progress.answers.size())) continue;
            const std::string id = "misconception:" + claimed.misconception->id;
            if (was_asked(progress, id)) continue;
            return FollowUp{TurnKind::follow_up, claimed.misconception->challenge, id,
                            fmt::format("You said \"{}\".", claimed.quote.text)};
        }
        return std::nullopt;
    }

    // An answer about a past event without any action of the person's own.
    std::optional<FollowUp> own_part() const {
        if (question.kind != QuestionKind::behavioural || reading.form.own_actions > 0) return std::nullopt;
        const bool team_only = reading.form.team_clauses >= 2 && reading.form.own_clauses <= 1;
        if (was_asked(progress, "own-part") || reading.form.story != Story::past || !team_only) return std::nullopt;
        return in_own_words("own_part", "own-part", "The answer says \"we\"; what you did yourself was not named.");
    }

    // "I have never done that myself": asking for the last time they did would be deaf.
    bool says_never_done() const {
        return std::ranges::any_of(reading.clauses, [](const evidence::ReadClause& read) {
            const auto words = text::lower(read.text);
            const bool never = words.find("never") != std::string::npos ||
                               words.find("have not") != std::string::npos ||
                               words.find("haven't") != std::string::npos;
            return read.clause.subject == evidence::Subject::i && never;
        });
    }

    // A general answer to a question about something done.
    std::optional<FollowUp> concrete() const {
        if (question.kind != QuestionKind::behavioural || was_asked(progress, "concrete")) return std::nullopt;
        if (reading.form.story == Story::past || reading.form.words < vague_words || !progress.asked_probes.empty())
            return std::nullopt;
        if (says_never_done()) return std::nullopt;
        return in_own_words("concrete", "concrete", "The answer was general; the question asks for something you did.");
    }

    std::ptrdiff_t points_made() const {
        return std::ranges::count_if(reading.points,
                                     [](const auto& point) { return point.status != KeyPointStatus::not_met; });
    }

    // A past event told with hardly a figure or a point made: nothing in it can be taken further or tested, so one
    // piece of it is asked for. Four in five vague answers of models/answers are so, and one in twenty of the others.
    bool is_vague() const {
        if (reading.form.story != Story::past || reading.form.words < general_words) return false;
        return (reading.form.figures <= 1 && points_made() <= 1) || (reading.form.figures == 0 && points_made() <= 2);
    }

    std::optional<FollowUp> one_piece() const {
        if (question.kind != QuestionKind::behavioural || progress.answers.size() > 1) return std::nullopt;
        if (!is_vague() || says_never_done()) return std::nullopt;
        return in_own_words("one_piece", "one-piece", "The answer stayed general; nothing in it was said exactly.");
    }

    bool parent_was_asked(const Probe& probe) const {
        return probe.parent.empty() || was_asked(progress, probe.parent);
    }

    // Going on with what was just asked is more of a conversation than a new thread.
    bool follows_the_last(const Probe& probe) const {
        return !probe.parent.empty() && !progress.asked_probes.empty() && progress.asked_probes.back() == probe.parent;
    }

    struct Candidate {
        const Probe* probe = nullptr;
        ProbeFit fit;
        double rank = 0;
    };

    const std::string& text_of(const Candidate& candidate) const {
        const Probe& probe = *candidate.probe;
        return candidate.fit.hypothetical && !probe.hypothetical.empty() ? probe.hypothetical : probe.text;
    }

    // 0 to 1, by the plan's seed: so that of probes that are as good as each other not the same is asked in every
    // interview.
    double chance(const Probe& probe) const {
        return Random(derived_seed(state.started.plan.seed, question.id + "/" + probe.id)).unit();
    }

    // The written probe to ask, if any is sure enough.
    std::optional<Candidate> best_probe(bool pushback, double needed) const {
        std::optional<Candidate> best;
        for (const Probe& probe : question.probes) {
            if ((probe.aim == ProbeAim::pushback) != pushback) continue;
            if (was_asked(progress, probe.id) || !parent_was_asked(probe)) continue;
            const ProbeFit fit = reading.fit(probe);
            if (!fit.fits || fit.sureness < needed) continue;
            const double rank = fit.rank * (follows_the_last(probe) ? following : 1) * (1 - varied * chance(probe));
            const Candidate candidate{&probe, fit, rank};
            if (was_said_by_interviewer(state, text_of(candidate))) continue;
            if (!best || candidate.rank > best->rank) best = candidate;
        }
        return best;
    }

    std::optional<FollowUp> pushback(double needed = pushback_bar) const {
        if (!may_push_back()) return std::nullopt;
        const auto best = best_probe(true, needed);
        if (!best) return std::nullopt;
        return FollowUp{TurnKind::pushback, fmt::format("{} {}", word("pushback_prefix"), text_of(*best)),
                        best->probe->id, "An interviewer tests once how a choice stands up."};
    }

    bool may_push_back() const {
        if (state.pushed_back || state.started.plan.minutes < pushback_from_minutes) return false;
        if (question.round != Round::technical && question.round != Round::system_design) return false;
        // Who was just asked for their own part, or for a case at all, has not made a choice to test yet.
        if (question.kind == QuestionKind::behavioural && (reading.form.story != Story::past || is_vague()))
            return false;
        static constexpr std::array<std::string_view, 3> asking{"own-part", "concrete", "one-piece"};
        return progress.asked_probes.empty() || std::ranges::find(asking, progress.asked_probes.back()) == asking.end();
    }

    std::string reason_of(const Probe& probe) const {
        if (const auto* point = reading.point(probe.opens)) {
            const auto status = point->status == KeyPointStatus::partly_met ? "only partly" : "not yet";
            return fmt::format("This was {} covered: {}", status, point->point->text);
        }
        switch (probe.aim) {
            case ProbeAim::number: return "A figure was missing.";
            case ProbeAim::decision: return "How the decision was made was not said.";
            case ProbeAim::own_part: return "What you did yourself was not said.";
            case ProbeAim::trade_off: return "What was given up for it was not said.";
            case ProbeAim::result: return "How it turned out was not said.";
            default: return "To go a step deeper into what you said.";
        }
    }

    FollowUp as_follow_up(const Candidate& candidate) const {
        return {TurnKind::follow_up, text_of(candidate), candidate.probe->id, reason_of(*candidate.probe)};
    }

    std::optional<FollowUp> probe(double needed) const {
        const auto best = best_probe(false, needed);
        return best ? std::optional(as_follow_up(*best)) : std::nullopt;
    }

    std::optional<FollowUp> technique_probe(const evidence::TechniqueReading& named, const Probe& probe) const {
        const std::string id = fmt::format("concept:{}/{}", named.technique->id, probe.id);
        if (probe.seniority > seniority || !probe.parent.empty() || was_asked_in_interview(state, id))
            return std::nullopt;
        const ProbeFit fit = reading.fit(probe, &named);
        if (!fit.fits || fit.hypothetical || fit.sureness < technique_bar) return std::nullopt;
        std::string text = probe.text;
        const bool about_last_reply =
            named.quote.turn + 1 == static_cast<int>(progress.answers.size()) && progress.answers.size() > 1;
        const std::string quote = progress.quoted || about_last_reply ? std::string() : spoken_quote(named.quote.text);
        if (!quote.empty()) text = quote + " " + text;
        return FollowUp{TurnKind::follow_up, text, id, fmt::format("You said \"{}\".", named.quote.text)};
    }

    std::optional<FollowUp> technique() const {
        if (count_asked(progress, "concept:") > 0) return std::nullopt;
        for (const auto& named : reading.techniques) {
            if (named.confidence < technique_confidence) break;
            for (const Probe& probe : named.technique->probes) {
                if (auto found = technique_probe(named, probe)) return found;
            }
        }
        return std::nullopt;
    }

    bool time_is_up() const {
        return state.seconds - progress.started_seconds > question_share(*state.question()) * 1.4;
    }

    double needed_sureness(bool strong) const {
        if (strong || progress.follow_ups >= 2) return high_bar;
        return progress.follow_ups == 0 ? first_bar : next_bar;
    }

    std::optional<FollowUp> choose() const {
        if (progress.follow_ups >= most_follow_ups || progress.barren >= 2 || time_is_up()) return std::nullopt;
        if (auto found = misconception()) return found;
        // Once own work was asked for and none came, going deeper into the team's work asks the wrong person.
        const bool no_own_work = was_asked(progress, "own-part") && reading.form.own_actions == 0;
        if (no_own_work) return std::nullopt;
        if (auto found = own_part()) return found;
        if (auto found = concrete()) return found;
        if (auto found = one_piece()) return found;
        const double covered = coverage(reading, seniority);
        const bool strong = covered >= strong_coverage;
        const bool some_choice = covered >= some_coverage;
        if (strong || (some_choice && progress.follow_ups > 0)) {
            if (auto found = pushback()) return found;
        }
        if (auto found = probe(needed_sureness(strong))) return found;
        if (auto found = technique()) return found;
        return pushback(covered >= much_coverage ? pushback_bar : lone_pushback_bar);
    }
};

// "I" and its kin turned towards the person spoken to.
std::string turned(std::string_view word) {
    static const std::vector<std::pair<std::string_view, std::string_view>> pronouns{
        {"i", "you"},      {"we", "you"},     {"my", "your"},         {"our", "your"},
        {"me", "you"},     {"us", "you"},     {"i've", "you've"},     {"we've", "you've"},
        {"mine", "yours"}, {"ours", "yours"}, {"myself", "yourself"}, {"ourselves", "yourselves"}};
    for (const auto& [from, to] : pronouns) {
        if (word == from) return std::string(to);
    }
    return {};
}

bool starts_with_filler(std::string_view word) {
    static const std::vector<std::string_view> fillers{"so",   "and",  "then",  "but",     "because", "um",
                                                       "uh",   "well", "yeah",  "okay",    "ok",      "basically",
                                                       "like", "also", "first", "actually"};
    return std::ranges::find(fillers, word) != fillers.end();
}

}  // namespace

std::string spoken_quote(std::string_view clause_text) {
    auto words = text::words(clause_text);
    std::size_t first = 0;
    while (first < words.size() && starts_with_filler(words[first].lower)) ++first;
    const std::size_t count = words.size() - first;
    if (count < 4 || count > 13) return {};
    const std::string_view opening = words[first].lower;
    if (opening != "i" && opening != "we") return {};
    const std::string_view body = clause_text.substr(words[first].begin, words.back().end - words[first].begin);
    const auto clauses = evidence::clauses_of(body);
    if (clauses.size() != 1) return {};
    const auto& clause = clauses.front();
    if (!clause.action || !clause.past || clause.hedged || clause.negated || clause.hypothetical) return {};
    // "you was" would follow from "I was"; such clauses are not quoted.
    const bool has_was = std::ranges::any_of(words, [](const text::Word& word) {
        return word.lower == "was" || word.lower == "am" || word.lower == "if" || word.lower == "um" ||
               word.lower == "uh" || word.lower == "like" || word.lower == "this" || word.lower == "that" ||
               word.lower == "it" || word.lower == "you";
    });
    if (has_was || body.find_first_of("()\"[]{}\n") != std::string_view::npos) return {};
    // A clause cut off before its object ("in", "of", "the") is no whole clause.
    static const std::vector<std::string_view> dangling{"the",   "a",    "an", "of",   "in",   "to", "and",
                                                        "for",   "with", "on", "at",   "from", "by", "because",
                                                        "which", "or",   "so", "into", "about"};
    if (std::ranges::find(dangling, words.back().lower) != dangling.end()) return {};
    std::string spoken = "You said";
    for (std::size_t at = first; at < words.size(); ++at) {
        const std::string changed = turned(words[at].lower);
        const std::size_t gap_begin = at == first ? words[at].begin : words[at - 1].end;
        spoken += at == first ? " " : std::string(clause_text.substr(gap_begin, words[at].begin - gap_begin));
        spoken += changed.empty() ? std::string(clause_text.substr(words[at].begin, words[at].end - words[at].begin))
                                  : changed;
    }
    return spoken + ".";
}

double question_share(const PlannedQuestion& question) {
    return 60.0 * std::max(question.minutes, 1);
}

std::optional<FollowUp> choose_follow_up(const Context& context, const State& state, const Reading& reading) {
    const Progress& progress = *state.current();
    const Question& question = *context.bank.question(state.question()->question_id);
    return Chooser{context, state, reading, progress, question, state.started.plan.seniority.value}.choose();
}

}  // namespace offerbox::interview
