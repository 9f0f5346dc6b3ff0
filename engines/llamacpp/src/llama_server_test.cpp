#include "offerbox/llamacpp/llama_server.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <thread>

#include "offerbox/base/file.hpp"

namespace offerbox::llamacpp {

namespace {

// A stand-in for llama-server: says that it is loading twice, then that it is ready. Writes its arguments and
// environment beside itself.
constexpr std::string_view stand_in = R"(#!/usr/bin/env python3
import http.server, os, pathlib, socketserver, sys
here = pathlib.Path(__file__).parent
(here / "arguments").write_text("\n".join(sys.argv[1:]))
(here / "environment").write_text("\n".join(os.environ))
looks = 0
class Health(http.server.BaseHTTPRequestHandler):
    def address_string(self):
        return "socket"
    def log_message(self, *arguments):
        pass
    def do_GET(self):
        global looks
        looks += 1
        self.send_response(200 if looks > 2 else 503)
        self.send_header("Content-Length", "0")
        self.end_headers()
socketserver.UnixStreamServer(sys.argv[sys.argv.index("--host") + 1], Health).serve_forever()
)";

class Folder {
  public:
    Folder() {
        std::string pattern = (std::filesystem::temp_directory_path() / "offerbox-llama-test-XXXXXX").string();
        REQUIRE(::mkdtemp(pattern.data()) != nullptr);
        path_ = pattern;
        std::ofstream(path_ / "model.gguf") << "GGUF and more";
    }
    ~Folder() { std::filesystem::remove_all(path_); }

    Settings settings(std::string_view script) const {
        const auto program = path_ / "llama-server";
        std::ofstream(program) << script;
        ::chmod(program.c_str(), 0700);
        Settings settings;
        settings.program = program;
        settings.model = path_ / "model.gguf";
        settings.first_pause_milliseconds = 1;
        return settings;
    }
    std::filesystem::path path() const { return path_; }

  private:
    std::filesystem::path path_;
};

bool is_alive(int process) {
    return ::kill(process, 0) == 0;
}

constexpr std::int64_t soon = 30'000;  // milliseconds; far more than a good run needs

}  // namespace

TEST_CASE("a child is ready when its health says so, hears of no secret, and ends with its owner") {
    const Folder folder;
    ::setenv("OFFERBOX_LLM_KEY", "secret", 1);
    auto server = LlamaServer::start(folder.settings(stand_in)).value();
    REQUIRE(server->wait_until_ready(soon).has_value());
    const int process = server->process_id();
    const std::filesystem::path socket = server->socket_path();
    CHECK(is_alive(process));
    CHECK(std::filesystem::status(socket.parent_path()).permissions() == std::filesystem::perms::owner_all);
    CHECK(read_file(folder.path() / "environment").value().find("OFFERBOX") == std::string::npos);
    const auto arguments = read_file(folder.path() / "arguments").value();
    CHECK(arguments.find("--offline") != std::string::npos);
    CHECK(arguments.find(socket.string()) != std::string::npos);

    server.reset();
    CHECK_FALSE(is_alive(process));
    CHECK_FALSE(std::filesystem::exists(socket.parent_path()));
    ::unsetenv("OFFERBOX_LLM_KEY");
}

TEST_CASE("a child that is killed comes back") {
    const Folder folder;
    const auto server = LlamaServer::start(folder.settings(stand_in)).value();
    REQUIRE(server->wait_until_ready(soon).has_value());
    for (int kills = 1; kills <= 3; ++kills) {
        const int process = server->process_id();
        REQUIRE(::kill(process, SIGKILL) == 0);
        while (server->failures() < kills) std::this_thread::yield();
        REQUIRE(server->wait_until_ready(soon).has_value());
        CHECK(server->process_id() != process);
    }
}

TEST_CASE("a child that never gets ready is reported with its last words") {
    const Folder folder;
    const auto server = LlamaServer::start(folder.settings("#!/bin/sh\necho 'tensor missing' >&2\nexit 3\n")).value();
    const auto ready = server->wait_until_ready(soon);
    CHECK(ready.error().code == ErrorCode::unavailable);
    CHECK(ready.error().log.find("tensor missing") != std::string::npos);
    CHECK(ready.error().person.find("model.gguf") != std::string::npos);
}

TEST_CASE("a child that hangs is started afresh, and a wait for it ends") {
    const Folder folder;
    auto settings = folder.settings("#!/bin/sh\nexec sleep 600\n");
    const auto waited = LlamaServer::start(settings).value()->wait_until_ready(60);
    CHECK(waited.error().code == ErrorCode::timed_out);
    settings.start_milliseconds = 10;
    const auto server = LlamaServer::start(settings).value();
    CHECK(server->wait_until_ready(soon).error().code == ErrorCode::unavailable);
    CHECK(server->failures() >= 1);
}

TEST_CASE("what is missing or of another kind is said before anything starts") {
    const Folder folder;
    auto settings = folder.settings(stand_in);
    settings.model = folder.path() / "absent.gguf";
    CHECK(LlamaServer::start(settings).error().code == ErrorCode::not_found);
    std::ofstream(folder.path() / "text.gguf") << "PK a zip";
    settings.model = folder.path() / "text.gguf";
    CHECK(LlamaServer::start(settings).error().code == ErrorCode::unsupported);
    settings.program = folder.path() / "absent";
    const auto unbuilt = LlamaServer::start(settings);
    CHECK(unbuilt.error().code == ErrorCode::unavailable);
    CHECK(unbuilt.error().person.find("scripts/fetch_llama_server") != std::string::npos);
}

}  // namespace offerbox::llamacpp
