#include <fmt/format.h>

#include <algorithm>

#include "advice.hpp"
#include "offerbox/report/report.hpp"
#include "points.hpp"

namespace offerbox::report {

namespace {

constexpr std::size_t most_listed = 3;

using Points = std::vector<const PointReport*>;

// The heaviest points, one a line, in the order in which they are told.
void add_list(std::string& out, std::string_view heading, Points points) {
    if (points.empty()) return;
    Points heaviest = points;
    std::ranges::stable_sort(heaviest, std::ranges::greater{}, [](const auto* point) { return point->score.weight; });
    heaviest.resize(std::min(heaviest.size(), most_listed));
    const std::size_t left_out = points.size() - heaviest.size();
    std::erase_if(points, [&](const auto* point) { return std::ranges::find(heaviest, point) == heaviest.end(); });
    out += fmt::format("\n{}", heading);
    for (const auto* point : points) out += fmt::format("\n- {}", point->score.text);
    if (left_out > 0) out += fmt::format("\n- and {} more, in the report", left_out);
}

}  // namespace

std::string feedback_on(const QuestionScore& score, const Question& question, Seniority grade,
                        const evidence::Reading& reading) {
    QuestionReport report;
    report.score = score;
    report.points = points_of(score, &question, grade);
    Points there;
    Points wrong;
    Points missing;
    for (const auto& point : report.points) {
        switch (point.score.status) {
            case KeyPointStatus::met:
            case KeyPointStatus::partly_met: there.push_back(&point); break;
            case KeyPointStatus::contradicted: wrong.push_back(&point); break;
            case KeyPointStatus::not_met:
                if (point.expected) missing.push_back(&point);
                break;
        }
    }
    std::string out = score.level ? fmt::format("Level {:g} of 5.", *score.level) : std::string("Not scored.");
    if (score.score) {
        if (there.empty()) out += "\nNone of the key points was made.";
        add_list(out, "What was there:", std::move(there));
        add_list(out, "What was said otherwise than it is:", std::move(wrong));
        add_list(out, "What was missing:", std::move(missing));
    }
    const std::string advice = advice_for(report, question, reading);
    if (!advice.empty()) out += fmt::format("\nOne thing to do:\n{}", advice);
    return out;
}

}  // namespace offerbox::report
