// A language model that says what it was told to, for tests.
#pragma once

#include <cstddef>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "offerbox/ports/language_model.hpp"

namespace offerbox::scripted {

// Gives the replies of a list in order, a text or a failure each, and keeps the requests. Threads: any.
class ScriptedLanguageModel final : public LanguageModel {
  public:
    using Reply = std::variant<std::string, Error>;

    explicit ScriptedLanguageModel(std::vector<Reply> replies, std::string name = "scripted");

    // The next reply; a text goes to `on_piece` word by word, and stops where that returns false (the reply then holds
    // what was let through). Fails as the script says, and with unavailable when it has no more replies.
    Result<ChatReply> chat(const ChatRequest& request,
                           const std::function<bool(std::string_view)>& on_piece = {}) override;

    std::string name() const override { return name_; }

    // What was asked so far, in order.
    std::vector<ChatRequest> requests() const;

  private:
    const std::vector<Reply> replies_;
    const std::string name_;
    mutable std::mutex mutex_;
    std::vector<ChatRequest> requests_;  // guarded by mutex_
};

}  // namespace offerbox::scripted
