// One live connection, after its upgrade was asked for. Lives on the thread of input and output.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/string_body.hpp>
#include <memory>
#include <string>

#include "offerbox/http/server.hpp"

namespace offerbox::http {

// How one ends: the person's end closes it; the server closes it when it stops (1001), when the interview is gone
// (4404), when a message is no text (1003) or too long (1009), and when the reader is slow (4408): more than
// live_queue_bytes wait for it, beside what stood in the log when it came. What waited is dropped then; it is all in
// the log, and a new connection with ?after= gets it. Someone who does not even read the close is cut off.
class LiveSession {
  public:
    virtual ~LiveSession() = default;

    // Answers the upgrade, sends the first batch, then what comes. Returns when the connection is over.
    virtual boost::asio::awaitable<void> run(boost::beast::http::request<boost::beast::http::string_body> upgrade,
                                             LiveBatch first) = 0;

    virtual const std::string& interview_id() const = 0;
    virtual void interview_changed() = 0;
    virtual void stop() = 0;
};

std::shared_ptr<LiveSession> make_live_session(boost::beast::tcp_stream stream, boost::asio::thread_pool& workers,
                                               const ServerSettings& settings, const ServerParts& parts,
                                               std::string interview_id);

}  // namespace offerbox::http
