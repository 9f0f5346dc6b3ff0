#include "offerbox/evidence/clause.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>
#include <unordered_set>

#include "lexicon.hpp"
#include "offerbox/base/text.hpp"

namespace offerbox::evidence {

namespace {

using Words = std::vector<text::Word>;

constexpr std::size_t shortest_clause = 4;  // words; shorter pieces join their neighbour
constexpr std::size_t longest_clause = 28;  // words; longer ones are cut at the next conjunction, or here

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> candidates) {
    return std::ranges::find(candidates, word) != candidates.end();
}

bool starts_subject(std::string_view word) {
    return is_one_of(word, {"i",    "we",    "they", "he",    "she",  "it",     "you",   "i'd",     "we'd",
                            "i've", "we've", "i'm",  "we're", "it's", "that's", "there", "there's", "my",
                            "our",  "the",   "this", "that",  "so",   "then",   "when",  "after"});
}

bool is_conjunction(std::string_view word) {
    return is_one_of(word, {"and", "but", "so", "because", "then", "which", "while", "although", "though", "whereas",
                            "since", "until", "when", "where", "or"});
}

// Whether the text between two words ends a sentence, a clause, or nothing.
enum class Gap { none, clause, sentence };

Gap gap_between(std::string_view between) {
    bool clause = false;
    for (std::size_t at = 0; at < between.size(); ++at) {
        const char sign = between[at];
        if (sign == '\n' || sign == '!' || sign == '?') return Gap::sentence;
        if (sign == '.') return Gap::sentence;
        if (sign == ',' || sign == ';' || sign == ':' || sign == '(' || sign == ')') clause = true;
        if (between.substr(at).starts_with("\xE2\x80\x94") || between.substr(at).starts_with("\xE2\x80\x93"))
            clause = true;
        if (between.substr(at).starts_with(" - ")) clause = true;
    }
    return clause ? Gap::clause : Gap::none;
}

bool has_verb_in(const Words& words, std::size_t first, std::size_t last) {
    for (std::size_t at = first; at < last; ++at) {
        if (is_past_verb(words[at].lower) || is_present_verb(words[at].lower) || is_modal(words[at].lower)) return true;
    }
    return false;
}

struct Piece {
    std::size_t first = 0;  // words [first, last)
    std::size_t last = 0;
    std::size_t sentence = 0;
};

// A conjunction starts a new clause when a subject follows it and both sides can stand alone.
bool conjunction_cuts(const Words& words, std::size_t at, std::size_t piece_first) {
    if (at - piece_first < shortest_clause || at + 2 >= words.size()) return false;
    if (!is_conjunction(words[at].lower)) return false;
    const auto& next = words[at + 1].lower;
    if (!starts_subject(next) && !is_past_verb(next)) return false;
    return has_verb_in(words, piece_first, at);
}

std::vector<Piece> pieces_of(std::string_view text, const Words& words) {
    std::vector<Piece> pieces;
    Piece piece;
    const auto close = [&](std::size_t at) {
        if (at == piece.first) return;
        piece.last = at;
        pieces.push_back(piece);
        piece.first = at;
    };
    for (std::size_t at = 0; at < words.size(); ++at) {
        const std::size_t gap_begin = at == 0 ? 0 : words[at - 1].end;
        const Gap gap = at == 0 ? Gap::none : gap_between(text.substr(gap_begin, words[at].begin - gap_begin));
        if (gap == Gap::sentence) {
            close(at);
            ++piece.sentence;
        } else if (gap == Gap::clause && at - piece.first >= shortest_clause && has_verb_in(words, piece.first, at)) {
            close(at);
        } else if (conjunction_cuts(words, at, piece.first) || at - piece.first >= longest_clause) {
            close(at);
        }
    }
    close(words.size());
    return pieces;
}

// Joins pieces that are too short to say anything with the piece before them in the same sentence.
std::vector<Piece> joined(const std::vector<Piece>& pieces) {
    std::vector<Piece> out;
    for (const Piece& piece : pieces) {
        const bool is_short = piece.last - piece.first < shortest_clause;
        const bool fits =
            !out.empty() && out.back().sentence == piece.sentence && piece.last - out.back().first <= longest_clause;
        if (is_short && fits) {
            out.back().last = piece.last;
        } else {
            out.push_back(piece);
        }
    }
    return out;
}

Subject subject_of_word(std::string_view word) {
    if (is_one_of(word, {"i", "i'd", "i've", "i'm", "i'll"})) return Subject::i;
    if (is_one_of(word, {"we", "we'd", "we've", "we're", "we'll", "us"})) return Subject::we;
    if (is_one_of(word, {"you", "you'd", "you've", "you're", "one", "people"})) return Subject::you;
    if (is_one_of(word, {"they", "he", "she", "it", "they'd", "he'd", "she'd", "it's", "team", "colleague", "manager",
                         "somebody", "someone", "everyone", "nobody"})) {
        return Subject::other;
    }
    return Subject::none;
}

struct SubjectAndVerb {
    Subject subject = Subject::none;
    std::optional<std::size_t> verb;
};

// The first subject followed within three words by a verb; failing that, an elided subject before a leading past verb.
SubjectAndVerb main_verb(const Words& words, std::size_t first, std::size_t last) {
    SubjectAndVerb found;
    for (std::size_t at = first; at < last; ++at) {
        const Subject subject = subject_of_word(words[at].lower);
        if (subject == Subject::none) continue;
        if (found.subject == Subject::none) found.subject = subject;
        for (std::size_t next = at + 1; next < std::min(last, at + 8); ++next) {
            const auto& word = words[next].lower;
            const bool went_there = word == "went" && next + 1 < last && words[next + 1].lower == "to";
            if (went_there) return {subject, next};
            if (is_negation(word) || is_auxiliary(word) || is_modal(word) || word.ends_with("ly")) continue;
            // What stands right after "I" or "we" (and their auxiliaries) is a verb, known or not: "I grepped", "I did
            // accept".
            const bool first_person = subject == Subject::i || subject == Subject::we;
            if (!is_past_verb(word) && !is_present_verb(word) && !first_person) {
                if (subject_of_word(word) != Subject::none) break;
                continue;
            }
            // "I think we moved": the thinker is not the actor.
            if (is_state_verb(word) && next + 1 < last && subject_of_word(words[next + 1].lower) != Subject::none)
                break;
            if (subject == Subject::you || found.verb) break;
            return {subject, next};
        }
    }
    return found;
}

bool any_word(const Words& words, std::size_t first, std::size_t last, auto predicate) {
    for (std::size_t at = first; at < last; ++at) {
        if (predicate(words[at].lower)) return true;
    }
    return false;
}

bool has_phrase(const Words& words, std::size_t first, std::size_t last,
                std::initializer_list<std::string_view> phrase) {
    if (last - first < phrase.size()) return false;
    for (std::size_t at = first; at + phrase.size() <= last; ++at) {
        std::size_t offset = 0;
        const bool all =
            std::ranges::all_of(phrase, [&](std::string_view word) { return words[at + offset++].lower == word; });
        if (all) return true;
    }
    return false;
}

// "not only", "not just" and "not sure" deny nothing that was done.
bool is_denial(const Words& words, std::size_t at, std::size_t last) {
    if (!is_negation(words[at].lower)) return false;
    return at + 1 >= last || !is_one_of(words[at + 1].lower, {"only", "just", "sure", "really", "to", "necessarily"});
}

// A denied verb; "no downtime" and "without a lock" deny their noun alone.
bool denies_verb(const Words& words, std::size_t first, std::size_t last) {
    for (std::size_t at = first; at < last; ++at) {
        if (is_one_of(words[at].lower, {"no", "none", "nothing", "nobody", "without", "neither", "nor"})) continue;
        if (is_denial(words, at, last)) return true;
    }
    return has_phrase(words, first, last, {"no", "longer"}) || has_phrase(words, first, last, {"no", "need"}) ||
           has_phrase(words, first, last, {"nobody"});
}

bool is_hedged(const Words& words, std::size_t first, std::size_t last) {
    const auto hedge = [](std::string_view word) {
        return is_one_of(word,
                         {"maybe", "perhaps", "probably", "possibly", "guess", "somehow", "presumably", "supposedly"});
    };
    return any_word(words, first, last, hedge) || has_phrase(words, first, last, {"i", "think"}) ||
           has_phrase(words, first, last, {"kind", "of"}) || has_phrase(words, first, last, {"sort", "of"}) ||
           has_phrase(words, first, last, {"not", "sure"}) || has_phrase(words, first, last, {"i", "believe"});
}

// "could" and "might" after "so that we" tell of what was made possible, not of what is only imagined.
bool is_hypothetical(const Words& words, std::size_t first, std::size_t last) {
    if (has_phrase(words, first, last, {"so", "that"}) || has_phrase(words, first, last, {"so", "we", "could"}))
        return false;
    const auto imagined = [](std::string_view word) {
        return is_one_of(
            word, {"would", "should", "might", "i'd", "we'd", "you'd", "i'll", "we'll", "will", "imagine", "suppose",
                   "hypothetically", "ideally", "theoretically", "if", "wouldn't", "shouldn't", "must"});
    };
    return any_word(words, first, last, imagined) || has_phrase(words, first, last, {"let's", "say"}) ||
           has_phrase(words, first, last, {"going", "to"}) || has_phrase(words, first, last, {"you", "can"}) ||
           has_phrase(words, first, last, {"we", "could"}) || has_phrase(words, first, last, {"you", "could"});
}

// "would" tells of a habit in the past when a past verb stands in the same sentence; we stay careful and keep it
// imagined.
Clause clause_of(std::string_view text, const Words& words, const Piece& piece) {
    Clause clause;
    clause.begin = words[piece.first].begin;
    clause.end = words[piece.last - 1].end;
    clause.sentence = piece.sentence;
    clause.has_verb = has_verb_in(words, piece.first, piece.last);
    const auto [subject, verb] = main_verb(words, piece.first, piece.last);
    clause.subject = subject;
    clause.past = any_word(words, piece.first, piece.last, is_past_verb);
    clause.negated = denies_verb(words, piece.first, piece.last);
    clause.hedged = is_hedged(words, piece.first, piece.last);
    clause.hypothetical =
        is_hypothetical(words, piece.first, piece.last) || (clause.end < text.size() && text[clause.end] == '?');
    if (verb) clause.action = !is_state_verb(words[*verb].lower);
    return clause;
}

// A clause without a subject that begins with a past verb goes on with the subject of the clause before it:
// "I profiled it and found the query".
void inherit_subjects(std::string_view text, std::vector<Clause>& clauses) {
    for (std::size_t at = 0; at < clauses.size(); ++at) {
        Clause& clause = clauses[at];
        const auto words = text::words(text_of(text, clause));
        std::size_t first = 0;
        while (first < words.size() && (is_conjunction(words[first].lower) || words[first].lower.ends_with("ly")))
            ++first;
        if (first >= words.size() || !is_past_verb(words[first].lower)) continue;
        const bool follows = at > 0 && clauses[at - 1].sentence == clause.sentence;
        // A terse answer leaves the subject out from the start: "Profiled it. Found an N+1."
        clause.subject = follows ? clauses[at - 1].subject : Subject::i;
        clause.action = !is_state_verb(words[first].lower) && clause.subject != Subject::other;
    }
}

}  // namespace

bool is_denied_at(std::string_view clause, std::size_t at) {
    constexpr std::size_t reach = 4;  // words
    const Words words = text::words(clause);
    std::size_t matched = 0;
    while (matched < words.size() && words[matched].end <= at) ++matched;
    for (std::size_t back = 1; back <= reach && back <= matched; ++back) {
        const std::size_t word = matched - back;
        if (is_one_of(words[word].lower, {"but", "because", "so", "although"})) return false;
        if (is_denial(words, word, words.size())) return true;
        const bool instead =
            word + 1 < words.size() && ((words[word].lower == "instead" && words[word + 1].lower == "of") ||
                                        (words[word].lower == "rather" && words[word + 1].lower == "than"));
        if (instead) return true;
    }
    return false;
}

std::string_view text_of(std::string_view text, const Clause& clause) noexcept {
    return text.substr(clause.begin, clause.end - clause.begin);
}

std::vector<Clause> clauses_of(std::string_view text) {
    const Words words = text::words(text);
    if (words.empty()) return {};
    std::vector<Clause> clauses;
    for (const Piece& piece : joined(pieces_of(text, words))) clauses.push_back(clause_of(text, words, piece));
    inherit_subjects(text, clauses);
    for (const Figure& figure : figures_in(text)) {
        const auto holder = std::ranges::find_if(
            clauses, [&](const Clause& clause) { return clause.begin <= figure.begin && figure.begin < clause.end; });
        if (holder != clauses.end()) holder->figures.push_back(figure);
    }
    return clauses;
}

AnswerForm form_of(std::string_view text, const std::vector<Clause>& clauses) {
    AnswerForm form;
    form.words = text::count_words(text);
    std::size_t past_clauses = 0;  // whoever acts in them
    for (const Clause& clause : clauses) {
        form.figures += clause.figures.size();
        if (clause.hypothetical) ++form.hypothetical_clauses;
        if (clause.past && !clause.hypothetical) ++past_clauses;
        if (clause.subject == Subject::i && !clause.hedged) ++form.own_clauses;
        if (clause.subject == Subject::we) ++form.team_clauses;
        const bool first_person = clause.subject == Subject::i || clause.subject == Subject::we;
        if (!first_person || !clause.action || clause.hypothetical || clause.negated) continue;
        // A habit ("I replay last month's run") is the person's own work too, though no story.
        if (clause.subject == Subject::i) ++form.own_actions;
        if (clause.past) ++form.past_actions;
    }
    const bool told = past_clauses >= 3 && past_clauses >= 2 * form.hypothetical_clauses;
    if (told) {
        form.story = Story::past;
    } else if (form.past_actions >= 2 || (form.past_actions == 1 && form.hypothetical_clauses <= 1)) {
        form.story = form.past_actions * 2 >= form.hypothetical_clauses ? Story::past : Story::hypothetical;
    } else if (form.hypothetical_clauses >= 1) {
        form.story = Story::hypothetical;
    }
    return form;
}

}  // namespace offerbox::evidence
