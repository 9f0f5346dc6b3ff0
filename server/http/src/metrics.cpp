#include "offerbox/http/metrics.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <fstream>
#include <iterator>

namespace offerbox::http {

namespace {

std::int64_t resident_bytes() {
    std::ifstream statm("/proc/self/statm");
    std::int64_t total = 0;
    std::int64_t resident = 0;
    statm >> total >> resident;
    return resident * ::sysconf(_SC_PAGESIZE);
}

void add_value(std::string& out, std::string_view name, std::string_view type, std::string_view help, auto value) {
    fmt::format_to(std::back_inserter(out), "# HELP {0} {1}\n# TYPE {0} {2}\n{0} {3}\n", name, help, type, value);
}

}  // namespace

void Metrics::answered(std::string_view method, std::string_view pattern, int status, double seconds) {
    const std::lock_guard lock(mutex_);
    auto& series = series_[{std::string(method), std::string(pattern)}];
    ++series.by_status[status];
    ++series.count;
    series.sum += seconds;
    for (std::size_t i = 0; i < bounds.size(); ++i) {
        if (seconds <= bounds[i]) ++series.at_most[i];
    }
}

void Metrics::connections_changed(int by) {
    const std::lock_guard lock(mutex_);
    connections_ += by;
}

void Metrics::live_changed(int by) {
    const std::lock_guard lock(mutex_);
    live_ += by;
}

void Metrics::slow_reader_closed() {
    const std::lock_guard lock(mutex_);
    ++slow_readers_;
}

std::string Metrics::prometheus() const {
    const std::lock_guard lock(mutex_);
    std::string out = "# HELP offerbox_requests_total Requests answered.\n# TYPE offerbox_requests_total counter\n";
    const auto to = std::back_inserter(out);
    for (const auto& [key, series] : series_) {
        for (const auto& [status, count] : series.by_status) {
            fmt::format_to(to, "offerbox_requests_total{{method=\"{}\",route=\"{}\",status=\"{}\"}} {}\n", key.first,
                           key.second, status, count);
        }
    }
    out +=
        "# HELP offerbox_request_seconds Time from the whole header read to the answer made.\n"
        "# TYPE offerbox_request_seconds histogram\n";
    for (const auto& [key, series] : series_) {
        const auto labels = fmt::format("method=\"{}\",route=\"{}\"", key.first, key.second);
        for (std::size_t i = 0; i < bounds.size(); ++i) {
            fmt::format_to(to, "offerbox_request_seconds_bucket{{{},le=\"{}\"}} {}\n", labels, bounds[i],
                           series.at_most[i]);
        }
        fmt::format_to(to,
                       "offerbox_request_seconds_bucket{{{0},le=\"+Inf\"}} {1}\n"
                       "offerbox_request_seconds_sum{{{0}}} {2}\nofferbox_request_seconds_count{{{0}}} {1}\n",
                       labels, series.count, series.sum);
    }
    add_value(out, "offerbox_connections", "gauge", "Connections open.", connections_);
    add_value(out, "offerbox_live_connections", "gauge", "Of these, WebSockets.", live_);
    add_value(out, "offerbox_slow_readers_total", "counter", "WebSockets closed for reading too slowly.",
              slow_readers_);
    add_value(out, "process_resident_memory_bytes", "gauge", "Memory of the process.", resident_bytes());
    return out;
}

}  // namespace offerbox::http
