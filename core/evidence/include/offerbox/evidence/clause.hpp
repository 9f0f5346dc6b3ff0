// The grammar of an answer, as far as rules can see it: clauses, who acts in them, whether something is asserted,
// denied, hedged or only imagined, and which figures stand in them. Pure functions of the text; no model takes part.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "offerbox/bank/bank.hpp"

namespace offerbox::evidence {

enum class Subject { none, i, we, you, other };

// A figure in the text: digits or number words with what they count.
struct Figure {
    FigureKind kind = FigureKind::any;  // duration, percentage, money, count; any: a bare number
    std::size_t begin = 0;
    std::size_t end = 0;
};

// Part of a sentence with, as a rule, one verb; 1 to about 30 words. Offsets are bytes of the analysed text.
struct Clause {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t sentence = 0;  // clauses of one sentence share it
    Subject subject = Subject::none;
    bool has_verb = false;
    bool past = false;          // a past-tense verb or a perfect stands in it
    bool negated = false;       // its verb is denied: "did not", "never", "no longer"
    bool hedged = false;        // "maybe", "I think", "probably", "kind of"
    bool hypothetical = false;  // "would", "if", "should", "let's say", a question
    bool action = false;        // its subject did something: a verb other than being, having, thinking
    std::vector<Figure> figures;
};

// Cuts a text into clauses, in order. Punctuation is used where it stands; a run of speech without any is cut at
// conjunctions that start a new subject ("and then we", "so i", "because it"). Fillers stay in the text.
std::vector<Clause> clauses_of(std::string_view text);

// The clause's words.
std::string_view text_of(std::string_view text, const Clause& clause) noexcept;

// Whether what stands at byte `at` of the clause is denied there: a negation at most four words before it ("without a
// queue", "didn't need a profiler").
bool is_denied_at(std::string_view clause, std::size_t at);

// How an answer stands as a whole.
struct AnswerForm {
    std::size_t words = 0;
    std::size_t past_actions = 0;  // clauses in which "I" or "we" did something
    std::size_t own_actions = 0;   // clauses in which "I" did or does something
    std::size_t own_clauses = 0;   // clauses about "I", whatever the verb
    std::size_t team_clauses = 0;  // clauses about "we"
    std::size_t hypothetical_clauses = 0;
    std::size_t figures = 0;
    Story story = Story::any;  // past, hypothetical, or any when neither is clear
};

AnswerForm form_of(std::string_view text, const std::vector<Clause>& clauses);

// All figures of a text, in order: digits ("340 ms", "99.9 %", "$2k", "3x"), number words ("two weeks", "an hour",
// "half a second", "twice", "three times").
std::vector<Figure> figures_in(std::string_view text);

}  // namespace offerbox::evidence
