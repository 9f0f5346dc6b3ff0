// Counts of what the server did, in Prometheus's text format.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

namespace offerbox::http {

// Threads: any.
class Metrics {
  public:
    // A request that was answered: by the route's pattern (never the path: that would make a series of each interview).
    void answered(std::string_view method, std::string_view pattern, int status, double seconds);
    void connections_changed(int by);
    void live_changed(int by);
    void slow_reader_closed();

    std::string prometheus() const;

  private:
    static constexpr std::array<double, 8> bounds = {0.005, 0.025, 0.05, 0.1, 0.25, 1.0, 5.0, 30.0};  // seconds

    struct Series {
        std::map<int, std::uint64_t> by_status;
        std::array<std::uint64_t, bounds.size()> at_most{};
        std::uint64_t count = 0;
        double sum = 0;
    };

    mutable std::mutex mutex_;                                      // guards what follows
    std::map<std::pair<std::string, std::string>, Series> series_;  // by method and pattern
    std::int64_t connections_ = 0;
    std::int64_t live_ = 0;
    std::uint64_t slow_readers_ = 0;
};

}  // namespace offerbox::http
