// Rating answers in the terminal: one answer after the other is shown, and a level is asked for. Driven by any stream,
// so that it works from a pipe as at the keyboard.
#pragma once

#include <filesystem>
#include <iosfwd>
#include <string>
#include <vector>

#include "offerbox/app/rating.hpp"
#include "offerbox/base/error.hpp"

namespace offerbox::cli {

struct RatingSession {
    std::vector<app::AnswerToRate> answers;  // in the order in which they are shown
    std::vector<app::RatedAnswer> rated;     // what the file holds
    std::string rater;
    std::filesystem::path file;
};

// Begins with the answers that this rater has not rated; those rated before are reached by going back. Each level is in
// the file before the next answer is shown. Ends when all were shown, with "q", or with the input. Fails as
// write_ratings does; everything before is in the file then.
Result<void> rate(RatingSession session, std::istream& in, std::ostream& out);

}  // namespace offerbox::cli
