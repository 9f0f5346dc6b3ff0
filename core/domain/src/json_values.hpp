// What the readers and writers of domain values as JSON share.
#pragma once

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "offerbox/base/error.hpp"
#include "offerbox/domain/role_profile.hpp"
#include "offerbox/domain/scorecard.hpp"
#include "offerbox/domain/second_rating.hpp"
#include "offerbox/domain/transcript.hpp"

namespace offerbox::json {

using Json = nlohmann::ordered_json;

// Thrown while reading and caught by `read`: what is wrong with the value, and where.
struct Unreadable : std::runtime_error {
    using std::runtime_error::runtime_error;
};

// Text of the value; bytes that are not UTF-8 become U+FFFD rather than a failure.
inline std::string written(const Json& value) {
    return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

inline const Json& field(const Json& object, const char* name) {
    if (!object.is_object()) throw Unreadable(fmt::format("no object where \"{}\" should be", name));
    const auto found = object.find(name);
    if (found == object.end()) throw Unreadable(fmt::format("\"{}\" is missing", name));
    return *found;
}

// The field as a value of C++; fails when it is missing or of another kind.
template <typename Value>
Value get(const Json& object, const char* name) {
    try {
        return field(object, name).get<Value>();
    } catch (const nlohmann::json::exception&) {
        throw Unreadable(fmt::format("\"{}\" is of the wrong kind", name));
    }
}

// A name out of a closed set; `parse` gives nothing for a name that is none.
template <typename Parse>
auto get_named(const Json& object, const char* name, Parse parse) {
    const auto words = get<std::string>(object, name);
    if (const auto value = parse(words)) return *value;
    throw Unreadable(fmt::format("\"{}\" cannot be \"{}\"", name, words));
}

// The list of this name, each item read by `take`.
template <typename Take>
auto get_all(const Json& object, const char* name, Take take) {
    const auto& list = field(object, name);
    if (!list.is_array()) throw Unreadable(fmt::format("\"{}\" is no list", name));
    std::vector<decltype(take(list))> values;
    for (const auto& item : list) values.push_back(take(item));
    return values;
}

template <typename Values, typename Write>
Json list_of(const Values& values, Write write) {
    Json list = Json::array();
    for (const auto& value : values) list.push_back(write(value));
    return list;
}

// Parses the text and hands it to `take`; what cannot be read is a failure that names `what`.
template <typename Take>
auto read(std::string_view text, std::string_view what, Take take)
    -> Result<decltype(take(std::declval<const Json&>()))> {
    const Json value = Json::parse(text, nullptr, false);
    if (value.is_discarded()) return fail(ErrorCode::corrupt, fmt::format("{}: the text is not JSON", what));
    try {
        return take(value);
    } catch (const nlohmann::json::exception& fault) {
        return fail(ErrorCode::corrupt, fmt::format("{}: {}", what, fault.what()));
    } catch (const Unreadable& fault) {
        return fail(ErrorCode::corrupt, fmt::format("{}: {}", what, fault.what()));
    }
}

// The values that stand in several others.
Json citation_json(const Citation& citation);
Citation citation_from(const Json& value);
Json strength_or_gap_json(const StrengthOrGap& value);
StrengthOrGap strength_or_gap_from(const Json& value);
Json seniority_choice_json(const SeniorityChoice& choice);
SeniorityChoice seniority_choice_from(const Json& value);
Json turn_json(const Turn& turn);
Turn turn_from(const Json& value);
Json question_score_json(const QuestionScore& question);
QuestionScore question_score_from(const Json& value);
Json scorecard_json(const Scorecard& scorecard);
Scorecard scorecard_from(const Json& value);
Json second_rating_json(const SecondRating& rating);
SecondRating second_rating_from(const Json& value);

}  // namespace offerbox::json
