// The report of one interview: what a person reads afterwards. Composed by core/report from values only, and written
// by it as Markdown and HTML; docs/formats/report.md has it as JSON.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "offerbox/domain/plan.hpp"
#include "offerbox/domain/scorecard.hpp"
#include "offerbox/domain/transcript.hpp"

namespace offerbox {

// What a line of a model answer rests on: the person's answer, their resume, or nothing yet.
enum class ScaffoldKind { said, resume, gap };

std::string_view name_of(ScaffoldKind kind) noexcept;

// A line of a model answer in the making. Of `said` and `resume` the text is the person's own, word for word; of a gap
// it is a question for the person to answer. Nothing else ever stands there: facts are not invented.
struct ScaffoldLine {
    ScaffoldKind kind = ScaffoldKind::gap;
    std::string text;
    std::vector<std::string> key_points;  // ids of those that the line makes, or would make
    bool operator==(const ScaffoldLine&) const = default;
};

// A key point of an excellent answer with what became of it.
struct PointReport {
    KeyPointScore score;
    Seniority seniority = Seniority::entry;  // from which grade it is expected
    bool expected = true;                    // at the candidate's grade; others add, and are not missed
    bool operator==(const PointReport&) const = default;
};

// The behaviour anchor of a level, 1 to 5.
struct Anchor {
    int level = 1;
    std::string text;
    bool operator==(const Anchor&) const = default;
};

struct QuestionReport {
    PlannedQuestion planned;
    QuestionScore score;
    std::optional<Range> levels;  // the score's range as levels, there exactly when the score is
    std::string outcome;          // QuestionClosed::outcome; empty: not reached
    std::string explanation;      // a sentence where a rule set the score or there is none; else empty
    std::string looks_for;        // what interviewers look for
    std::vector<PointReport> points;
    std::optional<Anchor> reached;  // of the level, rounded down; nothing where there is no level or no anchor
    std::optional<Anchor> next;     // of the level above it; nothing at level 5
    std::vector<ScaffoldLine> scaffold;
    std::string do_first;     // the one thing to do first about this answer
    std::vector<Turn> turns;  // of this question
    bool operator==(const QuestionReport&) const = default;
};

struct CompetencyReport {
    CompetencyScore score;
    std::string name;
    std::string expected;  // what the role asks of it at the candidate's grade; empty when the bank does not say
    std::optional<Range> levels;
    std::vector<std::string> question_ids;
    bool operator==(const CompetencyReport&) const = default;
};

// Who took part: in "wording" (the interviewer's words), "reading" (which key points an answer makes) and "scoring".
struct EnginePart {
    std::string part;
    std::string name;   // "written", "rules", or a model's name
    int used = 0;       // how often its output was used; 0 where that is not counted
    int passed_by = 0;  // how often it failed, or its output failed a check, and the written probe took its place
    bool operator==(const EnginePart&) const = default;
};

struct Report {
    std::string interview_id;
    std::string title;
    std::string started;  // ISO 8601, UTC
    std::string ended;    // Ended::reason
    double seconds = 0;   // of the interview's clock at its end
    std::string candidate;
    Mode mode = Mode::real;
    Channel channel = Channel::typed;
    InterviewPlan plan;
    std::vector<Turn> turns;  // the whole conversation
    Scorecard scorecard;
    std::optional<Range> levels;  // of the overall range
    std::string do_first;         // the one thing to do first, over all
    std::vector<CompetencyReport> competencies;
    std::vector<QuestionReport> questions;
    std::vector<EnginePart> engines;
    std::vector<std::string> cautions;  // what the scores cannot tell
    bool operator==(const Report&) const = default;
};

}  // namespace offerbox
