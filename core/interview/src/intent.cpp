#include "offerbox/interview/intent.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

#include "legibility.hpp"
#include "offerbox/base/text.hpp"
#include "offerbox/evidence/clause.hpp"
#include "offerbox/evidence/pattern.hpp"
#include "phrases.hpp"

namespace offerbox::interview {

namespace {

using evidence::Pattern;

constexpr std::size_t longest_request = 45;    // words of a turn that asks for something
constexpr std::size_t most_words_beside = 12;  // of other things beside a request
constexpr std::size_t most_beside_question = 15;
constexpr std::size_t least_story = 8;  // words of told action that make an answer of a turn with a request in it
constexpr std::size_t least_answer_beside_instruction = 6;

// The strongest first: "I don't know, can we skip it?" asks to skip.
constexpr auto by_strength =
    std::to_array<Intent>({Intent::stop, Intent::skip, Intent::rephrase, Intent::repeat, Intent::hint, Intent::think,
                           Intent::does_not_know, Intent::nothing});

// A turn, piece by piece: what each asks for, and what is left beside.
struct Heard {
    std::vector<Piece> pieces;
    std::vector<std::optional<Intent>> asked;
    Piece rest;
    evidence::AnswerForm rest_form;

    bool holds(Intent intent) const { return std::ranges::find(asked, intent) != asked.end(); }
};

Heard hear(std::string_view text) {
    Heard heard;
    heard.pieces = pieces_of(text);
    std::string rest_text;
    for (const Piece& piece : heard.pieces) {
        const auto intent = is_instruction(piece) ? Intent::instruction : request_in(piece);
        heard.asked.push_back(intent);
        if (intent) continue;
        heard.rest.words.insert(heard.rest.words.end(), piece.words.begin(), piece.words.end());
        rest_text += joined(piece) + ". ";
    }
    heard.rest_form = evidence::form_of(rest_text, evidence::clauses_of(rest_text));
    return heard;
}

// "... was what I asked myself", "he said": the request is somebody's in a story.
bool is_reported(const Piece& rest) {
    static constexpr auto reporting =
        std::to_array<std::string_view>({"asked", "said", "told", "asking", "saying", "wondered", "says", "asks"});
    for (std::size_t at = 0; at < rest.words.size(); ++at) {
        if (std::ranges::find(reporting, rest.words[at]) == reporting.end()) continue;
        if (at == 0 || rest.words[at - 1] != "you") return true;
    }
    return false;
}

bool leaves_room(const Heard& heard, Intent intent) {
    const std::size_t beside = heard.rest.words.size();
    if (beside > most_words_beside || is_reported(heard.rest)) return false;
    const bool told = heard.rest_form.past_actions > 0;
    switch (intent) {
        // Something else was said too: it is what the person does know.
        case Intent::does_not_know:
        case Intent::nothing: return beside < 2;
        case Intent::think:
        case Intent::stop: return beside < 4 || (!told && beside <= 6);
        default: return !told || beside < least_story;
    }
}

std::optional<Intent> request_of(const Heard& heard) {
    for (const Intent intent : by_strength) {
        if (heard.holds(intent) && leaves_room(heard, intent)) return intent;
    }
    return std::nullopt;
}

bool only_acknowledges(const Heard& heard) {
    return heard.rest.words.empty() && heard.holds(Intent::acknowledged);
}

// A question about the question: at the turn's end, and little else before it.
bool asks_back(const Heard& heard) {
    const bool marked = std::ranges::any_of(heard.pieces, &Piece::asked);
    std::size_t sentence = 0;
    bool opens = false;
    for (const Piece& piece : heard.pieces) {
        if (piece.asked != marked || !opens_question(piece)) continue;
        sentence = piece.sentence;
        opens = true;
    }
    if (!opens || is_reported(heard.rest)) return false;
    std::string before;
    std::size_t words_before = 0;
    for (std::size_t at = 0; at < heard.pieces.size(); ++at) {
        const Piece& piece = heard.pieces[at];
        if (piece.sentence > sentence && !heard.asked[at]) return false;
        if (piece.sentence == sentence || heard.asked[at]) continue;
        words_before += piece.words.size();
        before += joined(piece) + ". ";
    }
    return words_before <= most_beside_question &&
           evidence::form_of(before, evidence::clauses_of(before)).past_actions == 0;
}

bool is_abusive(std::string_view text, const Heard& heard) {
    static const Pattern aimed = [] {
        auto compiled = Pattern::compile(
            {"(?:fuck|screw) (?:you|off|yourself|this interview)",
             "(?:fucking|stupid|dumb|idiotic|moronic|shitty|useless|bloody|damn) "
             "(?:bot|robot|interviewer|ai|program)\\b",
             "you(?: are|'re|re) (?:an? |such an? |so |really |just |just an? |a total |fucking |complete |very "
             ")*(?:idiot|moron|stupid|dumb|useless|pathetic|asshole|bastard|bitch|retard(?:ed)?|worthless|imbecile|"
             "piece of \\w+|garbage|trash|shit|clown|dumbass)\\b",
             "you (?:fucking |bloody |damn )*(?:idiot|moron|asshole|bastard|bitch|imbecile|dumbass|retard|clown)\\b",
             "you (?:stupid|dumb|useless|fucking|damn) (?:bot|robot|machine|idiot|piece|program|thing|computer)",
             "you (?:really |fucking )*suck\\b", "go to hell", "kill yourself", "(?:kiss|lick) my ass", "motherfucker",
             "son of a bitch", "eat shit", "suck my", "i hate you\\b",
             "(?:^|[.!?,] ?)(?:just |please |oh )?shut (?:the (?:fuck|hell) )?up\\b",
             "(?:^|[.!?,] ?)(?:this is|that is|that's|what)(?: an?| such an?)? (?:fucking |really |so |very "
             ")*(?:stupid|dumb|idiotic|moronic|shitty) (?:question|interview)s?(?:$|[.!?,])",
             "(?:stupid|dumb|fucking) (?:interview|questions?),? (?:you|bot|idiot)",
             "^(?:asshole|idiots?|moron|bitch|bastard|fuck|bullshit|fuck (?:it|this|that)|wtf|this is (?:so |really "
             "|such )?(?:dumb|stupid|bullshit|idiotic)|what a bullshit)[.!?]*$"});
        return compiled ? *compiled : Pattern{};
    }();
    static constexpr std::size_t longest = 30;  // words; in more of them something else is said too
    if (text::count_words(text) > longest || is_reported(heard.rest)) return false;
    // In few words nothing is told, whatever the verb ("shut up").
    const bool told = heard.rest_form.past_actions > 0 && text::count_words(text) > 6;
    return !told && aimed.find(text);
}

}  // namespace

Intent intent_of(std::string_view text) {
    const auto words = text::words(text);
    if (words.empty()) return text::to_code_points(text::trim(text)).size() >= 6 ? Intent::gibberish : Intent::silence;
    if (is_other_language(text, words)) return Intent::other_language;
    const Heard heard = hear(text);
    if (is_abusive(text, heard)) return Intent::abusive;
    if (heard.holds(Intent::instruction))
        return heard.rest.words.size() < least_answer_beside_instruction ? Intent::instruction : Intent::answer;
    if (words.size() <= longest_request) {
        if (const auto request = request_of(heard)) return *request;
        if (only_acknowledges(heard)) return Intent::acknowledged;
        if (asks_back(heard)) return Intent::clarify;
    }
    if (is_gibberish(words)) return Intent::gibberish;
    if (is_keyword_list(text, words)) return Intent::keywords;
    return Intent::answer;
}

bool asks_something(std::string_view text) {
    static const Pattern wish = [] {
        auto compiled = Pattern::compile(
            {"tell me\\b", "curious\\b", "wonder(?:ing|ed)?\\b", "(?:like|want|love) to (?:know|hear|ask|understand)",
             "interested in", "know more", "hear (?:more )?about", "ask (?:you )?(?:about|if|whether|what|how)",
             "question (?:is|about|on|regarding)", "explain\\b", "describe\\b"});
        return compiled ? *compiled : Pattern{};
    }();
    static const Pattern opening = [] {
        auto compiled =
            Pattern::compile({"^(?:what|how|when|where|who|why|which|is there|are there|do you|does the|is it|are "
                              "you|can i|will i|will there|do i|does it)\\b"});
        return compiled ? *compiled : Pattern{};
    }();
    if (wish.find(text)) return true;
    return std::ranges::any_of(pieces_of(text),
                               [](const Piece& piece) {
                                   return (piece.asked && opens_question(piece)) || opening.find(joined(piece));
                               }) ||
           text::trim(text).ends_with('?');
}

bool affirms(std::string_view text) {
    static constexpr auto yes = std::to_array<std::string_view>(
        {"yes", "yeah", "yep", "yup", "right", "correct", "exactly", "absolutely", "certainly", "definitely", "sure"});
    const auto words = text::words(text);
    return std::ranges::any_of(words,
                               [](const text::Word& word) { return std::ranges::find(yes, word.lower) != yes.end(); });
}

bool denies(std::string_view text) {
    const auto words = text::words(text);
    return !words.empty() &&
           (words.front().lower == "no" || words.front().lower == "nope" || words.front().lower == "nah" ||
            words.front().lower == "not" || words.front().lower == "none");
}

Command command_of(std::string_view text) {
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
    text = text::trim(text);
    const std::string_view line = text::trim(text.substr(0, text.find('\n')));
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
        } else if (entry.takes_text) {
            command.argument = text::squeeze(text.substr(name.size()));
        } else if (!rest.empty()) {
            return {};
        }
        return command;
    }
    return {};
}

}  // namespace offerbox::interview
