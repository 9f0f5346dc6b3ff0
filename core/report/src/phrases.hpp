// Words that the Markdown and the HTML report share. Private to core/report.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "offerbox/domain/report.hpp"

namespace offerbox::report {

// "3 of 5, likely between 2.5 and 3.5", "3 of 5" where the range is one level, or "not scored".
std::string level_in_words(const std::optional<double>& level, const std::optional<Range>& levels);

// "level 3", "level 2.5" or "not scored".
std::string short_level(const std::optional<double>& level);

// "Ended by the interviewer, after 31 minutes."
std::string ending_of(const Report& report);

// "2026-11-03, real mode, senior, 45 minutes planned."
std::string circumstances_of(const Report& report);

// Points of one status, in a heading's words; those beyond the grade that were not made stand apart.
struct PointGroup {
    std::string_view heading;
    std::vector<const PointReport*> points;
};
// Only groups that have points, in the order made, half made, wrong, missing, beyond the grade.
std::vector<PointGroup> groups_of(const std::vector<PointReport>& points);

// "after a follow-up", "after a hint", or empty.
std::string_view prompted_in_words(const KeyPointScore& point);

struct NamedDimension {
    std::string_view name;
    const DimensionScore* score;
};
std::vector<NamedDimension> dimensions_in_words(const Dimensions& dimensions);

// "clear", "in part" or "hardly there".
std::string_view degree_of(double score);

// What stands above a model answer in the making.
std::string_view scaffold_in_words(const std::vector<ScaffoldLine>& lines);

// "You", "Interviewer"; and what stands for a turn without words: "(silence)".
std::string_view speaker_in_words(const Turn& turn);
std::string words_of(const Turn& turn);

// A sentence for each engine: "The interviewer's words: written in the question bank (23 turns)."
std::string engine_in_words(const EnginePart& engine);

// What a second rater had to do with a question's score: empty, or sentences ("A language model, NAME, read this answer
// too ...").
std::string second_rater_in_words(const QuestionScore& score);

// A line for each key point on which two raters differ: "Measured it. First rater: met (\"I timed it\"). Second rater:
// not met."
std::vector<std::string> differences_in_words(const QuestionScore& score);

// Why a second rater has no say, after "because": SecondRating::outcome in words.
std::string_view no_say_in_words(std::string_view outcome);

// The name of a question for tables and headings: its competency's name, else its id.
std::string name_of(const QuestionReport& question, const Report& report);

}  // namespace offerbox::report
