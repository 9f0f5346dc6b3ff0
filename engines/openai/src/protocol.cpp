#include "protocol.hpp"

#include <nlohmann/json.hpp>

namespace offerbox::openai {

namespace {

using Json = nlohmann::json;

// Null when the text is not a JSON object.
Json parse_object(std::string_view text) {
    auto value = Json::parse(text, nullptr, false);
    return value.is_object() ? value : Json();
}

const Json* member(const Json& object, const char* name) {
    if (!object.is_object()) return nullptr;
    const auto found = object.find(name);
    return found == object.end() ? nullptr : &*found;
}

std::string text_of(const Json* value) {
    return value != nullptr && value->is_string() ? value->get<std::string>() : std::string();
}

std::optional<int> count_of(const Json* value) {
    if (value == nullptr || !value->is_number_integer()) return std::nullopt;
    return value->get<int>();
}

// The first choice, or null.
const Json* first_choice(const Json& object) {
    const Json* choices = member(object, "choices");
    return choices != nullptr && choices->is_array() && !choices->empty() ? &choices->front() : nullptr;
}

}  // namespace

Result<std::string> request_body(const ChatRequest& request, const std::string& model, bool plain) {
    Json body{{"model", model}, {"stream", true}};
    for (const auto& message : request.messages)
        body["messages"].push_back({{"role", message.role}, {"content", message.content}});
    if (!plain) {
        body["max_tokens"] = request.most_tokens;
        body["temperature"] = request.temperature;
        body["stream_options"] = {{"include_usage", true}};
        if (request.seed) body["seed"] = *request.seed;
        if (!request.json_schema.empty()) {
            auto schema = parse_object(request.json_schema);
            if (schema.is_null()) return fail(ErrorCode::invalid_argument, "the schema of the answer is not JSON");
            body["response_format"] = {
                {"type", "json_schema"},
                {"json_schema", {{"name", "answer"}, {"strict", true}, {"schema", std::move(schema)}}}};
        }
    }
    return body.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<Delta> read_delta(std::string_view json) {
    const Json event = parse_object(json);
    if (event.is_null()) return fail(ErrorCode::corrupt, "an event of the language model's answer is not JSON");
    if (member(event, "error") != nullptr)
        return fail(ErrorCode::unavailable, "the language model broke off: " + error_word(json));
    Delta delta;
    if (const Json* choice = first_choice(event)) {
        if (const Json* change = member(*choice, "delta")) delta.text = text_of(member(*change, "content"));
        delta.finished = !text_of(member(*choice, "finish_reason")).empty();
    }
    if (const Json* usage = member(event, "usage")) {
        delta.prompt_tokens = count_of(member(*usage, "prompt_tokens"));
        delta.reply_tokens = count_of(member(*usage, "completion_tokens"));
    }
    return delta;
}

Result<ChatReply> read_whole(std::string_view json) {
    const Json answer = parse_object(json);
    if (member(answer, "error") != nullptr)
        return fail(ErrorCode::unavailable, "the language model failed: " + error_word(json));
    const Json* choice = answer.is_null() ? nullptr : first_choice(answer);
    const Json* message = choice == nullptr ? nullptr : member(*choice, "message");
    if (message == nullptr) return fail(ErrorCode::corrupt, "the language model's answer holds no message");
    ChatReply reply;
    reply.text = text_of(member(*message, "content"));
    if (const Json* usage = member(answer, "usage")) {
        reply.prompt_tokens = count_of(member(*usage, "prompt_tokens")).value_or(0);
        reply.reply_tokens = count_of(member(*usage, "completion_tokens")).value_or(0);
    }
    return reply;
}

Result<std::vector<std::string>> read_models(std::string_view json) {
    const Json answer = parse_object(json);
    const Json* data = answer.is_null() ? nullptr : member(answer, "data");
    if (data == nullptr || !data->is_array()) return fail(ErrorCode::corrupt, "the list of models is not one");
    std::vector<std::string> names;
    for (const auto& model : *data) {
        if (auto name = text_of(member(model, "id")); !name.empty()) names.push_back(std::move(name));
    }
    return names;
}

std::string error_word(std::string_view json) {
    const Json answer = parse_object(json);
    const Json* error = answer.is_null() ? nullptr : member(answer, "error");
    if (error == nullptr) return {};
    for (const char* name : {"code", "type"}) {
        auto word = text_of(member(*error, name));
        const bool is_word = !word.empty() && word.size() <= 60 &&
                             word.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_-") == std::string::npos;
        if (is_word) return word;
    }
    return {};
}

}  // namespace offerbox::openai
