#include "offerbox/http/server.hpp"

#include <fmt/format.h>

#include <atomic>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>
#include <boost/beast/websocket/rfc6455.hpp>
#include <charconv>
#include <csignal>
#include <exception>
#include <optional>
#include <random>
#include <set>

#include "../../ws/live_session.hpp"
#include "finish.hpp"
#include "offerbox/base/text.hpp"
#include "workers.hpp"

namespace offerbox::http {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using asio::ip::tcp;
using Parser = beast::http::request_parser<beast::http::string_body>;

constexpr auto quietly = asio::as_tuple(asio::use_awaitable);

std::string_view plain(beast::string_view view) {
    return {view.data(), view.size()};
}

RequestHead head_of(const Parser& parser) {
    const auto& message = parser.get();
    RequestHead head;
    head.method = plain(message.method_string());
    head.target = plain(message.target());
    head.version = static_cast<int>(message.version());
    for (const auto& field : message) head.headers.emplace_back(plain(field.name_string()), plain(field.value()));
    return head;
}

// Taken before the body is read: what a chunked body's trailer says never gets in.
Result<Request> request_of(const RequestHead& head, std::string id) {
    Request request;
    request.id = std::move(id);
    request.method = head.method;
    const auto question = head.target.find('?');
    request.path = head.target.substr(0, question);
    if (question != std::string::npos) {
        auto query = parse_query(std::string_view(head.target).substr(question + 1));
        if (!query) return query.error();
        request.query = std::move(*query);
    }
    for (const auto& [name, value] : head.headers) {
        auto& stored = request.headers[text::lower(name)];
        stored += stored.empty() ? value : ", " + value;
    }
    return request;
}

std::uint64_t number_in(std::string_view text) {
    std::uint64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

struct Connection {
    explicit Connection(tcp::socket socket) : stream(std::move(socket)) {}
    beast::tcp_stream stream;
    bool idle = true;  // between two requests
};

// What came of reading a request's header.
struct Exchange {
    Request request;
    const Route* route = nullptr;
    Response response;   // when there is nothing to call
    bool ready = false;  // the route is to be called
    bool keep = false;   // the connection may be used again
    std::chrono::steady_clock::time_point began = std::chrono::steady_clock::now();
};

class BeastServer final : public Server {
  public:
    BeastServer(const ServerSettings& settings, const ServerParts& parts)
        : settings_(settings),
          parts_(parts),
          workers_(settings.worker_threads),
          acceptor_(io_),
          patience_(io_),
          signals_(io_),
          id_prefix_(std::random_device{}()) {}

    // What the workers still do ends in io_, so they are done before it goes; their pool goes after it.
    ~BeastServer() override { workers_.join(); }

    Result<void> open() {
        boost::system::error_code error;
        const auto address = asio::ip::make_address(settings_.host, error);
        if (error) {
            return fail(ErrorCode::invalid_argument, "not an address: " + settings_.host,
                        fmt::format("{} is not an IP address; use 127.0.0.1, ::1 or 0.0.0.0.", settings_.host));
        }
        const tcp::endpoint endpoint(address, settings_.port);
        static_cast<void>(acceptor_.open(endpoint.protocol(), error));
        if (!error) static_cast<void>(acceptor_.set_option(asio::socket_base::reuse_address(true), error));
        if (!error) static_cast<void>(acceptor_.bind(endpoint, error));
        if (!error) static_cast<void>(acceptor_.listen(asio::socket_base::max_listen_connections, error));
        if (error == asio::error::address_in_use) {
            return fail(ErrorCode::unavailable, "port in use",
                        fmt::format("Port {} is taken, perhaps by an OfferBox that runs already; open "
                                    "http://{}:{}/ or choose another with --port.",
                                    settings_.port, settings_.host, settings_.port));
        }
        if (error) {
            return fail(
                ErrorCode::unavailable, error.message(),
                fmt::format("Cannot listen on {} port {}: {}.", settings_.host, settings_.port, error.message()));
        }
        return {};
    }

    std::uint16_t port() const override { return acceptor_.local_endpoint().port(); }

    void run(bool on_signals) override {
        if (on_signals) {
            signals_.add(SIGTERM);
            signals_.add(SIGINT);
            signals_.async_wait([this](boost::system::error_code error, int) {
                if (!error) begin_stop();
            });
        }
        asio::co_spawn(io_, accept(), [](const std::exception_ptr& fault) {
            if (fault) std::rethrow_exception(fault);
        });
        io_.run();
    }

    void stop() override {
        asio::post(io_, [this] { begin_stop(); });
    }

    void interview_changed(const std::string& interview_id) override {
        asio::post(io_, [this, interview_id] {
            for (const auto& live : live_) {
                if (live->interview_id() == interview_id) live->interview_changed();
            }
        });
    }

  private:
    asio::awaitable<void> accept() {
        asio::steady_timer pause(io_);
        while (!stopping_) {
            auto [error, socket] = co_await acceptor_.async_accept(quietly);
            if (stopping_) co_return;
            if (error) {
                // Out of descriptors, most likely: trying again at once would only burn the processor.
                parts_.log.line("warning", "cannot accept", {{"error", error.message()}});
                pause.expires_after(std::chrono::milliseconds(100));
                co_await pause.async_wait(quietly);
                continue;
            }
            if (connections_.size() >= settings_.connections) {
                parts_.log.line("warning", "too many connections", {});
                continue;
            }
            auto connection = std::make_shared<Connection>(std::move(socket));
            connections_.insert(connection);
            parts_.metrics.connections_changed(1);
            asio::co_spawn(io_, serve(connection), [this, connection](const std::exception_ptr& fault) {
                connections_.erase(connection);
                parts_.metrics.connections_changed(-1);
                if (fault) log_fault(fault);
                if (stopping_ && connections_.empty()) end();
            });
        }
    }

    void log_fault(const std::exception_ptr& fault) {
        try {
            std::rethrow_exception(fault);
        } catch (const std::exception& error) {
            parts_.log.line("error", "a connection failed", {{"error", error.what()}});
        }
    }

    asio::awaitable<void> serve(std::shared_ptr<Connection> connection) {
        beast::flat_buffer buffer;
        bool open = true;
        while (open && !stopping_) open = co_await serve_request(*connection, buffer);
        boost::system::error_code ignored;
        static_cast<void>(connection->stream.socket().shutdown(tcp::socket::shutdown_send, ignored));
        if (stopping_) co_return;
        // Closing with unread input would reset the connection and could take the answer with it.
        connection->stream.expires_after(std::chrono::seconds(2));
        for (std::size_t drained = 0; drained < (std::size_t{1} << 20);) {
            buffer.clear();
            const auto [error, size] = co_await connection->stream.async_read_some(buffer.prepare(16384), quietly);
            if (error) break;
            drained += size;
        }
    }

    // One request and its answer; whether another may follow.
    asio::awaitable<bool> serve_request(Connection& connection, beast::flat_buffer& buffer) {
        auto& stream = connection.stream;
        Parser parser;
        parser.header_limit(settings_.header_bytes);
        parser.body_limit(boost::none);  // the route's is looked at below
        stream.expires_after(settings_.header_timeout);
        connection.idle = buffer.size() == 0;
        const auto [error, size] = co_await beast::http::async_read_header(stream, buffer, parser, quietly);
        connection.idle = false;
        if (error && error.category() != beast::http::make_error_code(beast::http::error::bad_method).category()) {
            co_return false;  // gone, silent for too long, or we are stopping
        }
        if (error == beast::http::error::end_of_stream || error == beast::http::error::partial_message) {
            co_return false;
        }
        Exchange exchange;
        if (error) {
            exchange.request.id = next_id();
            const bool large = error == beast::http::error::header_limit;
            exchange.response = refused(large ? 431 : 400, error.message(), exchange.request.id);
        } else {
            examine(parser, exchange);
        }
        if (exchange.ready && exchange.route->live) co_return co_await serve_live(connection, parser, exchange);
        if (exchange.ready) co_await read_body(stream, buffer, parser, exchange);
        if (exchange.ready) co_await call(exchange);
        co_return co_await write(stream, exchange);
    }

    // Finds the route, or makes the answer that says why there is none.
    void examine(const Parser& parser, Exchange& exchange) {
        const auto head = head_of(parser);
        const auto id = next_id();
        exchange.request.id = id;
        exchange.request.method = head.method;
        if (const auto refusal = refusal_of(head, settings_.allowed_hosts)) {
            exchange.response = refused(refusal->status, refusal->reason, id);
            return;
        }
        auto request = request_of(head, id);
        auto match = request ? parts_.router.match(head.method, request->path) : Result<Match>(request.error());
        if (!match) {
            exchange.response = problem(match.error(), id);
            return;
        }
        exchange.request = std::move(*request);
        exchange.request.captures = std::move(match->captures);
        exchange.route = match->route;
        const bool bodiless = !parser.chunked() && parser.content_length().value_or(0) == 0;
        exchange.keep = parser.keep_alive() && bodiless;
        if (exchange.route == nullptr && match->allowed.empty()) {
            exchange.response =
                problem(fail(ErrorCode::not_found, "no such path", "There is nothing at this address."), id);
            return;
        }
        if (exchange.route == nullptr) {
            exchange.response = refused(405, "method not allowed", id);
            exchange.response.headers.emplace_back("Allow", text::join(match->allowed, ", "));
            return;
        }
        if (parser.content_length().value_or(0) > exchange.route->body_limit) {
            exchange.response = refused(413, "body over the limit", id);
            return;
        }
        if (exchange.route->live && !beast::websocket::is_upgrade(parser.get())) {
            exchange.response = refused(426, "not a WebSocket", id);
            exchange.response.headers.emplace_back("Upgrade", "websocket");
            return;
        }
        exchange.ready = true;
    }

    // On failure the exchange is no longer ready.
    asio::awaitable<void> read_body(beast::tcp_stream& stream, beast::flat_buffer& buffer, Parser& parser,
                                    Exchange& exchange) {
        const bool wants_more = parser.keep_alive();
        parser.body_limit(exchange.route->body_limit);
        stream.expires_after(settings_.body_timeout);
        if (text::equals_ignoring_case(exchange.request.header("expect"), "100-continue")) {
            beast::http::response<beast::http::empty_body> go_on(beast::http::status::continue_, 11);
            const auto [error, size] = co_await beast::http::async_write(stream, go_on, quietly);
            if (error) exchange.ready = false;
        }
        const auto [error, size] = co_await beast::http::async_read(stream, buffer, parser, quietly);
        if (error) {
            exchange.ready = false;
            exchange.keep = false;
            const int status = error == beast::http::error::body_limit ? 413 : 400;
            exchange.response = refused(status, error.message(), exchange.request.id);
            co_return;
        }
        exchange.request.body = std::move(parser.get().body());
        exchange.keep = wants_more;
    }

    asio::awaitable<void> call(Exchange& exchange) {
        if (waiting_ >= settings_.waiting_requests) {
            exchange.response = problem(fail(ErrorCode::unavailable, "too many requests wait"), exchange.request.id);
            exchange.response.headers.emplace_back("Retry-After", "1");
            co_return;
        }
        ++waiting_;
        exchange.response = co_await on_worker(workers_, [&exchange] { return answer_of(exchange); });
        --waiting_;
    }

    // Runs on a worker.
    static Response answer_of(const Exchange& exchange) {
        // A fault in one route is answered as ours and must not end the interviews of the others.
        try {
            auto response = exchange.route->handler(exchange.request);
            finish(exchange.request, response);
            return response;
        } catch (const std::exception& fault) {
            return problem(fail(ErrorCode::internal, fault.what()), exchange.request.id);
        }
    }

    asio::awaitable<bool> write(beast::tcp_stream& stream, Exchange& exchange) {
        auto& response = exchange.response;
        add_security_headers(response);
        log_answer(exchange);
        beast::http::response<beast::http::string_body> message;
        message.version(11);
        message.result(static_cast<unsigned>(response.status));
        for (const auto& [name, value] : response.headers) message.insert(name, value);
        if (!response.content_type.empty()) message.set(beast::http::field::content_type, response.content_type);
        message.set("X-Request-Id", exchange.request.id);
        const bool keep = exchange.keep && !stopping_;
        message.keep_alive(keep);
        stream.expires_after(settings_.write_timeout);
        // The length of an answer to HEAD is that of the answer to GET.
        if (response.status != 304 && response.status != 204) message.content_length(response.body.size());
        if (exchange.request.method == "HEAD") {
            beast::http::response<beast::http::empty_body> head(message.base());
            beast::http::response_serializer<beast::http::empty_body> serializer(head);
            const auto [error, size] = co_await beast::http::async_write_header(stream, serializer, quietly);
            co_return keep && !error;
        }
        message.body() = std::move(response.body);
        const auto [error, size] = co_await beast::http::async_write(stream, message, quietly);
        co_return keep && !error;
    }

    void log_answer(const Exchange& exchange) {
        const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - exchange.began;
        const std::string_view pattern = exchange.route == nullptr ? "" : std::string_view(exchange.route->pattern);
        const auto& response = exchange.response;
        const auto& named = exchange.request.capture("id");
        parts_.metrics.answered(exchange.route == nullptr ? "" : exchange.route->method, pattern, response.status,
                                taken.count());
        const std::string_view level = response.status >= 500 ? "error" : "info";
        const bool of_interview = pattern.find("/interviews/{id}") != std::string_view::npos;
        parts_.log.line(level, "answered",
                        {{"request", exchange.request.id},
                         {"method", exchange.route == nullptr ? "" : exchange.route->method},
                         {"route", pattern},
                         {"status", response.status},
                         {"milliseconds", taken.count() * 1000},
                         {"interview", of_interview ? named : std::string_view(response.interview_id)},
                         {"reason", response.log}});
    }

    asio::awaitable<bool> serve_live(Connection& connection, Parser& parser, Exchange& exchange) {
        const std::string id(exchange.request.capture("id"));
        const auto after = number_in(exchange.request.parameter("after"));
        auto first = co_await on_worker(workers_, [&] { return parts_.feed.read_after(id, after); });
        if (!first) {
            exchange.response = problem(first.error(), exchange.request.id);
            co_return co_await write(connection.stream, exchange);
        }
        exchange.response.status = 101;
        log_answer(exchange);
        connection.stream.expires_never();
        auto upgrade = parser.release();
        auto live = make_live_session(std::move(connection.stream), workers_, settings_, parts_, id);
        live_.insert(live);
        co_await live->run(std::move(upgrade), std::move(*first));
        live_.erase(live);
        co_return false;
    }

    std::string next_id() { return fmt::format("{:08x}{:08x}", id_prefix_, ++id_count_); }

    void begin_stop() {
        if (stopping_) return;
        stopping_ = true;
        parts_.log.line("info", "stopping", {});
        boost::system::error_code ignored;
        static_cast<void>(acceptor_.close(ignored));
        static_cast<void>(signals_.cancel(ignored));
        for (const auto& live : live_) live->stop();
        for (const auto& connection : connections_) {
            if (connection->idle) connection->stream.cancel();
        }
        if (connections_.empty()) return end();
        patience_.expires_after(settings_.shutdown_patience);
        patience_.async_wait([this](boost::system::error_code error) {
            if (!error) end();
        });
    }

    void end() {
        patience_.cancel();
        io_.stop();
    }

    const ServerSettings settings_;
    const ServerParts parts_;
    asio::thread_pool workers_;
    // All that follows belongs to the thread in run().
    asio::io_context io_{1};
    tcp::acceptor acceptor_;
    asio::steady_timer patience_;  // with what is under way at the end
    asio::signal_set signals_;
    std::set<std::shared_ptr<Connection>> connections_;
    std::set<std::shared_ptr<LiveSession>> live_;
    std::size_t waiting_ = 0;  // requests with the workers
    bool stopping_ = false;
    std::uint32_t id_prefix_;
    std::uint32_t id_count_ = 0;
};

}  // namespace

Result<std::unique_ptr<Server>> Server::listen(const ServerSettings& settings, const ServerParts& parts) {
    auto server = std::make_unique<BeastServer>(settings, parts);
    if (auto opened = server->open(); !opened) return opened.error();
    return std::unique_ptr<Server>(std::move(server));
}

}  // namespace offerbox::http
