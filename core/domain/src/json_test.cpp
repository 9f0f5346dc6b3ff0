#include "offerbox/domain/json.hpp"

#include <doctest/doctest.h>

using namespace offerbox;

namespace {

InterviewPlan plan_of_two_questions() {
    InterviewPlan plan;
    plan.company = "atlassian";
    plan.company_name = "Atlassian";
    plan.role = "backend-engineer";
    plan.role_name = "Backend Engineer";
    plan.seniority = {Seniority::senior, "The job says \"Senior\"."};
    plan.minutes = 30;
    plan.seed = 18446744073709551615ULL;
    plan.strengths = {{"latency", {{"resume", "Cut p99 by 40 %", 12}, {"job", "low latency", 3}}}};
    plan.gaps = {{"Kafka", {{"job", "Kafka", 7}}}};
    plan.questions = {
        {"performance",
         "Tell me ...",
         Round::technical,
         QuestionKind::behavioural,
         "performance-engineering",
         8,
         "Because.",
         {{"resume", "Cut p99 by 40 %", 12}}},
        {"design-tagging", "Design ...", Round::system_design, QuestionKind::design, "system-design", 20, "Why.", {}}};
    plan.notes = {"A note."};
    return plan;
}

}  // namespace

TEST_CASE("a plan comes back from its JSON") {
    const auto plan = plan_of_two_questions();
    const auto again = plan_from_json(to_json(plan));
    REQUIRE(again.has_value());
    CHECK(*again == plan);
    CHECK(*plan_from_json(to_json(InterviewPlan{})) == InterviewPlan{});
}

TEST_CASE("JSON that is no plan is corrupt, and the log says why") {
    CHECK(plan_from_json("{").error().code == ErrorCode::corrupt);
    CHECK(plan_from_json("[]").error().code == ErrorCode::corrupt);
    std::string wrong = to_json(plan_of_two_questions());
    wrong.replace(wrong.find("\"senior\""), 8, "\"guru\"");
    CHECK(plan_from_json(wrong).error().log == "plan: \"value\" cannot be \"guru\"");
    wrong = to_json(plan_of_two_questions());
    wrong.replace(wrong.find("\"minutes\":30"), 12, "\"minutes\":[]");
    CHECK(plan_from_json(wrong).error().log == "plan: \"minutes\" is of the wrong kind");
    wrong = to_json(plan_of_two_questions());
    wrong.replace(wrong.find("\"gaps\""), 6, "\"gapz\"");
    CHECK(plan_from_json(wrong).error().log == "plan: \"gaps\" is missing");
}

TEST_CASE("a profile comes back from its JSON Resume with the place of every fact") {
    CandidateProfile profile;
    profile.name = {"Ada Byron", {1, 1}};
    profile.label = {"Analyst", {1, 2}};
    profile.email = {"ada@byron.example", {1, 3}};
    profile.location = {"London", {1, 4}};
    Position position;
    position.company = {"Analytical Engines", {1, 7}};
    position.title = {"Programmer", {1, 6}};
    position.location = {"London", {1, 7}};
    position.dates = {MonthDate{1842, 10}, std::nullopt, true, "Oct 1842 - present"};
    position.bullets = {{"Wrote programs", {1, 8}}, {"Wrote notes", {2, 1}}};
    profile.positions = {position};
    Education education;
    education.institution = {"Home", {2, 3}};
    education.degree = {"Mathematics", {2, 4}};
    education.dates = {std::nullopt, MonthDate{1832, 0}, false, "1832"};
    profile.education = {education};
    Project project;
    project.name = {"Bernoulli numbers", {2, 6}};
    project.bullets = {{"The first program", {2, 7}}};
    profile.projects = {project};
    profile.skills = {{"Algebra", "Sciences", {{2, 9}}}, {"Weaving", "", {{2, 10}}}, {"Music", "", {{1, 8}}, false}};
    profile.certificates = {{"Membership", {2, 11}}};
    profile.languages = {{"English", {2, 12}}};
    profile.awards = {{"Medal", {2, 13}}};
    profile.lines = {"Ada Byron", "Analyst"};
    const auto again = profile_from_json(to_json(profile));
    REQUIRE(again.has_value());
    CHECK(*again == profile);
    const std::string json = to_json(profile);
    CHECK(json.find("\"keywords\":[\"Algebra\"]") != std::string::npos);
    CHECK(json.find("\"used_skills\":[{\"name\":\"Music\"") != std::string::npos);
}
