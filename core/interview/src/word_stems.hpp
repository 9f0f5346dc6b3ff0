// The words of a text that carry content, as stems. Private to core/interview.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace offerbox::interview {

std::set<std::string> content_stems(std::string_view text);

// The sentences of a text, with their marks.
std::vector<std::string_view> sentences_of(std::string_view text);

// The text's words in lower case, one space between.
std::string plain_words(std::string_view text);

}  // namespace offerbox::interview
