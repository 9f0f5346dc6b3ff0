// What the small models said about one text: the part of recognition that differs between processors, kept as an
// event so that everything decided from it can be replayed exactly.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace offerbox {

// The most alike phrase of a group: cosine similarity rounded to 4 decimals, and which phrase it was (0-based).
struct Likeness {
    float value = 0;
    int phrase = 0;
    bool operator==(const Likeness&) const = default;
};

struct MeasuredClause {
    std::size_t begin = 0;  // bytes of the measured text, end exclusive
    std::size_t end = 0;
    bool operator==(const MeasuredClause&) const = default;
};

// How a piece of an answer stands to a statement (a key point, a claim). Probabilities, summing to 1.
struct StatementJudgement {
    float not_met = 1;
    float partly_met = 0;
    float met = 0;
    float contradicted = 0;
    bool operator==(const StatementJudgement&) const = default;
};

// How good an answer to a question is, by the anchors of human raters: each 0 (lowest) to 1.
struct AnswerQuality {
    float relevance = 0;
    float substance = 0;
    float specificity = 0;
    float structure = 0;
    float overall = 0;
    bool operator==(const AnswerQuality&) const = default;
};

// How near a text comes to the key points of its question, and, on the mean, to those of the four other questions of
// the bank that it is nearest to: cosine similarities rounded to 4 decimals.
struct Nearness {
    float own = 0;
    float others = 0;
    bool operator==(const Nearness&) const = default;
};

struct Measurement {
    std::string encoder;      // TextEncoder::name()
    std::string question_id;  // against whose phrases; or "company:<id>"
    std::vector<MeasuredClause> clauses;
    // Group of phrases ("point:<id>", "partly:<id>", "mistake:<id>", "right:<id>", "answered:<probe>", "said:<probe>",
    // "not_said:<probe>", "sense:<technique>/<sense>", "clarify:<n>", "topic") to one likeness a clause, in order.
    std::map<std::string, std::vector<Likeness>> groups;
    std::optional<Nearness> nearness;  // of questions of the bank alone

    // The pair scorer's part; empty where it was not asked.
    std::string scorer;  // PairScorer::name()
    // Of "point:<id>" or "mistake:<id>": the piece of this text nearest to the statement, judged.
    std::map<std::string, StatementJudgement> statements;
    std::optional<AnswerQuality> quality;
    bool operator==(const Measurement&) const = default;
};

}  // namespace offerbox
