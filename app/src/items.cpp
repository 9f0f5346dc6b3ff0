#include "offerbox/app/items.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>

#include "offerbox/bank/load.hpp"
#include "offerbox/base/digest.hpp"
#include "offerbox/base/random.hpp"
#include "offerbox/base/text.hpp"
#include "offerbox/domain/json.hpp"
#include "offerbox/interview/intent.hpp"
#include "parts.hpp"
#include "second_rater_step.hpp"

namespace offerbox::app {

namespace {

using Json = nlohmann::ordered_json;

// What is wrong with an item, for its result line.
struct BadItem {
    std::string message;
};

std::string text_field(const Json& item, const char* name) {
    const auto found = item.find(name);
    if (found == item.end() || found->is_null()) return {};
    if (!found->is_string()) throw BadItem{fmt::format("\"{}\" must be a text", name)};
    return found->get<std::string>();
}

// The content words of a text as cue words: their stems, so that forms of a word match.
std::vector<std::string> cues_of(std::string_view text, std::string_view question) {
    std::set<std::string> of_question;
    for (const auto& word : text::words(question)) of_question.insert(text::stem(word.lower));
    std::vector<std::string> cues;
    for (const auto& word : text::words(text)) {
        const std::string stem = text::stem(word.lower);
        if (text::is_stop_word(word.lower) || of_question.contains(stem) || stem.size() < 3) continue;
        const bool plain =
            std::ranges::all_of(stem, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); });
        if (plain) cues.push_back(stem + "\\w*");
    }
    return cues;
}

KeyPoint key_point_of(std::size_t number, const std::string& text, double weight, Seniority seniority,
                      std::string_view question) {
    KeyPoint point;
    point.id = fmt::format("point-{}", number + 1);
    point.text = text;
    point.weight = weight;
    point.seniority = seniority;
    point.phrasings = {text};
    point.cues = cues_of(text, question);
    return point;
}

std::vector<KeyPoint> given_points(const Json& list, std::string_view question) {
    if (!list.is_array()) throw BadItem{"\"key_points\" must be a list"};
    std::vector<KeyPoint> points;
    for (const auto& entry : list) {
        if (!entry.is_object()) throw BadItem{"a key point must be an object with \"text\""};
        const std::string text = text_field(entry, "text");
        if (text.empty()) throw BadItem{"a key point needs \"text\""};
        const double weight =
            entry.contains("weight") && entry["weight"].is_number() ? entry["weight"].get<double>() : 1.0;
        const std::string grade = text_field(entry, "seniority");
        const auto seniority = grade.empty() ? Seniority::entry : seniority_named(grade);
        if (!seniority) throw BadItem{fmt::format("\"{}\" is no seniority", grade)};
        points.push_back(key_point_of(points.size(), text, weight, *seniority, question));
    }
    return points;
}

// A model answer's clauses, each a key point.
std::vector<KeyPoint> reference_points(std::string_view reference, std::string_view question) {
    std::vector<KeyPoint> points;
    for (const auto& clause : evidence::clauses_of(reference)) {
        points.push_back(key_point_of(points.size(), std::string(evidence::text_of(reference, clause)), 1,
                                      Seniority::entry, question));
    }
    return points;
}

// What an item is scored by: a question with its key points, and the model answer that they were split from, if any.
struct Rubric {
    Question question;
    std::string reference;
};

struct Item {
    Json id;
    std::vector<std::string> turns;  // the candidate's
    std::vector<int> turn_numbers;   // their places in `turns` of the item; empty for `answer`
    std::vector<Rubric> rubrics;     // alternatives, the best of which counts; empty: none
    const Question* banked = nullptr;
    Seniority seniority = Seniority::mid;
};

Item item_of(const Json& object, const Bank& bank) {
    if (!object.is_object()) throw BadItem{"the line must be a JSON object"};
    Item item;
    if (object.contains("id")) item.id = object["id"];
    const std::string question = text_field(object, "question");
    if (object.contains("turns")) {
        int number = 0;
        if (!object["turns"].is_array()) throw BadItem{"\"turns\" must be a list"};
        for (const auto& turn : object["turns"]) {
            if (!turn.is_object()) throw BadItem{"a turn must be an object with \"speaker\" and \"text\""};
            if (text_field(turn, "speaker") == "candidate") {
                item.turns.push_back(text_field(turn, "text"));
                item.turn_numbers.push_back(number);
            }
            ++number;
        }
    } else {
        if (!object.contains("answer")) throw BadItem{"\"answer\" or \"turns\" is missing"};
        item.turns.push_back(text_field(object, "answer"));
    }
    if (const std::string grade = text_field(object, "seniority"); !grade.empty()) {
        const auto seniority = seniority_named(grade);
        if (!seniority)
            throw BadItem{fmt::format("\"{}\" is no seniority; use entry, mid, senior, staff or principal", grade)};
        item.seniority = *seniority;
    }
    const std::string id = text_field(object, "question_id");
    if (!id.empty()) {
        item.banked = bank.question(id);
        if (item.banked == nullptr) throw BadItem{fmt::format("the bank has no question \"{}\"", id)};
        return item;
    }
    Question rubric;
    rubric.text = question;
    rubric.kind = QuestionKind::technical_concept;
    if (const std::string kind = text_field(object, "kind"); !kind.empty()) {
        const auto named = question_kind_named(kind);
        if (!named) throw BadItem{fmt::format("\"{}\" is no kind; use behavioural, concept or design", kind)};
        rubric.kind = *named;
    }
    const auto add = [&](std::vector<KeyPoint> points, std::string reference) {
        if (points.empty()) return;
        std::string all = question;
        for (const auto& point : points) all += "\n" + point.text + "\n" + std::to_string(point.weight);
        rubric.id = "item-" + sha256_hex(all).substr(0, 24);
        rubric.key_points = std::move(points);
        item.rubrics.push_back({rubric, std::move(reference)});
    };
    if (object.contains("key_points")) {
        add(given_points(object["key_points"], question), {});
    } else if (object.contains("reference")) {
        const Json& reference = object["reference"];
        if (!reference.is_string() && !reference.is_array())
            throw BadItem{"\"reference\" must be a text or a list of texts"};
        const Json alternatives = reference.is_array() ? reference : Json::array({reference});
        for (const auto& alternative : alternatives) {
            if (!alternative.is_string()) throw BadItem{"\"reference\" must be a text or a list of texts"};
            const auto text = alternative.get<std::string>();
            add(reference_points(text, question), text);
        }
    }
    return item;
}

// A quote's turn counts the candidate's turns; in the result it counts those of the item, and is absent for `answer`.
void place_in_item(Json& quoted, const Item& item) {
    if (!quoted.is_object() || !quoted.contains("turn")) return;
    if (item.turn_numbers.empty())
        quoted.erase("turn");
    else
        quoted["turn"] = item.turn_numbers[quoted["turn"].get<std::size_t>()];
}

std::string joined(const std::vector<std::string>& turns) {
    std::string all;
    for (const auto& turn : turns) all += (all.empty() ? "" : "\n") + turn;
    return all;
}

// What an answer got, and how it stands beside the model answer where there is one.
struct Scored {
    QuestionScore score;
    std::optional<evidence::Comparison> comparison;
};

Json json_of(const evidence::Comparison& comparison) {
    const auto rounded = [](double value) { return std::round(value * 1000) / 1000; };
    return {{"words", rounded(comparison.words)},     {"letters", rounded(comparison.letters)},
            {"related", rounded(comparison.related)}, {"statements", rounded(comparison.statements)},
            {"denied", rounded(comparison.denied)},   {"joined", rounded(comparison.joined)}};
}

bool is_non_answer(const std::vector<std::string>& turns) {
    return std::ranges::all_of(turns, [](const std::string& turn) {
        using interview::Intent;
        const Intent intent = interview::intent_of(turn);
        return intent == Intent::silence || intent == Intent::does_not_know || intent == Intent::gibberish ||
               intent == Intent::instruction || intent == Intent::skip;
    });
}

}  // namespace

struct ItemScorer::State {
    Parts parts;
    std::unique_ptr<evidence::Evidence> evidence;

    Result<QuestionScore> score_with(const Question& question, const Item& item,
                                     std::optional<evidence::Comparison> comparison) const {
        scoring::AnsweredQuestion answered{&question, question.text, question.competency, {}, "answered", comparison};
        for (const auto& turn : item.turns) {
            auto measurement = evidence->measure(question, turn);
            if (!measurement) return measurement.error();
            const auto prompted = answered.turns.empty() ? Prompted::unasked : Prompted::after_probe;
            answered.turns.push_back({turn, std::move(*measurement), prompted, {}});
        }
        if (parts.scorer) {
            auto judged = evidence->judge(question, std::move(answered.turns), *parts.scorer);
            if (!judged) return judged.error();
            answered.turns = std::move(*judged);
        }
        auto first = scoring::score_question(*parts.rules, *evidence, answered, item.seniority);
        if (!parts.model || is_non_answer(item.turns)) return first;
        const std::uint64_t seed = derived_seed(0, joined(item.turns));
        auto second = second_rating(parts, *evidence, answered, first, seed);
        if (!second) return second.error();
        if (!*second) return first;
        answered.second = std::move(*second);
        return scoring::score_question(*parts.rules, *evidence, answered, item.seniority);
    }

    // By the alternative that the answer is most alike to.
    Result<Scored> score(const Item& item) const {
        const Question* question = item.banked;
        std::optional<evidence::Comparison> closest;
        for (const auto& rubric : item.rubrics) {
            if (rubric.reference.empty()) {
                question = &rubric.question;
                continue;
            }
            const auto comparison =
                evidence::compare(*parts.encoder, rubric.question.text, rubric.reference, joined(item.turns));
            if (!comparison) return comparison.error();
            if (closest && scoring::alikeness(*parts.rules, *comparison) <= scoring::alikeness(*parts.rules, *closest))
                continue;
            closest = *comparison;
            question = &rubric.question;
        }
        auto scored = score_with(*question, item, closest);
        if (!scored) return scored.error();
        return Scored{std::move(*scored), closest};
    }
};

ItemScorer::ItemScorer() : state_(std::make_unique<State>()) {}
ItemScorer::~ItemScorer() = default;

Result<std::unique_ptr<ItemScorer>> ItemScorer::open(const Settings& settings) {
    std::unique_ptr<ItemScorer> scorer(new ItemScorer());
    auto parts = load_parts(settings);
    if (!parts) return parts.error();
    scorer->state_->parts = std::move(*parts);
    scorer->state_->evidence =
        std::make_unique<evidence::Evidence>(*scorer->state_->parts.bank, *scorer->state_->parts.encoder);
    return scorer;
}

std::string ItemScorer::score(std::string_view line, std::size_t number) {
    const auto started = std::chrono::steady_clock::now();
    const auto failed = [&](const Json& id, std::string_view code, const std::string& message) {
        return Json{{"id", id}, {"line", number}, {"error", {{"code", code}, {"message", message}}}}.dump(
            -1, ' ', false, Json::error_handler_t::replace);
    };
    const Json object = Json::parse(line, nullptr, false);
    if (object.is_discarded()) return failed(nullptr, "invalid_argument", "the line is not JSON");
    const Json id = object.is_object() && object.contains("id") ? object["id"] : Json(nullptr);
    Item item;
    try {
        item = item_of(object, *state_->parts.bank);
    } catch (const BadItem& bad) {
        return failed(id, "invalid_argument", bad.message);
    }
    QuestionScore scored;
    std::optional<evidence::Comparison> comparison;
    if (item.banked == nullptr && item.rubrics.empty()) {
        scored.not_scored = "no rubric";
    } else {
        auto result = state_->score(item);
        if (!result) return failed(id, name_of(result.error().code), result.error().for_person());
        scored = std::move(result->score);
        comparison = result->comparison;
        if (is_non_answer(item.turns)) {
            scored.score = 0;
            scored.level = 1;
            scored.range = Range{0, 0};
        }
    }
    Json out = Json::parse(to_json(scored));
    Json result{{"id", id}};
    for (const char* name : {"score", "level", "range", "not_scored"}) result[name] = out[name];
    for (auto& point : out["key_points"]) {
        place_in_item(point, item);
        if (!point.contains("raters")) continue;
        for (const char* rater : {"first", "second"}) place_in_item(point["raters"][rater], item);
    }
    for (auto& dimension : out["dimensions"]) place_in_item(dimension, item);
    result["key_points"] = out["key_points"];
    result["dimensions"] = out["dimensions"];
    if (comparison) result["comparison"] = json_of(*comparison);
    result["rater"] = out["rater"];
    if (out.contains("second_rater")) result["second_rater"] = out["second_rater"];
    const auto took = std::chrono::steady_clock::now() - started;
    result["milliseconds"] = std::round(std::chrono::duration<double, std::milli>(took).count() * 10) / 10;
    return result.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace offerbox::app
