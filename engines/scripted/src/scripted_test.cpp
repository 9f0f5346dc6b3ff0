#include <doctest/doctest.h>

#include "offerbox/scripted/failing_encoder.hpp"
#include "offerbox/scripted/fixed_clock.hpp"
#include "offerbox/scripted/hashing_encoder.hpp"
#include "offerbox/scripted/scripted_language_model.hpp"

namespace offerbox::scripted {

namespace {
using Texts = std::vector<std::string>;
}

TEST_CASE("shared words make hashed vectors alike") {
    const auto vectors = HashingEncoder()
                             .encode(Texts{"We cached the profiles in Redis.", "The profile is cached in redis",
                                           "My manager wanted an earlier deadline", "of the", "", "?"})
                             .value();
    CHECK(similarity(vectors[0], vectors[0]) == doctest::Approx(1));
    CHECK(similarity(vectors[0], vectors[1]) == doctest::Approx(1));
    CHECK(similarity(vectors[0], vectors[2]) < 0.3f);
    for (const auto& vector : vectors) CHECK(similarity(vector, vector) == doctest::Approx(1));
}

TEST_CASE("the failing encoder fails on the chosen calls") {
    const FailingEncoder encoder(std::make_shared<HashingEncoder>(), 2, 2);
    const Texts texts{"a"};
    CHECK(encoder.encode(texts).has_value());
    CHECK(encoder.encode(texts).error().code == ErrorCode::unavailable);
    CHECK(encoder.encode(texts).has_error());
    CHECK(encoder.encode(texts).has_value());
    CHECK(encoder.calls() == 4);
}

TEST_CASE("the fixed clock moves only when told") {
    FixedClock clock(1000);
    CHECK(clock.now_milliseconds() == 1000);
    clock.advance(250);
    CHECK(clock.now_milliseconds() == 1250);
    clock.set(5);
    CHECK(clock.now_milliseconds() == 5);
}

TEST_CASE("the scripted model gives its replies in order and keeps the requests") {
    ScriptedLanguageModel model({"What failed first?", fail(ErrorCode::timed_out, "slow"), "one two three"});
    ChatRequest request;
    request.messages = {{"user", "Ask me"}};
    std::string streamed;
    const auto first = model.chat(request, [&](std::string_view piece) {
        streamed += piece;
        return true;
    });
    CHECK(first.value().text == "What failed first?");
    CHECK(streamed == "What failed first?");
    CHECK(model.chat(request).error().code == ErrorCode::timed_out);
    CHECK(model.chat(request, [](std::string_view) { return false; }).value().text == "one");
    CHECK(model.chat(request).error().code == ErrorCode::unavailable);
    CHECK(model.requests().size() == 4);
    CHECK(model.requests().front().messages.front().content == "Ask me");
}

}  // namespace offerbox::scripted
