#pragma once

#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "offerbox/base/error.hpp"

namespace offerbox {

struct ChatMessage {
    std::string role;  // "system" | "user" | "assistant"
    std::string content;
};

struct ChatRequest {
    std::vector<ChatMessage> messages;
    std::string json_schema;  // JSON text of the schema the answer must follow; empty: free text
    int most_tokens = 256;
    double temperature = 0.2;
    std::optional<int> seed;
    int timeout_milliseconds = 8000;  // for the whole answer, retries included
    std::stop_token stop;             // when requested, the call is given up within about a second: unavailable
};

struct ChatReply {
    std::string text;
    int prompt_tokens = 0;
    int reply_tokens = 0;
};

// A chat model behind some endpoint. Threads: any number may call; calls over the bound of concurrency wait or fail.
class LanguageModel {
  public:
    virtual ~LanguageModel() = default;

    // The whole answer. `on_piece`, when given, is called on the caller's thread with each piece as it comes, and may
    // return false to stop. Fails with timed_out, unavailable (down, circuit open, refused), or corrupt (rubbish came).
    virtual Result<ChatReply> chat(const ChatRequest& request,
                                   const std::function<bool(std::string_view)>& on_piece = {}) = 0;

    // The name that the report shows.
    virtual std::string name() const = 0;
};

}  // namespace offerbox
