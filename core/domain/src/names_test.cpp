#include <doctest/doctest.h>

#include "offerbox/domain/plan.hpp"
#include "offerbox/domain/scorecard.hpp"
#include "offerbox/domain/transcript.hpp"

using namespace offerbox;

TEST_CASE("every name leads back to its value") {
    for (const auto seniority : all_seniorities) CHECK(seniority_named(name_of(seniority)) == seniority);
    for (const auto round :
         {Round::technical, Round::system_design, Round::values, Round::leadership, Round::behavioural}) {
        CHECK(round_named(name_of(round)) == round);
    }
    for (int kind = 0; kind <= static_cast<int>(TurnKind::silence); ++kind) {
        const auto turn_kind = static_cast<TurnKind>(kind);
        CHECK_FALSE(name_of(turn_kind).empty());
        CHECK(turn_kind_named(name_of(turn_kind)) == turn_kind);
    }
    for (const auto status :
         {KeyPointStatus::met, KeyPointStatus::partly_met, KeyPointStatus::not_met, KeyPointStatus::contradicted}) {
        CHECK(key_point_status_named(name_of(status)) == status);
    }
}

TEST_CASE("an unknown name is no value") {
    CHECK_FALSE(seniority_named("junior"));
    CHECK_FALSE(mode_named(""));
}
