#include "batches.hpp"

#include <algorithm>
#include <numeric>

namespace offerbox::encoder {

namespace {

// A call of the model costs about as much as this many tokens, whatever it holds: less padding than that is cheaper
// than another call.
constexpr std::size_t tokens_of_a_call = 24;
// Bounds how long one caller keeps another waiting (about 60 ms) and the memory of activations.
constexpr std::size_t most_tokens_of_a_batch = 512;

}  // namespace

std::vector<std::vector<std::size_t>> batches_of(std::span<const std::size_t> lengths) {
    std::vector<std::size_t> order(lengths.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return lengths[a] < lengths[b]; });

    std::vector<std::vector<std::size_t>> batches;
    std::size_t real = 0;  // tokens of the open batch without padding
    for (const auto position : order) {
        const auto length = lengths[position];
        const auto padded = batches.empty() ? 0 : (batches.back().size() + 1) * length;
        const bool opens =
            batches.empty() || padded - (real + length) > tokens_of_a_call || padded > most_tokens_of_a_batch;
        if (opens) {
            batches.emplace_back();
            real = 0;
        }
        batches.back().push_back(position);
        real += length;
    }
    return batches;
}

std::size_t padded_width(std::size_t longest) noexcept {
    const std::size_t step = longest <= 32 ? 8 : 16;  // a clause, or a pair of texts
    return (longest + step - 1) / step * step;
}

}  // namespace offerbox::encoder
