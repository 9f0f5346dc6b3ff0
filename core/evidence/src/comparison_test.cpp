#include "offerbox/evidence/comparison.hpp"

#include <doctest/doctest.h>

#include "offerbox/scripted/hashing_encoder.hpp"

using namespace offerbox;
using namespace offerbox::evidence;

namespace {

constexpr auto question = "Why does bulb A stay on when switch Y is open?";
constexpr auto reference = "Bulb A is still contained in a closed path with the battery.";

Comparison beside(std::string_view answer, std::string_view model_answer = reference) {
    static const scripted::HashingEncoder encoder;
    const auto comparison = compare(encoder, question, model_answer, answer);
    REQUIRE(comparison.has_value());
    return *comparison;
}

}  // namespace

TEST_CASE("the model answer beside itself is alike in every respect") {
    const auto same = beside(reference);
    CHECK(same.words == doctest::Approx(1));
    CHECK(same.letters == doctest::Approx(1));
    CHECK(same.related == doctest::Approx(1));
    CHECK(same.statements == doctest::Approx(1).epsilon(0.001));
    CHECK(same.denied == 0);
    CHECK(same.joined == 1);
}

TEST_CASE("the question's words are not the answer's") {
    CHECK(beside("Bulb A stays on when switch Y is open.").words == 0);
    CHECK(beside("It has a path to the battery.").words == doctest::Approx(0.4));
}

TEST_CASE("other forms and misspelt words still count") {
    CHECK(beside("it is containing a closing of the batteries").words == doctest::Approx(0.6));
    CHECK(beside("there is a closd paht to the batery").letters > 0.15);
}

TEST_CASE("what one denies and the other asserts is counted, two negations are none") {
    CHECK(beside("Bulb A is not contained in a closed path with the battery.").denied == 1);
    CHECK(beside("It is not true that, even so, bulb A is contained in a closed path.").denied == 1);
    CHECK(beside("It is wrong that it is in a closed path. It is in a path.").denied < 1);
    CHECK(beside("It is never the case that it is not in a closed path.").denied == 0);
    CHECK(beside("They are not connected.", "The terminals are not connected.").denied == 0);
    CHECK(beside("They are connected.", "The terminals are not connected.").denied == 1);
    CHECK(beside("Switch X is not open, and bulb A is in a closed path with the battery.").denied < 0.4);
}

TEST_CASE("key words are no statements, figures and short answers need none") {
    CHECK(beside("battery, path, closed, contained, circuit, current, bulb").joined == 0);
    CHECK(beside("it is in a path that is closed by the battery").joined == 1);
    CHECK(beside("path, closed, battery").joined == 0);
    CHECK(beside("path, closed, battery", "It is a path, closed, with a battery.").joined == 1);
    CHECK(beside("closed path").joined == 1);
    CHECK(beside("A = 0.6 * 0.4 * 20 = 4.8 bits").joined == 1);
}

TEST_CASE("texts without words are alike to nothing") {
    CHECK(beside("").words == 0);
    CHECK(beside("...", "?").statements == 0);
}
