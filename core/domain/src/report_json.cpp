#include "json_values.hpp"
#include "offerbox/domain/json.hpp"

namespace offerbox {

namespace {

using json::Json;

Json range_json(const std::optional<Range>& range) {
    return range ? Json::array({range->low, range->high}) : Json(nullptr);
}

Json anchor_json(const std::optional<Anchor>& anchor) {
    return anchor ? Json{{"level", anchor->level}, {"text", anchor->text}} : Json(nullptr);
}

Json scaffold_json(const ScaffoldLine& line) {
    return {{"kind", name_of(line.kind)}, {"text", line.text}, {"key_points", line.key_points}};
}

Json engine_json(const EnginePart& engine) {
    return {{"part", engine.part}, {"name", engine.name}, {"used", engine.used}, {"passed_by", engine.passed_by}};
}

// The question's score as it stands in the scorecard, its key points with the grade that they are expected from, and
// what the report adds.
Json question_json(const QuestionReport& question) {
    Json value = json::question_score_json(question.score);
    for (std::size_t at = 0; at < question.points.size() && at < value["key_points"].size(); ++at) {
        value["key_points"][at]["seniority"] = name_of(question.points[at].seniority);
        value["key_points"][at]["expected"] = question.points[at].expected;
    }
    value.erase("anchor");
    value["levels"] = range_json(question.levels);
    value["round"] = name_of(question.planned.round);
    value["kind"] = name_of(question.planned.kind);
    value["reason"] = question.planned.reason;
    value["sources"] = json::list_of(question.planned.sources, json::citation_json);
    value["outcome"] = question.outcome;
    value["explanation"] = question.explanation;
    value["looks_for"] = question.looks_for;
    value["anchor"] = anchor_json(question.reached);
    value["next_anchor"] = anchor_json(question.next);
    value["scaffold"] = json::list_of(question.scaffold, scaffold_json);
    value["do_first"] = question.do_first;
    value["turns"] = json::list_of(question.turns, json::turn_json);
    return value;
}

Json competency_json(const CompetencyReport& competency) {
    return {{"competency", competency.score.competency},
            {"name", competency.name},
            {"expected", competency.expected},
            {"score", competency.score.score ? Json(*competency.score.score) : Json(nullptr)},
            {"level", competency.score.level ? Json(*competency.score.level) : Json(nullptr)},
            {"range", range_json(competency.score.range)},
            {"levels", range_json(competency.levels)},
            {"question_ids", competency.question_ids}};
}

Json overall_json(const Report& report) {
    Json value = json::scorecard_json(report.scorecard)["overall"];
    value["levels"] = range_json(report.levels);
    return value;
}

}  // namespace

std::string to_json(const Report& report) {
    return json::written({{"id", report.interview_id},
                          {"title", report.title},
                          {"started", report.started},
                          {"ended", report.ended},
                          {"seconds", report.seconds},
                          {"candidate", report.candidate},
                          {"mode", name_of(report.mode)},
                          {"channel", name_of(report.channel)},
                          {"overall", overall_json(report)},
                          {"do_first", report.do_first},
                          {"competencies", json::list_of(report.competencies, competency_json)},
                          {"questions", json::list_of(report.questions, question_json)},
                          {"cautions", report.cautions},
                          {"engines", json::list_of(report.engines, engine_json)},
                          {"plan", Json::parse(to_json(report.plan))},
                          {"turns", json::list_of(report.turns, json::turn_json)},
                          {"scorecard", json::scorecard_json(report.scorecard)}});
}

}  // namespace offerbox
