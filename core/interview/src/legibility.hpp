// Whether words make an answer in English at all. Private to core/interview.
#pragma once

#include <string_view>
#include <vector>

#include "offerbox/base/text.hpp"

namespace offerbox::interview {

// `words` are those of `text`.
bool is_other_language(std::string_view text, const std::vector<text::Word>& words);
bool is_gibberish(const std::vector<text::Word>& words);

// Technical words in a row without a statement.
bool is_keyword_list(std::string_view text, const std::vector<text::Word>& words);

}  // namespace offerbox::interview
