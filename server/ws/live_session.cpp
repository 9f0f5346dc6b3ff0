#include "live_session.hpp"

#include <algorithm>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/buffers_to_string.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/websocket/rfc6455.hpp>
#include <boost/beast/websocket/stream.hpp>
#include <deque>

#include "../http/src/workers.hpp"

namespace offerbox::http {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace websocket = beast::websocket;

constexpr auto quietly = asio::as_tuple(asio::use_awaitable);
constexpr std::chrono::seconds close_patience{5};

class BeastLiveSession final : public LiveSession, public std::enable_shared_from_this<BeastLiveSession> {
  public:
    BeastLiveSession(beast::tcp_stream stream, asio::thread_pool& workers, const ServerSettings& settings,
                     const ServerParts& parts, std::string interview_id)
        : socket_(std::move(stream)),
          workers_(workers),
          settings_(settings),
          parts_(parts),
          interview_id_(std::move(interview_id)),
          output_(socket_.get_executor()),
          change_(socket_.get_executor()),
          patience_(socket_.get_executor()) {}

    asio::awaitable<void> run(beast::http::request<beast::http::string_body> upgrade, LiveBatch first) override {
        const auto self = shared_from_this();
        auto timeouts = websocket::stream_base::timeout::suggested(beast::role_type::server);
        timeouts.keep_alive_pings = true;
        socket_.set_option(timeouts);
        socket_.read_message_max(settings_.live_message_bytes);
        const auto [error] = co_await socket_.async_accept(upgrade, quietly);
        if (error) co_return;
        socket_.text(true);
        socket_.auto_fragment(false);
        parts_.metrics.live_changed(1);
        last_ = first.last_sequence;
        for (auto& message : first.messages) queue_.push_back(std::move(message));
        for (const auto& message : queue_) queued_bytes_ += message.size();
        backlog_bytes_ = queued_bytes_;
        asio::co_spawn(socket_.get_executor(), write(self), asio::detached);
        asio::co_spawn(socket_.get_executor(), follow(self), asio::detached);
        co_await read();
        over_ = true;
        output_.cancel();
        change_.cancel();
        patience_.cancel();
        parts_.metrics.live_changed(-1);
    }

    const std::string& interview_id() const override { return interview_id_; }

    void interview_changed() override {
        changed_ = true;
        change_.cancel();
    }

    void stop() override { close(close_going_away, "the server stops; come back with ?after="); }

  private:
    void close(std::uint16_t code, std::string_view reason) {
        if (closing_ || over_) return;
        closing_ = true;
        reason_ = websocket::close_reason(static_cast<websocket::close_code>(code),
                                          beast::string_view(reason.data(), reason.size()));
        queue_.clear();
        output_.cancel();
        change_.cancel();
        patience_.expires_after(close_patience);
        patience_.async_wait([self = shared_from_this()](boost::system::error_code stopped) {
            if (!stopped) beast::get_lowest_layer(self->socket_).close();
        });
    }

    void send(std::string message) {
        if (closing_ || over_) return;
        queued_bytes_ += message.size();
        queue_.push_back(std::move(message));
        if (queued_bytes_ > backlog_bytes_ + settings_.live_queue_bytes) {
            parts_.metrics.slow_reader_closed();
            return close(close_slow_reader, "too slow a reader; come back with ?after=");
        }
        output_.cancel();
    }

    // The only one that writes messages and the close.
    asio::awaitable<void> write(std::shared_ptr<BeastLiveSession> /*self*/) {
        while (!over_) {
            if (queue_.empty() && closing_) {
                co_await socket_.async_close(reason_, quietly);
                co_return;
            }
            if (queue_.empty()) {
                output_.expires_at(asio::steady_timer::time_point::max());
                co_await output_.async_wait(quietly);
                continue;
            }
            const std::string message = std::move(queue_.front());
            queue_.pop_front();
            const auto [error, size] = co_await socket_.async_write(asio::buffer(message), quietly);
            if (error) co_return beast::get_lowest_layer(socket_).close();
            queued_bytes_ -= message.size();
            backlog_bytes_ -= std::min(backlog_bytes_, message.size());
        }
    }

    // Reads the interview's log on, when told that it grew and now and then.
    asio::awaitable<void> follow(std::shared_ptr<BeastLiveSession> /*self*/) {
        auto next_heartbeat = std::chrono::steady_clock::now() + settings_.live_heartbeat;
        while (!over_ && !closing_) {
            if (!changed_) {
                change_.expires_after(settings_.live_poll);
                co_await change_.async_wait(quietly);
                if (over_ || closing_) co_return;
            }
            changed_ = false;
            auto batch = co_await on_worker(workers_, [this] { return parts_.feed.read_after(interview_id_, last_); });
            if (!batch && batch.error().code == ErrorCode::not_found) {
                co_return close(close_not_found, "there is no such interview");
            }
            if (batch) {
                last_ = batch->last_sequence;
                for (auto& message : batch->messages) send(std::move(message));
            }
            if (std::chrono::steady_clock::now() >= next_heartbeat) {
                send(parts_.feed.heartbeat());
                next_heartbeat = std::chrono::steady_clock::now() + settings_.live_heartbeat;
            }
        }
    }

    asio::awaitable<void> read() {
        beast::flat_buffer buffer;
        for (;;) {
            const auto [error, size] = co_await socket_.async_read(buffer, quietly);
            if (error) co_return;
            if (!socket_.got_text()) {
                close(1003, "messages are text");
            } else {
                const auto message = beast::buffers_to_string(buffer.data());
                auto answer = co_await on_worker(workers_, [&] { return parts_.feed.receive(interview_id_, message); });
                if (!answer.empty()) send(std::move(answer));
            }
            buffer.clear();
        }
    }

    websocket::stream<beast::tcp_stream> socket_;
    asio::thread_pool& workers_;
    const ServerSettings& settings_;
    const ServerParts& parts_;
    std::string interview_id_;
    asio::steady_timer output_;    // cancelled when there is something to write
    asio::steady_timer change_;    // cancelled when the interview changed
    asio::steady_timer patience_;  // with the close
    std::deque<std::string> queue_;
    std::size_t queued_bytes_ = 0;   // of the queue and of what is being written
    std::size_t backlog_bytes_ = 0;  // of these, what stood in the log at the start: it comes first
    std::uint64_t last_ = 0;
    websocket::close_reason reason_;
    bool changed_ = false;
    bool closing_ = false;
    bool over_ = false;
};

}  // namespace

std::shared_ptr<LiveSession> make_live_session(beast::tcp_stream stream, asio::thread_pool& workers,
                                               const ServerSettings& settings, const ServerParts& parts,
                                               std::string interview_id) {
    return std::make_shared<BeastLiveSession>(std::move(stream), workers, settings, parts, std::move(interview_id));
}

}  // namespace offerbox::http
