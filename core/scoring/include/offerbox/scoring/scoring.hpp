// Scores of answers, competencies and the whole interview, from what core/evidence read. Arithmetic only, with numbers
// from content/scoring.yaml: each answer is rated alone, then each dimension, then the totals. docs/scoring.md is the
// method.
#pragma once

#include <array>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "offerbox/bank/bank.hpp"
#include "offerbox/base/error.hpp"
#include "offerbox/domain/scorecard.hpp"
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

struct Band {
    double from = 0;
    std::string name;
};

struct Rules {
    double met = 1;
    double partly_met = 0.5;
    double after_probe = 0.85;
    double after_hint = 0.5;
    double contradicted = -0.5;  // what a contradicted point counts, as a share of its weight
    double full_marks_at = 0.6;
    // The pair scorer's reading of the whole answer, where it took part.
    double substance_share = 0.5;     // of content; the rest is coverage
    double substance_full_at = 0.7;   // from here on substance is full
    double relevance_full_at = 0.6;   // below it content counts in proportion
    double misconception = 0.12;
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
};

// Scores one answer at this seniority. Never fails: what cannot be scored says why.
QuestionScore score_question(const Rules& rules, const evidence::Evidence& evidence, const AnsweredQuestion& answered,
                             Seniority seniority);

// Competencies and the whole from the questions' scores: means weighted by nothing but the questions themselves.
Scorecard total(const Rules& rules, std::vector<QuestionScore> questions);

// 1 to 5 in halves.
double level_of(const Rules& rules, double score);

// What the text shows of structure, specificity, own part, result and trade-off; dimensions that the kind of question
// lacks are absent. Quotes are whole clauses of the turns.
Dimensions dimensions_of(QuestionKind kind, std::span<const evidence::AnswerTurn> turns);

}  // namespace offerbox::scoring
