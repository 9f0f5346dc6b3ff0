// Which piece of a turn is read against a statement. Private to core/evidence.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "offerbox/evidence/evidence.hpp"

namespace offerbox::evidence {

// `likeness` has one value a clause of the turn; the two nearest clauses are taken, then their neighbours while words
// are left. The turn must have a clause.
Window window_of(std::string_view turn, const std::vector<MeasuredClause>& clauses, std::span<const float> likeness,
                 std::size_t most_words);

}  // namespace offerbox::evidence
