// How a model's words are said, whatever they are about. Private to core/interview.
#pragma once

#include <string>
#include <string_view>

namespace offerbox::interview {

// "form", "length", "one question", "language", "tone", "about the interview", "praise" or "hint"; empty when none.
std::string fault_of_manner(std::string_view text);

}  // namespace offerbox::interview
