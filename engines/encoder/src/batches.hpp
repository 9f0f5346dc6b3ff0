// Which texts go through the model together.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace offerbox::encoder {

// Groups positions of `lengths` (in tokens) so that little padding is computed and no group is large: every position
// stands in one group, groups are in order of length, the longest of a group comes last.
std::vector<std::vector<std::size_t>> batches_of(std::span<const std::size_t> lengths);

// The width of a batch whose longest text has `longest` tokens. OpenVINO keeps kernels and packed weights for every
// shape that it has met, so few shapes should occur: with every width 96 scored answers took 544 MB, with these 410.
std::size_t padded_width(std::size_t longest) noexcept;

}  // namespace offerbox::encoder
