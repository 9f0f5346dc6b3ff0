// A client that sends exactly the bytes it is given: what a library would never send is what must be tested.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace offerbox::testing {

struct Reply {
    int status = 0;
    std::string head;  // the status line and the headers, lower case
    std::string body;

    bool has(std::string_view part) const { return head.find(part) != std::string::npos; }
    std::string header(std::string_view lower_case_name) const {
        const auto at = head.find("\r\n" + std::string(lower_case_name) + ": ");
        if (at == std::string::npos) return {};
        const auto begin = at + lower_case_name.size() + 4;
        return head.substr(begin, head.find("\r\n", begin) - begin);
    }
};

struct Frame {
    int opcode = 0;  // 1 text, 8 close, 9 ping, 10 pong
    std::string payload;

    int close_code() const {
        return payload.size() < 2
                   ? 0
                   : static_cast<unsigned char>(payload[0]) * 256 + static_cast<unsigned char>(payload[1]);
    }
};

class RawClient {
  public:
    explicit RawClient(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        const timeval patience{20, 0};
        ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
            throw std::runtime_error("cannot connect");
        }
    }
    RawClient(const RawClient&) = delete;
    RawClient& operator=(const RawClient&) = delete;
    ~RawClient() { ::close(socket_); }

    void send(std::string_view bytes) {
        while (!bytes.empty()) {
            const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) return;  // the server closed: what it said before is still to be read
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
    }

    // Whether the server closes without saying anything more.
    bool is_closed() { return input_.empty() && !fill(); }

    Reply read_reply(bool to_head = false) {
        while (input_.find("\r\n\r\n") == std::string::npos) {
            if (!fill()) return {};
        }
        Reply reply;
        reply.head = take(input_.find("\r\n\r\n") + 4);
        std::ranges::transform(reply.head, reply.head.begin(),
                               [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        reply.status = std::atoi(reply.head.c_str() + 9);
        const auto length = reply.header("content-length");
        if (!to_head && !length.empty()) reply.body = read(static_cast<std::size_t>(std::atoll(length.c_str())));
        return reply;
    }

    Reply ask(std::string_view bytes) {
        send(bytes);
        return read_reply();
    }

    // Asks for a WebSocket; 101 when it was granted.
    Reply upgrade(std::string_view target, std::string_view more_headers = "") {
        return ask("GET " + std::string(target) +
                   " HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                   "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" +
                   std::string(more_headers) + "\r\n");
    }

    void send_frame(int opcode, std::string_view payload) {
        std::string frame(1, static_cast<char>(0x80 | opcode));
        if (payload.size() < 126) {
            frame += static_cast<char>(0x80U | payload.size());
        } else {
            const bool short_form = payload.size() < 65536;
            frame += static_cast<char>(0x80 | (short_form ? 126 : 127));
            for (int shift = short_form ? 8 : 56; shift >= 0; shift -= 8)
                frame += static_cast<char>((payload.size() >> shift) & 0xffU);
        }
        frame += std::string(4, '\0');  // the mask that changes nothing
        send(frame + std::string(payload));
    }

    // The next text or close; pings are answered on the way. Nothing when the connection is gone.
    std::optional<Frame> read_frame() {
        for (;;) {
            const auto start = read(2);
            if (start.size() < 2) return std::nullopt;
            Frame frame;
            frame.opcode = start[0] & 0x0f;
            std::size_t size = start[1] & 0x7f;
            const std::size_t longer = size == 126 ? 2 : size == 127 ? 8 : 0;
            if (longer > 0) {
                size = 0;
                for (const char c : read(longer)) size = size * 256 + static_cast<unsigned char>(c);
            }
            frame.payload = read(size);
            if (frame.opcode != 9) return frame;
            send_frame(10, frame.payload);
        }
    }

  private:
    bool fill() {
        char bytes[16384];
        const auto size = ::recv(socket_, bytes, sizeof bytes, 0);
        if (size <= 0) return false;
        input_.append(bytes, static_cast<std::size_t>(size));
        return true;
    }

    std::string take(std::size_t size) {
        auto taken = input_.substr(0, size);
        input_.erase(0, size);
        return taken;
    }

    std::string read(std::size_t size) {
        while (input_.size() < size) {
            if (!fill()) break;
        }
        return take(size);
    }

    int socket_;
    std::string input_;
};

}  // namespace offerbox::testing
