#include "check_claims.hpp"

#include <algorithm>

#include "offerbox/base/text.hpp"
#include "offerbox/evidence/pattern.hpp"
#include "word_stems.hpp"

namespace offerbox::interview {

namespace {

using evidence::Pattern;

Pattern pattern(std::initializer_list<const char*> expressions) {
    auto compiled = Pattern::compile({expressions.begin(), expressions.end()});
    return compiled ? *compiled : Pattern{};
}

const Pattern& question_words() {
    static const Pattern words =
        pattern({"(how|what|what's|why|which|who|whose|whom|where)\\b",
                 "(did|do|does|was|were|is|are|would|could|can|will|have|has|had) (you|it|they|that|this|there|the)\\b",
                 "when (did|do|does|was|were|is|are|would|will)\\b"});
    return words;
}

// "when you moved it", "after the team stopped", "that you wrote".
const Pattern& taken_for_granted() {
    static const Pattern words = pattern(
        {"(when|after|before|while|since|because|once|until|where|as|although|though|given that|now that|even though) "
         "(you|your|they|the|it|this|that|he|she|everyone|people|someone|somebody|nobody)\\b[^,.?;:]*",
         "that (you|your)\\b[^,.?;:]*",
         "you (said|say|mentioned|mention|told|described|describe|explained|noted|wrote|talked|spoke)\\b[^,.?;:]*",
         "your( [a-z'-]+){1,3}"});
    return words;
}

const Pattern& reported_speech() {
    static const Pattern words =
        pattern({"you (also )?(said|say|mentioned|mention|told me|described|describe|explained|noted|wrote|talked "
                 "about|spoke of)( that| about)?\\b"});
    return words;
}

const Pattern& denials() {
    static const Pattern words =
        pattern({"(no|not|never|without|nobody|nothing|none|neither|nor|cannot|failed to)\\b", "[a-z]+n't\\b"});
    return words;
}

bool is_denied(std::string_view text) {
    return denials().find(text).has_value();
}

bool includes(const std::set<std::string>& all, const std::set<std::string>& some) {
    return std::ranges::includes(all, some);
}

// Of "you said", "you mentioned": whether it was said is judged apart.
bool is_speech(const std::string& stem) {
    static const std::set<std::string> stems =
        content_stems("said say mentioned mention told describe explained noted");
    return stems.contains(stem);
}

struct Source {
    std::set<std::string> stems;
    bool denied = false;
};

std::vector<Source> sources_of(const WordingTask& task, const KnownFacts& facts) {
    std::vector<Source> sources;
    const auto add = [&](std::string_view text) {
        for (const auto sentence : sentences_of(text))
            sources.push_back({content_stems(sentence), is_denied(sentence)});
    };
    for (const auto& text : task.said) add(text);
    for (const auto& text : task.aims) add(text);
    add(task.question);
    for (const auto line : text::lines(facts.documents)) add(line);
    return sources;
}

// The claim's own words, without those that interviewers use of everything, stand in one sentence.
bool stands_in_one(std::string_view claim, const std::vector<Source>& sources, const InterviewerWords& words) {
    auto stems = content_stems(claim);
    std::erase_if(stems, [&](const std::string& stem) { return words.is_universal(stem) || is_speech(stem); });
    if (stems.empty()) return !is_denied(claim) || std::ranges::any_of(sources, &Source::denied);
    const bool denied = is_denied(claim);
    return std::ranges::any_of(
        sources, [&](const Source& source) { return source.denied == denied && includes(source.stems, stems); });
}

// "you" for "I", so that what was said and its report can be compared word by word.
std::string with_turned_pronouns(std::string_view text) {
    static const std::map<std::string, std::string, std::less<>> turned{
        {"i", "you"},       {"we", "you"},       {"me", "you"},     {"us", "you"},          {"my", "your"},
        {"our", "your"},    {"mine", "yours"},   {"ours", "yours"}, {"myself", "yourself"}, {"ourselves", "yourselves"},
        {"i've", "you've"}, {"we've", "you've"}, {"i'm", "you're"}, {"we're", "you're"},    {"i'd", "you'd"},
        {"we'd", "you'd"}};
    std::string out = " ";
    for (const auto& word : text::words(text)) {
        const auto found = turned.find(word.lower);
        out += (found == turned.end() ? word.lower : found->second) + " ";
    }
    return out;
}

// What is reported as said was said, in these words.
bool reports_exactly(std::string_view text, const WordingTask& task) {
    for (const auto& report : reported_speech().find_all(text)) {
        const auto rest = text.substr(report.end);
        const auto words = with_turned_pronouns(rest.substr(0, rest.find_first_of(",.?;:")));
        const bool said = std::ranges::any_of(task.said, [&](const std::string& answer) {
            return with_turned_pronouns(answer).find(words) != std::string::npos;
        });
        const bool written = with_turned_pronouns(task.written.text).find(words) != std::string::npos;
        if (!said && !written) return false;
    }
    return true;
}

}  // namespace

std::vector<std::string_view> claims_in(std::string_view text) {
    std::vector<std::string_view> claims;
    for (const auto sentence : sentences_of(text)) {
        if (!sentence.ends_with('?')) {
            claims.push_back(sentence);
            continue;
        }
        const auto question = question_words().find(sentence);
        const auto begin = question ? question->begin : sentence.size();
        if (begin > 0) claims.push_back(sentence.substr(0, begin));
        const auto asked = sentence.substr(begin);
        for (const auto& match : taken_for_granted().find_all(asked))
            claims.push_back(asked.substr(match.begin, match.end - match.begin));
    }
    return claims;
}

bool is_grounded(std::string_view text, const WordingTask& task, const KnownFacts& facts,
                 const InterviewerWords& words) {
    auto more = task.said;
    more.insert(more.end(), task.aims.begin(), task.aims.end());
    more.push_back(task.question);
    if (!facts.unsupported(text, more).empty()) return false;
    if (!reports_exactly(text, task)) return false;
    const auto sources = sources_of(task, facts);
    for (const auto claim : claims_in(text)) {
        if (!stands_in_one(claim, sources, words)) return false;
    }
    return std::ranges::all_of(content_stems(text), [&](const std::string& stem) {
        return words.is_general(stem) || is_speech(stem) ||
               std::ranges::any_of(sources, [&](const Source& source) { return source.stems.contains(stem); });
    });
}

}  // namespace offerbox::interview
