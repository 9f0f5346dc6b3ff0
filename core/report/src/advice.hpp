// The one thing to do first. Private to core/report.
#pragma once

#include <string>
#include <vector>

#include "offerbox/bank/bank.hpp"
#include "offerbox/domain/report.hpp"
#include "offerbox/evidence/evidence.hpp"

namespace offerbox::report {

// About one answer: a wrong claim before all, then what is missing and weighs most. A dimension that is wholly missing
// weighs as a key point of weight 2 (structure, specificity, own part) or 1 (result, trade-off), which is about their
// share in content/scoring.yaml.
std::string advice_for(const QuestionReport& report, const Question& question, const evidence::Reading& reading);

// Over all: the questions without an answer where they are half of all; else a dimension that is missing in at least
// half of the answers and in two; else that of the lowest answer.
std::string advice_over_all(const std::vector<QuestionReport>& questions,
                            const std::vector<CompetencyReport>& competencies);

}  // namespace offerbox::report
