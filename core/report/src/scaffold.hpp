// Model answers in the making. Private to core/report.
#pragma once

#include <string>
#include <vector>

#include "offerbox/bank/bank.hpp"
#include "offerbox/domain/report.hpp"
#include "offerbox/report/report.hpp"

namespace offerbox::report {

// A question that leads to what this key point lacks: a written probe that may be put to this answer, else the bank's
// hint, else the key point itself.
std::string question_for(const evidence::Reading& reading, const Question& question, const PointReport& point);

// In the order of the key points, which is that of a good telling: sentences of the answer that make one, lines of the
// resume that make one, wholly or in part, which the answer did not, and a question for each that is expected and
// still lacking.
std::vector<ScaffoldLine> scaffold_of(const evidence::Evidence& evidence, const evidence::Reading& reading,
                                      const Question& question, const std::vector<PointReport>& points,
                                      const AnsweredQuestion& answered);

}  // namespace offerbox::report
