// Word lists of the clause analysis. Private to core/evidence.
#pragma once

#include <string_view>

namespace offerbox::evidence {

bool is_past_verb(std::string_view lower_word);     // "went", "measured"; -ed forms by their ending
bool is_present_verb(std::string_view lower_word);  // common verbs in the present or base form
bool is_state_verb(std::string_view lower_word);    // being, having, thinking: no action
bool is_auxiliary(std::string_view lower_word);
bool is_negation(std::string_view lower_word);     // "not", "never", "didn't", ...
bool is_modal(std::string_view lower_word);        // "would", "could", "should", ...
bool is_number_word(std::string_view lower_word);  // "two" ... "million", "half", "dozen"

}  // namespace offerbox::evidence
