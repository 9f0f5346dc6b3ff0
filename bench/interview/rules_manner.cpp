#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "offerbox/base/text.hpp"
#include "offerbox/evidence/pattern.hpp"
#include "rules.hpp"

namespace offerbox::bench {

namespace {

evidence::Pattern pattern(const std::vector<std::string>& expressions) {
    return evidence::Pattern::compile(expressions).value();
}

void no_praise(const Held& held, const Tell& tell) {
    static const auto praise = pattern(
        {"(that('s| is| was) )?(a |an |very |really |so )*(great|excellent|awesome|amazing|fantastic|brilliant|perfect|"
         "impressive|wonderful|superb|terrific)\\b( (answer|question|point|example|job|work|story))?[.,!]",
         "(good|nice|strong|solid|interesting|great) (answer|point|example|job|one|question|story|work)[.,!]",
         "well (done|said|put)", "(good|nice|excellent|perfect)[.,!]", "i (like|love) (that|how|your)",
         "impress(ed|ive)", "congratulations", "spot on", "exactly( right)?[.,!]", "that('s| is) (right|correct)[.,!]",
         "^(right|correct)[.,!]"});
    if (held.state.started.mode != Mode::real) return;
    for (std::size_t at = 0; at < held.state.turns.size(); ++at) {
        const Turn& turn = held.state.turns[at];
        if (is_interviewers(turn) && praise.find(turn.text)) tell(at, turn.text);
    }
}

void no_claim_of_understanding(const Held& held, const Tell& tell) {
    static const auto claims = pattern({"i see[.,]", "i understand\\b", "got it[.,]", "(that )?makes sense",
                                        "understood\\b", "that('s| is) clear", "i follow\\b", "of course you"});
    for (std::size_t at = 0; at < held.state.turns.size(); ++at) {
        const Turn& turn = held.state.turns[at];
        const bool own_words = turn.kind != TurnKind::feedback && turn.kind != TurnKind::clarification;
        if (is_interviewers(turn) && own_words && claims.find(turn.text)) tell(at, turn.text);
    }
}

void no_hints(const Held& held, const Tell& tell) {
    if (held.state.started.mode != Mode::real) return;
    for (std::size_t at = 0; at < held.state.turns.size(); ++at) {
        if (held.state.turns[at].kind == TurnKind::hint) tell(at, held.state.turns[at].text);
    }
}

void feedback_by_mode(const Held& held, const Tell& tell) {
    const bool study = held.state.started.mode == Mode::study;
    std::set<std::string> given;
    for (std::size_t at = 0; at < held.state.turns.size(); ++at) {
        const Turn& turn = held.state.turns[at];
        if (turn.kind != TurnKind::feedback) continue;
        if (!study) tell(at, "feedback in real mode");
        if (!given.insert(turn.question_id).second) tell(at, "feedback twice on " + turn.question_id);
    }
    if (!study) return;
    for (const Talk& talk : talks_of(held)) {
        const bool answered = !said_before(held, talk, held.state.turns.size()).empty();
        if (answered && !given.contains(talk.planned->question_id))
            tell(talk.turns.back(), "no feedback on " + talk.planned->question_id);
    }
}

// Runs of so many words in a row are no accident.
constexpr std::size_t leak_words = 6;

std::set<std::string> runs_of(std::string_view text) {
    std::set<std::string> runs;
    const auto words = text::words(text);
    for (std::size_t at = 0; at + leak_words <= words.size(); ++at) {
        std::string run;
        std::size_t content = 0;
        for (std::size_t word = at; word < at + leak_words; ++word) {
            run += words[word].lower + " ";
            content += text::is_stop_word(words[word].lower) ? 0U : 1U;
        }
        if (content * 2 >= leak_words) runs.insert(run);  // "one thing that had to be" gives nothing away
    }
    return runs;
}

// An expected point in the bank's words, in a turn that asks, before the candidate made it.
void no_leak(const Held& held, const Tell& tell) {
    for (const Talk& talk : talks_of(held)) {
        std::vector<std::pair<const KeyPoint*, std::set<std::string>>> points;
        for (const auto& point : talk.question->key_points) {
            auto runs = runs_of(point.text);
            for (const auto& phrasing : point.phrasings) runs.merge(runs_of(phrasing));
            points.emplace_back(&point, std::move(runs));
        }
        for (const std::size_t at : talk.turns) {
            const Turn& turn = held.state.turns[at];
            if (!is_interviewers(turn) || turn.kind == TurnKind::feedback) continue;
            const auto known = runs_of(said_before(held, talk, at) + talk.planned->text + " " + talk.question->text);
            for (const auto& run : runs_of(turn.text)) {
                if (known.contains(run)) continue;
                for (const auto& [point, runs] : points) {
                    if (runs.contains(run)) tell(at, fmt::format("{} ({}): {}", run, point->id, turn.text));
                }
            }
        }
    }
}

// The words after "You said" with the pronouns turned back may be any of these.
std::string turned(std::string_view word) {
    static const std::vector<std::pair<std::string_view, std::string_view>> pronouns{
        {"i", "you"},           {"we", "you"},
        {"my", "your"},         {"our", "your"},
        {"me", "you"},          {"us", "you"},
        {"i've", "you've"},     {"we've", "you've"},
        {"i'd", "you'd"},       {"we'd", "you'd"},
        {"mine", "yours"},      {"ours", "yours"},
        {"myself", "yourself"}, {"ourselves", "yourselves"}};
    for (const auto& [from, to] : pronouns) {
        if (word == from) return std::string(to);
    }
    return std::string(word);
}

std::string turned_text(std::string_view text) {
    std::string out = " ";
    for (const auto& word : text::words(text)) out += turned(word.lower) + " ";
    return out;
}

// The quoted clause of "You said <clause>." or "You mentioned <clause>."; empty where nothing is quoted.
std::string quoted_in(std::string_view said) {
    for (const std::string_view lead : {"You said ", "You mentioned ", "You told me "}) {
        const auto begin = said.find(lead);
        if (begin == std::string_view::npos) continue;
        auto rest = said.substr(begin + lead.size());
        for (std::size_t sign = 0; sign + 1 < rest.size(); ++sign) {
            if ((rest[sign] == '.' || rest[sign] == '?') && rest[sign + 1] == ' ')
                return std::string(rest.substr(0, sign));
        }
        return std::string(rest);
    }
    return {};
}

void quote_exact(const Held& held, const Tell& tell) {
    for (const Talk& talk : talks_of(held)) {
        for (const std::size_t at : talk.turns) {
            const Turn& turn = held.state.turns[at];
            if (!is_interviewers(turn) || !is_follow_up(turn)) continue;
            const auto quote = quoted_in(turn.text);
            if (!quote.empty() && turned_text(said_before(held, talk, at)).find(plain(quote)) == std::string::npos)
                tell(at, turn.text);
        }
    }
}

void reason_quote_exact(const Held& held, const Tell& tell) {
    for (const Talk& talk : talks_of(held)) {
        for (const std::size_t at : talk.turns) {
            const Turn& turn = held.state.turns[at];
            if (!is_follow_up(turn) || !turn.reason.starts_with("You said \"")) continue;
            const auto end = turn.reason.rfind('"');
            const auto quote = turn.reason.substr(10, end - 10);
            if (said_before(held, talk, at).find(quote) == std::string::npos) tell(at, turn.reason);
        }
    }
}

void quote_once(const Held& held, const Tell& tell) {
    for (const Talk& talk : talks_of(held)) {
        std::size_t quotes = 0;
        for (const std::size_t at : talk.turns) {
            const Turn& turn = held.state.turns[at];
            if (!is_follow_up(turn) || quoted_in(turn.text).empty()) continue;
            if (++quotes > 1) tell(at, turn.text);
        }
    }
}

void quote_person(const Held& held, const Tell& tell) {
    static const auto wrong =
        pattern({"(i|my|me|we|our|us|mine|ours|myself|i've|we've|i'm)\\b", "you (was|am|has|is)\\b"});
    for (std::size_t at = 0; at < held.state.turns.size(); ++at) {
        const Turn& turn = held.state.turns[at];
        if (!is_follow_up(turn)) continue;
        const auto quote = quoted_in(turn.text);
        const auto count = text::count_words(quote);
        if (quote.empty()) continue;
        if (wrong.find(quote) || count < 4 || count > 13) tell(at, turn.text);
    }
}

std::string first_sentence(std::string_view text) {
    for (std::size_t sign = 0; sign + 1 < text.size(); ++sign) {
        if (std::string_view(".?:").find(text[sign]) != std::string_view::npos && text[sign + 1] == ' ')
            return plain(text.substr(0, sign));
    }
    return plain(text);
}

void no_echo(const Held& held, const Tell& tell) {
    std::string last;
    for (std::size_t at = 0; at < held.state.turns.size(); ++at) {
        const Turn& turn = held.state.turns[at];
        if (!is_interviewers(turn) || turn.kind == TurnKind::feedback) continue;
        const auto opening = first_sentence(turn.text);
        if (opening == last) tell(at, turn.text);
        last = opening;
    }
}

// A sentence that begins one question in two or more of an interview is a tic.
void no_tic(const Held& held, const Tell& tell) {
    std::map<std::string, std::vector<std::size_t>> transitions;
    std::size_t questions = 0;
    for (std::size_t at = 0; at < held.state.turns.size(); ++at) {
        const Turn& turn = held.state.turns[at];
        if (!is_interviewers(turn) || turn.kind != TurnKind::question || turn.question_id.empty()) continue;
        ++questions;
        transitions[first_sentence(turn.text)].push_back(at);
    }
    for (const auto& [opening, places] : transitions) {
        if (places.size() >= 3 && places.size() * 3 > questions)
            tell(places.back(), fmt::format("{} of {} questions: {}", places.size(), questions, opening));
    }
}

}  // namespace

std::vector<Rule> rules_of_manner() {
    return {{"praise", "no praise in real mode", no_praise},
            {"understanding", "never claims to have understood", no_claim_of_understanding},
            {"hint", "no hint in real mode", no_hints},
            {"feedback", "feedback in study mode alone, once a question", feedback_by_mode},
            {"leak", "no expected point in the bank's words before it was made", no_leak},
            {"quote-exact", "a quote is in the candidate's words, pronouns turned", quote_exact},
            {"reason-quote", "a quote in a reason is exact", reason_quote_exact},
            {"quote-once", "\"You said\" at most once a question", quote_once},
            {"quote-person", "a quote speaks of \"you\", and is 4 to 13 words long", quote_person},
            {"echo", "no turn begins as the one before it", no_echo},
            {"tic", "no opening begins more than a third of the questions", no_tic}};
}

}  // namespace offerbox::bench
