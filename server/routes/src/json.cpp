#include "json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "offerbox/domain/json.hpp"

namespace offerbox::routes {

namespace {

constexpr std::array<std::string_view, 8> commands = {"skip", "repeat", "rephrase", "clarify",
                                                      "hint", "think",  "silence",  "stop"};

Error invalid(std::string log, std::string person) {
    return fail(ErrorCode::invalid_argument, std::move(log), std::move(person));
}

Json question_in_hand(const interview::State& state) {
    const auto* question = state.question();
    if (question == nullptr) return nullptr;
    return {{"question_id", question->question_id}, {"text", question->text},
            {"round", name_of(question->round)},    {"kind", name_of(question->kind)},
            {"competency", question->competency},   {"minutes", question->minutes},
            {"number", state.question_index + 1},   {"count", state.started.plan.questions.size()}};
}

Json turn_json(const Turn& turn, std::uint64_t sequence, bool ended) {
    Json object = {{"sequence", sequence}};
    object.update(Json::parse(to_json(turn)));
    if (!ended) {
        // What the policy was after would give away what is looked for. What the person asked for is no secret.
        for (const auto* name : {"probe_id", "engine"}) object.erase(name);
        if (turn.kind != TurnKind::command) object.erase("reason");
    }
    return object;
}

Json turns_after(const app::InterviewView& view, std::uint64_t after) {
    Json turns = Json::array();
    for (std::size_t i = after; i < view.events.size(); ++i) {
        if (const auto* taken = std::get_if<TurnTaken>(&view.events[i])) {
            turns.push_back(turn_json(taken->turn, i + 1, view.state.ended()));
        }
    }
    return turns;
}

}  // namespace

http::Response answer(const Json& body, int status) {
    http::Response response;
    response.status = status;
    response.body = body.dump(-1, ' ', false, Json::error_handler_t::replace);
    return response;
}

Result<Json> object_of(std::string_view text) {
    auto object = Json::parse(text, nullptr, false);
    if (!object.is_object()) return invalid("the body is not a JSON object", "The request must be a JSON object.");
    // Named, since JSON can be made of almost anything.
    return Result<Json>(boost::system::in_place_value, std::move(object));
}

const Json* Fields::find(std::string_view name) const {
    const auto found = object_.find(name);
    return found == object_.end() || found->is_null() ? nullptr : &*found;
}

bool Fields::has(std::string_view name) const {
    return find(name) != nullptr;
}

std::string Fields::text(std::string_view name) {
    const auto* value = find(name);
    if (value == nullptr) return {};
    if (value->is_string()) return value->get<std::string>();
    refuse(name, "must be text");
    return {};
}

std::vector<std::string> Fields::texts(std::string_view name) {
    const auto* value = find(name);
    std::vector<std::string> out;
    if (value == nullptr) return out;
    if (!value->is_array()) refuse(name, "must be a list");
    for (const auto& one : *value) {
        if (one.is_string()) {
            out.push_back(one.get<std::string>());
        } else {
            refuse(name, "must be a list of texts");
        }
    }
    return out;
}

std::optional<double> Fields::number(std::string_view name, double least, double most) {
    const auto* value = find(name);
    if (value == nullptr) return std::nullopt;
    const double number = value->is_number() ? value->get<double>() : least - 1;
    if (number >= least && number <= most) return number;
    refuse(name, fmt::format("must be a number from {} to {}", least, most));
    return std::nullopt;
}

std::optional<std::uint64_t> Fields::count(std::string_view name, std::uint64_t least, std::uint64_t most) {
    const auto* value = find(name);
    if (value == nullptr) return std::nullopt;
    if (value->is_number_unsigned()) {
        const auto number = value->get<std::uint64_t>();
        if (number >= least && number <= most) return number;
    }
    refuse(name, fmt::format("must be a whole number from {} to {}", least, most));
    return std::nullopt;
}

void Fields::refuse(std::string_view name, std::string_view why) {
    if (!error_) error_ = invalid(fmt::format("field {} {}", name, why), fmt::format("\"{}\" {}.", name, why));
}

Result<void> Fields::result() const {
    if (error_) return *error_;
    return {};
}

Json json_of(const InterviewRow& row) {
    return {{"id", row.id},
            {"title", row.title},
            {"state", row.state},
            {"created_milliseconds", row.created_milliseconds},
            {"updated_milliseconds", row.updated_milliseconds},
            {"last_sequence", row.last_sequence},
            {"overall_score", row.overall_score ? Json(*row.overall_score) : Json()},
            {"overall_level", row.overall_level ? Json(*row.overall_level) : Json()}};
}

Json json_of(const app::InterviewView& view, std::uint64_t after) {
    const auto& state = view.state;
    return {{"id", view.row.id},
            {"title", view.row.title},
            {"state", view.row.state},
            {"mode", name_of(state.started.mode)},
            {"phase", name_of(state.phase)},
            {"candidate", state.started.candidate},
            {"created_milliseconds", view.row.created_milliseconds},
            {"updated_milliseconds", view.row.updated_milliseconds},
            {"last_sequence", view.row.last_sequence},
            {"seconds", state.seconds},
            {"minutes", state.started.plan.minutes},
            {"question", question_in_hand(state)},
            {"waiting", state.awaiting_measurement},
            {"end_reason", state.end_reason},
            {"notes", state.started.plan.notes},
            {"turns", turns_after(view, after)}};
}

Result<app::TurnInput> turn_input_of(const Json& object) {
    Fields fields(object);
    app::TurnInput input;
    input.text = fields.text("text");
    const auto command = fields.text("command");
    const auto argument = fields.text("argument");
    input.took = fields.number("took", 0, 36'000);
    input.last_seen = fields.count("last_seen", 0, std::uint64_t{1} << 53U);
    if (fields.has("text") == fields.has("command")) fields.refuse("text", "or \"command\" must be there, not both");
    if (fields.has("command") && std::ranges::find(commands, command) == commands.end()) {
        fields.refuse("command", "is not one of those there are");
    }
    if (argument.find_first_of("\r\n") != std::string::npos) fields.refuse("argument", "must be one line");
    if (auto read = fields.result(); !read) return read.error();
    if (!command.empty()) input.text = argument.empty() ? "/" + command : fmt::format("/{} {}", command, argument);
    return input;
}

Result<std::uint64_t> count_of(std::string_view text, std::uint64_t otherwise) {
    if (text.empty()) return otherwise;
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error == std::errc() && end == text.data() + text.size()) return number;
    return invalid("not a whole number in the query", "A number in the address is not a whole number.");
}

}  // namespace offerbox::routes
