#include "advice.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "offerbox/base/text.hpp"
#include "scaffold.hpp"

namespace offerbox::report {

namespace {

struct Habit {
    std::optional<DimensionScore> Dimensions::*dimension;
    double weight;
    std::string_view missing;  // after "In 3 of 4 answers "
    std::string_view advice;
};

constexpr std::array<Habit, 5> habits{{
    {&Dimensions::own_part, 2, "little is told as one's own doing",
     "Say which steps were yours: tell each of them in a sentence that begins with \"I\", and keep \"we\" for what the "
     "team did."},
    {&Dimensions::structure, 2, "the order of the telling is hard to follow",
     "Tell it in this order: the situation in two sentences, what had to be reached, what you did step by step, what "
     "came of it, what you would do again or differently."},
    {&Dimensions::specificity, 2, "there are few figures and names",
     "Put figures and names where the answer now says \"many\", \"slow\" or \"the system\": how many, how long, how "
     "often, which one."},
    {&Dimensions::result, 1, "the result is missing",
     "End on the result: what was different afterwards, for whom, and by how much."},
    {&Dimensions::trade_off, 1, "no other way is weighed",
     "Name one other way that could have been taken, and what spoke against it."},
}};

constexpr std::string_view design_order =
    "Tell it in this order: what you assume and how much of it, the options, which one you choose and why, what it "
    "costs.";

constexpr double missing_below = 0.4;  // of a dimension's score

std::string_view advice_of(const Habit& habit, QuestionKind kind) {
    return kind == QuestionKind::design && habit.dimension == &Dimensions::structure ? design_order : habit.advice;
}

double missing_of_point(const PointReport& point) {
    if (!point.expected || point.score.status == KeyPointStatus::met) return 0;
    return point.score.weight * (point.score.status == KeyPointStatus::partly_met ? 0.5 : 1);
}

// Of two that weigh the same the first, since it comes first in the telling.
const PointReport* heaviest_point(const std::vector<PointReport>& points) {
    const auto found = std::ranges::max_element(points, {}, missing_of_point);
    return found == points.end() || missing_of_point(*found) <= 0 ? nullptr : &*found;
}

double missing_of_habit(const Habit& habit, const Dimensions& dimensions) {
    const auto& dimension = dimensions.*habit.dimension;
    return dimension && dimension->score < missing_below ? habit.weight * (1 - dimension->score) : 0;
}

const Habit* heaviest_habit(const Dimensions& dimensions) {
    const auto found =
        std::ranges::max_element(habits, {}, [&](const Habit& habit) { return missing_of_habit(habit, dimensions); });
    return missing_of_habit(*found, dimensions) > 0 ? &*found : nullptr;
}

std::string after_no_answer(const QuestionReport& report, const Question& question, const evidence::Reading& reading) {
    const auto* point = heaviest_point(report.points);
    const std::string way_in = point == nullptr ? question.text : question_for(reading, question, *point);
    return fmt::format(
        "Find one real example for this question, a small one is enough, and tell it from start to end. A way in: {}",
        way_in);
}

std::string about_point(const PointReport& point, const Question& question, const evidence::Reading& reading) {
    const std::string way_in = question_for(reading, question, point);
    if (point.score.status == KeyPointStatus::partly_met && point.score.quote) {
        return fmt::format("Finish what you began with \"{}\". The whole point is: {} A way in: {}",
                           point.score.quote->text, point.score.text, way_in);
    }
    return fmt::format("{}: {} A way in: {}",
                       point.expected ? "Add the missing point that weighs most" : "add this point", point.score.text,
                       way_in);
}

using Answers = std::vector<const QuestionReport*>;

std::string competency_name(const QuestionReport& question, const std::vector<CompetencyReport>& competencies) {
    const auto found = std::ranges::find(competencies, question.score.competency,
                                         [](const CompetencyReport& one) { return one.score.competency; });
    return found == competencies.end() ? question.score.competency : found->name;
}

std::string about_empty(const Answers& empty, std::size_t answered, const std::vector<CompetencyReport>& competencies) {
    std::vector<std::string> names;
    for (const auto* question : empty) {
        auto name = competency_name(*question, competencies);
        if (std::ranges::find(names, name) == names.end()) names.push_back(std::move(name));
    }
    return fmt::format(
        "{} of {} questions had no answer that counts ({}). Prepare one real example for each: what happened, what you "
        "did, what came of it.",
        empty.size(), empty.size() + answered, text::join(names, ", "));
}

// What is missing in at least two answers and in half of them, the heaviest such; empty when nothing is.
std::string about_habit(const Answers& answered) {
    const Habit* common = nullptr;
    std::size_t most = 0;
    const auto weight = [](const Habit& habit, std::size_t count) { return habit.weight * static_cast<double>(count); };
    for (const auto& habit : habits) {
        const auto count =
            static_cast<std::size_t>(std::ranges::count_if(answered, [&](const QuestionReport* question) {
                return missing_of_habit(habit, question->score.dimensions) > 0;
            }));
        if (count < 2 || count * 2 < answered.size()) continue;
        if (common != nullptr && weight(habit, count) <= weight(*common, most)) continue;
        common = &habit;
        most = count;
    }
    if (common == nullptr) return {};
    return fmt::format("In {} of {} answers {}. {}", most, answered.size(), common->missing, common->advice);
}

}  // namespace

std::string advice_for(const QuestionReport& report, const Question& question, const evidence::Reading& reading) {
    if (!report.score.score) {
        return "Practise this question on its own; it has no score yet.";
    }
    if (*report.score.score <= 0) return after_no_answer(report, question, reading);
    for (const auto& point : report.points) {
        if (point.score.status != KeyPointStatus::contradicted || !point.score.quote) continue;
        // Where no misconception of the bank was recognised, what the statement speaks against says why.
        const std::string why = point.score.why_wrong.empty()
                                    ? fmt::format("That speaks against what was looked for: {}", point.score.text)
                                    : point.score.why_wrong;
        return fmt::format("Put this right first: you said \"{}\". {}", point.score.quote->text, why);
    }
    const auto* point = heaviest_point(report.points);
    const auto* habit = heaviest_habit(report.score.dimensions);
    if (habit != nullptr &&
        (point == nullptr || missing_of_habit(*habit, report.score.dimensions) > missing_of_point(*point))) {
        return std::string(advice_of(*habit, question.kind));
    }
    if (point != nullptr) return about_point(*point, question, reading);
    const auto beyond = std::ranges::find_if(
        report.points, [](const PointReport& one) { return !one.expected && one.score.status != KeyPointStatus::met; });
    if (beyond == report.points.end()) {
        return "Every key point is there. Practise a variant of this question, so that the next story carries it too.";
    }
    return fmt::format("Every point expected at this grade is there. To go beyond it: {}",
                       about_point(*beyond, question, reading));
}

std::string advice_over_all(const std::vector<QuestionReport>& questions,
                            const std::vector<CompetencyReport>& competencies) {
    Answers answered;
    Answers empty;
    for (const auto& question : questions) {
        if (question.score.score) (*question.score.score > 0 ? answered : empty).push_back(&question);
    }
    if (answered.empty() && empty.empty()) {
        return "Answer one question from start to end; then there is something to go by.";
    }
    if (empty.size() >= answered.size()) return about_empty(empty, answered.size(), competencies);
    if (auto common = about_habit(answered); !common.empty()) return common;
    const auto* lowest =
        *std::ranges::min_element(answered, {}, [](const QuestionReport* question) { return *question->score.score; });
    return fmt::format("Begin with the answer on {}, where most is to be gained. {}",
                       competency_name(*lowest, competencies), lowest->do_first);
}

}  // namespace offerbox::report
