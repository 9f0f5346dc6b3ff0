// Scores of answers, competencies and the whole interview, from what core/evidence read. Arithmetic only, with numbers
// from content/scoring.yaml: each answer is rated alone, then each dimension, then the totals. docs/scoring.md is the
// method.
#pragma once

#include <array>
#include <filesystem>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "offerbox/bank/bank.hpp"
#include "offerbox/base/error.hpp"
#include "offerbox/domain/scorecard.hpp"
#include "offerbox/domain/second_rating.hpp"
#include "offerbox/evidence/comparison.hpp"
#include "offerbox/evidence/evidence.hpp"

namespace offerbox::scoring {

// Shares that sum to 1.
struct Weights {
    double content = 1;
    double structure = 0;
    double specificity = 0;
    double own_part = 0;
    double result = 0;
    double trade_off = 0;
};

// A point of a curve made of straight lines.
struct CurvePoint {
    double at = 0;
    double gives = 0;
};

// How an answer beside a model answer is scored: a sum of what Comparison measures, held
// between 0 and 1, less for what is denied and for bare key words.
struct ReferenceRules {
    double offset = 0;
    double words = 0;    // for the square root of the share: the first words tell most
    double letters = 0;  // for its square root
    double related = 0;  // for its square root
    double statements = 0;
    double denied = 1;      // the share that is lost when all common words are denied; all may be lost sooner
    double bare_words = 1;  // the share that is lost when the answer is but key words
    double range_half_width = 0.6;
};

// How a second rater is asked and weighed (second_rater.hpp).
struct SecondRaterRules {
    double weight = 0;  // of its word, the first rater having the rest; 0 to 0.5
    int runs = 3;       // askings of each statement; at least 3
};

struct Band {
    double from = 0;
    std::string name;
};

// How the pair scorer's reading of the whole answer becomes content, where it took part. Qualities are read on the
// scale of their logits.
struct ReaderRules {
    std::vector<CurvePoint> impression;  // content by the overall quality, rising; between the points in proportion
    double coverage_share = 0;           // content that full coverage of the key points adds
    double touched_share = 0;            // content that an answer about the key points gains however weak it reads ...
    double touched_enough = 1;           // ... once this share of them is touched: met, partly met or contradicted
    double touched_up_to = 0;  // the overall quality from which on nothing is gained so; half of it at -1 below
    // Signs of fluent but wrong content: how much better the structure reads than the whole, claims of misconceptions
    // (at most claims_at_most), and by how much contradicted key points outweigh met ones.
    double claim = 0;
    double claims_at_most = 0;
    double wrong_from = 0;  // sum of the signs from which on content is lost ...
    double wrong_full = 1;  // ... up to which all that can be is ...
    double wrong_cut = 0;   // ... as a share
};

struct Rules {
    double met = 1;
    double partly_met = 0.5;
    double after_probe = 0.85;
    double after_hint = 0.5;
    double contradicted = -0.5;  // what a contradicted point counts, as a share of its weight
    double full_marks_at = 0.6;
    ReaderRules reader;
    SecondRaterRules second_rater;
    double misconception = 0.12;
    double topic_lost_below = 0.05;  // of an answer of this topicality only the least counts ...
    double topic_kept_from = 0.3;    // ... of one of this, everything; between them in proportion
    double topic_least = 0.05;
    ReferenceRules reference;
    std::map<QuestionKind, Weights> weights;
    double dimensions_need_content = 0.3;
    std::array<double, 8> levels{};  // scores from which levels 1.5, 2, ... 5 begin
    double range_half_width = 0.12;
    double range_extra_short = 0.12;
    std::size_t short_words = 25;
    double range_extra_doubt = 0.2;
    double range_extra_not_reached = 0.04;
    std::vector<Band> bands;  // highest first

    // Fails with not_found, or invalid_argument naming what is wrong (a missing number, weights that do not sum to 1).
    static Result<Rules> load(const std::filesystem::path& file);
};

// One question of an interview as it went.
struct AnsweredQuestion {
    const Question* question = nullptr;
    std::string text;  // as asked
    std::string competency;
    std::vector<evidence::AnswerTurn> turns;  // empty: nothing was answered
    std::string outcome;                      // QuestionClosed::outcome; empty: not reached
    std::optional<evidence::Comparison> comparison =
        std::nullopt;                                   // with the model answer, of a question that has nothing else
    std::optional<SecondRating> second = std::nullopt;  // when a second rater was asked
};

// Scores one answer at this seniority. Never fails: what cannot be scored says why.
QuestionScore score_question(const Rules& rules, const evidence::Evidence& evidence, const AnsweredQuestion& answered,
                             Seniority seniority);

// Competencies and the whole from the questions' scores: means weighted by nothing but the questions themselves.
Scorecard total(const Rules& rules, std::vector<QuestionScore> questions);

// In how far an answer is alike to a model answer by the rules, without the pair scorer's word: to choose among
// several.
double alikeness(const Rules& rules, const evidence::Comparison& comparison);

// 1 to 5 in halves.
double level_of(const Rules& rules, double score);

// What the text shows of structure, specificity, own part, result and trade-off; dimensions that the kind of question
// lacks are absent. Quotes are whole clauses of the turns.
Dimensions dimensions_of(QuestionKind kind, std::span<const evidence::AnswerTurn> turns);

}  // namespace offerbox::scoring
