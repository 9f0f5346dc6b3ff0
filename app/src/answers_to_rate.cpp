#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <numeric>
#include <set>
#include <variant>

#include "offerbox/app/rating.hpp"
#include "offerbox/base/digest.hpp"
#include "offerbox/base/file.hpp"
#include "offerbox/base/random.hpp"
#include "offerbox/base/text.hpp"
#include "offerbox/domain/json.hpp"
#include "zip.hpp"

namespace offerbox::app {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t longest_file = std::size_t{512} << 20;

// What an item keeps; what people or programs thought of the answer is not among it.
constexpr std::array kept_fields{"id",        "question", "answer",    "turns",   "question_id", "key_points",
                                 "reference", "kind",     "seniority", "channel", "group"};

std::string written(const Json& value) {
    return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string text_of(const Json& object, const char* name) {
    const auto found = object.find(name);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::vector<SpokenTurn> turns_of(const Json& item, std::string_view question) {
    std::vector<SpokenTurn> turns;
    if (!item.contains("turns")) return {{Speaker::candidate, text_of(item, "answer")}};
    for (const auto& turn : item["turns"]) {
        if (!turn.is_object()) continue;
        const auto speaker = text_of(turn, "speaker") == "candidate" ? Speaker::candidate : Speaker::interviewer;
        const auto text = text_of(turn, "text");
        const bool is_question = speaker == Speaker::interviewer && turns.empty() && text == question;
        if (!is_question && !text::trim(text).empty()) turns.push_back({speaker, text});
    }
    return turns;
}

bool says_something(const std::vector<SpokenTurn>& turns) {
    return std::ranges::any_of(turns, [](const SpokenTurn& turn) {
        return turn.speaker == Speaker::candidate && !text::trim(turn.text).empty();
    });
}

std::vector<std::string> key_points_of(const Json& item) {
    std::vector<std::string> points;
    if (!item.contains("key_points") || !item["key_points"].is_array()) return points;
    for (const auto& point : item["key_points"])
        if (point.is_object()) points.push_back(text_of(point, "text"));
    return points;
}

std::vector<std::string> references_of(const Json& item) {
    if (!item.contains("reference")) return {};
    const Json& reference = item["reference"];
    if (reference.is_string()) return {reference.get<std::string>()};
    std::vector<std::string> references;
    for (const auto& one : reference)
        if (one.is_string()) references.push_back(one.get<std::string>());
    return references;
}

AnswerToRate answer_of(const Json& item, const Bank& bank, const Anchors& general) {
    AnswerToRate answer;
    answer.key = written(item["id"]);
    answer.item = written(item);
    answer.question = text_of(item, "question");
    answer.seniority = text_of(item, "seniority");
    answer.anchors = general;
    answer.general_anchors = true;
    if (const Question* banked = bank.question(text_of(item, "question_id"))) {
        if (answer.question.empty()) answer.question = banked->text;
        answer.looks_for = banked->looks_for;
        if (banked->anchors.size() == answer.anchors.size()) {
            std::ranges::copy(banked->anchors, answer.anchors.begin());
            answer.general_anchors = false;
        }
    } else {
        answer.key_points = key_points_of(item);
        answer.references = references_of(item);
    }
    answer.turns = turns_of(item, answer.question);
    return answer;
}

// Only what items have, with an id made of the answer where there is none.
Json stripped(const Json& object) {
    Json item{{"id", nullptr}};
    for (const char* name : kept_fields)
        if (object.contains(name)) item[name] = object[name];
    if (item["id"].is_null()) item["id"] = "answer-" + sha256_hex(written(item)).substr(0, 12);
    return item;
}

// What is wrong with a line as an item, in a few words; empty when nothing is.
std::string fault_of(const Json& object) {
    if (object.is_discarded() || !object.is_object()) return "is no JSON object";
    if (!object.contains("answer") && !object.contains("turns")) return "has neither \"answer\" nor \"turns\"";
    if (object.contains("turns") && !object["turns"].is_array()) return "has \"turns\" that are no list";
    if (text_of(object, "question").empty() && text_of(object, "question_id").empty()) return "has no question";
    return {};
}

void read_items(std::string_view bytes, const Bank& bank, const Anchors& general, AnswersToRate& read) {
    std::set<std::string> keys;
    std::size_t number = 0;
    for (const auto line : text::lines(bytes)) {
        ++number;
        if (text::trim(line).empty()) continue;
        const Json object = Json::parse(line, nullptr, false);
        if (const auto fault = fault_of(object); !fault.empty()) {
            read.notes.push_back(fmt::format("Line {} {} and is left out.", number, fault));
            continue;
        }
        auto answer = answer_of(stripped(object), bank, general);
        if (!says_something(answer.turns)) {
            read.notes.push_back(fmt::format("Line {} has no answer in it and is left out.", number));
        } else if (!keys.insert(answer.key).second) {
            read.notes.push_back(
                fmt::format("Line {} has the id {} a second time and is left out.", number, answer.key));
        } else {
            read.answers.push_back(std::move(answer));
        }
    }
}

// What was said on one question that a rater, and `offerbox score`, needs: no commands, and nothing that tells what the
// interviewer thought of the answer.
bool belongs_to_answer(const Turn& turn) {
    if (turn.speaker == Speaker::candidate) return turn.kind == TurnKind::answer;
    return turn.kind == TurnKind::follow_up || turn.kind == TurnKind::pushback || turn.kind == TurnKind::rephrase ||
           turn.kind == TurnKind::clarification || turn.kind == TurnKind::hint;
}

// As asked, or in the bank's words where it was made to fit a resume.
std::string question_text(const PlannedQuestion& planned, const Question& question) {
    const bool variant =
        std::ranges::any_of(question.variants, [&](const QuestionVariant& one) { return one.text == planned.text; });
    return variant ? planned.text : question.text;
}

Json item_of(const std::string& interview, const Started& started, const PlannedQuestion& planned,
             const Question& question, const std::vector<Turn>& turns) {
    const auto asked = question_text(planned, question);
    Json spoken = Json::array({{{"speaker", name_of(Speaker::interviewer)}, {"text", asked}}});
    for (const auto& turn : turns) {
        if (turn.question_id == planned.question_id && belongs_to_answer(turn))
            spoken.push_back({{"speaker", name_of(turn.speaker)}, {"text", turn.text}});
    }
    return {{"id", interview + "/" + planned.question_id},
            {"question", asked},
            {"turns", std::move(spoken)},
            {"question_id", planned.question_id},
            {"seniority", name_of(started.plan.seniority.value)},
            {"channel", name_of(started.channel)},
            {"group", planned.question_id}};
}

struct Conversation {
    std::optional<Started> started;
    std::vector<Turn> turns;
};

// Of the log only what was planned and said: measurements and scores are not even read.
Result<Conversation> conversation_of(const std::string& events) {
    const auto unreadable = [](std::string what) { return fail(ErrorCode::corrupt, std::move(what)); };
    const Json list = Json::parse(events, nullptr, false);
    if (list.is_discarded() || !list.is_array()) return unreadable("events.json is no list");
    Conversation conversation;
    for (const auto& entry : list) {
        if (!entry.is_object() || !entry.contains("payload")) return unreadable("an event has no payload");
        const auto kind = text_of(entry, "kind");
        if (kind != "started" && kind != "turn_taken") continue;
        auto event = event_from_json(kind, written(entry["payload"]));
        if (!event) return event.error();
        if (const auto* started = std::get_if<Started>(&*event)) conversation.started = *started;
        if (const auto* taken = std::get_if<TurnTaken>(&*event)) conversation.turns.push_back(taken->turn);
    }
    if (!conversation.started) return unreadable("the log has no beginning");
    return conversation;
}

void read_interview(const std::string& id, const Conversation& conversation, const Bank& bank, const Anchors& general,
                    AnswersToRate& read) {
    std::size_t unanswered = 0;
    for (const auto& planned : conversation.started->plan.questions) {
        const Question* question = bank.question(planned.question_id);
        if (question == nullptr) {
            read.notes.push_back(
                fmt::format("The question \"{}\" of interview {} is not in this bank; its answer is left out.",
                            planned.question_id, id));
            continue;
        }
        auto answer =
            answer_of(item_of(id, *conversation.started, planned, *question, conversation.turns), bank, general);
        if (says_something(answer.turns))
            read.answers.push_back(std::move(answer));
        else
            ++unanswered;
    }
    if (unanswered > 0)
        read.notes.push_back(fmt::format("Interview {}: {} without an answer {} left out.", id,
                                         unanswered == 1 ? "a question" : fmt::format("{} questions", unanswered),
                                         unanswered == 1 ? "is" : "are"));
}

Result<void> read_archive(std::string_view bytes, const Bank& bank, const Anchors& general, AnswersToRate& read) {
    constexpr std::string_view folder = "interviews/";
    constexpr std::string_view log = "/events.json";
    const auto wanted = [&](std::string_view name) {
        return name.size() > folder.size() + log.size() && name.starts_with(folder) && name.ends_with(log);
    };
    const auto entries = unzip(bytes, wanted, longest_file);
    if (!entries) return entries.error();
    for (const auto& entry : *entries) {
        const auto id = entry.name.substr(folder.size(), entry.name.size() - folder.size() - log.size());
        const auto conversation = conversation_of(entry.bytes);
        if (conversation)
            read_interview(id, *conversation, bank, general, read);
        else
            read.notes.push_back(fmt::format("Interview {} cannot be read and is left out.", id));
    }
    return {};
}

}  // namespace

Result<Anchors> load_general_anchors(const std::filesystem::path& content_directory) {
    const auto text = read_file(content_directory / "rating.yaml");
    if (!text) return text.error();
    const auto broken = [](const std::string& why) { return fail(ErrorCode::corrupt, "content/rating.yaml: " + why); };
    try {
        const auto listed = YAML::Load(*text)["anchors"].as<std::vector<std::string>>();
        Anchors anchors;
        if (listed.size() != anchors.size()) return broken("there must be five anchors");
        std::ranges::copy(listed, anchors.begin());
        return anchors;
    } catch (const YAML::Exception& error) {
        return broken(error.what());
    }
}

Result<AnswersToRate> read_answers(const std::filesystem::path& file, const Bank& bank, const Anchors& general) {
    const auto bytes = read_file(file, longest_file);
    if (!bytes) return bytes.error();
    AnswersToRate read;
    if (bytes->starts_with("PK")) {
        if (auto done = read_archive(*bytes, bank, general, read); !done) return done.error();
    } else {
        read_items(text::to_valid_utf8(*bytes), bank, general, read);
    }
    if (!read.answers.empty()) return read;
    std::string why;
    for (const auto& note : read.notes) why += " " + note;
    return fail(ErrorCode::empty, "nothing to rate in " + file.string(),
                fmt::format("There is no answer to rate in \"{}\": it must be an archive of \"offerbox export\" or a "
                            "file of items.{}",
                            file.string(), why));
}

std::vector<std::size_t> rating_order(std::size_t count, std::uint64_t seed, std::string_view rater) {
    std::vector<std::size_t> order(count);
    std::iota(order.begin(), order.end(), std::size_t{0});
    Random random(derived_seed(seed, rater));
    for (std::size_t left = count; left > 1; --left) std::swap(order[left - 1], order[random.below(left)]);
    return order;
}

}  // namespace offerbox::app
