// What a model's words claim. Private to core/interview.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "offerbox/interview/model_wording.hpp"

namespace offerbox::interview {

// The parts of a question that take something for granted about the person: statements, what stands before the
// question itself, "when you ...", "your ...".
std::vector<std::string_view> claims_in(std::string_view text);

// Whether everything that the text says of the person stands somewhere: names, figures and quotes; each claim in one
// sentence of the person's, the documents' or the written words, denied where that is denied; and every other word
// that carries content among the words used so far or among those that interviewers use.
bool is_grounded(std::string_view text, const WordingTask& task, const KnownFacts& facts,
                 const InterviewerWords& words);

}  // namespace offerbox::interview
