// A server on a free port of this machine, running on a thread of its own until the test is done.
#pragma once

#include <memory>
#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>

#include "offerbox/http/server.hpp"

namespace offerbox::testing {

class StillClock final : public Clock {
  public:
    std::int64_t now_milliseconds() const override { return 1'762'000'000'123; }
};

class RunningServer {
  public:
    RunningServer(http::ServerSettings settings, std::vector<http::Route> routes, http::LiveFeed& feed)
        : router_(std::move(routes)), log_(clock_, [this](std::string_view line) { keep(line); }) {
        settings.port = 0;
        auto server = http::Server::listen(settings, {router_, feed, log_, metrics_});
        if (!server) throw std::runtime_error(server.error().log);
        server_ = std::move(*server);
        port_ = server_->port();
        thread_ = std::thread([this] { server_->run(false); });
    }
    RunningServer(const RunningServer&) = delete;
    RunningServer& operator=(const RunningServer&) = delete;
    ~RunningServer() { stop(); }

    std::uint16_t port() const { return port_; }
    http::Server& server() { return *server_; }
    const http::Metrics& metrics() const { return metrics_; }

    // Returns when all that was under way is finished.
    void stop() {
        if (!thread_.joinable()) return;
        server_->stop();
        thread_.join();
    }

    std::string logged() {
        const std::lock_guard lock(mutex_);
        return logged_;
    }

  private:
    void keep(std::string_view line) {
        const std::lock_guard lock(mutex_);
        logged_ += line;
    }

    StillClock clock_;
    http::Router router_;
    std::mutex mutex_;
    std::string logged_;  // guarded by mutex_
    http::Log log_;
    http::Metrics metrics_;
    std::unique_ptr<http::Server> server_;
    std::uint16_t port_ = 0;
    std::thread thread_;
};

}  // namespace offerbox::testing
