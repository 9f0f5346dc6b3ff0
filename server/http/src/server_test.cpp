// The server against raw bytes.
#include "offerbox/http/server.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <latch>

#include "../../testing/raw_client.hpp"
#include "../../testing/running_server.hpp"

using namespace offerbox;
using offerbox::testing::RawClient;
using offerbox::testing::Reply;
using offerbox::testing::RunningServer;

namespace {

class NoFeed final : public http::LiveFeed {
  public:
    Result<http::LiveBatch> read_after(const std::string&, std::uint64_t) override {
        return fail(ErrorCode::not_found, "none");
    }
    std::string receive(const std::string&, const std::string&) override { return {}; }
    std::string heartbeat() override { return "{}"; }
};

http::Response told(std::string body) {
    http::Response response;
    response.content_type = "text/plain";
    response.body = std::move(body);
    return response;
}

std::vector<http::Route> routes() {
    return {
        {"GET", "/hello", [](const http::Request&) { return told("hello"); }},
        {"GET", "/things/{id}",
         [](const http::Request& request) {
             return told(std::string(request.capture("id")) + "|" + std::string(request.parameter("q")));
         }},
        {"POST", "/echo", [](const http::Request& request) { return told(request.body); }, 100'000},
        {"POST", "/headers",
         [](const http::Request& request) {
             return told("key=" + std::string(request.header("idempotency-key")) +
                         " authorization=" + std::string(request.header("authorization")));
         }},
        {"GET", "/fault", [](const http::Request&) -> http::Response { throw std::runtime_error("broken part"); }},
        {"GET", "/large", [](const http::Request&) { return told(std::string(3'000'000, 'L')); }},
    };
}

struct Case {
    std::string_view name;
    std::string bytes;
    int status;
    std::string_view must_contain;
    std::string_view must_not_contain;
};

std::string post(std::string_view path, std::string_view headers, std::string_view body) {
    return "POST " + std::string(path) + " HTTP/1.1\r\nHost: localhost\r\n" + std::string(headers) + "\r\n" +
           std::string(body);
}

std::string get(std::string_view target, std::string_view headers = "") {
    return "GET " + std::string(target) + " HTTP/1.1\r\nHost: localhost\r\n" + std::string(headers) + "\r\n";
}

}  // namespace

TEST_CASE("what is asked and what is answered") {
    NoFeed feed;
    http::ServerSettings settings;
    settings.allowed_hosts.names = {"box.example"};
    RunningServer running(settings, routes(), feed);
    const std::string chunked = "5\r\nabcde\r\n0\r\n\r\n";
    const std::vector<Case> cases = {
        {"a page", get("/hello"), 200, "hello", "error"},
        {"captures and query decoded", get("/things/a%20b?q=c+d%21"), 200, "a b|c d!", "%"},
        {"an escaped slash is part of the segment", get("/things/a%2Fb"), 200, "a/b|", ""},
        {"no such path", get("/nothing"), 404, "\"code\":\"not_found\"", "hello"},
        {"not this method", "DELETE /hello HTTP/1.1\r\nHost: localhost\r\n\r\n", 405, "method", "hello"},
        {"a malformed escape", get("/things/%zz"), 400, "invalid_argument", ""},
        {"a NUL in the path", get("/things/%00"), 400, "invalid_argument", ""},
        {"a body by length", post("/echo", "Content-Length: 5\r\n", "abcde"), 200, "abcde", ""},
        {"a body in chunks", post("/echo", "Transfer-Encoding: chunked\r\n", chunked), 200, "abcde", ""},
        {"another encoding", post("/echo", "Transfer-Encoding: gzip\r\n", ""), 400, "malformed", "abcde"},
        {"two encodings in one", post("/echo", "Transfer-Encoding: gzip, chunked\r\n", chunked), 400, "", "abcde"},
        {"chunked twice in one", post("/echo", "Transfer-Encoding: chunked, chunked\r\n", chunked), 400, "", "abcde"},
        {"chunked given twice", post("/echo", "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", chunked),
         400, "", "abcde"},
        {"a disguised encoding", post("/echo", "Transfer-Encoding: xchunked\r\n", chunked), 400, "", "abcde"},
        {"both lengths", post("/echo", "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", chunked), 400, "",
         "abcde"},
        {"both lengths, the other way", post("/echo", "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", chunked),
         400, "", "abcde"},
        {"two equal lengths", post("/echo", "Content-Length: 5\r\nContent-Length: 5\r\n", "abcde"), 400, "", "abcde"},
        {"a length with a sign", post("/echo", "Content-Length: +5\r\n", "abcde"), 400, "", "abcde"},
        {"a list as length", post("/echo", "Content-Length: 5, 5\r\n", "abcde"), 400, "", "abcde"},
        {"chunked in HTTP/1.0",
         "POST /echo HTTP/1.0\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n" + chunked, 400, "", "abcde"},
        {"a chunk size that is none", post("/echo", "Transfer-Encoding: chunked\r\n", "zz\r\nabc\r\n0\r\n\r\n"), 400,
         "", "abc"},
        {"a trailer is not a header",
         post("/headers", "Transfer-Encoding: chunked\r\n",
              "1\r\na\r\n0\r\nAuthorization: Bearer evil\r\nIdempotency-Key: evil\r\n\r\n"),
         200, "key= authorization=", "evil"},
        {"a space before the colon", get("/hello", "X-Name : value\r\n"), 400, "", "hello"},
        {"no Host", "GET /hello HTTP/1.1\r\n\r\n", 400, "", "hello"},
        {"two Hosts", get("/hello", "Host: localhost\r\n"), 400, "", "hello"},
        {"another Host", "GET /hello HTTP/1.1\r\nHost: evil.example\r\n\r\n", 403, "", "hello"},
        {"a Host that begins like ours", "GET /hello HTTP/1.1\r\nHost: localhost.evil.example\r\n\r\n", 403, "",
         "hello"},
        {"a configured Host", "GET /hello HTTP/1.1\r\nHost: box.example:8443\r\n\r\n", 200, "hello", ""},
        {"the loopback of IPv6", "GET /hello HTTP/1.1\r\nHost: [::1]:8080\r\n\r\n", 200, "hello", ""},
        {"our own Origin", get("/hello", "Origin: http://localhost\r\n"), 200, "hello", ""},
        {"another port's Origin", get("/hello", "Origin: http://localhost:3000\r\n"), 403, "", "hello"},
        {"another site's Origin", post("/echo", "Origin: https://evil.example\r\nContent-Length: 1\r\n", "a"), 403, "",
         ""},
        {"no Origin to speak of", get("/hello", "Origin: null\r\n"), 403, "", "hello"},
        {"a proxy's target", "GET http://localhost/hello HTTP/1.1\r\nHost: localhost\r\n\r\n", 400, "", "hello"},
        {"a body over the route's limit", post("/echo", "Content-Length: 100001\r\n", "a"), 413, "too_large", ""},
        {"chunks over the route's limit",
         post("/echo", "Transfer-Encoding: chunked\r\n", "186a1\r\n" + std::string(100'001, 'a') + "\r\n0\r\n\r\n"),
         413, "too_large", "aaaa"},
        {"a header over the limit", get("/hello", "X-Long: " + std::string(20'000, 'x') + "\r\n"), 431, "", "hello"},
        {"no HTTP", "\x16\x03\x01 hello\r\n\r\n", 400, "", "hello"},
        {"another version", "GET /hello HTTP/3.0\r\nHost: localhost\r\n\r\n", 400, "", "hello\n"},
        {"a fault of ours", get("/fault"), 500, "\"code\":\"internal\"", "broken part"},
    };
    for (const auto& one : cases) {
        CAPTURE(one.name);
        RawClient client(running.port());
        const auto reply = client.ask(one.bytes);
        CHECK(reply.status == one.status);
        if (!one.must_contain.empty()) CHECK(reply.body.find(one.must_contain) != std::string::npos);
        if (!one.must_not_contain.empty()) CHECK(reply.body.find(one.must_not_contain) == std::string::npos);
        CHECK(reply.has("x-request-id: "));
        CHECK(reply.has("content-security-policy: default-src 'self';"));
        CHECK(reply.has("frame-ancestors 'none'"));
        CHECK(reply.has("x-content-type-options: nosniff"));
        CHECK(reply.has("referrer-policy: no-referrer"));
    }
    CHECK(running.logged().find("broken part") != std::string::npos);
    CHECK(running.logged().find("evil") == std::string::npos);
}

TEST_CASE("after a refusal nothing more is read from the connection") {
    NoFeed feed;
    RunningServer running({}, routes(), feed);
    RawClient client(running.port());
    const auto smuggled =
        post("/echo", "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n") + get("/hello");
    CHECK(client.ask(smuggled).status == 400);
    CHECK(client.is_closed());
}

TEST_CASE("a connection serves one request after another, also when they come at once") {
    NoFeed feed;
    RunningServer running({}, routes(), feed);
    RawClient client(running.port());
    client.send(get("/hello") + get("/things/one") + post("/echo", "Content-Length: 2\r\n", "ok"));
    CHECK(client.read_reply().body == "hello");
    CHECK(client.read_reply().body == "one|");
    CHECK(client.read_reply().body == "ok");
    CHECK(client.ask(get("/nothing")).status == 404);
    CHECK(client.ask(get("/large")).body.size() == 3'000'000);
    CHECK(client.ask(get("/hello", "Connection: close\r\n")).body == "hello");
    CHECK(client.is_closed());
}

TEST_CASE("a request in pieces of one byte is the same request") {
    NoFeed feed;
    RunningServer running({}, routes(), feed);
    RawClient client(running.port());
    for (const char byte : post("/echo", "Transfer-Encoding: chunked\r\n", "3\r\nabc\r\n0\r\n\r\n")) {
        client.send(std::string(1, byte));
    }
    CHECK(client.read_reply().body == "abc");
}

TEST_CASE("HEAD has the header of GET and no body") {
    NoFeed feed;
    RunningServer running({}, routes(), feed);
    RawClient client(running.port());
    client.send("HEAD /hello HTTP/1.1\r\nHost: localhost\r\n\r\n");
    const auto reply = client.read_reply(true);
    CHECK(reply.status == 200);
    CHECK(reply.header("content-length") == "5");
    CHECK(client.ask(get("/hello")).body == "hello");
}

TEST_CASE("what the asker has already is not sent again") {
    NoFeed feed;
    RunningServer running({}, routes(), feed);
    RawClient client(running.port());
    const auto tag = client.ask(get("/hello")).header("etag");
    CHECK(!tag.empty());
    const auto again = client.ask(get("/hello", "If-None-Match: \"other\", " + tag + "\r\n"));
    CHECK(again.status == 304);
    CHECK(again.body.empty());
    CHECK(client.ask(get("/hello", "If-None-Match: \"other\"\r\n")).status == 200);
}

TEST_CASE("a body is asked for when the asker waits for that") {
    NoFeed feed;
    RunningServer running({}, routes(), feed);
    RawClient client(running.port());
    const auto go_on = client.ask(post("/echo", "Content-Length: 2\r\nExpect: 100-continue\r\n", ""));
    CHECK(go_on.status == 100);
    CHECK(client.ask("ok").body == "ok");
    RawClient too_large(running.port());
    CHECK(too_large.ask(post("/echo", "Content-Length: 200000\r\nExpect: 100-continue\r\n", "")).status == 413);
}

TEST_CASE("those who stay silent are left") {
    NoFeed feed;
    http::ServerSettings settings;
    settings.header_timeout = std::chrono::milliseconds(50);
    settings.body_timeout = std::chrono::milliseconds(50);
    RunningServer running(settings, routes(), feed);
    RawClient silent(running.port());
    CHECK(silent.is_closed());
    RawClient half_header(running.port());
    half_header.send("GET /hello HTTP/1.1\r\nHost:");
    CHECK(half_header.is_closed());
    RawClient half_body(running.port());
    half_body.send(post("/echo", "Content-Length: 5\r\n", "ab"));
    CHECK(half_body.is_closed());
}

TEST_CASE("over the bound of connections one is closed at once") {
    NoFeed feed;
    http::ServerSettings settings;
    settings.connections = 1;
    RunningServer running(settings, routes(), feed);
    RawClient first(running.port());
    CHECK(first.ask(get("/hello")).status == 200);
    RawClient second(running.port());
    CHECK(second.is_closed());
    CHECK(first.ask(get("/hello")).status == 200);
}

TEST_CASE("over the bound of waiting requests the asker is told to come back") {
    NoFeed feed;
    std::latch entered(1);
    std::latch leave(1);
    http::ServerSettings settings;
    settings.worker_threads = 1;
    settings.waiting_requests = 1;
    RunningServer running(settings,
                          {{"GET", "/slow",
                            [&](const http::Request&) {
                                entered.count_down();
                                leave.wait();
                                return told("done");
                            }},
                           {"GET", "/hello", [](const http::Request&) { return told("hello"); }}},
                          feed);
    RawClient first(running.port());
    first.send(get("/slow"));
    entered.wait();
    RawClient second(running.port());
    const auto reply = second.ask(get("/hello"));
    CHECK(reply.status == 503);
    CHECK(reply.header("retry-after") == "1");
    leave.count_down();
    CHECK(first.read_reply().body == "done");
}

TEST_CASE("stopping finishes what is under way") {
    NoFeed feed;
    std::latch entered(1);
    std::latch leave(1);
    RunningServer running({},
                          {{"GET", "/slow",
                            [&](const http::Request&) {
                                entered.count_down();
                                leave.wait();
                                return told("done");
                            }}},
                          feed);
    RawClient idle(running.port());
    RawClient busy(running.port());
    busy.send(get("/slow"));
    entered.wait();
    running.server().stop();
    CHECK(idle.is_closed());
    leave.count_down();
    const auto reply = busy.read_reply();
    CHECK(reply.body == "done");
    CHECK(reply.header("connection") == "close");
    running.stop();
    CHECK_THROWS_AS(RawClient{running.port()}, std::runtime_error);
}

TEST_CASE("a taken port and a name in place of an address are said so") {
    NoFeed feed;
    RunningServer running({}, routes(), feed);
    testing::StillClock clock;
    http::Log log(clock, [](std::string_view) {});
    http::Metrics metrics;
    const http::Router router({});
    http::ServerSettings settings;
    settings.port = running.port();
    const auto taken = http::Server::listen(settings, {router, feed, log, metrics});
    REQUIRE(!taken);
    CHECK(taken.error().code == ErrorCode::unavailable);
    CHECK(taken.error().for_person().find("is taken") != std::string::npos);
    settings.host = "localhost";
    const auto name = http::Server::listen(settings, {router, feed, log, metrics});
    REQUIRE(!name);
    CHECK(name.error().code == ErrorCode::invalid_argument);
}

TEST_CASE("the log is a JSON object a line and the metrics count by route") {
    NoFeed feed;
    RunningServer running({}, routes(), feed);
    RawClient client(running.port());
    client.ask(get("/things/private-name?q=secret"));
    client.ask(get("/nothing-known"));
    const auto logged = running.logged();
    CHECK(logged.find("{\"time\":\"2025-11-01T12:26:40.123Z\",\"level\":\"info\",\"message\":\"answered\"") == 0);
    CHECK(logged.find("\"route\":\"/things/{id}\",\"status\":200,") != std::string::npos);
    CHECK(logged.find("secret") == std::string::npos);
    CHECK(logged.find("private-name") == std::string::npos);
    const auto metrics = running.metrics().prometheus();
    CHECK(metrics.find("offerbox_requests_total{method=\"GET\",route=\"/things/{id}\",status=\"200\"} 1\n") !=
          std::string::npos);
    CHECK(metrics.find("offerbox_connections 1\n") != std::string::npos);
    CHECK(metrics.find("private") == std::string::npos);
    CHECK(metrics.find("nothing-known") == std::string::npos);
}
