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

ReaderRules reader_from(const YAML::Node& node) {
    ReaderRules rules;
    for (const auto& point : node["impression"])
        rules.impression.push_back({number(point, "at"), number(point, "gives")});
    rules.coverage_share = number(node, "coverage_share");
    rules.touched_share = number(node, "touched_share");
    rules.touched_enough = number(node, "touched_enough");
    rules.touched_up_to = number(node, "touched_up_to");
    const YAML::Node wrong = node["wrong"];
    rules.claim = number(wrong, "claim");
    rules.claims_at_most = number(wrong, "claims_at_most");
    rules.wrong_from = number(wrong, "from");
    rules.wrong_full = number(wrong, "full");
    rules.wrong_cut = number(wrong, "cut");
    return rules;
}

Rules rules_from(const YAML::Node& root) {
    Rules rules;
    const YAML::Node factors = root["factors"];
    rules.met = number(factors, "met");
    rules.partly_met = number(factors, "partly_met");
    rules.after_probe = number(factors, "after_probe");
    rules.after_hint = number(factors, "after_hint");
    rules.contradicted = number(factors, "contradicted");
    rules.reader = reader_from(root["reader"]);
    const YAML::Node reference = root["reference"];
    rules.reference = {number(reference, "offset"),     number(reference, "words"),
                       number(reference, "letters"),    number(reference, "related"),
                       number(reference, "statements"), number(reference, "denied"),
                       number(reference, "bare_words"), number(reference, "range_half_width")};
    rules.second_rater = {number(root["second_rater"], "weight"), root["second_rater"]["runs"].as<int>()};
    rules.full_marks_at = number(root, "full_marks_at");
    rules.misconception = number(root, "misconception");
    rules.topic_lost_below = number(root["topic"], "lost_below");
    rules.topic_least = number(root["topic"], "least");
    rules.topic_kept_from = number(root["topic"], "kept_from");
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
    const bool rises = std::ranges::is_sorted(rules.reader.impression, {}, &CurvePoint::at) &&
                       std::ranges::is_sorted(rules.reader.impression, {}, &CurvePoint::gives);
    if (rules.reader.impression.empty() || !rises) return wrong("the reader's impression does not rise");
    if (rules.second_rater.weight < 0 || rules.second_rater.weight > 0.5 || rules.second_rater.runs < 3)
        return wrong("second_rater: weight must be 0 to 0.5, runs at least 3");
    if (rules.topic_kept_from <= rules.topic_lost_below) return wrong("topic: kept_from is not above lost_below");
    if (!std::ranges::is_sorted(rules.levels)) return wrong("levels do not rise");
    if (!std::ranges::is_sorted(rules.bands, std::greater{}, &Band::from) || rules.bands.empty() ||
        rules.bands.back().from > 0) {
        return wrong("bands must fall and end at 0");
    }
    return rules;
}

}  // namespace offerbox::scoring
