// The JSON of the chat protocol.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "offerbox/base/error.hpp"
#include "offerbox/ports/language_model.hpp"

namespace offerbox::openai {

// The body of POST /chat/completions. `plain`: only what every endpoint takes. Fails with invalid_argument when the
// schema is not JSON.
Result<std::string> request_body(const ChatRequest& request, const std::string& model, bool plain);

// One event of a streamed answer.
struct Delta {
    std::string text;
    bool finished = false;  // the model said that it is done
    std::optional<int> prompt_tokens;
    std::optional<int> reply_tokens;
};

// Fails with corrupt, or unavailable when the event reports an error.
Result<Delta> read_delta(std::string_view json);

// An answer that was not streamed; fails in the same way.
Result<ChatReply> read_whole(std::string_view json);

// The names in the answer of GET /models. Fails with corrupt.
Result<std::vector<std::string>> read_models(std::string_view json);

// The short code word of an error document, such as "model_not_found"; empty when it has none. Its message is never
// used: endpoints repeat there what they were asked.
std::string error_word(std::string_view json);

}  // namespace offerbox::openai
