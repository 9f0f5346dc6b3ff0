#include "resolve.hpp"

#include <doctest/doctest.h>

using namespace offerbox;

namespace {

Bank small_bank() {
    Bank bank;
    Company company;
    company.id = "atlassian";
    company.name = "Atlassian";
    company.grades = {{"P40", Seniority::mid, "f"}};
    bank.companies = {company};
    Role role;
    role.id = "backend-engineer";
    role.name = "Backend Engineer";
    role.also_called = {"backend developer", "software engineer, backend"};
    Role any;
    any.id = "any";
    any.name = "Any role";
    bank.roles = {any, role};
    return bank;
}

PlanRequest request_with_job(std::string title, std::vector<std::string> lines) {
    PlanRequest request;
    request.job = RoleProfile{};
    request.job->title = std::move(title);
    request.job->lines = std::move(lines);
    return request;
}

Position position(std::string title, std::optional<MonthDate> start, std::optional<MonthDate> end) {
    Position position;
    position.title = {std::move(title), {}};
    position.dates = {start, end, !end.has_value(), ""};
    return position;
}

Seniority grade_by(std::vector<Position> positions) {
    PlanRequest request;
    request.role = "Developer";
    request.profile = CandidateProfile{};
    request.profile->positions = std::move(positions);
    request.today = MonthDate{2026, 11};
    return plan::seniority_for(request, nullptr).value;
}

}  // namespace

TEST_CASE("companies are matched loosely, and never by half a name") {
    const auto bank = small_bank();
    for (const auto* name : {"atlassian", "Atlassian", " ATLASSIAN ", "Atlassian Pty Ltd", "Atlassian, Inc."}) {
        CHECK_MESSAGE(plan::company_called(bank, name) != nullptr, name);
    }
    for (const auto* name : {"", "Atlas", "Atlassian Williams Racing", "Contoso"}) {
        CHECK_MESSAGE(plan::company_called(bank, name) == nullptr, name);
    }
}

TEST_CASE("roles are found in titles") {
    const auto bank = small_bank();
    for (const auto* name : {"backend-engineer", "Backend Engineer", "Senior Back-end... Backend Developer (Payments)",
                             "Software Engineer, Backend", "Staff Backend Engineer - Identity"}) {
        CHECK_MESSAGE(plan::role_called(bank, name) != nullptr, name);
    }
    for (const auto* name : {"", "Frontend Engineer", "Any role", "Nurse", "Engineer"}) {
        CHECK_MESSAGE(plan::role_called(bank, name) == nullptr, name);
    }
}

TEST_CASE("the grade given wins, then the company's grade, the job, the resume") {
    const auto bank = small_bank();
    const auto* company = bank.company("atlassian");
    auto request = request_with_job("Software Engineer (P40)", {"Software Engineer (P40)"});
    CHECK(plan::seniority_for(request, company).value == Seniority::mid);
    CHECK(plan::seniority_for(request, company).reason ==
          "The job description names the grade P40, which at Atlassian is mid.");
    request.job->seniority = SeniorityChoice{Seniority::staff, "It says staff."};
    CHECK(plan::seniority_for(request, company).value == Seniority::mid);
    CHECK(plan::seniority_for(request, nullptr).reason == "It says staff.");
    request.seniority = Seniority::entry;
    CHECK(plan::seniority_for(request, company).value == Seniority::entry);
    CHECK(plan::seniority_for(PlanRequest{}, nullptr).value == Seniority::mid);
}

TEST_CASE("a resume gives the grade by its latest title, else by its years") {
    CHECK(grade_by({position("Senior Engineer", MonthDate{2024, 1}, std::nullopt)}) == Seniority::senior);
    CHECK(grade_by({position("Junior Developer", MonthDate{2015, 1}, MonthDate{2017, 1}),
                    position("Staff Engineer", MonthDate{2022, 1}, std::nullopt)}) == Seniority::staff);
    CHECK(grade_by({position("Developer", MonthDate{2025, 10}, std::nullopt)}) == Seniority::entry);
    CHECK(grade_by({position("Developer", MonthDate{2023, 10}, std::nullopt)}) == Seniority::mid);
    CHECK(grade_by({position("Developer", MonthDate{2015, 0}, std::nullopt)}) == Seniority::senior);
    CHECK(grade_by({position("Developer", MonthDate{2020, 1}, MonthDate{2022, 6}),
                    position("Developer", MonthDate{2020, 1}, MonthDate{2022, 6})}) == Seniority::mid);
    CHECK(grade_by({}) == Seniority::mid);
}
