#include "json_values.hpp"
#include "offerbox/domain/json.hpp"

namespace offerbox {

namespace json {

namespace {

Json quote_json(const std::optional<Quote>& quote) {
    return quote ? Json(quote->text) : Json(nullptr);
}

// A quote stands as text with its place beside it, so that a reader of the text alone need not look further.
void add_place(Json& value, const std::optional<Quote>& quote) {
    if (!quote) return;
    value["turn"] = quote->turn;
    value["start"] = quote->begin;
    value["end"] = quote->end;
}

std::optional<Quote> quote_from(const Json& value) {
    if (!value.contains("quote") || value["quote"].is_null()) return std::nullopt;
    return Quote{get<std::string>(value, "quote"), get<int>(value, "turn"), get<std::size_t>(value, "start"),
                 get<std::size_t>(value, "end")};
}

std::string_view name_of(Prompted prompted) {
    switch (prompted) {
        case Prompted::unasked: return "unasked";
        case Prompted::after_probe: return "after_probe";
        case Prompted::after_hint: return "after_hint";
    }
    return "unasked";
}

std::optional<Prompted> prompted_named(std::string_view name) {
    for (const auto prompted : {Prompted::unasked, Prompted::after_probe, Prompted::after_hint}) {
        if (name_of(prompted) == name) return prompted;
    }
    return std::nullopt;
}

Json word_json(const RaterWord& word) {
    Json value{
        {"status", offerbox::name_of(word.status)}, {"confidence", word.confidence}, {"quote", quote_json(word.quote)}};
    add_place(value, word.quote);
    return value;
}

RaterWord word_from(const Json& value) {
    return {get_named(value, "status", key_point_status_named), get<double>(value, "confidence"), quote_from(value)};
}

Json raters_json(const TwoRaters& raters) {
    return {{"first", word_json(raters.first)},
            {"second", word_json(raters.second)},
            {"runs", raters.runs},
            {"spread", raters.spread}};
}

TwoRaters raters_from(const Json& value) {
    return {word_from(field(value, "first")), word_from(field(value, "second")), get<int>(value, "runs"),
            get<double>(value, "spread")};
}

Json second_rater_json(const SecondRater& rater) {
    return {{"engine", rater.engine},
            {"outcome", rater.outcome},
            {"weight", rater.weight},
            {"spread", rater.spread},
            {"first_score", rater.first_score}};
}

SecondRater second_rater_from(const Json& value) {
    return {get<std::string>(value, "engine"), get<std::string>(value, "outcome"), get<double>(value, "weight"),
            get<double>(value, "spread"), get<double>(value, "first_score")};
}

Json key_point_json(const KeyPointScore& point) {
    Json value{{"id", point.id},
               {"text", point.text},
               {"weight", point.weight},
               {"status", offerbox::name_of(point.status)},
               {"confidence", point.confidence},
               {"quote", quote_json(point.quote)}};
    add_place(value, point.quote);
    value["prompted"] = name_of(point.prompted);
    if (!point.why_wrong.empty()) value["why_wrong"] = point.why_wrong;
    if (point.raters) value["raters"] = raters_json(*point.raters);
    return value;
}

KeyPointScore key_point_from(const Json& value) {
    KeyPointScore point;
    point.id = get<std::string>(value, "id");
    point.text = get<std::string>(value, "text");
    point.weight = get<double>(value, "weight");
    point.status = get_named(value, "status", key_point_status_named);
    point.confidence = get<double>(value, "confidence");
    point.quote = quote_from(value);
    point.prompted = get_named(value, "prompted", prompted_named);
    if (value.contains("why_wrong")) point.why_wrong = get<std::string>(value, "why_wrong");
    if (value.contains("raters")) point.raters = raters_from(value["raters"]);
    return point;
}

Json dimension_json(const std::optional<DimensionScore>& dimension) {
    if (!dimension) return nullptr;
    Json value{{"score", dimension->score}, {"quote", quote_json(dimension->quote)}};
    add_place(value, dimension->quote);
    return value;
}

std::optional<DimensionScore> dimension_from(const Json& object, const char* name) {
    const Json& value = field(object, name);
    if (value.is_null()) return std::nullopt;
    return DimensionScore{get<double>(value, "score"), quote_from(value)};
}

Json dimensions_json(const Dimensions& dimensions) {
    return {{"structure", dimension_json(dimensions.structure)},
            {"specificity", dimension_json(dimensions.specificity)},
            {"own_part", dimension_json(dimensions.own_part)},
            {"result", dimension_json(dimensions.result)},
            {"trade_off", dimension_json(dimensions.trade_off)}};
}

Dimensions dimensions_from(const Json& value) {
    return {dimension_from(value, "structure"), dimension_from(value, "specificity"), dimension_from(value, "own_part"),
            dimension_from(value, "result"), dimension_from(value, "trade_off")};
}

Json number_json(const std::optional<double>& number) {
    return number ? Json(*number) : Json(nullptr);
}

std::optional<double> number_from(const Json& object, const char* name) {
    const Json& value = field(object, name);
    return value.is_null() ? std::nullopt : std::optional(get<double>(object, name));
}

Json range_json(const std::optional<Range>& range) {
    return range ? Json::array({range->low, range->high}) : Json(nullptr);
}

std::optional<Range> range_from(const Json& object) {
    const Json& value = field(object, "range");
    if (value.is_null()) return std::nullopt;
    const auto ends = get<std::vector<double>>(object, "range");
    if (ends.size() != 2) throw Unreadable("\"range\" has not two ends");
    return Range{ends[0], ends[1]};
}

Json competency_json(const CompetencyScore& competency) {
    return {{"competency", competency.competency},
            {"score", number_json(competency.score)},
            {"level", number_json(competency.level)},
            {"range", range_json(competency.range)}};
}

CompetencyScore competency_from(const Json& value) {
    return {get<std::string>(value, "competency"), number_from(value, "score"), number_from(value, "level"),
            range_from(value)};
}

}  // namespace

Json question_score_json(const QuestionScore& question) {
    Json value{{"question_id", question.question_id},
               {"text", question.text},
               {"competency", question.competency},
               {"score", number_json(question.score)},
               {"level", number_json(question.level)},
               {"range", range_json(question.range)},
               {"not_scored", question.not_scored.empty() ? Json(nullptr) : Json(question.not_scored)},
               {"key_points", list_of(question.key_points, key_point_json)},
               {"dimensions", dimensions_json(question.dimensions)},
               {"anchor", question.anchor},
               {"rater", question.engines}};
    if (question.second_rater) value["second_rater"] = second_rater_json(*question.second_rater);
    return value;
}

QuestionScore question_score_from(const Json& value) {
    QuestionScore question;
    question.question_id = get<std::string>(value, "question_id");
    question.text = get<std::string>(value, "text");
    question.competency = get<std::string>(value, "competency");
    question.score = number_from(value, "score");
    question.level = number_from(value, "level");
    question.range = range_from(value);
    if (!field(value, "not_scored").is_null()) question.not_scored = get<std::string>(value, "not_scored");
    question.key_points = get_all(value, "key_points", key_point_from);
    question.dimensions = dimensions_from(field(value, "dimensions"));
    question.anchor = get<std::string>(value, "anchor");
    question.engines = get<std::vector<std::string>>(value, "rater");
    if (value.contains("second_rater")) question.second_rater = second_rater_from(value["second_rater"]);
    return question;
}

Json scorecard_json(const Scorecard& scorecard) {
    return {{"questions", list_of(scorecard.questions, question_score_json)},
            {"competencies", list_of(scorecard.competencies, competency_json)},
            {"overall",
             {{"score", number_json(scorecard.overall.score)},
              {"level", number_json(scorecard.overall.level)},
              {"range", range_json(scorecard.overall.range)},
              {"band", scorecard.overall.band}}}};
}

Json second_rating_json(const SecondRating& rating) {
    const auto point = [](const RatedPoint& rated) {
        return Json{{"id", rated.id}, {"votes", list_of(rated.votes, word_json)}};
    };
    return {{"question_id", rating.question_id},
            {"engine", rating.engine},
            {"outcome", rating.outcome},
            {"asked", rating.asked},
            {"failed", rating.failed},
            {"rejected", rating.rejected},
            {"points", list_of(rating.points, point)}};
}

SecondRating second_rating_from(const Json& value) {
    const auto point = [](const Json& rated) {
        return RatedPoint{get<std::string>(rated, "id"), get_all(rated, "votes", word_from)};
    };
    return {get<std::string>(value, "question_id"),
            get<std::string>(value, "engine"),
            get<std::string>(value, "outcome"),
            get<int>(value, "asked"),
            get<int>(value, "failed"),
            get<int>(value, "rejected"),
            get_all(value, "points", point)};
}

Scorecard scorecard_from(const Json& value) {
    Scorecard scorecard;
    scorecard.questions = get_all(value, "questions", question_score_from);
    scorecard.competencies = get_all(value, "competencies", competency_from);
    const Json& overall = field(value, "overall");
    scorecard.overall = {number_from(overall, "score"), number_from(overall, "level"), range_from(overall),
                         get<std::string>(overall, "band")};
    return scorecard;
}

}  // namespace json

std::string to_json(const QuestionScore& question) {
    return json::written(json::question_score_json(question));
}

std::string to_json(const Scorecard& scorecard) {
    return json::written(json::scorecard_json(scorecard));
}

Result<Scorecard> scorecard_from_json(std::string_view text) {
    return json::read(text, "scorecard", json::scorecard_from);
}

}  // namespace offerbox
