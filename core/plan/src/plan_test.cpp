#include "offerbox/plan/plan.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "offerbox/bank/load.hpp"
#include "offerbox/base/random.hpp"
#include "offerbox/base/text.hpp"
#include "offerbox/domain/json.hpp"
#include "offerbox/plan/claims.hpp"

using namespace offerbox;

namespace {

const Bank& bank() {
    static const Bank loaded = [] {
        auto result = load_bank(std::filesystem::path(OFFERBOX_SOURCE_DIR) / "content");
        REQUIRE_MESSAGE(result.has_value(), (result.has_error() ? result.error().log : ""));
        return std::move(*result);
    }();
    return loaded;
}

Position position(std::string company, std::string title, int from, std::optional<int> to,
                  std::vector<std::string> bullets) {
    Position made;
    made.company = {std::move(company), {1, 1}};
    made.title = {std::move(title), {1, 1}};
    made.dates.start = MonthDate{from, 1};
    if (to) made.dates.end = MonthDate{*to, 1};
    made.dates.current = !to;
    int line = from;
    for (auto& bullet : bullets) made.bullets.push_back({std::move(bullet), {1, ++line}});
    return made;
}

void add_skills(CandidateProfile& profile, std::vector<std::string> names) {
    for (auto& name : names) profile.skills.push_back({std::move(name), "", {}});
}

CandidateProfile backend_resume() {
    CandidateProfile profile;
    profile.name = {"Noor Haddad", {1, 1}};
    profile.positions = {
        position("Larkfield Payments", "Senior Software Engineer", 2021, std::nullopt,
                 {"Reduced p99 latency of the checkout service from 900 ms to 180 ms by batching calls to Redis",
                  "Responsible for on-call and incident reviews of six services",
                  "Migrated 40 million invoices from MySQL to PostgreSQL without downtime, running both stores side by "
                  "side for two weeks"}),
        position("Oslo Freight", "Software Engineer", 2017, 2021,
                 {"Built the public tracking API used by 300 customers",
                  "Introduced contract tests between nine services", "Organised the summer party"})};
    add_skills(profile, {"Java", "Redis", "PostgreSQL", "Kafka"});
    return profile;
}

CandidateProfile nurse_resume() {
    CandidateProfile profile;
    profile.name = {"Ada Lindqvist", {1, 1}};
    profile.positions = {position("St Olav Hospital", "Registered Nurse", 2016, std::nullopt,
                                  {"Cared for patients on a ward of 24 beds", "Trained four new nurses",
                                   "Moved the ward's drug records to a new system"})};
    return profile;
}

RoleProfile backend_job() {
    RoleProfile job;
    job.title = "Senior Backend Engineer";
    job.company = "Umbra Maps";
    job.lines = {"Senior Backend Engineer at Umbra Maps", "You make our tile service fast",
                 "Experience with Kafka and gRPC", "You write tests that others trust"};
    job.required = {{"Kafka", "Experience with Kafka and gRPC", 3}, {"gRPC", "Experience with Kafka and gRPC", 3}};
    job.themes = {{"performance", "You make our tile service fast", 2},
                  {"testing", "You write tests that others trust", 4}};
    job.seniority = SeniorityChoice{Seniority::senior, "The title says \"Senior\"."};
    return job;
}

PlanRequest request_for(std::string company, std::string role) {
    PlanRequest request;
    request.company = std::move(company);
    request.role = std::move(role);
    request.today = MonthDate{2026, 11};
    return request;
}

PlanRequest full_request() {
    auto request = request_for("Atlassian", "Backend Engineer");
    request.profile = backend_resume();
    request.job = backend_job();
    request.match.strengths = {
        {"performance", {{"resume", "Reduced p99 latency", 2022}, {"job", "You make our tile service fast", 2}}}};
    request.match.gaps = {{"testing", {{"job", "You write tests that others trust", 4}}}};
    return request;
}

InterviewPlan planned(const PlanRequest& request) {
    auto plan = make_plan(bank(), request);
    REQUIRE_MESSAGE(plan.has_value(), (plan.has_error() ? plan.error().log : ""));
    return std::move(*plan);
}

const PlannedQuestion* question_in(const InterviewPlan& plan, std::string_view id) {
    const auto found = std::ranges::find(plan.questions, id, &PlannedQuestion::question_id);
    return found == plan.questions.end() ? nullptr : &*found;
}

// Everything the bank itself says of this question, so that only what was filled in can be unsupported.
ClaimSources sources_for(const PlanRequest& request, const Question& question) {
    ClaimSources sources;
    if (request.profile) sources.add(*request.profile);
    if (request.job) sources.add(*request.job);
    sources.add(question.text);
    for (const auto& opening : question.tailored) sources.add(opening.text);
    return sources;
}

void check_plan(const PlanRequest& request, const InterviewPlan& plan) {
    const auto about = to_json(plan);
    REQUIRE_FALSE(plan.questions.empty());
    int minutes = 0;
    std::set<std::string> ids;
    for (const auto& planned : plan.questions) {
        minutes += planned.minutes;
        CHECK_MESSAGE(planned.minutes > 0, about);
        CHECK_MESSAGE(ids.insert(planned.question_id).second, about);
        const auto* question = bank().question(planned.question_id);
        REQUIRE(question != nullptr);
        const auto unsupported = sources_for(request, *question).unsupported(planned.text);
        CHECK_MESSAGE(unsupported.empty(), fmt::format("{}: {}", planned.text, fmt::join(unsupported, ", ")));
        CHECK_MESSAGE(planned.text.find_first_of("{}") == std::string::npos, planned.text);
        CHECK_MESSAGE(planned.reason.ends_with('.'), planned.reason);
        CHECK_MESSAGE(std::ranges::count(question->seniorities, plan.seniority.value) == 1, about);
        if (request.round) CHECK(planned.round == *request.round);
        for (const auto& source : planned.sources) {
            CHECK((source.document == "resume" || source.document == "job" || source.document == "bank"));
            CHECK_FALSE(source.quote.empty());
        }
    }
    CHECK_MESSAGE(minutes <= request.minutes - 2, about);
}

}  // namespace

TEST_CASE("the same request gives the same plan, and another seed another choice") {
    auto request = request_for("atlassian", "backend-engineer");
    CHECK(planned(request) == planned(request));
    std::set<std::string> plans;
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        request.seed = seed;
        std::string ids;
        for (const auto& question : planned(request).questions) ids += question.question_id + " ";
        plans.insert(ids);
    }
    CHECK(plans.size() >= 3);
}

TEST_CASE("strong evidence is asked about in the person's own words") {
    const auto plan = planned(full_request());
    CHECK(plan.company == "atlassian");
    CHECK(plan.role == "backend-engineer");
    CHECK(plan.seniority.value == Seniority::senior);
    const auto* performance = question_in(plan, "performance");
    REQUIRE(performance != nullptr);
    CHECK(performance->text.find(
              "\"Reduced p99 latency of the checkout service from 900 ms to 180 ms by batching calls to Redis\"") !=
          std::string::npos);
    CHECK(performance->text.find("Larkfield Payments") != std::string::npos);
    CHECK(performance->reason ==
          "Your resume says \"Reduced p99 latency of the checkout service from 900 ms to 180 ms by batching calls to "
          "Redis\" "
          "(Larkfield Payments), and the job description says \"You make our tile service fast\".");
    REQUIRE(performance->sources.size() == 2);
    CHECK(performance->sources[0].line == 2022);
    CHECK(performance->sources[1].document == "job");
}

TEST_CASE("a line that has nothing to do with a question is never quoted in it") {
    for (std::uint64_t seed = 0; seed < 30; ++seed) {
        auto request = full_request();
        request.seed = seed;
        request.minutes = 120;
        for (const auto& question : planned(request).questions) {
            CHECK(question.text.find("summer party") == std::string::npos);
            CHECK(question.text.find("Responsible for") == std::string::npos);
        }
    }
}

TEST_CASE("no line and no technology is cited in two questions") {
    auto request = full_request();
    request.minutes = 180;
    std::set<std::string> quotes;
    for (const auto& question : planned(request).questions) {
        const auto open = question.text.find('"');
        if (open != std::string::npos) CHECK(quotes.insert(question.text.substr(open)).second);
    }
}

TEST_CASE("a company that the bank lacks works from the job description, its name as given") {
    auto request = full_request();
    request.company = "  Umbra   Maps ";
    const auto plan = planned(request);
    CHECK(plan.company == "Umbra Maps");
    CHECK(plan.company_name == "Umbra Maps");
    CHECK(plan.role == "backend-engineer");
    REQUIRE(plan.notes.size() == 1);
    CHECK(plan.notes.front() ==
          "The bank knows nothing of how Umbra Maps interviews: the questions come from the role and from the "
          "job description.");
    request.company.clear();
    request.role.clear();
    CHECK(planned(request).company == "Umbra Maps");
    CHECK(planned(request).role == "backend-engineer");
}

TEST_CASE("other companies' questions are never asked") {
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        auto request = request_for("Contoso", "Backend Engineer");
        request.seed = seed;
        request.minutes = 180;
        for (const auto& question : planned(request).questions)
            CHECK(bank().question(question.question_id)->companies.empty());
    }
}

TEST_CASE("questions that were asked before are left out while there are others") {
    auto request = request_for("Atlassian", "Backend Engineer");
    request.minutes = 30;
    const auto first = planned(request);
    for (const auto& question : first.questions) request.asked_before.push_back(question.question_id);
    for (const auto& question : planned(request).questions) CHECK(question_in(first, question.question_id) == nullptr);
    for (const auto& question : bank().questions) request.asked_before.push_back(question.id);
    const auto again = planned(request);
    CHECK_FALSE(again.questions.empty());
    CHECK(std::ranges::any_of(again.notes, [](const auto& note) { return note.find("before") != std::string::npos; }));
}

TEST_CASE("requests that make no sense are refused") {
    auto request = request_for("Atlassian", "Backend Engineer");
    request.minutes = 9;
    CHECK(make_plan(bank(), request).error().code == ErrorCode::invalid_argument);
    request.minutes = 181;
    CHECK(make_plan(bank(), request).error().code == ErrorCode::invalid_argument);
    CHECK(make_plan(bank(), request_for(" ", "")).error().code == ErrorCode::invalid_argument);
    CHECK(make_plan(Bank{}, request_for("Atlassian", "Backend Engineer")).error().code == ErrorCode::unsupported);
}

TEST_CASE("over many seeds and people every plan fits its time and claims only what stands in the documents") {
    const std::vector<std::string> companies{"Atlassian", "Contoso", ""};
    const std::vector<std::string> roles{"Backend Engineer", "Sr. Back-End Developer", "backend-engineer"};
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        Random random(seed);
        auto request = request_for(companies[random.below(companies.size())], roles[random.below(roles.size())]);
        request.seed = seed;
        request.minutes = static_cast<int>(10 + random.below(171));
        const auto people = random.below(3);
        if (people == 1) request.profile = backend_resume();
        if (people == 2) request.profile = nurse_resume();
        if (random.below(2) == 0) request.job = backend_job();
        if (random.below(3) == 0) request.seniority = all_seniorities[random.below(all_seniorities.size())];
        if (request.profile && request.job) request.match = full_request().match;
        const auto plan = planned(request);
        check_plan(request, plan);
        CHECK(plan_from_json(to_json(plan)).value() == plan);
        CHECK(planned(request) == plan);
    }
}
