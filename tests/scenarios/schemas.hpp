// JSON checked against a schema of docs/formats.
#pragma once

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include "offerbox/base/file.hpp"

namespace offerbox::testing {

inline nlohmann::json schema_of(const std::string& name) {
    const auto text = read_file(std::string(OFFERBOX_SOURCE_DIR "/docs/formats/") + name + ".schema.json");
    return text ? nlohmann::json::parse(*text) : nlohmann::json();
}

// What the value breaks in the schema of this name ("plan"); empty when it keeps to it.
inline std::string breach(const nlohmann::json& value, const std::string& name) {
    valijson::Schema schema;
    valijson::SchemaParser parser;
    const auto document = schema_of(name);
    if (!document.is_object()) return "no schema " + name;
    parser.populateSchema(valijson::adapters::NlohmannJsonAdapter(document), schema);
    valijson::Validator validator;
    valijson::ValidationResults results;
    if (validator.validate(schema, valijson::adapters::NlohmannJsonAdapter(value), &results)) return {};
    std::string said;
    for (valijson::ValidationResults::Error error; results.popError(error);) {
        for (const auto& part : error.context) said += part;
        said += ": " + error.description + "\n";
    }
    return said.empty() ? "breaks the schema" : said;
}

}  // namespace offerbox::testing
