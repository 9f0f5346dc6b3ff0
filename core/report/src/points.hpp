// A score's key points with what the bank knows of them. Private to core/report.
#pragma once

#include <vector>

#include "offerbox/bank/bank.hpp"
#include "offerbox/domain/report.hpp"

namespace offerbox::report {

// In the order of the score. `question` may be null: the bank has lost it since.
std::vector<PointReport> points_of(const QuestionScore& score, const Question* question, Seniority grade);

}  // namespace offerbox::report
