// What is found on this machine: the key, and whether somebody listens.
#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>

#include "offerbox/base/file.hpp"
#include "offerbox/base/text.hpp"
#include "offerbox/openai/chat_model.hpp"

namespace offerbox::openai {

Result<std::string> read_key(const std::string& file) {
    if (file.empty()) {
        const char* key = std::getenv("OFFERBOX_LLM_KEY");
        return std::string(key != nullptr ? key : "");
    }
    auto bytes = read_file(file, std::size_t{64} * 1024);
    if (!bytes) {
        return fail(bytes.error().code, bytes.error().log,
                    fmt::format("The file with the language model's key, \"{}\", cannot be read.", file));
    }
    const auto lines = text::lines(*bytes);
    std::string key(lines.empty() ? std::string_view() : text::trim(lines.front()));
    if (key.empty()) {
        return fail(ErrorCode::invalid_argument, "empty key file",
                    fmt::format("The first line of \"{}\" should be the language model's key, but it is empty.", file));
    }
    return key;
}

bool something_listens(std::uint16_t port) {
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (socket < 0) return false;
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    bool accepted = ::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    if (!accepted && errno == EINPROGRESS) {
        pollfd wait{socket, POLLOUT, 0};
        int error = 0;
        socklen_t size = sizeof error;
        accepted =
            ::poll(&wait, 1, 100) == 1 && ::getsockopt(socket, SOL_SOCKET, SO_ERROR, &error, &size) == 0 && error == 0;
    }
    ::close(socket);
    return accepted;
}

}  // namespace offerbox::openai
