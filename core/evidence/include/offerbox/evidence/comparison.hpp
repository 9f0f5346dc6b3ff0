// An answer beside a model answer: in how far it has the same words and the same meaning. For questions outside the
// bank that carry nothing but model answers. What is measured is simple, since it must hold for questions of any field;
// docs/scoring.md tells how well each measure agrees with graders.
#pragma once

#include <string_view>

#include "offerbox/base/error.hpp"
#include "offerbox/ports/text_encoder.hpp"

namespace offerbox::evidence {

// All are 0 to 1. "Own words" of a text are its content words that the question does not hold already (all of its
// content words when nothing is left).
struct Comparison {
    double words = 0;       // share of the model answer's own words that stand in the answer, whatever their form
    double letters = 0;     // share of its runs of three letters: forgives spelling
    double related = 0;     // how near in meaning a word of the answer comes to each of its own words, on average
    double statements = 0;  // how near in meaning a clause of the answer comes to each of its clauses, on average
    double denied = 0;      // share of the common own words that only one of the two denies
    double joined = 1;      // 0: bare words where the model answer has sentences; 1: written as sentences or as figures
};

// Fails with unavailable when the encoder cannot run. Texts without words are alike to nothing.
Result<Comparison> compare(const TextEncoder& encoder, std::string_view question, std::string_view reference,
                           std::string_view answer);

}  // namespace offerbox::evidence
