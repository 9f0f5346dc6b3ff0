// One HTTP exchange by libcurl.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>

#include "offerbox/base/error.hpp"
#include "offerbox/openai/chat_model.hpp"

namespace offerbox::openai {

struct Exchange {
    std::string url;
    std::string socket_path;            // or empty
    std::string key;                    // or empty
    std::optional<std::string> body;    // of a POST; absent: a GET
    std::int64_t timeout_milliseconds;  // of the whole exchange
    int connect_milliseconds;
    std::stop_token stop = {};  // when requested, the exchange fails with unavailable within about a second
};

struct Outcome {
    long status = 0;
    std::optional<std::int64_t> retry_after_milliseconds;
    bool stopped = false;  // on_bytes returned false
};

// Calls `on_bytes` on this thread with the body's bytes as they come. Fails with timed_out, or unavailable when there
// is no connection or it breaks. Any status is a success of the exchange.
Result<Outcome> exchange(const Exchange& call, const std::function<bool(long status, std::string_view)>& on_bytes);

// The URL without what the client adds itself, with "/v1" when it names a host alone; or invalid_argument, see
// make_chat_model.
Result<std::string> checked_url(const std::string& url);

}  // namespace offerbox::openai
