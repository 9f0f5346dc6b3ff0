#include "json_values.hpp"
#include "offerbox/domain/json.hpp"

namespace offerbox {

namespace {

using json::get;
using json::get_all;
using json::get_named;
using json::Json;

Json question_json(const PlannedQuestion& question) {
    return {{"question_id", question.question_id}, {"text", question.text},
            {"round", name_of(question.round)},    {"kind", name_of(question.kind)},
            {"competency", question.competency},   {"minutes", question.minutes},
            {"reason", question.reason},           {"sources", json::list_of(question.sources, json::citation_json)}};
}

PlannedQuestion question_from(const Json& value) {
    return {get<std::string>(value, "question_id"), get<std::string>(value, "text"),
            get_named(value, "round", round_named), get_named(value, "kind", question_kind_named),
            get<std::string>(value, "competency"),  get<int>(value, "minutes"),
            get<std::string>(value, "reason"),      get_all(value, "sources", json::citation_from)};
}

InterviewPlan plan_from(const Json& value) {
    InterviewPlan plan;
    plan.company = get<std::string>(value, "company");
    plan.company_name = get<std::string>(value, "company_name");
    plan.role = get<std::string>(value, "role");
    plan.role_name = get<std::string>(value, "role_name");
    plan.seniority = json::seniority_choice_from(json::field(value, "seniority"));
    plan.minutes = get<int>(value, "minutes");
    plan.seed = get<std::uint64_t>(value, "seed");
    plan.strengths = get_all(value, "strengths", json::strength_or_gap_from);
    plan.gaps = get_all(value, "gaps", json::strength_or_gap_from);
    plan.questions = get_all(value, "questions", question_from);
    plan.notes = get<std::vector<std::string>>(value, "notes");
    return plan;
}

}  // namespace

std::string to_json(const InterviewPlan& plan) {
    return json::written({{"company", plan.company},
                          {"company_name", plan.company_name},
                          {"role", plan.role},
                          {"role_name", plan.role_name},
                          {"seniority", json::seniority_choice_json(plan.seniority)},
                          {"minutes", plan.minutes},
                          {"seed", plan.seed},
                          {"strengths", json::list_of(plan.strengths, json::strength_or_gap_json)},
                          {"gaps", json::list_of(plan.gaps, json::strength_or_gap_json)},
                          {"questions", json::list_of(plan.questions, question_json)},
                          {"notes", plan.notes}});
}

Result<InterviewPlan> plan_from_json(std::string_view text) {
    return json::read(text, "plan", plan_from);
}

}  // namespace offerbox
