#include "offerbox/http/log.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <chrono>
#include <nlohmann/json.hpp>

namespace offerbox::http {

namespace {

std::string utc(std::int64_t milliseconds) {
    const std::chrono::sys_time<std::chrono::milliseconds> time{std::chrono::milliseconds(milliseconds)};
    const auto seconds = std::chrono::floor<std::chrono::seconds>(time);
    return fmt::format("{:%Y-%m-%dT%H:%M:%S}.{:03}Z", fmt::gmtime(std::chrono::system_clock::to_time_t(seconds)),
                       (time - seconds).count());
}

}  // namespace

void Log::line(std::string_view level, std::string_view message,
               std::initializer_list<std::pair<std::string_view, LogValue>> fields) {
    nlohmann::ordered_json object = {{"time", utc(clock_.now_milliseconds())}, {"level", level}, {"message", message}};
    for (const auto& [name, value] : fields) {
        if (const auto* text = std::get_if<std::string_view>(&value)) {
            if (!text->empty()) object[std::string(name)] = *text;
        } else if (const auto* whole = std::get_if<int>(&value)) {
            object[std::string(name)] = *whole;
        } else {
            object[std::string(name)] = std::get<double>(value);
        }
    }
    const auto text = object.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
    const std::lock_guard lock(mutex_);
    write_(text);
}

}  // namespace offerbox::http
