#include "check_manner.hpp"

#include <algorithm>

#include "offerbox/base/text.hpp"
#include "offerbox/evidence/pattern.hpp"
#include "offerbox/interview/intent.hpp"
#include "word_stems.hpp"

namespace offerbox::interview {

namespace {

using evidence::Pattern;

constexpr std::size_t most_words = 40;
constexpr std::size_t most_bytes = 400;

Pattern pattern(std::initializer_list<const char*> expressions) {
    auto compiled = Pattern::compile({expressions.begin(), expressions.end()});
    return compiled ? *compiled : Pattern{};
}

// Marks of something else than plain speech.
bool is_markup(std::string_view text) {
    return text.find_first_of("\n\r\t*_`#<>[]{}|\\") != std::string_view::npos ||
           text.find("://") != std::string_view::npos || text.find("www.") != std::string_view::npos;
}

const Pattern& openers() {
    static const Pattern words = pattern({"(how|what|what's|why|which|who|whose|whom|where|when)\\b",
                                          "(did|do|does|was|were|is|are|would|could|can|will|have|has|had|should)(n't)?"
                                          " (you|it|they|that|this|there|the|"
                                          "your|anyone|anything|someone|everyone|a|an|any|one)\\b"});
    return words;
}

// A second thing asked for in the same breath.
const Pattern& second_question() {
    static const Pattern words =
        pattern({"(and|or|but|also|plus)\\b,? (also |then |if so,? )?(how|what|why|which|who|whose|where|when)\\b",
                 "(and|or|but|also|plus)\\b,? (also |then |if so,? "
                 ")?(did|do|does|was|were|is|are|would|could|can|will|have|has|had)"
                 "(n't)? (you|it|they|that|this|there|the|your)\\b",
                 "(tell|walk|talk|give|take|show) me\\b", "(describe|explain|elaborate|summari[sz]e|clarify)\\b"});
    return words;
}

const Pattern& strong_praise() {
    static const Pattern words =
        pattern({"(great|excellent|impressive|impressed|fantastic|amazing|awesome|brilliant|wonderful|outstanding|"
                 "perfect|perfectly|"
                 "superb|terrific|stellar|fabulous|remarkable|splendid|admirable|commendable|kudos|congratulations|"
                 "congrats|bravo)\\b",
                 "(well|nicely|beautifully) (done|put|said|handled|explained)\\b",
                 "good (job|work|point|answer|thinking|call|stuff)\\b",
                 "(i|we) (really |truly |do )?(like|love|appreciate|admire|enjoyed)\\b",
                 "smart (move|choice|decision|approach|thinking)\\b", "clever(ly)?\\b", "thank(s| you)\\b",
                 "that('s| is| was| sounds?) (like |a |an |very |really |so |quite )*"
                 "(good|nice|solid|strong|helpful|interesting|thorough|clear|sound|useful|fair|insightful|right|"
                 "correct|smart)\\b"});
    return words;
}

const Pattern& weak_praise() {
    static const Pattern words = pattern(
        {"(good|nice|solid|strong|helpful|interesting|thorough|clear|insightful|right|correct|exactly|agreed|yes|sure|"
         "absolutely|definitely|understood|i see|makes sense|got it)\\b"});
    return words;
}

const Pattern& hints() {
    static const Pattern words = pattern({"hints?\\b", "for (example|instance)\\b", "such as\\b", "e\\.g\\.",
                                          "^(have|had|did|do|would|could|can|will) you (ever |also "
                                          ")?(consider|considered|think of|thought of|think about|"
                                          "thought about|try|tried|look at|looked at|look into|use|used|add|added)\\b",
                                          "(have|had) you (ever |also )?(considered|"
                                          "thought|tried)\\b",
                                          "you (could|should|might|may|ought)( also| perhaps| maybe)?( to)? "
                                          "(have|use|try|want|add|consider|say|mention|think)\\b",
                                          "(shouldn't|wouldn't|couldn't|isn't|aren't|don't you think|didn't you)\\b",
                                          "the (right|correct|best|expected|ideal|usual|standard|better) "
                                          "(answer|way|approach|solution|choice|practice)\\b",
                                          "best practice", "consider\\b", "remember (to|that)\\b", "keep in mind",
                                          "(usually|typically|normally|generally),? (one|people|"
                                          "you|engineers)\\b",
                                          "i (would|'d) (have|suggest|recommend|use|say)\\b",
                                          "i (suggest|recommend)\\b", "let me (help|suggest|explain)"});
    return words;
}

const Pattern& about_interview() {
    static const Pattern words =
        pattern({"scor(e|es|ed|ing)\\b", "[0-9]+ ?(/|out of) ?[0-9]+", "full marks", "rubric", "key points?\\b",
                 "expected points?\\b", "(as an? |i am an? |i'm an? )?(ai|language model|chatbot|assistant)\\b",
                 "instructions?\\b", "(system|your|my) prompt\\b", "json\\b.{0,15}(above|object|data)",
                 "interview(er|ers|s)?\\b", "candidates?\\b", "(you|you're|you are) (hired|rejected|passed)",
                 "(i|we)( will|'ll)? (hire|pass|reject)\\b",
                 "(can't|cannot|can not|unable to|won't) (help|assist|answer|comply|do that)",
                 "i'm sorry|i am sorry|sorry\\b", "level [1-5]\\b", "grad(e|es|ed|ing)\\b", "feedback\\b"});
    return words;
}

bool is_english(std::string_view text) {
    const auto words = text::words(text);
    const auto known = static_cast<std::size_t>(
        std::ranges::count_if(words, [](const text::Word& word) { return text::is_stop_word(word.lower); }));
    return intent_of(text) != Intent::other_language && known * 4 >= words.size();
}

}  // namespace

std::string fault_of_manner(std::string_view text) {
    if (text.empty() || !text::is_utf8(text) || text.size() > most_bytes || is_markup(text)) return "form";
    if (text::count_words(text) > most_words) return "length";
    const auto sentences = sentences_of(text);
    const bool one_mark = std::ranges::count(text, '?') == 1 && text.ends_with('?');
    if (!one_mark || sentences.size() > 2) return "one question";
    if (!is_english(text)) return "language";
    if (intent_of(text) == Intent::abusive) return "tone";
    if (about_interview().find(text)) return "about the interview";
    const bool mild = sentences.size() > 1 && weak_praise().find(sentences.front());
    const auto opening = weak_praise().find(text);
    if (strong_praise().find(text) || mild || (opening && opening->begin == 0)) return "praise";
    if (hints().find(text)) return "hint";
    if (!openers().find(sentences.back()) || second_question().find(text)) return "one question";
    return {};
}

}  // namespace offerbox::interview
