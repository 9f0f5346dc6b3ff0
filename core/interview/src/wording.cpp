#include "offerbox/interview/wording.hpp"

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include <numeric>

#include "offerbox/base/file.hpp"
#include "offerbox/base/random.hpp"

namespace offerbox::interview {

const std::vector<std::string>& wording_keys() {
    static const std::vector<std::string> keys{"greeting",
                                               "rules_study",
                                               "rules_real",
                                               "warm_up",
                                               "first_question",
                                               "next_question",
                                               "last_question",
                                               "after_skip",
                                               "repeat",
                                               "rephrase",
                                               "patience",
                                               "silence_first",
                                               "silence_second",
                                               "silence_move_on",
                                               "does_not_know_behavioural",
                                               "does_not_know_concept",
                                               "does_not_know_move_on",
                                               "hint_refused",
                                               "hint_none",
                                               "hint_prefix",
                                               "clarify_technique",
                                               "instruction",
                                               "abusive_first",
                                               "abusive_last",
                                               "gibberish",
                                               "other_language",
                                               "off_topic",
                                               "keywords",
                                               "ramble",
                                               "ramble_typed",
                                               "own_part",
                                               "own_example",
                                               "concrete",
                                               "hardest_part",
                                               "differently",
                                               "finished",
                                               "candidate_questions",
                                               "candidate_questions_short",
                                               "anything_else",
                                               "answer_unknown",
                                               "closing",
                                               "closing_stopped",
                                               "closing_left",
                                               "pushback_prefix"};
    return keys;
}

Result<Wording> Wording::load(const std::filesystem::path& file) {
    const auto bytes = read_file(file, std::size_t{1} << 20);
    if (!bytes) return bytes.error();
    Wording wording;
    try {
        const YAML::Node root = YAML::Load(*bytes);
        for (const auto& entry : root) {
            for (const auto& text : entry.second)
                wording.texts_[entry.first.as<std::string>()].push_back(text.as<std::string>());
        }
    } catch (const YAML::Exception& error) {
        return fail(ErrorCode::invalid_argument, fmt::format("{}: {}", file.string(), error.what()),
                    fmt::format("{} line {}: {}", file.string(), error.mark.line + 1, error.msg));
    }
    for (const auto& key : wording_keys()) {
        if (wording.all(key).empty())
            return fail(ErrorCode::invalid_argument, fmt::format("{}: no wording for {}", file.string(), key),
                        fmt::format("{} lacks the wording \"{}\".", file.string(), key));
    }
    return wording;
}

const std::string& Wording::pick(std::string_view key, std::uint64_t seed, std::size_t turn) const {
    const auto& texts = texts_.find(key)->second;
    const auto start = Random(derived_seed(seed, key)).below(texts.size());
    return texts[(start + turn) % texts.size()];
}

const std::vector<std::string>& Wording::all(std::string_view key) const {
    static const std::vector<std::string> none;
    const auto found = texts_.find(key);
    return found == texts_.end() ? none : found->second;
}

}  // namespace offerbox::interview
