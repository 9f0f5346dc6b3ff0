// A chat endpoint on a free port of this machine that does what a test tells it to, misbehaviour included.
#pragma once

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <charconv>
#include <functional>
#include <mutex>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

namespace offerbox::testing {

class ChatEndpoint {
  public:
    struct Reply {
        std::vector<std::string> pieces;  // bytes as they go out, the head of the answer included
        bool hold = false;                // then: keep the connection open until the client closes it
        std::function<void()> before;     // called when the request has come
    };

    // What to do about the request of this number, from 0; called by one thread at a time.
    using Script = std::function<Reply(std::size_t number, const std::string& request)>;

    // The replies in order, the last one for all further requests.
    explicit ChatEndpoint(std::vector<Reply> replies)
        : ChatEndpoint([replies = std::move(replies)](std::size_t number, const std::string&) {
              return replies[std::min(number, replies.size() - 1)];
          }) {}

    explicit ChatEndpoint(Script script) : script_(std::move(script)) {
        listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        auto* raw = reinterpret_cast<sockaddr*>(&address);
        if (::bind(listener_, raw, size) != 0 || ::listen(listener_, 32) != 0 ||
            ::getsockname(listener_, raw, &size) != 0)
            throw std::runtime_error("the scripted endpoint cannot listen");
        port_ = ntohs(address.sin_port);
        accepting_ = std::thread([this] { accept_all(); });
    }
    ChatEndpoint(const ChatEndpoint&) = delete;
    ChatEndpoint& operator=(const ChatEndpoint&) = delete;
    ~ChatEndpoint() {
        ::shutdown(listener_, SHUT_RDWR);
        accepting_.join();
        {
            const std::lock_guard lock(mutex_);
            for (const int connection : open_) ::shutdown(connection, SHUT_RDWR);
        }
        for (auto& thread : serving_) thread.join();
        ::close(listener_);
    }

    std::uint16_t port() const { return port_; }
    std::string url() const { return fmt::format("http://127.0.0.1:{}/v1", port_); }

    // Head and body of each request so far.
    std::vector<std::string> requests() const {
        const std::lock_guard lock(mutex_);
        return requests_;
    }

    // The most requests that were open at one moment.
    int most_at_once() const { return most_; }

    static std::string head(int status, std::string_view type, std::string_view more = {}) {
        return fmt::format("HTTP/1.1 {} Status\r\nContent-Type: {}\r\nConnection: close\r\n{}\r\n", status, type, more);
    }

    static std::string event(std::string_view text) {
        const nlohmann::json event{
            {"choices", {{{"index", 0}, {"delta", {{"content", text}}}, {"finish_reason", nullptr}}}}};
        return fmt::format("data: {}\n\n", event.dump());
    }

    static std::string end_of_stream() {
        return "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n"
               "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":11,\"completion_tokens\":7}}\n\ndata: [DONE]\n\n";
    }

    // The text, streamed in pieces of a few bytes that end between characters.
    static Reply streamed(std::string_view text) {
        Reply reply{{head(200, "text/event-stream")}, false, {}};
        while (!text.empty()) {
            std::size_t size = std::min<std::size_t>(5, text.size());
            while (size < text.size() && (text[size] & 0xC0) == 0x80) ++size;
            reply.pieces.push_back(event(text.substr(0, size)));
            text.remove_prefix(size);
        }
        reply.pieces.push_back(end_of_stream());
        return reply;
    }

    // What a model says that was asked to word a follow-up.
    static Reply says(std::string_view question) { return streamed(nlohmann::json{{"say", question}}.dump()); }

    static Reply status(int status, std::string_view body = "{}", std::string_view more = {}) {
        return {{head(status, "application/json", more), std::string(body)}, false, {}};
    }

    // The connection ends in the middle of an event.
    static Reply cut_off() {
        return {
            {head(200, "text/event-stream"), event("{\"say\": \"How did"), "data: {\"choices\":[{\"del"}, false, {}};
    }

    // Nothing comes, or nothing more after the first words.
    static Reply silent() { return {{}, true, {}}; }
    static Reply stalled() { return {{head(200, "text/event-stream"), event("{\"say\": \"How")}, true, {}}; }

    static Reply rubbish() { return {{head(200, "text/event-stream"), "data: <html>\x01\xFF</html>\n\n"}, false, {}}; }

  private:
    void accept_all() {
        while (true) {
            const int connection = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
            if (connection < 0) return;
            const std::lock_guard lock(mutex_);
            open_.push_back(connection);
            serving_.emplace_back([this, connection] { serve(connection); });
        }
    }

    void serve(int connection) {
        most_ = std::max(most_.load(), ++under_way_);
        const auto request = read_request(connection);
        if (!request.empty()) answer(connection, request);
        --under_way_;
        const std::lock_guard lock(mutex_);
        std::erase(open_, connection);
        ::close(connection);
    }

    void answer(int connection, const std::string& request) {
        Reply reply;
        {
            const std::lock_guard lock(mutex_);
            reply = script_(requests_.size(), request);
            requests_.push_back(request);
        }
        if (reply.before) reply.before();
        for (const auto& piece : reply.pieces) {
            if (::send(connection, piece.data(), piece.size(), MSG_NOSIGNAL) < 0) return;
        }
        char byte = 0;
        while (reply.hold && ::recv(connection, &byte, 1, 0) > 0) {
        }
    }

    static std::string read_request(int connection) {
        std::string request;
        char bytes[4096];
        while (true) {
            const auto head_end = request.find("\r\n\r\n");
            if (head_end != std::string::npos && request.size() >= head_end + 4 + body_size(request)) return request;
            const auto count = ::recv(connection, bytes, sizeof bytes, 0);
            if (count <= 0) return {};
            request.append(bytes, static_cast<std::size_t>(count));
        }
    }

    static std::size_t body_size(const std::string& request) {
        constexpr std::string_view name = "Content-Length: ";
        const auto at = request.find(name);
        std::size_t size = 0;
        if (at != std::string::npos)
            std::from_chars(request.data() + at + name.size(), request.data() + request.size(), size);
        return size;
    }

    const Script script_;
    int listener_ = -1;
    std::uint16_t port_ = 0;
    std::atomic<int> under_way_ = 0;
    std::atomic<int> most_ = 0;
    mutable std::mutex mutex_;
    std::vector<std::string> requests_;  // guarded by mutex_
    std::vector<int> open_;              // guarded by mutex_
    std::vector<std::thread> serving_;   // guarded by mutex_ until accepting_ has ended
    std::thread accepting_;
};

}  // namespace offerbox::testing
