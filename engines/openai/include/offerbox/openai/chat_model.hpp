// The one client for the OpenAI-compatible chat protocol: Ollama, llama-server, vLLM, cloud endpoints.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "offerbox/base/error.hpp"
#include "offerbox/ports/language_model.hpp"

namespace offerbox::openai {

struct Endpoint {
    std::string url;          // up to and with the version: "http://127.0.0.1:11434/v1"; a bare host means its /v1
    std::string model;        // as the endpoint calls it
    std::string key;          // sent as a bearer token and never logged; empty: none is sent
    std::string socket_path;  // a Unix socket to speak through, whatever host `url` names; empty: none
};

struct Limits {
    int attempts = 3;                        // at one answer
    int first_pause_milliseconds = 150;      // before the second attempt, at most; doubled for the next ones
    int most_at_once = 4;                    // answers under way; further callers wait within their own time
    int failures_to_open = 3;                // failed answers in a row until the endpoint is left alone ...
    std::int64_t open_milliseconds = 20000;  // ... for this long; then one call tries it again
    int connect_milliseconds = 1500;
};

// What the client takes from outside of itself; tests give their own. Threads: any number may call each.
struct Surroundings {
    std::function<std::int64_t()> now_milliseconds;  // a clock that never goes back
    std::function<void(std::int64_t milliseconds)> pause;
    std::function<double()> random;  // 0 <= result < 1
};
Surroundings real_surroundings();

// A model behind the endpoint; nothing is sent yet. Of its calls: the time limit covers waiting for a free place, all
// attempts and the pauses between them. Tried again are a refused or broken connection, an answer that is cut off or is
// rubbish, and the statuses 408, 429 and 5xx, but never once a piece was handed on. An endpoint that finds the request
// itself wrong (400, 422) is asked once more without schema and settings, and so from then on. Redirects are not
// followed; an answer over 256 KiB is corrupt. Fails with invalid_argument when the URL is not http or https, holds a
// user name, or a field holds control characters.
Result<std::unique_ptr<LanguageModel>> make_chat_model(const Endpoint& endpoint, const Limits& limits = {},
                                                       Surroundings surroundings = real_surroundings());

// The names of the models that the endpoint offers (GET /models). Fails as a call does, with a sentence for the person
// that says what is wrong.
Result<std::vector<std::string>> offered_models(const Endpoint& endpoint, int timeout_milliseconds = 3000);

// The key: the first line of `file`, or when that is empty the environment's OFFERBOX_LLM_KEY, or nothing. Fails with
// not_found, or invalid_argument when the file's first line is empty.
Result<std::string> read_key(const std::string& file);

// Whether something accepts connections on this port of 127.0.0.1 within 100 ms. Nothing is sent.
bool something_listens(std::uint16_t port);

inline constexpr std::uint16_t ollama_port = 11434;

}  // namespace offerbox::openai
