// Which texts go through the model together.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace offerbox::encoder {

// Groups positions of `lengths` (in tokens) so that little padding is computed and no group is large: every position
// stands in one group, groups are in order of length, the longest of a group comes last.
std::vector<std::vector<std::size_t>> batches_of(std::span<const std::size_t> lengths);

}  // namespace offerbox::encoder
