// The live conversation over a WebSocket, as the server sees it. Messages are JSON texts; their shapes are those of
// docs/api/live.md and belong to whoever implements LiveFeed.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "offerbox/base/error.hpp"

namespace offerbox::http {

// What happened in an interview after a point of its log.
struct LiveBatch {
    std::uint64_t last_sequence = 0;    // read on after this one
    std::vector<std::string> messages;  // in order; may be fewer than events
};

// Codes with which the server closes a live connection, beside those of RFC 6455.
inline constexpr std::uint16_t close_going_away = 1001;   // the server stops: come back
inline constexpr std::uint16_t close_not_found = 4404;    // no such interview (it may have been deleted)
inline constexpr std::uint16_t close_slow_reader = 4408;  // too much waits unread: come back with ?after=

// Called on worker threads, by several at once.
class LiveFeed {
  public:
    virtual ~LiveFeed() = default;

    // What came after event `after`. Fails with not_found.
    virtual Result<LiveBatch> read_after(const std::string& interview_id, std::uint64_t after) = 0;

    // Takes a message of the person's. The answer goes to this connection only; empty: none.
    virtual std::string receive(const std::string& interview_id, const std::string& message) = 0;

    // A message sent now and then, so that a page can tell a silent interview from a dead network.
    virtual std::string heartbeat() = 0;
};

}  // namespace offerbox::http
