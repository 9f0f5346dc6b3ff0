#include "points.hpp"

namespace offerbox::report {

std::vector<PointReport> points_of(const QuestionScore& score, const Question* question, Seniority grade) {
    std::vector<PointReport> points;
    for (const auto& scored : score.key_points) {
        PointReport point;
        point.score = scored;
        const auto* banked = question == nullptr ? nullptr : find_key_point(*question, scored.id);
        if (banked != nullptr) point.seniority = banked->seniority;
        point.expected = point.seniority <= grade;
        points.push_back(std::move(point));
    }
    return points;
}

}  // namespace offerbox::report
