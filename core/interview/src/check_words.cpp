// Whether a model's words may be said in place of the written ones.
#include <algorithm>

#include "check_claims.hpp"
#include "check_manner.hpp"
#include "offerbox/base/text.hpp"
#include "offerbox/evidence/pattern.hpp"
#include "offerbox/interview/model_wording.hpp"
#include "word_stems.hpp"

namespace offerbox::interview {

namespace {

// Chosen on the bank's own rephrasings: bench/interview/wording_bench prints how many pass and what is caught.
constexpr double aim_at_least = 0.50;
constexpr double asked_below = 0.86;
constexpr double leak_from = 0.55;
constexpr double leak_above_known = 0.08;

// Whether the words of an open point's cue stand in the text, some of them for the first time.
bool makes_point(const KeyPoint& point, std::string_view text, const std::set<std::string>& used) {
    const auto cues = evidence::Pattern::compile(point.cues);
    if (!cues) return false;
    return std::ranges::any_of(cues->find_all(text), [&](const evidence::Match& match) {
        return !std::ranges::includes(used, content_stems(text.substr(match.begin, match.end - match.begin)));
    });
}

bool leaks(const Context& context, const WordingTask& task, const Closeness& closeness, std::string_view text) {
    std::set<std::string> used = content_stems(task.question);
    for (const auto& said : task.said) used.merge(content_stems(said));
    for (const auto& aim : task.aims) used.merge(content_stems(aim));
    for (const KeyPoint* point : task.open) {
        if (makes_point(*point, text, used)) return true;
    }
    for (const Technique* technique : context.evidence.named_in(text)) {
        if (!task.named.contains(technique)) return true;
    }
    return closeness.open_points >= leak_from && closeness.open_points > closeness.known_open + leak_above_known;
}

// The first words of a text; empty when it has no more than these.
std::string opening_of(std::string_view text) {
    constexpr std::size_t count = 6;
    const auto words = text::words(text);
    return words.size() <= count ? std::string() : plain_words(text.substr(0, words[count].begin));
}

// In these words or nearly, or with the same beginning: nobody says "When you put Redis in front of it" twice.
bool was_asked(const WordingTask& task, const Closeness& closeness, std::string_view text) {
    const auto words = plain_words(text);
    const auto opening = opening_of(text);
    const bool same = std::ranges::any_of(task.asked_before, [&](const std::string& asked) {
        return plain_words(asked).find(words) != std::string::npos ||
               (!opening.empty() && opening_of(asked) == opening);
    });
    return same || closeness.asked >= asked_below;
}

double nearest(std::span<const Embedding> some, std::span<const Embedding> others) {
    double best = 0;
    for (const auto& one : some) {
        for (const auto& other : others) best = std::max(best, static_cast<double>(similarity(one, other)));
    }
    return best;
}

}  // namespace

Result<Closeness> closeness_of(const TextEncoder& encoder, const WordingTask& task, const std::string& text) {
    std::vector<std::string> points;
    for (const KeyPoint* point : task.open) {
        points.push_back(point->text);
        points.insert(points.end(), point->phrasings.begin(), point->phrasings.end());
    }
    std::vector<std::string> said;
    for (const auto& exchange : task.exchange) {
        for (const auto sentence : sentences_of(exchange.said)) said.emplace_back(sentence);
    }
    std::vector<std::string> texts{text};
    const auto add = [&](const std::vector<std::string>& more) { texts.insert(texts.end(), more.begin(), more.end()); };
    add(task.aims);
    add(said);
    add(task.asked_before);
    add(points);
    const auto vectors = encoder.encode(texts);
    if (!vectors) return vectors.error();
    const std::span<const Embedding> all(*vectors);
    const auto own = all.first(1);
    const auto aims = all.subspan(1, task.aims.size());
    const auto known = all.subspan(1, task.aims.size() + said.size());
    const auto asked = all.subspan(1 + known.size(), task.asked_before.size());
    const auto open = all.last(points.size());
    return Closeness{nearest(own, aims), nearest(own, asked), nearest(own, open), nearest(known, open)};
}

std::string fault_of(const Context& context, const WordingTask& task, const KnownFacts& facts,
                     const InterviewerWords& words, const Closeness& closeness, std::string_view text) {
    if (auto fault = fault_of_manner(text); !fault.empty()) return fault;
    if (leaks(context, task, closeness, text)) return "leak";
    if (!is_grounded(text, task, facts, words)) return "claim";
    if (was_asked(task, closeness, text)) return "asked before";
    if (closeness.aim < aim_at_least) return "aim";
    return {};
}

}  // namespace offerbox::interview
