// What an answer holds, 0 to 1, before its dimensions are added. Private to core/scoring.
#pragma once

#include "offerbox/scoring/scoring.hpp"

namespace offerbox::scoring {

// Where the pair scorer took part, what it reads in the whole answer and in the key points; else the coverage of the
// key points alone, less for each false claim.
double content_of(const Rules& rules, const evidence::Reading& reading, Seniority seniority);

// The share of the expected weight that was covered, -1 to 1, where `full_marks_at` of it is enough; points above the
// person's grade add without being expected.
double coverage_of(const Rules& rules, const evidence::Reading& reading, Seniority seniority);

// The share of its content that an answer keeps for being about its question.
double kept_on_topic(const Rules& rules, const evidence::Reading& reading);

// What an answer holds of a model answer.
double content_beside(const ReferenceRules& by, const evidence::Comparison& comparison);

}  // namespace offerbox::scoring
