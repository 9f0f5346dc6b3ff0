// The file of `offerbox interview --answers`: what an unattended candidate says, one block for each time the
// interviewer waits. docs/formats/answers.md has the rules with an example.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace offerbox::cli {

struct AnswerBlock {
    std::string text;            // what is said, or a command line ("/skip")
    std::optional<double> took;  // seconds, from a first line "/took 90"
};

// Blocks are separated by blank lines, or, in a text that has a line of "---" alone, by such lines (a block may then
// hold blank lines, and may be empty: the person says nothing). Line ends may be LF or CRLF.
std::vector<AnswerBlock> answer_blocks(std::string_view text);

// Seconds that saying or typing the text takes at 130 words a minute.
double answer_seconds(std::string_view text);

}  // namespace offerbox::cli
