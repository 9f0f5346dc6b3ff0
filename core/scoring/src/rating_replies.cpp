// What a second rater is asked, and which of its replies count.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "offerbox/base/random.hpp"
#include "offerbox/base/text.hpp"
#include "offerbox/scoring/second_rater.hpp"

namespace offerbox::scoring {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t longest_turn = 8000;  // bytes of a turn that the model sees
constexpr std::size_t least_words = 3;
constexpr std::size_t most_words = 60;

// A beginning of the text of at most this many bytes, whole characters.
std::string_view cut(std::string_view text, std::size_t bytes) {
    if (text.size() <= bytes) return text;
    while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80) --bytes;
    return text.substr(0, bytes);
}

bool is_word_byte(char byte) {
    const auto value = static_cast<unsigned char>(byte);
    return value >= 0x80 || (value >= '0' && value <= '9') || (value >= 'a' && value <= 'z') ||
           (value >= 'A' && value <= 'Z');
}

// Whether a word goes on across this place of the text.
bool splits_word(std::string_view text, std::size_t at) {
    return at > 0 && at < text.size() && is_word_byte(text[at - 1]) && is_word_byte(text[at]);
}

std::optional<Quote> place_of(std::string_view words, const std::vector<std::string>& turns) {
    for (std::size_t turn = 0; turn < turns.size(); ++turn) {
        const std::string_view text = turns[turn];
        for (auto at = text.find(words); at != std::string_view::npos; at = text.find(words, at + 1)) {
            if (splits_word(text, at) || splits_word(text, at + words.size())) continue;
            return Quote{std::string(words), static_cast<int>(turn), at, at + words.size()};
        }
    }
    return std::nullopt;
}

std::set<std::string> content_stems(std::string_view words) {
    std::set<std::string> stems;
    for (const auto& word : text::words(words)) {
        if (!text::is_stop_word(word.lower)) stems.insert(text::stem(word.lower));
    }
    return stems;
}

bool shows_something(const RatingTask& task, const Quote& quote) {
    const auto words = text::count_words(quote.text);
    const auto& turn = task.turns[static_cast<std::size_t>(quote.turn)];
    if (words == 0 || words > most_words) return false;
    if (words < least_words && words < text::count_words(turn)) return false;
    if (task.is_instruction(quote.text)) return false;
    const auto asked = content_stems(task.question);
    return std::ranges::any_of(content_stems(quote.text), [&](const auto& stem) { return !asked.contains(stem); });
}

}  // namespace

ChatRequest rating_request(const RatingPrompts& prompts, const RatingTask& task, const Statement& statement, int run,
                           int timeout_milliseconds) {
    Json data{{"question", task.question}, {"statement", statement.text}, {"answer", Json::array()}};
    for (const auto& turn : task.turns) data["answer"].push_back(cut(turn, longest_turn));
    ChatRequest request;
    // In JSON a line end is written \n: no text can bring a marker line of its own.
    request.messages = {{"system", prompts.key_point},
                        {"user", "=== DATA ===\n" + data.dump(-1, ' ', false, Json::error_handler_t::replace) +
                                     "\n=== END OF DATA ==="}};
    request.json_schema = prompts.key_point_schema;
    request.most_tokens = 200;
    request.temperature = 0.7;  // so that the runs differ where the model is in doubt
    const auto seed = derived_seed(task.seed, statement.id + "#" + std::to_string(run));
    request.seed = static_cast<int>(seed % 1'000'000);
    request.timeout_milliseconds = timeout_milliseconds;
    return request;
}

std::optional<RatingReply> rating_reply(std::string_view reply) {
    // Some models wrap the object in a fence or think aloud before it.
    const auto begin = reply.find('{');
    const auto end = reply.rfind('}');
    if (begin == std::string_view::npos || end == std::string_view::npos || end < begin) return std::nullopt;
    const auto object = Json::parse(reply.substr(begin, end + 1 - begin), nullptr, false);
    if (!object.is_object() || !object.contains("status") || !object["status"].is_string()) return std::nullopt;
    if (!object.contains("confidence") || !object["confidence"].is_number()) return std::nullopt;
    const auto status = key_point_status_named(object["status"].get<std::string>());
    const auto confidence = object["confidence"].get<double>();
    if (!status || !(confidence >= 0 && confidence <= 1)) return std::nullopt;
    RatingReply read{*status, {}, confidence};
    if (object.contains("quote") && object["quote"].is_string())
        read.quote = text::trim(object["quote"].get<std::string>());
    return read;
}

std::optional<RaterWord> checked_word(const RatingTask& task, const RatingReply& reply) {
    if (reply.status == KeyPointStatus::not_met) return RaterWord{reply.status, reply.confidence, std::nullopt};
    if (reply.quote.empty()) return std::nullopt;
    auto quote = place_of(reply.quote, task.turns);
    if (!quote || !shows_something(task, *quote)) return std::nullopt;
    return RaterWord{reply.status, reply.confidence, std::move(quote)};
}

}  // namespace offerbox::scoring
