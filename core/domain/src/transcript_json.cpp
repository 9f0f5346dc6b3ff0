#include "json_values.hpp"
#include "offerbox/domain/json.hpp"

namespace offerbox {

namespace json {

Json turn_json(const Turn& turn) {
    Json value{{"speaker", name_of(turn.speaker)},
               {"kind", name_of(turn.kind)},
               {"text", turn.text},
               {"question_id", turn.question_id},
               {"reason", turn.reason}};
    if (!turn.probe_id.empty()) value["probe_id"] = turn.probe_id;
    if (!turn.engine.empty()) value["engine"] = turn.engine;
    value["seconds"] = turn.seconds;
    if (turn.speaker == Speaker::candidate) value["took"] = turn.took;
    return value;
}

Turn turn_from(const Json& value) {
    Turn turn;
    turn.speaker = get_named(value, "speaker", speaker_named);
    turn.kind = get_named(value, "kind", turn_kind_named);
    turn.text = get<std::string>(value, "text");
    turn.question_id = get<std::string>(value, "question_id");
    turn.reason = get<std::string>(value, "reason");
    if (value.contains("probe_id")) turn.probe_id = get<std::string>(value, "probe_id");
    if (value.contains("engine")) turn.engine = get<std::string>(value, "engine");
    turn.seconds = get<double>(value, "seconds");
    if (value.contains("took")) turn.took = get<double>(value, "took");
    return turn;
}

}  // namespace json

std::string to_json(const Turn& turn) {
    return json::written(json::turn_json(turn));
}

Result<Turn> turn_from_json(std::string_view text) {
    return json::read(text, "turn", json::turn_from);
}

std::string to_json(const Transcript& transcript) {
    return json::written({{"turns", json::list_of(transcript.turns, json::turn_json)}});
}

}  // namespace offerbox
