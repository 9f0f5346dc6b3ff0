#include "offerbox/scripted/scripted_language_model.hpp"

#include <algorithm>
#include <utility>

#include "offerbox/base/text.hpp"

namespace offerbox::scripted {

namespace {

// Hands the text on in pieces that end before a space, and returns how many bytes were let through.
std::size_t stream(std::string_view text, const std::function<bool(std::string_view)>& on_piece) {
    std::size_t at = 0;
    while (at < text.size()) {
        const auto end = std::min(text.find(' ', at + 1), text.size());
        if (!on_piece(text.substr(at, end - at))) return end;
        at = end;
    }
    return at;
}

}  // namespace

ScriptedLanguageModel::ScriptedLanguageModel(std::vector<Reply> replies, std::string name)
    : replies_(std::move(replies)), name_(std::move(name)) {}

Result<ChatReply> ScriptedLanguageModel::chat(const ChatRequest& request,
                                              const std::function<bool(std::string_view)>& on_piece) {
    std::size_t place = 0;
    {
        const std::lock_guard lock(mutex_);
        place = requests_.size();
        requests_.push_back(request);
    }
    if (place >= replies_.size()) return fail(ErrorCode::unavailable, "the script has no more replies");
    if (const auto* error = std::get_if<Error>(&replies_[place])) return *error;
    const std::string_view text = std::get<std::string>(replies_[place]);

    ChatReply reply;
    reply.text = text.substr(0, on_piece ? stream(text, on_piece) : text.size());
    for (const auto& message : request.messages)
        reply.prompt_tokens += static_cast<int>(text::count_words(message.content));
    reply.reply_tokens = static_cast<int>(text::count_words(reply.text));
    return reply;
}

std::vector<ChatRequest> ScriptedLanguageModel::requests() const {
    const std::lock_guard lock(mutex_);
    return requests_;
}

}  // namespace offerbox::scripted
