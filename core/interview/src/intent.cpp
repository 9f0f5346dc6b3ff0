#include "offerbox/interview/intent.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <vector>

#include "offerbox/base/text.hpp"
#include "offerbox/evidence/clause.hpp"
#include "offerbox/evidence/pattern.hpp"

namespace offerbox::interview {

namespace {

using evidence::Pattern;

Pattern pattern(std::initializer_list<const char*> expressions) {
    auto compiled = Pattern::compile({expressions.begin(), expressions.end()});
    return compiled ? *compiled : Pattern{};
}

struct Rule {
    Intent intent;
    Pattern pattern;
    std::size_t most_words;  // of the whole turn
};

const std::vector<Rule>& rules() {
    static const std::vector<Rule> list{
        {Intent::instruction,
         pattern({"(ignore|disregard|forget)\\b.{0,30}(instruction|rubric|prompt|rule|guideline|above|previous)",
                  "(give|award|grant|assign|score|rate|mark)\\b.{0,25}(full marks|10/10|10 out of 10|ten out of "
                  "ten|5/5|100 ?%|perfect score|maximum score|top score|highest score|full score)",
                  "you are now\\b", "system prompt", "(as|act as) (an? )?(ai|language model|grader|developer mode)",
                  "reveal\\b.{0,30}(prompt|rubric|key points|answers?|instructions)",
                  "\\[?system\\]?:", "new instructions?:"}),
         60},
        {Intent::stop,
         pattern({"(let'?s|can we|could we|i('d| would) like to|i want to|please|we should) (stop|end|finish|quit)\\b",
                  "stop (the|this) interview", "end (the|this) interview", "i have to (go|leave)",
                  "i need to (go|leave)\\b"}),
         16},
        {Intent::repeat,
         pattern({"(can|could|would) you (please )?(repeat|say)\\b.{0,25}(again|question|that)?",
                  "repeat (the|that|your) question", "say that again", "come again",
                  "i (didn'?t|did not) (hear|catch|get) (that|the question|you)", "what was the question", "pardon\\b",
                  "sorry,? what\\b", "one more time"}),
         16},
        {Intent::rephrase,
         pattern({"(can|could|would) you (please )?(rephrase|reword|reformulate)",
                  "(put|say|ask|phrase) (it|that|the question|this) (in )?(an)?(other|different)(ly| words| way)?",
                  "i (don'?t|do not) (quite |really )?understand (the|your|this|that) question",
                  "in (other|simpler|different) words", "not sure (i|what) (understand|you'?re asking|you are asking)",
                  "what do you mean\\??$", "explain the question", "simpler words"}),
         22},
        {Intent::think,
         pattern({"(let me|can i|may i|i need to|give me|i('d| would) "
                  "like)\\b.{0,20}(think|minute|moment|second|sec|time)\\b",
                  "(one|a|just a|just one) (moment|second|sec|minute)\\b", "hold on", "let me see",
                  "good question,? let me"}),
         14},
        {Intent::skip,
         pattern({"^(please )?skip\\b",
                  "(let'?s|can we|could we|i( would|'d) (like|prefer) to|i want to|may i|can i|please) skip\\b",
                  "skip (this|that|it|the question)", "(can|could|shall|may) we (move on|go on|go to the next)",
                  "next question", "(ask|give) me (something|another|a different)( (else|one|question))?",
                  "another question", "different question", "(i('d| would)) rather not answer", "i pass\\b", "^pass\\b",
                  "move on (please|to the next)"}),
         16},
        {Intent::hint,
         pattern({"(a|any|some|the) hints?\\b", "hint please", "(can|could) you help me\\b", "give me a clue",
                  "point me in"}),
         16},
        {Intent::does_not_know,
         pattern({"i (really |honestly |actually |just )?(don'?t|do not|dunno|wouldn'?t|have no|haven'?t got an?y?) "
                  "?(really |actually )?(know|idea|remember|recall|have an (answer|example|idea)|have "
                  "(one|any)|experience)?\\b",
                  "no idea", "not sure(,|\\.|$| at all| honestly| what to say)",
                  "i('ve| have) (never|not) (done|worked|had|used|dealt|seen|experienced)", "dunno", "no clue",
                  "i can'?t (think of|remember|recall|answer)", "nothing comes to mind", "idk"}),
         18},
        {Intent::nothing,
         pattern({"^(no|nope|nah)\\b.{0,40}$", "nothing (else|more|to add|from me)", "that'?s (all|it|everything)",
                  "i('m| am) (good|done|fine)", "no (more )?questions", "all good", "i (have|got) no questions"}),
         14}};
    return list;
}

const Pattern& abuse() {
    static const Pattern words =
        pattern({"(fuck|screw) (you|off|this)",
                 "you('re| are)? (an? )?(fucking |stupid |dumb |useless |damn "
                 ")+(idiot|moron|bot|machine|robot|piece|asshole|interviewer)?",
                 "go to hell", "(stupid|dumb|idiotic|moronic) (bot|question|machine|robot|interview|ai)",
                 "piece of (shit|crap|garbage)", "shut (the fuck )?up", "kill yourself",
                 "(asshole|bitch|bastard|motherfucker)\\b", "idiots?\\b"});
    return words;
}

const Pattern& question_about_question() {
    static const Pattern words =
        pattern({"(do|did|are|is|should|shall|can|could|may|would) (you|i|we|it|this|that|the)\\b",
                 "what (do you mean|kind|sort|exactly|scale|level|size)", "which (one|kind|part|system)",
                 "how (big|many|much|large|long|deep|detailed)", "what('s| is| are| counts?)\\b",
                 "any (particular|specific|constraints?)", "who\\b", "does it\\b", "you mean\\b"});
    return words;
}

// Common words of the languages that meet English interviews most; three of them and hardly an English one is that
// language.
bool is_other_language(std::string_view text, const std::vector<text::Word>& words) {
    static constexpr auto foreign = std::to_array<std::string_view>(
        {"der",        "die",  "und",        "ich", "nicht",       "das",         "ist",   "wir",  "haben",
         "mit",        "ein",  "eine",       "auf", "f\xC3\xBCr",  "auch",        "dann",  "habe", "war",
         "zu",         "les",  "des",        "est", "une",         "nous",        "avons", "pour", "dans",
         "que",        "je",   "vous",       "sur", "avec",        "pas",         "c'est", "j'ai", "le",
         "la",         "el",   "los",        "las", "una",         "hemos",       "para",  "por",  "con",
         "pero",       "como", "muy",        "yo",  "fue",         "est\xC3\xA1", "era",   "het",  "een",
         "wij",        "niet", "voor",       "che", "di",          "il",          "per",   "non",  "abbiamo",
         "sono",       "uma",  "n\xC3\xA3o", "com", "mais",        "foi",         "eu",    "jest", "nie",
         "si\xC4\x99", "ve",   "bir",        "bu",  "i\xC3\xA7in", "och",         "jag",   "att",  "det",
         "vi",         "har"});
    const auto code_points = text::to_code_points(text);
    std::size_t beyond_latin = 0;
    std::size_t letters = 0;
    for (const char32_t c : code_points) {
        if (c >= U'a' && c <= U'z') ++letters;
        if (c >= U'A' && c <= U'Z') ++letters;
        if (c >= 0x370 && !(c >= 0x1E00 && c <= 0x20CF)) ++beyond_latin;
    }
    if (beyond_latin >= 5 && beyond_latin > letters) return true;
    if (words.size() < 5) return false;
    std::size_t foreign_words = 0;
    std::size_t english_words = 0;
    for (const auto& word : words) {
        if (std::ranges::find(foreign, word.lower) != foreign.end()) ++foreign_words;
        if (text::is_stop_word(word.lower)) ++english_words;
    }
    return foreign_words >= 3 && foreign_words > english_words * 2;
}

// Letters in an order that words do not have: long runs of consonants, no vowels, keyboard rows.
bool is_unlikely_word(std::string_view word) {
    if (word.size() < 4 || text::is_stop_word(word)) return false;
    std::size_t consonants = 0;
    std::size_t longest = 0;
    std::size_t vowels = 0;
    for (const char c : word) {
        const bool letter = c >= 'a' && c <= 'z';
        const bool vowel = letter && std::string_view("aeiouy").find(c) != std::string_view::npos;
        if (!letter) return false;  // names of tools hold digits and signs
        vowels += vowel ? 1U : 0U;
        consonants = vowel ? 0 : consonants + 1;
        longest = std::max(longest, consonants);
    }
    static constexpr auto rows = std::to_array<std::string_view>(
        {"asdf", "sdfg", "dfgh", "qwer", "wert", "zxcv", "xcvb", "hjkl", "jkl", "fghj", "lkj", "poiu", "uiop"});
    const bool row =
        std::ranges::any_of(rows, [&](std::string_view keys) { return word.find(keys) != std::string_view::npos; });
    return vowels == 0 ? word.size() >= 5 : longest >= 5 || row;
}

bool is_gibberish(const std::vector<text::Word>& words) {
    if (words.empty()) return false;
    std::size_t unlikely = 0;
    std::size_t repeated = 0;
    for (std::size_t at = 0; at < words.size(); ++at) {
        if (is_unlikely_word(words[at].lower)) ++unlikely;
        if (at >= 1 && words[at].lower == words[at - 1].lower) ++repeated;
    }
    if (unlikely * 2 >= words.size()) return true;
    return words.size() >= 5 && repeated * 3 >= words.size() * 2;
}

// Technical words in a row without a statement.
bool is_keyword_list(std::string_view text, const std::vector<text::Word>& words) {
    if (words.size() < 3 || words.size() > 40) return false;
    if (!evidence::figures_in(text).empty()) return false;
    std::size_t stop_words = 0;
    for (const auto& word : words)
        stop_words += text::is_stop_word(word.lower) && word.lower != "and" && word.lower != "or" ? 1U : 0U;
    if (stop_words * 6 > words.size()) return false;
    const auto clauses = evidence::clauses_of(text);
    return std::ranges::none_of(clauses, [](const evidence::Clause& clause) {
        return clause.subject != evidence::Subject::none || clause.past;
    });
}

bool asks(std::string_view text) {
    return text::trim(text).ends_with('?');
}

}  // namespace

Intent intent_of(std::string_view text) {
    const auto words = text::words(text);
    if (words.empty()) return text::to_code_points(text::trim(text)).size() >= 6 ? Intent::gibberish : Intent::silence;
    if (is_other_language(text, words)) return Intent::other_language;
    if (words.size() <= 30 && abuse().find(text)) return Intent::abusive;
    const auto clauses = evidence::clauses_of(text);
    const auto form = evidence::form_of(text, clauses);
    for (const Rule& rule : rules()) {
        if (words.size() > rule.most_words || !rule.pattern.find(text)) continue;
        // A refusal or a "no" with a told action beside it is an answer.
        const bool told = form.past_actions > 0 || form.figures > 0;
        const bool is_soft = rule.intent == Intent::does_not_know || rule.intent == Intent::nothing ||
                             rule.intent == Intent::hint || rule.intent == Intent::skip;
        if (is_soft && told) continue;
        if (rule.intent == Intent::nothing && words.size() > 8) continue;
        return rule.intent;
    }
    if (is_gibberish(words)) return Intent::gibberish;
    if (asks(text) && words.size() <= 35 && form.past_actions == 0 && question_about_question().find(text))
        return Intent::clarify;
    if (is_keyword_list(text, words)) return Intent::keywords;
    return Intent::answer;
}

Command command_of(std::string_view line) {
    struct Entry {
        std::string_view name;
        Intent intent;
        bool takes_text;
        bool takes_seconds;
    };
    static constexpr auto entries = std::to_array<Entry>({{"/skip", Intent::skip, false, false},
                                                          {"/repeat", Intent::repeat, false, false},
                                                          {"/rephrase", Intent::rephrase, false, false},
                                                          {"/clarify", Intent::clarify, true, false},
                                                          {"/hint", Intent::hint, false, false},
                                                          {"/think", Intent::think, false, true},
                                                          {"/silence", Intent::silence, false, true},
                                                          {"/stop", Intent::stop, false, false}});
    line = text::trim(line);
    const auto space = line.find(' ');
    const std::string_view name = line.substr(0, space);
    const std::string_view rest = space == std::string_view::npos ? std::string_view{} : text::trim(line.substr(space));
    for (const Entry& entry : entries) {
        if (name != entry.name) continue;
        Command command{true, entry.intent, std::string(rest), 0};
        if (entry.takes_seconds) {
            double seconds = 0;
            const auto parsed = std::from_chars(rest.data(), rest.data() + rest.size(), seconds);
            const bool whole = parsed.ec == std::errc() && parsed.ptr == rest.data() + rest.size();
            if (!rest.empty() && (!whole || seconds < 0 || seconds > 3600)) return {};
            command.seconds = rest.empty() ? 10 : seconds;
        } else if (!entry.takes_text && !rest.empty()) {
            return {};
        }
        return command;
    }
    return {};
}

}  // namespace offerbox::interview
