// A live connection against raw frames.
#include <doctest/doctest.h>

#include <mutex>

#include "../testing/raw_client.hpp"
#include "../testing/running_server.hpp"

using namespace offerbox;
using offerbox::testing::RawClient;
using offerbox::testing::RunningServer;

namespace {

// An interview "one" whose messages are given; what is received is answered and added.
class ListFeed final : public http::LiveFeed {
  public:
    Result<http::LiveBatch> read_after(const std::string& interview_id, std::uint64_t after) override {
        const std::lock_guard lock(mutex_);
        if (interview_id != "one" || deleted_) return fail(ErrorCode::not_found, "none");
        http::LiveBatch batch{messages_.size(), {}};
        for (auto i = std::min<std::uint64_t>(after, messages_.size()); i < messages_.size(); ++i) {
            batch.messages.push_back(messages_[i]);
        }
        return batch;
    }
    std::string receive(const std::string&, const std::string& message) override { return "received " + message; }
    std::string heartbeat() override { return "heartbeat"; }

    void add(std::string message) {
        const std::lock_guard lock(mutex_);
        messages_.push_back(std::move(message));
    }
    void remove() {
        const std::lock_guard lock(mutex_);
        deleted_ = true;
    }

  private:
    std::mutex mutex_;
    std::vector<std::string> messages_;
    bool deleted_ = false;
};

std::vector<http::Route> live_route() {
    return {{"GET", "/interviews/{id}/live", {}, 0, true}};
}

std::string next_text(RawClient& client) {
    const auto frame = client.read_frame();
    return frame ? frame->payload : "closed";
}

}  // namespace

TEST_CASE("a live connection sends what was missed, then what comes") {
    ListFeed feed;
    for (const auto* message : {"a", "b", "c"}) feed.add(message);
    http::ServerSettings settings;
    settings.live_poll = std::chrono::minutes(5);  // only being told of a change can bring it
    RunningServer running(settings, live_route(), feed);
    RawClient client(running.port());
    const auto granted = client.upgrade("/interviews/one/live?after=1");
    CHECK(granted.status == 101);
    CHECK(granted.header("sec-websocket-accept") == "s3pplmbitxaq9kygzzhzrbk+xoo=");
    CHECK(next_text(client) == "b");
    CHECK(next_text(client) == "c");
    feed.add("d");
    running.server().interview_changed("one");
    CHECK(next_text(client) == "d");
    client.send_frame(1, "hello");
    CHECK(next_text(client) == "received hello");
    client.send_frame(8, "");
    CHECK(client.read_frame()->opcode == 8);
}

TEST_CASE("what another program wrote is found without being told") {
    ListFeed feed;
    http::ServerSettings settings;
    settings.live_poll = std::chrono::milliseconds(10);
    RunningServer running(settings, live_route(), feed);
    RawClient client(running.port());
    client.upgrade("/interviews/one/live");
    feed.add("from elsewhere");
    CHECK(next_text(client) == "from elsewhere");
}

TEST_CASE("a heartbeat comes when nothing else does") {
    ListFeed feed;
    http::ServerSettings settings;
    settings.live_poll = std::chrono::milliseconds(5);
    settings.live_heartbeat = std::chrono::milliseconds(10);
    RunningServer running(settings, live_route(), feed);
    RawClient client(running.port());
    client.upgrade("/interviews/one/live");
    CHECK(next_text(client) == "heartbeat");
    CHECK(next_text(client) == "heartbeat");
}

TEST_CASE("who has no business here gets no live connection") {
    ListFeed feed;
    RunningServer running({}, live_route(), feed);
    CHECK(RawClient(running.port()).upgrade("/interviews/two/live").status == 404);
    CHECK(RawClient(running.port()).upgrade("/interviews/one/live", "Origin: http://evil.example\r\n").status == 403);
    CHECK(RawClient(running.port()).upgrade("/interviews/one/live", "Origin: http://localhost\r\n").status == 101);
    CHECK(RawClient(running.port()).ask("GET /interviews/one/live HTTP/1.1\r\nHost: localhost\r\n\r\n").status == 426);
}

TEST_CASE("a slow reader is closed and can come back") {
    ListFeed feed;
    http::ServerSettings settings;
    settings.live_queue_bytes = 1'000'000;
    RunningServer running(settings, live_route(), feed);
    // The start is more than the system's own buffers take, and nothing of it is read.
    for (int i = 0; i < 150; ++i) feed.add(std::string(100'000, 'm'));
    RawClient client(running.port());
    client.upgrade("/interviews/one/live");
    for (int i = 0; i < 150; ++i) feed.add(std::string(100'000, 'm'));
    running.server().interview_changed("one");
    std::uint64_t seen = 0;
    auto frame = client.read_frame();
    while (frame && frame->opcode == 1) {
        CHECK(frame->payload.size() == 100'000);
        ++seen;
        frame = client.read_frame();
    }
    REQUIRE(frame);
    CHECK(frame->close_code() == http::close_slow_reader);
    CHECK(seen > 0);
    CHECK(seen < 300);
    RawClient again(running.port());
    again.upgrade("/interviews/one/live?after=" + std::to_string(seen));
    for (; seen < 300; ++seen) REQUIRE(again.read_frame()->payload.size() == 100'000);
    CHECK(running.metrics().prometheus().find("offerbox_slow_readers_total 1\n") != std::string::npos);
}

TEST_CASE("a live connection ends with a code that says why") {
    ListFeed feed;
    http::ServerSettings settings;
    settings.live_poll = std::chrono::milliseconds(10);
    settings.live_message_bytes = 1000;
    RunningServer running(settings, live_route(), feed);
    RawClient binary(running.port());
    binary.upgrade("/interviews/one/live");
    binary.send_frame(2, "bytes");
    CHECK(binary.read_frame()->close_code() == 1003);
    RawClient large(running.port());
    large.upgrade("/interviews/one/live");
    large.send_frame(1, std::string(2000, 'x'));
    CHECK(large.read_frame()->close_code() == 1009);
    RawClient stopped(running.port());
    stopped.upgrade("/interviews/one/live");
    feed.remove();
    CHECK(stopped.read_frame()->close_code() == http::close_not_found);
}

TEST_CASE("live connections are told when the server stops") {
    ListFeed feed;
    RunningServer running({}, live_route(), feed);
    RawClient client(running.port());
    client.upgrade("/interviews/one/live");
    running.server().stop();
    CHECK(client.read_frame()->close_code() == http::close_going_away);
    client.send_frame(8, std::string("\x03\xe9", 2));
    running.stop();
}
