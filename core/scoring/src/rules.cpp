#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <cmath>

#include "offerbox/base/file.hpp"
#include "offerbox/scoring/scoring.hpp"

namespace offerbox::scoring {

namespace {

double number(const YAML::Node& node, const std::string& name) {
    return node[name].as<double>();
}

Weights weights_from(const YAML::Node& node) {
    const auto share = [&](const char* name) { return node[name] ? node[name].as<double>() : 0.0; };
    return {share("content"),  share("structure"), share("specificity"),
            share("own_part"), share("result"),    share("trade_off")};
}

double sum(const Weights& weights) {
    return weights.content + weights.structure + weights.specificity + weights.own_part + weights.result +
           weights.trade_off;
}

Rules rules_from(const YAML::Node& root) {
    Rules rules;
    const YAML::Node factors = root["factors"];
    rules.met = number(factors, "met");
    rules.partly_met = number(factors, "partly_met");
    rules.after_probe = number(factors, "after_probe");
    rules.after_hint = number(factors, "after_hint");
    rules.contradicted = number(factors, "contradicted");
    const YAML::Node reader = root["reader"];
    rules.substance_share = number(reader, "substance_share");
    rules.substance_full_at = number(reader, "substance_full_at");
    rules.relevance_full_at = number(reader, "relevance_full_at");
    rules.full_marks_at = number(root, "full_marks_at");
    rules.misconception = number(root, "misconception");
    for (const auto kind : {QuestionKind::behavioural, QuestionKind::technical_concept, QuestionKind::design}) {
        rules.weights[kind] = weights_from(root["weights"][std::string(name_of(kind))]);
    }
    rules.dimensions_need_content = number(root, "dimensions_need_content");
    rules.levels = root["levels"].as<std::array<double, 8>>();
    rules.range_half_width = number(root, "range_half_width");
    rules.range_extra_short = number(root, "range_extra_short");
    rules.short_words = root["short_words"].as<std::size_t>();
    rules.range_extra_doubt = number(root, "range_extra_doubt");
    rules.range_extra_not_reached = number(root, "range_extra_not_reached");
    for (const auto& band : root["bands"])
        rules.bands.push_back({number(band, "from"), band["name"].as<std::string>()});
    return rules;
}

}  // namespace

Result<Rules> Rules::load(const std::filesystem::path& file) {
    const auto bytes = read_file(file, std::size_t{1} << 20);
    if (!bytes) return bytes.error();
    const auto wrong = [&](const std::string& what) {
        return fail(ErrorCode::invalid_argument, fmt::format("{}: {}", file.string(), what),
                    fmt::format("{}: {}", file.string(), what));
    };
    Rules rules;
    try {
        rules = rules_from(YAML::Load(*bytes));
    } catch (const YAML::Exception& error) {
        return wrong(error.what());
    }
    for (const auto& [kind, weights] : rules.weights) {
        if (std::abs(sum(weights) - 1) > 1e-6)
            return wrong(fmt::format("the weights of {} do not sum to 1", name_of(kind)));
    }
    if (!std::ranges::is_sorted(rules.levels)) return wrong("levels do not rise");
    if (!std::ranges::is_sorted(rules.bands, std::greater{}, &Band::from) || rules.bands.empty() ||
        rules.bands.back().from > 0) {
        return wrong("bands must fall and end at 0");
    }
    return rules;
}

}  // namespace offerbox::scoring
