#include "json_values.hpp"

namespace offerbox::json {

Json citation_json(const Citation& citation) {
    return {{"document", citation.document}, {"quote", citation.quote}, {"line", citation.line}};
}

Citation citation_from(const Json& value) {
    return {get<std::string>(value, "document"), get<std::string>(value, "quote"), get<int>(value, "line")};
}

Json strength_or_gap_json(const StrengthOrGap& value) {
    return {{"name", value.name}, {"sources", list_of(value.sources, citation_json)}};
}

StrengthOrGap strength_or_gap_from(const Json& value) {
    return {get<std::string>(value, "name"), get_all(value, "sources", citation_from)};
}

Json seniority_choice_json(const SeniorityChoice& choice) {
    return {{"value", name_of(choice.value)}, {"reason", choice.reason}};
}

SeniorityChoice seniority_choice_from(const Json& value) {
    return {get_named(value, "value", seniority_named), get<std::string>(value, "reason")};
}

}  // namespace offerbox::json
