#include "protocol.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

namespace offerbox::openai {

TEST_CASE("the full request has schema and settings, the plain one only what every endpoint takes") {
    ChatRequest request;
    request.messages = {{"system", "Rules."}, {"user", "Words with \"quotes\"\nand lines"}};
    request.json_schema = R"({"type": "object"})";
    request.most_tokens = 90;
    request.seed = 7;
    const auto full = nlohmann::json::parse(request_body(request, "m", false).value());
    CHECK(full["model"] == "m");
    CHECK(full["stream"] == true);
    CHECK(full["messages"][1]["content"] == "Words with \"quotes\"\nand lines");
    CHECK(full["response_format"]["json_schema"]["schema"]["type"] == "object");
    CHECK(full["max_tokens"] == 90);
    CHECK(full["seed"] == 7);

    const auto plain = nlohmann::json::parse(request_body(request, "m", true).value());
    CHECK(plain.size() == 3);

    request.json_schema = "{";
    CHECK(request_body(request, "m", false).error().code == ErrorCode::invalid_argument);
}

TEST_CASE("events of a stream") {
    CHECK(read_delta(R"({"choices":[{"delta":{"content":"Hi"},"finish_reason":null}]})").value().text == "Hi");
    CHECK(read_delta(R"({"choices":[{"delta":{"role":"assistant","content":null}}]})").value().text.empty());
    CHECK(read_delta(R"({"choices":[{"delta":{},"finish_reason":"stop"}]})").value().finished);
    CHECK(read_delta(R"({"choices":[],"usage":{"prompt_tokens":3,"completion_tokens":4}})").value().reply_tokens == 4);
    for (const char* rubbish : {"", "[]", "null", "\"text\"", "{\"choices\":[{\"del", "<html>"})
        CHECK(read_delta(rubbish).error().code == ErrorCode::corrupt);
    for (const char* odd : {R"({"choices":{}})", R"({"choices":["a"]})", R"({"choices":[{"delta":[1]}]})"})
        CHECK(read_delta(odd).value().text.empty());
    const auto broken = read_delta(R"({"error":{"code":"overloaded","message":"You wrote: my secret resume"}})");
    CHECK(broken.error().code == ErrorCode::unavailable);
    CHECK(broken.error().log.find("overloaded") != std::string::npos);
    CHECK(broken.error().log.find("secret") == std::string::npos);
}

TEST_CASE("an answer in one piece, and the list of models") {
    const auto whole = read_whole(R"({"choices":[{"message":{"content":"Hi"}}],"usage":{"prompt_tokens":3}})");
    CHECK(whole.value().text == "Hi");
    CHECK(whole.value().prompt_tokens == 3);
    CHECK(read_whole(R"({"choices":[]})").error().code == ErrorCode::corrupt);
    CHECK(read_models(R"({"data":[{"id":"a"},{"id":"b"},{}]})").value() == std::vector<std::string>{"a", "b"});
    CHECK(read_models(R"({"models":[]})").error().code == ErrorCode::corrupt);
}

}  // namespace offerbox::openai
