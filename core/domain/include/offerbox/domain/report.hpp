// The report of one interview: what a person reads afterwards. Composed by core/report from values only.
#pragma once

#include <string>
#include <vector>

#include "offerbox/domain/plan.hpp"
#include "offerbox/domain/scorecard.hpp"
#include "offerbox/domain/transcript.hpp"

namespace offerbox {

// A sentence of a model answer made from the person's own facts; a gap is a question for the person to fill in.
struct ScaffoldLine {
    std::string text;
    bool gap = false;
    bool operator==(const ScaffoldLine&) const = default;
};

struct QuestionReport {
    PlannedQuestion planned;
    QuestionScore score;
    std::vector<Turn> turns;             // of this question
    std::vector<ScaffoldLine> scaffold;  // how an excellent answer could go
    std::string do_first;                // the one thing to practise for this question
    bool operator==(const QuestionReport&) const = default;
};

struct Report {
    std::string interview_id;
    std::string title;
    std::string started;  // ISO 8601, UTC
    InterviewPlan plan;
    Mode mode = Mode::real;
    std::vector<QuestionReport> questions;
    Scorecard scorecard;
    std::string do_first;               // the one thing to practise first, over all
    std::vector<std::string> engines;   // which engines took part in wording and rating
    std::vector<std::string> cautions;  // what the scores cannot tell
    bool operator==(const Report&) const = default;
};

}  // namespace offerbox
