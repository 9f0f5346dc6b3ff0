#include "check_schema.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <map>
#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include "offerbox/base/file.hpp"
#include "offerbox/base/text.hpp"

namespace offerbox::bank {

namespace {

using Json = nlohmann::json;

// As YAML's core schema resolves plain scalars, as far as the bank needs it.
Json scalar_value(const Node& node) {
    if (!node.plain) return node.text;
    if (node.text.empty() || node.text == "null" || node.text == "~") return nullptr;
    if (node.text == "true") return true;
    if (node.text == "false") return false;
    std::int64_t number = 0;
    const auto* end = node.text.data() + node.text.size();
    const auto parsed = std::from_chars(node.text.data(), end, number);
    if (parsed.ec == std::errc{} && parsed.ptr == end) return number;
    return node.text;
}

Json json_value(const Node& node) {
    if (node.kind == Node::Kind::scalar) return scalar_value(node);
    if (node.kind == Node::Kind::sequence) {
        Json list = Json::array();
        for (const auto& item : node.items) list.push_back(json_value(item));
        return list;
    }
    Json object = Json::object();
    for (const auto& [name, value] : node.fields) object[name] = json_value(value);
    return object;
}

// The validator names places as "<root>", "[key_points]", "[3]".
std::vector<std::string> parts_of(const std::vector<std::string>& context) {
    std::vector<std::string> parts;
    for (const auto& part : context) {
        if (part.starts_with('[') && part.ends_with(']')) parts.push_back(part.substr(1, part.size() - 2));
    }
    return parts;
}

// The schema with its reference followed; ours refer only to their own definitions.
const Json& followed(const Json& root, const Json& schema) {
    if (!schema.contains("$ref")) return schema;
    return followed(root, root.at(Json::json_pointer(schema["$ref"].get<std::string>().substr(1))));
}

// The part of the schema that speaks of this place.
const Json& schema_at(const Json& root, const std::vector<std::string>& parts) {
    const Json* here = &root;
    for (const auto& part : parts) {
        const Json& schema = followed(root, *here);
        const bool list = schema.contains("items");
        if (!list && !schema.value("properties", Json::object()).contains(part)) return schema;
        here = list ? &schema["items"] : &schema["properties"][part];
    }
    return followed(root, *here);
}

std::string kind_in_words(const std::string& type) {
    if (type == "string") return "text (put it in quotes if it looks like a number, true or null)";
    if (type == "array") return "a list";
    if (type == "object") return "a group of fields";
    if (type == "integer") return "a whole number";
    if (type == "boolean") return "true or false";
    return type;
}

std::string allowed_in_words(const Json& schema) {
    std::vector<std::string> names;
    for (const auto& name : schema["enum"]) names.push_back(name.get<std::string>());
    return text::join(names, ", ");
}

// What stands last between single quotes in a description of the validator: the name of a field.
std::string name_in(const std::string& description) {
    const auto last = description.rfind('\'');
    if (last == std::string::npos || last == 0) return {};
    const auto begin = description.rfind('\'', last - 1);
    return begin == std::string::npos ? std::string() : description.substr(begin + 1, last - begin - 1);
}

bool names_unknown_field(std::string_view description) {
    return description.starts_with("Object contains a property");
}

// The sentence for one error of the validator; empty for those that only say that something deeper is wrong.
std::string sentence(const std::string& description, const Json& schema, const Json& value) {
    const auto begins = [&](std::string_view words) { return description.starts_with(words); };
    if (begins("Failed to validate")) return {};
    if (begins("Missing required property")) return fmt::format("\"{}\" is missing", name_in(description));
    if (names_unknown_field(description)) {
        return fmt::format("\"{}\" is no field of this part of the format", name_in(description));
    }
    if (begins("Value type not permitted"))
        return "this must be " + kind_in_words(schema.value("type", "another kind of value"));
    if (begins("Failed to match against any enum")) return "this must be one of: " + allowed_in_words(schema);
    if (begins("Failed to match regex") && schema.value("description", "").empty()) {
        return "this must be lower-case words joined by hyphens";
    }
    if (begins("Failed to match regex")) return "this must be " + schema["description"].get<std::string>();
    if (begins("Array should contain no fewer")) {
        return fmt::format("this needs at least {} entries and has {}", schema.value("minItems", 0), value.size());
    }
    if (begins("Array should contain no more")) {
        return fmt::format("this may have at most {} entries and has {}", schema.value("maxItems", 0), value.size());
    }
    if (begins("String should be no fewer")) return "this is empty";
    if (begins("Expected number")) {
        return fmt::format("this must be from {} to {}", schema.value("minimum", 0), schema.value("maximum", 0));
    }
    if (begins("Elements at indexes")) return "the same entry stands here twice";
    return description;
}

constexpr std::array kinds{std::pair{FileKind::company, "company"}, std::pair{FileKind::role, "role"},
                           std::pair{FileKind::question, "question"}, std::pair{FileKind::technique, "concept"}};

}  // namespace

struct Schemas::Loaded {
    struct One {
        Json source;
        valijson::Schema schema;
    };
    std::map<FileKind, One> by_kind;
};

Schemas::Schemas(std::unique_ptr<Loaded> loaded) : loaded_(std::move(loaded)) {}
Schemas::Schemas(Schemas&&) noexcept = default;
Schemas& Schemas::operator=(Schemas&&) noexcept = default;
Schemas::~Schemas() = default;

Result<Schemas> Schemas::read(const std::filesystem::path& directory) {
    auto loaded = std::make_unique<Loaded>();
    for (const auto& [kind, name] : kinds) {
        const auto path = directory / fmt::format("{}.schema.json", name);
        const auto bytes = read_file(path);
        if (!bytes) return bytes.error();
        auto& one = loaded->by_kind[kind];
        one.source = Json::parse(*bytes, nullptr, false);
        if (one.source.is_discarded()) return fail(ErrorCode::corrupt, path.string() + " is not JSON");
        try {
            valijson::SchemaParser().populateSchema(valijson::adapters::NlohmannJsonAdapter(one.source), one.schema);
        } catch (const std::exception& error) {
            return fail(ErrorCode::corrupt, fmt::format("{} is not a JSON Schema: {}", path.string(), error.what()));
        }
    }
    return Schemas(std::move(loaded));
}

std::vector<BankFault> Schemas::faults_of(const BankFile& file) const {
    const auto& one = loaded_->by_kind.at(file.kind);
    const Json value = json_value(file.root);
    valijson::ValidationResults results;
    valijson::Validator validator(valijson::Validator::kStrongTypes);
    if (validator.validate(one.schema, valijson::adapters::NlohmannJsonAdapter(value), &results)) return {};
    std::vector<BankFault> faults;
    for (const auto& error : results) {
        const auto parts = parts_of(error.context);
        std::string field;
        for (const auto& part : parts) field += "/" + part;
        const Json::json_pointer place(field);
        const Json& there = value.contains(place) ? value.at(place) : value;
        auto message = sentence(error.description, schema_at(one.source, parts), there);
        if (names_unknown_field(error.description)) field += "/" + name_in(error.description);
        if (!message.empty()) faults.push_back({file.name, nearest(file.root, field).line, field, std::move(message)});
    }
    return faults;
}

}  // namespace offerbox::bank
