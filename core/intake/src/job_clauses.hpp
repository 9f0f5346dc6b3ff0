// A job description as clauses, each with what it is: asked for, wished for, neither. Private to core/intake.
#pragma once

#include <string>
#include <vector>

#include "layout.hpp"

namespace offerbox::intake {

enum class JobPart {
    neutral,  // about the work and the firm
    required,
    wished,
    ignored,  // what the firm offers, its process, and what it says it does not want
};

// A sentence, or the part of one that says one thing.
struct JobClause {
    std::string text;
    JobPart part = JobPart::neutral;
    bool list = false;     // names things one after the other, or is an item of a list
    std::size_t line = 0;  // index of its line
};

// The clauses of the lines in their order. Headings ("Nice to have", "Das bringst du mit"), openings of lists ("You can
// show that you have") and leads of paragraphs ("Useful skills: ...") say what follows is; a sentence's own words
// ("would be a plus", "you won't need it") say more. Titles of sections are no clauses.
std::vector<JobClause> clauses_of(const std::vector<Line>& lines);

}  // namespace offerbox::intake
