#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>

#include "offerbox/app/rating.hpp"
#include "offerbox/base/file.hpp"
#include "offerbox/base/text.hpp"

namespace offerbox::app {

namespace {

using Json = nlohmann::ordered_json;

std::string written(const Json& value) {
    return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

bool is_level(const Json& value) {
    if (!value.is_number()) return false;
    const auto level = value.get<double>();
    return level >= 1 && level <= 5 && std::floor(2 * level) == 2 * level;
}

// Whether two items are the same answer to the same question, whatever else stands in them.
bool same_answer(const std::string& first, const std::string& second) {
    const Json a = Json::parse(first);
    const Json b = Json::parse(second);
    return std::ranges::all_of(std::array{"question", "answer", "turns", "question_id"},
                               [&](const char* name) { return a.value(name, Json()) == b.value(name, Json()); });
}

// What is wrong with a line of ratings, in a few words; empty when nothing is.
std::string fault_of(const Json& object) {
    if (object.is_discarded() || !object.is_object()) return "is no JSON object";
    if (!object.contains("id") || object["id"].is_null()) return "has no id";
    const Json ratings = object.value("ratings", Json::array());
    if (!ratings.is_array() || !std::ranges::all_of(ratings, is_level))
        return "has \"ratings\" that are not levels from 1 to 5 in halves";
    if (!object.contains("raters")) return {};
    const Json& raters = object["raters"];
    const bool names =
        raters.is_array() && std::ranges::all_of(raters, [](const Json& name) { return name.is_string(); });
    if (!names || raters.size() != ratings.size()) return "has \"raters\" that are not one name for each rating";
    return {};
}

RatedAnswer rated_of(Json object, std::string_view unnamed) {
    RatedAnswer rated;
    rated.key = written(object["id"]);
    const Json ratings = object.value("ratings", Json::array());
    for (std::size_t at = 0; at < ratings.size(); ++at) {
        auto name =
            object.contains("raters") ? object["raters"][at].get<std::string>() : fmt::format("{} {}", unnamed, at + 1);
        rated.ratings.push_back({std::move(name), ratings[at].get<double>()});
    }
    object.erase("ratings");
    object.erase("raters");
    rated.item = written(object);
    return rated;
}

std::string line_of(const RatedAnswer& rated) {
    Json object = Json::parse(rated.item);
    Json ratings = Json::array();
    Json raters = Json::array();
    for (const auto& rating : rated.ratings) {
        const bool whole = std::floor(rating.level) == rating.level;
        ratings.push_back(whole ? Json(static_cast<int>(rating.level)) : Json(rating.level));
        raters.push_back(rating.rater);
    }
    object["ratings"] = std::move(ratings);
    object["raters"] = std::move(raters);
    return written(object) + "\n";
}

RatedAnswer* find(std::vector<RatedAnswer>& rated, std::string_view key) {
    const auto found = std::ranges::find(rated, key, &RatedAnswer::key);
    return found == rated.end() ? nullptr : &*found;
}

Error two_answers(const std::string& key, const std::string& what_to_do) {
    return fail(ErrorCode::conflict, "two answers with the id " + key,
                fmt::format("The id {} stands for two different answers{}", key, what_to_do));
}

Result<void> add_ratings(RatedAnswer& all, const RatedAnswer& more) {
    for (const auto& rating : more.ratings) {
        const auto found = std::ranges::find(all.ratings, rating.rater, &Rating::rater);
        if (found == all.ratings.end()) {
            all.ratings.push_back(rating);
        } else if (found->level != rating.level) {
            return fail(ErrorCode::conflict, "two levels by one rater",
                        fmt::format("\"{}\" rated the answer {} twice, {} and {}: take one of them out of its file.",
                                    rating.rater, all.key, found->level, rating.level));
        }
    }
    return {};
}

}  // namespace

Result<std::vector<RatedAnswer>> read_ratings(const std::filesystem::path& file, std::string_view unnamed) {
    const auto bytes = read_file(file);
    if (!bytes) return bytes.error();
    std::vector<RatedAnswer> rated;
    std::size_t number = 0;
    for (const auto line : text::lines(*bytes)) {
        ++number;
        if (text::trim(line).empty()) continue;
        Json object = Json::parse(line, nullptr, false);
        if (const auto fault = fault_of(object); !fault.empty())
            return fail(ErrorCode::corrupt, fmt::format("{}:{} {}", file.string(), number, fault),
                        fmt::format("Line {} of \"{}\" {}; it is no file of ratings.", number, file.string(), fault));
        rated.push_back(rated_of(std::move(object), unnamed));
    }
    return rated;
}

Result<std::vector<RatedAnswer>> begin_ratings(const std::filesystem::path& file,
                                               const std::vector<AnswerToRate>& answers) {
    std::error_code error;
    if (!std::filesystem::exists(file, error)) return std::vector<RatedAnswer>();
    auto rated = read_ratings(file, "rater");
    if (!rated) return rated.error();
    for (const auto& answer : answers) {
        const RatedAnswer* there = find(*rated, answer.key);
        if (there != nullptr && !same_answer(there->item, answer.item))
            return two_answers(
                answer.key,
                fmt::format(": \"{}\" holds ratings of other answers. Name another file with --out.", file.string()));
    }
    return rated;
}

std::optional<double> level_by(const std::vector<RatedAnswer>& rated, std::string_view key, std::string_view rater) {
    const auto found = std::ranges::find(rated, key, &RatedAnswer::key);
    if (found == rated.end()) return std::nullopt;
    const auto rating = std::ranges::find(found->ratings, rater, &Rating::rater);
    return rating == found->ratings.end() ? std::nullopt : std::optional(rating->level);
}

void set_level(std::vector<RatedAnswer>& rated, const AnswerToRate& answer, std::string_view rater, double level) {
    RatedAnswer* there = find(rated, answer.key);
    if (there == nullptr) there = &rated.emplace_back(RatedAnswer{answer.key, answer.item, {}});
    const auto found = std::ranges::find(there->ratings, rater, &Rating::rater);
    if (found == there->ratings.end())
        there->ratings.push_back({std::string(rater), level});
    else
        found->level = level;
}

Result<void> write_ratings(const std::filesystem::path& file, const std::vector<RatedAnswer>& rated) {
    std::string lines;
    for (const auto& one : rated) lines += line_of(one);
    return write_file(file, lines);
}

Result<std::vector<RatedAnswer>> join_ratings(const std::vector<std::vector<RatedAnswer>>& files) {
    std::vector<RatedAnswer> all;
    std::map<std::string, std::size_t> places;
    for (const auto& file : files) {
        for (const auto& rated : file) {
            const auto [place, added] = places.emplace(rated.key, all.size());
            if (added) {
                all.push_back({rated.key, rated.item, {}});
            } else if (!same_answer(all[place->second].item, rated.item)) {
                return two_answers(rated.key, "; only ratings of the same answers can be joined.");
            }
            if (auto done = add_ratings(all[place->second], rated); !done) return done.error();
        }
    }
    return all;
}

}  // namespace offerbox::app
