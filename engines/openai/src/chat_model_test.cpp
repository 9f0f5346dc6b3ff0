#include "offerbox/openai/chat_model.hpp"

#include <doctest/doctest.h>

#include <barrier>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <thread>

#include "chat_endpoint.hpp"
#include "transfer.hpp"

namespace offerbox::openai {

namespace {

using offerbox::testing::ChatEndpoint;

// A clock that only pauses move, so that no test waits.
struct Time {
    std::int64_t now = 0;
    std::vector<std::int64_t> pauses;

    Surroundings surroundings() {
        return {[this] { return now; },
                [this](std::int64_t milliseconds) {
                    pauses.push_back(milliseconds);
                    now += milliseconds;
                },
                [] { return 1.0; }};
    }
};

std::unique_ptr<LanguageModel> model_of(const ChatEndpoint& endpoint, Time& time, const Limits& limits = {}) {
    return make_chat_model({endpoint.url(), "tester", "s3cret-key", {}}, limits, time.surroundings()).value();
}

ChatRequest question() {
    ChatRequest request;
    request.messages = {{"system", "Say it."}, {"user", "{}"}};
    request.json_schema = R"({"type":"object"})";
    return request;
}

}  // namespace

TEST_CASE("an answer is streamed, put together and counted") {
    const ChatEndpoint endpoint({ChatEndpoint::streamed("How did you know that it was \xC3\xA9ven?")});
    Time time;
    const auto model = model_of(endpoint, time);
    std::string streamed;
    const auto reply = model->chat(question(), [&](std::string_view piece) {
        streamed += piece;
        return true;
    });
    CHECK(reply.value().text == "How did you know that it was \xC3\xA9ven?");
    CHECK(streamed == reply.value().text);
    CHECK(reply.value().prompt_tokens == 11);
    CHECK(reply.value().reply_tokens == 7);
    CHECK(model->name() == "tester");
    const auto request = endpoint.requests().at(0);
    CHECK(request.starts_with("POST /v1/chat/completions HTTP/1.1\r\n"));
    CHECK(request.find("Authorization: Bearer s3cret-key\r\n") != std::string::npos);
}

TEST_CASE("an endpoint that does not stream is understood too") {
    const ChatEndpoint endpoint({ChatEndpoint::status(200, R"( {"choices":[{"message":{"content":"Hi"}}]})")});
    Time time;
    CHECK(model_of(endpoint, time)->chat(question()).value().text == "Hi");
}

TEST_CASE("the caller may stop the answer") {
    const ChatEndpoint endpoint({ChatEndpoint::streamed("one two three four five six")});
    Time time;
    const auto reply = model_of(endpoint, time)->chat(question(), [](std::string_view) { return false; });
    CHECK(reply.value().text == "one t");
}

TEST_CASE("a call that is to stop is given up long before its time, and not tried again") {
    std::stop_source stop;
    auto silent = ChatEndpoint::silent();
    silent.before = [&] { stop.request_stop(); };
    const ChatEndpoint endpoint({silent});
    Time time;
    auto request = question();
    request.timeout_milliseconds = 600'000;
    request.stop = stop.get_token();
    CHECK(model_of(endpoint, time)->chat(request).error().code == ErrorCode::unavailable);
    CHECK(endpoint.requests().size() == 1);
}

TEST_CASE("what may pass is tried again, with growing pauses") {
    for (const auto& bad : {ChatEndpoint::status(429), ChatEndpoint::status(500), ChatEndpoint::status(503),
                            ChatEndpoint::cut_off(), ChatEndpoint::rubbish(), ChatEndpoint::Reply{}}) {
        const ChatEndpoint endpoint({bad, bad, ChatEndpoint::streamed("Hi")});
        Time time;
        CHECK(model_of(endpoint, time)->chat(question()).value().text == "Hi");
        CHECK(time.pauses == std::vector<std::int64_t>{150, 300});
    }
}

TEST_CASE("attempts end, and say what went wrong") {
    Time time;
    const ChatEndpoint cut({ChatEndpoint::cut_off()});
    CHECK(model_of(cut, time)->chat(question()).error().code == ErrorCode::unavailable);
    CHECK(cut.requests().size() == 3);
    const ChatEndpoint rubbish({ChatEndpoint::rubbish()});
    CHECK(model_of(rubbish, time)->chat(question()).error().code == ErrorCode::corrupt);
    const ChatEndpoint endless(
        {{{ChatEndpoint::head(200, "text/event-stream"), std::string(300 * 1024, 'x')}, false, {}}});
    CHECK(model_of(endless, time)->chat(question()).error().code == ErrorCode::corrupt);
}

TEST_CASE("a refused key is not tried again, and neither key nor message is in the error") {
    const ChatEndpoint endpoint(
        {ChatEndpoint::status(401, R"({"error":{"code":"invalid_api_key","message":"s3cret-key is wrong"}})")});
    Time time;
    const auto reply = model_of(endpoint, time)->chat(question());
    CHECK(reply.error().code == ErrorCode::unavailable);
    CHECK(reply.error().log.find("401: invalid_api_key") != std::string::npos);
    CHECK(reply.error().log.find("s3cret") == std::string::npos);
    CHECK(endpoint.requests().size() == 1);
}

TEST_CASE("an endpoint that takes no schema is asked plainly, and so from then on") {
    const ChatEndpoint endpoint({ChatEndpoint::status(400), ChatEndpoint::streamed("Hi")});
    Time time;
    const auto model = model_of(endpoint, time);
    CHECK(model->chat(question()).value().text == "Hi");
    CHECK(model->chat(question()).value().text == "Hi");
    const auto requests = endpoint.requests();
    REQUIRE(requests.size() == 3);
    CHECK(requests[0].find("response_format") != std::string::npos);
    CHECK(requests[1].find("response_format") == std::string::npos);
    CHECK(requests[2].find("response_format") == std::string::npos);
    CHECK(time.pauses.empty());
}

TEST_CASE("nothing is tried again once a piece was handed on") {
    const ChatEndpoint endpoint({ChatEndpoint::cut_off(), ChatEndpoint::streamed("Hi")});
    Time time;
    const auto reply = model_of(endpoint, time)->chat(question(), [](std::string_view) { return true; });
    CHECK(reply.has_error());
    CHECK(endpoint.requests().size() == 1);
}

TEST_CASE("a wait that the endpoint asks for is kept, unless the time would be up") {
    const ChatEndpoint endpoint({ChatEndpoint::status(429, "{}", "Retry-After: 2\r\n"), ChatEndpoint::streamed("Hi")});
    Time time;
    CHECK(model_of(endpoint, time)->chat(question()).has_value());
    CHECK(time.pauses == std::vector<std::int64_t>{2000});

    const ChatEndpoint patient({ChatEndpoint::status(429, "{}", "Retry-After: 60\r\n")});
    CHECK(model_of(patient, time)->chat(question()).error().code == ErrorCode::unavailable);
    CHECK(patient.requests().size() == 1);
}

TEST_CASE("the limit of time covers an endpoint that says nothing, or stops in the middle") {
    for (const auto& slow : {ChatEndpoint::silent(), ChatEndpoint::stalled()}) {
        const ChatEndpoint endpoint({slow});
        const auto model = make_chat_model({endpoint.url(), "tester", {}, {}}).value();
        auto request = question();
        request.timeout_milliseconds = 150;
        const auto begin = std::chrono::steady_clock::now();
        CHECK(model->chat(request).error().code == ErrorCode::timed_out);
        CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(3));
    }
}

TEST_CASE("an endpoint that keeps failing is left alone, and found again when it is back") {
    const ChatEndpoint endpoint({ChatEndpoint::status(500), ChatEndpoint::status(500), ChatEndpoint::streamed("Back")});
    Time time;
    Limits limits;
    limits.attempts = 1;
    limits.failures_to_open = 2;
    const auto model = model_of(endpoint, time, limits);
    CHECK(model->chat(question()).has_error());
    CHECK(model->chat(question()).has_error());
    CHECK(model->chat(question()).error().code == ErrorCode::unavailable);
    CHECK(endpoint.requests().size() == 2);
    time.now += limits.open_milliseconds;
    CHECK(model->chat(question()).value().text == "Back");
    CHECK(model->chat(question()).value().text == "Back");
}

TEST_CASE("no more than the bound of calls are under way at once") {
    std::barrier pair(2);
    auto reply = ChatEndpoint::streamed("Hi");
    reply.before = [&pair] { pair.arrive_and_wait(); };
    const ChatEndpoint endpoint({reply});
    Limits limits;
    limits.most_at_once = 2;
    const auto model = make_chat_model({endpoint.url(), "tester", {}, {}}, limits).value();
    std::atomic<int> answered = 0;
    std::vector<std::thread> callers;
    for (int caller = 0; caller < 8; ++caller)
        callers.emplace_back([&] { answered += model->chat(question()).has_value() ? 1 : 0; });
    for (auto& caller : callers) caller.join();
    CHECK(answered == 8);
    CHECK(endpoint.most_at_once() == 2);
}

TEST_CASE("addresses are checked, and what people append is taken off") {
    CHECK(checked_url("http://127.0.0.1:11434/v1/").value() == "http://127.0.0.1:11434/v1");
    CHECK(checked_url("https://api.example.com/openai/v1/chat/completions").value() ==
          "https://api.example.com/openai/v1");
    CHECK(checked_url("http://localhost:8000").value() == "http://localhost:8000/v1");
    for (const char* bad :
         {"", "localhost", "file:///etc/passwd", "ftp://a/v1", "http://me:secret@a/v1", "http://a b/"})
        CHECK(checked_url(bad).error().code == ErrorCode::invalid_argument);
    CHECK(make_chat_model({"http://a/v1", "m", "key\r\nX: y", {}}).error().code == ErrorCode::invalid_argument);
    CHECK(make_chat_model({"http://a/v1", "", {}, {}}).error().code == ErrorCode::invalid_argument);
}

TEST_CASE("the models of an endpoint can be listed before an interview") {
    const ChatEndpoint endpoint({ChatEndpoint::status(200, R"({"data":[{"id":"a"}]})")});
    CHECK(offered_models({endpoint.url(), "a", "k", {}}).value() == std::vector<std::string>{"a"});
    CHECK(endpoint.requests().at(0).starts_with("GET /v1/models HTTP/1.1\r\n"));
    const ChatEndpoint closed({ChatEndpoint::status(401)});
    CHECK(offered_models({closed.url(), "a", "k", {}}).error().person.find("key") != std::string::npos);
    CHECK(something_listens(endpoint.port()));
}

TEST_CASE("nothing is found where nothing listens") {
    std::uint16_t port = 0;
    {
        const ChatEndpoint gone({ChatEndpoint::silent()});
        port = gone.port();
    }
    CHECK_FALSE(something_listens(port));
    CHECK(offered_models({fmt::format("http://127.0.0.1:{}", port), "a", {}, {}}).error().code ==
          ErrorCode::unavailable);
}

TEST_CASE("the key comes from a file or the environment") {
    const auto path = std::filesystem::temp_directory_path() / fmt::format("offerbox-key-{}", ::getpid());
    std::ofstream(path) << "abc123 \nnote\n";
    CHECK(read_key(path).value() == "abc123");
    std::ofstream(path) << "\n";
    CHECK(read_key(path).error().code == ErrorCode::invalid_argument);
    std::filesystem::remove(path);
    CHECK(read_key(path).error().code == ErrorCode::not_found);
    ::setenv("OFFERBOX_LLM_KEY", "from-outside", 1);
    CHECK(read_key("").value() == "from-outside");
    ::unsetenv("OFFERBOX_LLM_KEY");
    CHECK(read_key("").value().empty());
}

}  // namespace offerbox::openai
