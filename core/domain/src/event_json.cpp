#include <algorithm>
#include <array>
#include <cmath>

#include "json_values.hpp"
#include "offerbox/domain/json.hpp"

namespace offerbox {

namespace {

using json::get;
using json::get_all;
using json::get_named;
using json::Json;

double four_decimals(float value) {
    // The text is then the value exactly.
    return std::round(static_cast<double>(value) * 10000.0) / 10000.0;
}

// Probabilities stand as lists in the order of their fields.
Json judged_json(const Measurement& measurement) {
    Json statements = Json::object();
    for (const auto& [id, judged] : measurement.statements) {
        statements[id] = {four_decimals(judged.not_met), four_decimals(judged.partly_met), four_decimals(judged.met),
                          four_decimals(judged.contradicted)};
    }
    Json object = {{"name", measurement.scorer}, {"statements", std::move(statements)}};
    if (const auto& quality = measurement.quality) {
        object["quality"] = {four_decimals(quality->relevance), four_decimals(quality->substance),
                             four_decimals(quality->specificity), four_decimals(quality->structure),
                             four_decimals(quality->overall)};
    }
    return object;
}

template <std::size_t Count>
std::array<float, Count> numbers_from(const Json& list) {
    const auto numbers = list.get<std::vector<double>>();
    if (numbers.size() != Count) throw json::Unreadable(fmt::format("a judgement has not {} numbers", Count));
    std::array<float, Count> out{};
    std::ranges::transform(numbers, out.begin(), [](double number) { return static_cast<float>(number); });
    return out;
}

void read_judged(const Json& value, Measurement& into) {
    into.scorer = get<std::string>(value, "name");
    for (const auto& [id, list] : json::field(value, "statements").items()) {
        const auto [not_met, partly_met, met, contradicted] = numbers_from<4>(list);
        into.statements[id] = {not_met, partly_met, met, contradicted};
    }
    if (!value.contains("quality")) return;
    const auto [relevance, substance, specificity, structure, overall] = numbers_from<5>(value["quality"]);
    into.quality = AnswerQuality{relevance, substance, specificity, structure, overall};
}

// Likenesses stand as [value, phrase, value, phrase, ...]: there are hundreds in each measurement.
Json measurement_json(const Measurement& measurement) {
    Json clauses = Json::array();
    for (const auto& clause : measurement.clauses) clauses.push_back(Json::array({clause.begin, clause.end}));
    Json groups = Json::object();
    for (const auto& [name, row] : measurement.groups) {
        Json list = Json::array();
        for (const auto& likeness : row) {
            list.push_back(four_decimals(likeness.value));
            list.push_back(likeness.phrase);
        }
        groups[name] = std::move(list);
    }
    Json object = {{"encoder", measurement.encoder},
                   {"question_id", measurement.question_id},
                   {"clauses", std::move(clauses)},
                   {"groups", std::move(groups)}};
    if (const auto& nearness = measurement.nearness)
        object["nearness"] = {four_decimals(nearness->own), four_decimals(nearness->others)};
    if (!measurement.scorer.empty()) object["pair_scorer"] = judged_json(measurement);
    return object;
}

Measurement measurement_from(const Json& value) {
    Measurement measurement;
    measurement.encoder = get<std::string>(value, "encoder");
    measurement.question_id = get<std::string>(value, "question_id");
    for (const auto& clause : get<std::vector<std::vector<std::size_t>>>(value, "clauses")) {
        if (clause.size() != 2) throw json::Unreadable("\"clauses\" holds no pair");
        measurement.clauses.push_back({clause[0], clause[1]});
    }
    for (const auto& [name, list] : json::field(value, "groups").items()) {
        const auto numbers = list.get<std::vector<double>>();
        std::vector<Likeness> row;
        for (std::size_t at = 0; at + 1 < numbers.size(); at += 2) {
            row.push_back({static_cast<float>(numbers[at]), static_cast<int>(numbers[at + 1])});
        }
        measurement.groups.emplace(name, std::move(row));
    }
    if (value.contains("nearness")) {
        const auto [own, others] = numbers_from<2>(value["nearness"]);
        measurement.nearness = Nearness{own, others};
    }
    if (value.contains("pair_scorer")) read_judged(value["pair_scorer"], measurement);
    return measurement;
}

struct Payload {
    Json operator()(const Started& started) const {
        return {{"plan", Json::parse(to_json(started.plan))},
                {"mode", name_of(started.mode)},
                {"channel", name_of(started.channel)},
                {"candidate", started.candidate}};
    }
    Json operator()(const TurnTaken& taken) const { return json::turn_json(taken.turn); }
    Json operator()(const Measured& measured) const { return measurement_json(measured.measurement); }
    Json operator()(const PhaseEntered& entered) const {
        return {{"phase", name_of(entered.phase)},
                {"question_index", entered.question_index},
                {"seconds", entered.seconds}};
    }
    Json operator()(const QuestionClosed& closed) const {
        return {{"question_id", closed.question_id}, {"outcome", closed.outcome}};
    }
    Json operator()(const ModelAsked& asked) const { return {{"engine", asked.engine}, {"outcome", asked.outcome}}; }
    Json operator()(const Ended& ended) const { return {{"reason", ended.reason}, {"seconds", ended.seconds}}; }
    Json operator()(const Scored& scored) const { return json::scorecard_json(scored.scorecard); }
    Json operator()(const Rated& rated) const { return json::second_rating_json(rated.rating); }
};

struct Kind {
    std::string_view operator()(const Started&) const { return "started"; }
    std::string_view operator()(const TurnTaken&) const { return "turn_taken"; }
    std::string_view operator()(const Measured&) const { return "measured"; }
    std::string_view operator()(const PhaseEntered&) const { return "phase_entered"; }
    std::string_view operator()(const QuestionClosed&) const { return "question_closed"; }
    std::string_view operator()(const ModelAsked&) const { return "model_asked"; }
    std::string_view operator()(const Ended&) const { return "ended"; }
    std::string_view operator()(const Scored&) const { return "scored"; }
    std::string_view operator()(const Rated&) const { return "rated"; }
};

Started started_from(const Json& value) {
    auto plan = plan_from_json(json::written(json::field(value, "plan")));
    if (!plan) throw json::Unreadable(plan.error().log);
    return {std::move(*plan), get_named(value, "mode", mode_named), get_named(value, "channel", channel_named),
            get<std::string>(value, "candidate")};
}

Event event_from(std::string_view kind, const Json& value) {
    if (kind == "started") return started_from(value);
    if (kind == "turn_taken") return TurnTaken{json::turn_from(value)};
    if (kind == "measured") return Measured{measurement_from(value)};
    if (kind == "phase_entered")
        return PhaseEntered{get_named(value, "phase", phase_named), get<int>(value, "question_index"),
                            get<double>(value, "seconds")};
    if (kind == "question_closed")
        return QuestionClosed{get<std::string>(value, "question_id"), get<std::string>(value, "outcome")};
    if (kind == "model_asked") return ModelAsked{get<std::string>(value, "engine"), get<std::string>(value, "outcome")};
    if (kind == "ended") return Ended{get<std::string>(value, "reason"), get<double>(value, "seconds")};
    if (kind == "scored") return Scored{json::scorecard_from(value)};
    if (kind == "rated") return Rated{json::second_rating_from(value)};
    throw json::Unreadable(fmt::format("no event is called \"{}\"", kind));
}

}  // namespace

std::string_view kind_of(const Event& event) {
    return std::visit(Kind{}, event);
}

std::string to_json(const Event& event) {
    return json::written(std::visit(Payload{}, event));
}

Result<Event> event_from_json(std::string_view kind, std::string_view payload) {
    return json::read(payload, kind, [&](const Json& value) { return event_from(kind, value); });
}

}  // namespace offerbox
