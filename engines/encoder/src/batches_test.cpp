#include "batches.hpp"

#include <doctest/doctest.h>

#include <set>

#include "offerbox/base/random.hpp"

namespace offerbox::encoder {

TEST_CASE("every text stands in one batch, the longest last") {
    Random random(7);
    std::vector<std::size_t> lengths;
    for (int i = 0; i < 300; ++i) lengths.push_back(2 + random.below(60));
    std::set<std::size_t> seen;
    for (const auto& batch : batches_of(lengths)) {
        REQUIRE_FALSE(batch.empty());
        for (const auto position : batch) {
            CHECK(seen.insert(position).second);
            CHECK(lengths[position] <= lengths[batch.back()]);
        }
        CHECK(batch.size() * lengths[batch.back()] <= 512);
    }
    CHECK(seen.size() == lengths.size());
}

TEST_CASE("texts of one length share a batch, texts of very different lengths do not") {
    CHECK(batches_of(std::vector<std::size_t>(15, 16)).size() == 1);
    CHECK(batches_of(std::vector<std::size_t>{4, 200}).size() == 2);
    CHECK(batches_of(std::vector<std::size_t>{}).empty());
}

}  // namespace offerbox::encoder
