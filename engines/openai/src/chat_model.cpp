#include "offerbox/openai/chat_model.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <random>
#include <thread>

#include "breaker.hpp"
#include "offerbox/base/text.hpp"
#include "protocol.hpp"
#include "sse.hpp"
#include "transfer.hpp"

namespace offerbox::openai {

namespace {

constexpr std::size_t most_bytes = std::size_t{256} * 1024;  // of an answer, and of anything else that is read

using OnPiece = std::function<bool(std::string_view)>;

// What came of one attempt.
struct Attempt {
    Result<ChatReply> reply = ChatReply{};
    bool again = false;      // another attempt may help
    bool too_fancy = false;  // the endpoint finds the request itself wrong
    bool handed_on = false;  // pieces have gone to the caller
    std::optional<std::int64_t> wait;
};

// Puts an answer together from its bytes, streamed or whole.
class AnswerReader {
  public:
    explicit AnswerReader(const OnPiece& on_piece) : on_piece_(on_piece) {}

    // False: stop reading.
    bool take(long status, std::string_view bytes) {
        size_ += bytes.size();
        if (size_ > most_bytes) {
            error_ = fail(ErrorCode::corrupt, "the language model's answer is too long");
            return false;
        }
        if (status != 200 || whole_ || is_object(bytes)) {
            whole_ = true;
            body_ += bytes;
            return true;
        }
        events_.feed(bytes, [this](std::string_view data) { take_event(data); });
        return !error_ && !stopped_;
    }

    Attempt result(const Outcome& outcome) const;
    bool handed_on() const { return handed_on_; }

  private:
    // An endpoint that does not stream sends one JSON object.
    bool is_object(std::string_view bytes) {
        if (started_) return false;
        const auto first = text::trim(bytes);
        if (first.empty()) return false;
        started_ = true;
        return first.front() == '{';
    }

    void take_event(std::string_view data) {
        if (error_ || stopped_ || complete_) return;
        if (text::trim(data) == "[DONE]") {
            complete_ = true;
            return;
        }
        auto delta = read_delta(data);
        if (!delta) {
            error_ = delta.error();
            return;
        }
        finished_ = finished_ || delta->finished;
        if (delta->prompt_tokens) reply_.prompt_tokens = *delta->prompt_tokens;
        if (delta->reply_tokens) reply_.reply_tokens = *delta->reply_tokens;
        if (delta->text.empty()) return;
        reply_.text += delta->text;
        if (!on_piece_) return;
        handed_on_ = true;
        stopped_ = !on_piece_(delta->text);
    }

    const OnPiece& on_piece_;
    EventReader events_;
    ChatReply reply_;
    std::string body_;
    std::size_t size_ = 0;
    bool started_ = false;
    bool whole_ = false;     // not a stream: `body_` has it all
    bool finished_ = false;  // the model is done ...
    bool complete_ = false;  // ... and the endpoint said so
    bool handed_on_ = false;
    bool stopped_ = false;  // by the caller
    std::optional<Error> error_;
};

Attempt failed_status(long status, std::string_view body, std::optional<std::int64_t> wait) {
    const auto word = error_word(body);
    Attempt attempt;
    attempt.reply = fail(ErrorCode::unavailable, fmt::format("the language model answers with status {}{}{}", status,
                                                             word.empty() ? "" : ": ", word));
    attempt.again = status == 408 || status == 429 || status >= 500;
    attempt.too_fancy = status == 400 || status == 422;
    attempt.wait = wait;
    return attempt;
}

Attempt AnswerReader::result(const Outcome& outcome) const {
    if (outcome.status != 200) return failed_status(outcome.status, body_, outcome.retry_after_milliseconds);
    Attempt attempt;
    attempt.handed_on = handed_on_;
    if (stopped_) {
        attempt.reply = reply_;
        return attempt;
    }
    attempt.again = true;  // if it failed
    if (error_) {
        attempt.reply = *error_;
    } else if (whole_) {
        attempt.reply = read_whole(body_);
    } else if (finished_ || complete_) {
        attempt.reply = reply_;
    } else {
        attempt.reply = fail(ErrorCode::unavailable, "the language model's answer was cut off");
    }
    return attempt;
}

class ChatModel final : public LanguageModel {
  public:
    ChatModel(Endpoint endpoint, const Limits& limits, Surroundings surroundings)
        : endpoint_(std::move(endpoint)),
          limits_(limits),
          surroundings_(std::move(surroundings)),
          breaker_(limits.failures_to_open, limits.open_milliseconds) {}

    Result<ChatReply> chat(const ChatRequest& request, const OnPiece& on_piece) override {
        if (auto body = request_body(request, endpoint_.model, false); !body) return body.error();
        const std::int64_t deadline = surroundings_.now_milliseconds() + request.timeout_milliseconds;
        if (auto entered = enter(request.timeout_milliseconds); !entered) return entered.error();
        auto reply = try_until(deadline, request, on_piece);
        leave(reply.has_value());
        if (reply && !text::is_utf8(reply->text))
            return fail(ErrorCode::corrupt, "the language model's answer is not UTF-8");
        return reply;
    }

    std::string name() const override { return endpoint_.model; }

  private:
    // Takes a place among the calls under way.
    Result<void> enter(int timeout_milliseconds) {
        std::unique_lock lock(mutex_);
        const bool free = freed_.wait_for(lock, std::chrono::milliseconds(timeout_milliseconds),
                                          [this] { return under_way_ < limits_.most_at_once; });
        if (!free) return fail(ErrorCode::timed_out, "too many calls of the language model at once");
        if (!breaker_.may_call(surroundings_.now_milliseconds()))
            return fail(ErrorCode::unavailable, "the language model failed too often; it is left alone for a while");
        ++under_way_;
        return {};
    }

    void leave(bool succeeded) {
        const std::lock_guard lock(mutex_);
        --under_way_;
        if (succeeded) {
            breaker_.succeeded();
        } else {
            breaker_.failed(surroundings_.now_milliseconds());
        }
        freed_.notify_all();  // one that may not call any more takes no place: the next one is to hear of it too
    }

    Attempt attempt(std::int64_t time_left, const ChatRequest& request, const OnPiece& on_piece) const {
        Exchange call{endpoint_.url + "/chat/completions",
                      endpoint_.socket_path,
                      endpoint_.key,
                      request_body(request, endpoint_.model, plain_).value(),
                      time_left,
                      limits_.connect_milliseconds,
                      request.stop};
        AnswerReader reader(on_piece);
        const auto outcome =
            exchange(call, [&](long status, std::string_view bytes) { return reader.take(status, bytes); });
        if (outcome) return reader.result(*outcome);
        Attempt failed;
        failed.reply = outcome.error();
        failed.again = true;
        failed.handed_on = reader.handed_on();
        return failed;
    }

    Result<ChatReply> try_until(std::int64_t deadline, const ChatRequest& request, const OnPiece& on_piece) {
        Result<ChatReply> last = fail(ErrorCode::timed_out, "no time was left to ask the language model");
        for (int number = 1; number <= limits_.attempts; ++number) {
            const auto time_left = deadline - surroundings_.now_milliseconds();
            if (time_left <= 0) return fail(ErrorCode::timed_out, "the language model took too long");
            if (request.stop.stop_requested()) return fail(ErrorCode::unavailable, "the call was given up");
            auto made = attempt(time_left, request, on_piece);
            if (made.reply || made.handed_on) return made.reply;
            last = made.reply;
            if (made.too_fancy && !plain_.exchange(true)) continue;
            if (!made.again || number == limits_.attempts) return last;
            const auto pause =
                pause_before(number + 1, limits_.first_pause_milliseconds, surroundings_.random(), made.wait);
            if (surroundings_.now_milliseconds() + pause >= deadline) return last;
            surroundings_.pause(pause);
        }
        return last;
    }

    const Endpoint endpoint_;
    const Limits limits_;
    const Surroundings surroundings_;
    std::atomic<bool> plain_ = false;  // the endpoint refused the full request once

    std::mutex mutex_;
    std::condition_variable freed_;
    CircuitBreaker breaker_;  // guarded by mutex_
    int under_way_ = 0;       // guarded by mutex_
};

bool has_control_characters(std::string_view s) {
    return std::ranges::any_of(s, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

Result<Endpoint> checked(Endpoint endpoint) {
    for (const auto* field : {&endpoint.url, &endpoint.model, &endpoint.key, &endpoint.socket_path}) {
        if (has_control_characters(*field)) {
            return fail(ErrorCode::invalid_argument, "control characters in a setting of the language model",
                        "The language model's address, name and key must each be one line without control characters.");
        }
    }
    auto url = checked_url(endpoint.url);
    if (!url) return url.error();
    endpoint.url = std::move(*url);
    return endpoint;
}

}  // namespace

Surroundings real_surroundings() {
    return {[] {
                const auto now = std::chrono::steady_clock::now().time_since_epoch();
                return std::int64_t{std::chrono::duration_cast<std::chrono::milliseconds>(now).count()};
            },
            [](std::int64_t milliseconds) { std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds)); },
            [] {
                thread_local std::minstd_rand generator{std::random_device{}()};
                return std::generate_canonical<double, 32>(generator);
            }};
}

Result<std::unique_ptr<LanguageModel>> make_chat_model(const Endpoint& endpoint, const Limits& limits,
                                                       Surroundings surroundings) {
    auto good = checked(endpoint);
    if (!good) return good.error();
    if (good->model.empty()) {
        return fail(ErrorCode::invalid_argument, "no name of a model",
                    "Please say which model the endpoint shall use: --llm-model NAME.");
    }
    return std::make_unique<ChatModel>(std::move(*good), limits, std::move(surroundings));
}

Result<std::vector<std::string>> offered_models(const Endpoint& endpoint, int timeout_milliseconds) {
    auto good = checked(endpoint);
    if (!good) return good.error();
    std::string body;
    const Exchange call{good->url + "/models", good->socket_path,    good->key,
                        std::nullopt,          timeout_milliseconds, timeout_milliseconds};
    const auto outcome = exchange(call, [&](long, std::string_view bytes) {
        body += bytes;
        return body.size() <= most_bytes;
    });
    if (!outcome) {
        return fail(outcome.error().code, outcome.error().log,
                    fmt::format("No language model answers at {}.", good->url));
    }
    if (outcome->status != 200) {
        return fail(
            ErrorCode::unavailable, fmt::format("GET /models: status {}", outcome->status),
            fmt::format("The endpoint {} answers with status {}{}.", good->url, outcome->status,
                        outcome->status == 401 || outcome->status == 403 ? ": it does not accept the key" : ""));
    }
    auto models = read_models(body);
    if (!models) {
        return fail(models.error().code, models.error().log,
                    fmt::format("What answers at {} does not speak the OpenAI protocol.", good->url));
    }
    return models;
}

}  // namespace offerbox::openai
