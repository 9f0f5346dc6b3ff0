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
                                               "straight_in",
                                               "first_question",
                                               "next_question",
                                               "last_question",
                                               "after_skip",
                                               "lost_question",
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
                                               "clarify_any",
                                               "clarify_warm_up",
                                               "time_left",
                                               "about_interviewer",
                                               "feedback_real",
                                               "feedback_study",
                                               "instruction",
                                               "instruction_at_end",
                                               "abusive_first",
                                               "abusive_last",
                                               "gibberish",
                                               "reads_back",
                                               "other_language",
                                               "off_topic",
                                               "keywords",
                                               "ramble",
                                               "ramble_typed",
                                               "own_part",
                                               "concrete",
                                               "one_piece",
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

namespace {

// The longest part of a wording that stands outside its slots.
std::string_view longest_literal(std::string_view wording) {
    std::string_view longest;
    while (!wording.empty()) {
        const auto literal = wording.substr(0, wording.find('{'));
        if (literal.size() > longest.size()) longest = literal;
        const auto slot_end = wording.find('}', literal.size());
        if (slot_end == std::string_view::npos) break;
        wording.remove_prefix(slot_end + 1);
    }
    return longest;
}

// "Thank you." of "Thank you. Let us move on."; empty where the wording is one sentence or begins with a slot.
std::string_view opening_of(std::string_view wording) {
    const auto end = wording.find_first_of(".?:{");
    if (end == std::string_view::npos || wording[end] == '{' || end + 1 >= wording.size()) return {};
    return wording.substr(0, end + 1);
}

// The place of the last of the interviewer's turns in which the wording stands, or that begins as it does, from 1; 0:
// there is none.
std::size_t last_said(std::string_view wording, const std::vector<Turn>& turns) {
    const auto literal = longest_literal(wording);
    const auto opening = opening_of(wording);
    for (std::size_t count = turns.size(); count > 0; --count) {
        const Turn& turn = turns[count - 1];
        if (turn.speaker != Speaker::interviewer) continue;
        const bool begins_so = !opening.empty() && turn.text.starts_with(opening);
        if (begins_so || turn.text.find(literal) != std::string::npos) return count;
    }
    return 0;
}

}  // namespace

const std::string& Wording::pick(std::string_view key, std::uint64_t seed, const std::vector<Turn>& turns) const {
    const auto& texts = texts_.find(key)->second;
    const auto start = Random(derived_seed(seed, key)).below(texts.size());
    std::size_t best = start;
    std::size_t best_said = last_said(texts[start], turns);
    for (std::size_t offset = 1; offset < texts.size() && best_said > 0; ++offset) {
        const std::size_t at = (start + offset) % texts.size();
        const std::size_t said = last_said(texts[at], turns);
        if (said >= best_said) continue;
        best = at;
        best_said = said;
    }
    return texts[best];
}

const std::vector<std::string>& Wording::all(std::string_view key) const {
    static const std::vector<std::string> none;
    const auto found = texts_.find(key);
    return found == texts_.end() ? none : found->second;
}

}  // namespace offerbox::interview
