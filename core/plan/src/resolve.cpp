#include "resolve.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "offerbox/base/text.hpp"

namespace offerbox::plan {

namespace {

constexpr int years_to_mid = 2;
constexpr int years_to_senior = 5;
constexpr int months_a_year = 12;

using Words = std::vector<std::string>;

// Lower-case words, hyphenated ones taken apart.
Words words_of(std::string_view s) {
    Words out;
    const auto spaced = text::replace_all(text::replace_all(std::string(s), "-", " "), "/", " ");
    for (auto& word : text::words(spaced)) out.push_back(std::move(word.lower));
    return out;
}

bool stands_in(const Words& phrase, const Words& all) {
    return !phrase.empty() && std::ranges::search(all, phrase).begin() != all.end();
}

bool is_one_of(std::string_view word, auto... names) {
    return ((word == names) || ...);
}

bool is_legal_form(std::string_view word) {
    return is_one_of(word, "inc", "ltd", "limited", "pty", "plc", "llc", "gmbh", "corp", "corporation", "company", "co",
                     "group", "ag");
}

Words company_words(std::string_view name) {
    auto words = words_of(name);
    while (words.size() > 1 && is_legal_form(words.back())) words.pop_back();
    return words;
}

std::string run_together(const Words& words) {
    return text::join(words, "");
}

// The grade that a title names, if it names one.
std::optional<Seniority> grade_in_title(std::string_view title) {
    const auto words = words_of(title);
    const auto has = [&](auto... names) {
        return std::ranges::any_of(words, [&](const std::string& word) { return is_one_of(word, names...); });
    };
    if (has("principal", "distinguished", "fellow")) return Seniority::principal;
    if (has("staff")) return Seniority::staff;
    if (has("senior", "sr", "lead", "head", "architect")) return Seniority::senior;
    if (has("junior", "jr", "intern", "trainee", "graduate", "apprentice", "internship")) return Seniority::entry;
    return std::nullopt;
}

bool is_internship(const Position& position) {
    const auto words = words_of(position.title.text);
    return std::ranges::any_of(words,
                               [](const auto& word) { return is_one_of(word, "intern", "internship", "trainee"); });
}

int months_of(const MonthDate& date, int unknown_month) {
    return date.year * months_a_year + (date.month > 0 ? date.month : unknown_month) - 1;
}

MonthDate newest_date(const CandidateProfile& profile) {
    MonthDate newest;
    for (const auto& position : profile.positions) {
        if (position.dates.start) newest = std::max(newest, *position.dates.start);
        if (position.dates.end) newest = std::max(newest, *position.dates.end);
    }
    return newest;
}

// Months of work, times that overlap counted once, internships left out.
int months_worked(const CandidateProfile& profile, const std::optional<MonthDate>& today) {
    const auto now = today.value_or(newest_date(profile));
    std::vector<std::pair<int, int>> spans;
    for (const auto& position : profile.positions) {
        if (!position.dates.start || is_internship(position)) continue;
        if (!position.dates.end && !position.dates.current) continue;
        const int begin = months_of(*position.dates.start, 1);
        const int end = months_of(position.dates.end.value_or(now), months_a_year) + 1;
        if (end > begin) spans.emplace_back(begin, end);
    }
    std::ranges::sort(spans);
    int total = 0;
    int covered = 0;
    for (const auto& [begin, end] : spans) {
        total += std::max(0, end - std::max(begin, covered));
        covered = std::max(covered, end);
    }
    return total;
}

// The position that goes on or began last.
const Position* latest_position(const CandidateProfile& profile) {
    const auto begun = [](const Position& position) {
        return std::pair(position.dates.current, position.dates.start.value_or(MonthDate{}));
    };
    const auto latest = std::ranges::max_element(profile.positions, {}, begun);
    return latest == profile.positions.end() ? nullptr : &*latest;
}

Seniority grade_by_years(int years) {
    if (years < years_to_mid) return Seniority::entry;
    return years < years_to_senior ? Seniority::mid : Seniority::senior;
}

std::string years_in_words(int years) {
    if (years < 1) return "less than a year";
    return years == 1 ? "about one year" : fmt::format("about {} years", years);
}

std::optional<SeniorityChoice> by_resume(const CandidateProfile& profile, const std::optional<MonthDate>& today) {
    const auto* latest = latest_position(profile);
    if (latest != nullptr) {
        if (const auto grade = grade_in_title(latest->title.text)) {
            return SeniorityChoice{*grade, fmt::format("Your latest title is \"{}\".", latest->title.text)};
        }
    }
    const int months = months_worked(profile, today);
    if (months == 0) return std::nullopt;
    const int years = months / months_a_year;
    return SeniorityChoice{grade_by_years(years), fmt::format("Your resume shows {} of work.", years_in_words(years))};
}

std::optional<SeniorityChoice> by_company_grade(const Company& company, const RoleProfile& job) {
    for (const auto& grade : company.grades) {
        const auto name = words_of(grade.name);
        const bool named =
            stands_in(name, words_of(job.title)) ||
            std::ranges::any_of(job.lines, [&](const auto& line) { return stands_in(name, words_of(line)); });
        if (!named) continue;
        return SeniorityChoice{grade.seniority,
                               fmt::format("The job description names the grade {}, which at {} is {}.", grade.name,
                                           company.name, name_of(grade.seniority))};
    }
    return std::nullopt;
}

}  // namespace

const Company* company_called(const Bank& bank, std::string_view name) {
    const auto given = company_words(name);
    if (given.empty()) return nullptr;
    for (const auto& company : bank.companies) {
        const auto joined = run_together(given);
        if (joined == run_together(company_words(company.name)) || joined == run_together(words_of(company.id)))
            return &company;
    }
    return nullptr;
}

const Role* role_called(const Bank& bank, std::string_view name) {
    const auto given = words_of(name);
    const Role* best = nullptr;
    std::size_t longest = 0;
    for (const auto& role : bank.roles) {
        if (role.id == "any") continue;
        auto names = role.also_called;
        names.push_back(role.name);
        names.push_back(role.id);
        for (const auto& known : names) {
            const auto phrase = words_of(known);
            if (phrase.size() <= longest || !stands_in(phrase, given)) continue;
            best = &role;
            longest = phrase.size();
        }
    }
    return best;
}

SeniorityChoice seniority_for(const PlanRequest& request, const Company* company) {
    if (request.seniority) return {*request.seniority, "You chose it."};
    if (request.job) {
        if (company != nullptr) {
            if (auto choice = by_company_grade(*company, *request.job)) return *choice;
        }
        if (request.job->seniority) return *request.job->seniority;
    }
    if (const auto grade = grade_in_title(request.role)) {
        return {*grade, fmt::format("You named the role \"{}\".", text::trim(request.role))};
    }
    if (request.profile) {
        if (auto choice = by_resume(*request.profile, request.today)) return *choice;
    }
    return {Seniority::mid, "Neither the job description nor a resume says a grade, so the middle one is taken."};
}

}  // namespace offerbox::plan
