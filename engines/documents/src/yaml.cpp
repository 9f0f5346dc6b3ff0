#include "yaml.hpp"

#include <yaml-cpp/yaml.h>

#include <nlohmann/json.hpp>
#include <optional>

namespace offerbox::documents {
namespace {

using Json = nlohmann::ordered_json;
constexpr int deepest = 64;
constexpr int most_nodes = 100'000;

struct Budget {
    int nodes = most_nodes;
};

std::optional<Json> convert(const YAML::Node& node, int depth, Budget& budget) {
    if (depth > deepest || --budget.nodes < 0) return std::nullopt;
    switch (node.Type()) {
        case YAML::NodeType::Scalar: return Json(node.Scalar());
        case YAML::NodeType::Sequence: {
            Json array = Json::array();
            for (const auto& child : node) {
                auto value = convert(child, depth + 1, budget);
                if (!value) return std::nullopt;
                array.push_back(std::move(*value));
            }
            return array;
        }
        case YAML::NodeType::Map: {
            Json object = Json::object();
            for (const auto& pair : node) {
                auto value = convert(pair.second, depth + 1, budget);
                if (!value) return std::nullopt;
                if (pair.first.IsScalar()) object[pair.first.Scalar()] = std::move(*value);
            }
            return object;
        }
        default: return Json(nullptr);
    }
}

}  // namespace

Result<std::string> json_of_yaml(std::string_view bytes) {
    try {
        Budget budget;
        const auto json = convert(YAML::Load(std::string{bytes}), 0, budget);
        if (!json) return fail(ErrorCode::too_large, "YAML with too many nodes or too deep");
        return json->dump(-1, ' ', false, Json::error_handler_t::replace);
    } catch (const YAML::Exception& exception) {
        return fail(ErrorCode::corrupt, exception.what());
    }
}

}  // namespace offerbox::documents
