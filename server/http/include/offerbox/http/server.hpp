// The HTTP and WebSocket server. One thread does all input and output; handlers and the feed, which may block, run on a
// few worker threads.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>

#include "offerbox/base/error.hpp"
#include "offerbox/http/checks.hpp"
#include "offerbox/http/live.hpp"
#include "offerbox/http/log.hpp"
#include "offerbox/http/metrics.hpp"
#include "offerbox/http/router.hpp"

namespace offerbox::http {

struct ServerSettings {
    std::string host = "127.0.0.1";  // an address, not a name
    std::uint16_t port = 8080;       // 0: any free one
    AllowedHosts allowed_hosts;
    std::size_t worker_threads = 2;
    std::size_t waiting_requests = 64;                 // for a worker; over it: 503
    std::size_t connections = 256;                     // over it a connection is closed at once
    std::uint32_t header_bytes = 16U << 10U;           // over it: 431
    std::chrono::milliseconds header_timeout{15'000};  // from the connection, or the answer before, to the whole header
    std::chrono::milliseconds body_timeout{60'000};
    std::chrono::milliseconds write_timeout{60'000};
    std::chrono::milliseconds shutdown_patience{10'000};      // for what is under way when the server is told to stop
    std::size_t live_queue_bytes = std::size_t{1} << 20;      // waiting to be read, beside what was there at the start
    std::size_t live_message_bytes = std::size_t{256} << 10;  // of one message from the person; over it: close 1009
    std::chrono::milliseconds live_poll{1'000};               // another program may write to the same store
    std::chrono::milliseconds live_heartbeat{15'000};
};

// What the server uses; all of it outlives the server.
struct ServerParts {
    const Router& router;
    LiveFeed& feed;
    Log& log;
    Metrics& metrics;
};

class Server {
  public:
    // Listens from here on. Fails with unavailable: the port is taken (the person's sentence says so), the address is
    // not this machine's.
    static Result<std::unique_ptr<Server>> listen(const ServerSettings& settings, const ServerParts& parts);
    virtual ~Server() = default;

    virtual std::uint16_t port() const = 0;

    // Serves until stop() is called or, when `on_signals`, SIGTERM or SIGINT comes; then finishes what is under way.
    virtual void run(bool on_signals) = 0;

    // Threads: any.
    virtual void stop() = 0;

    // Tells the live connections of an interview that its log grew. Threads: any.
    virtual void interview_changed(const std::string& interview_id) = 0;
};

}  // namespace offerbox::http
