#include "reason.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "offerbox/base/text.hpp"

namespace offerbox::plan {

namespace {

constexpr std::size_t most_job_words = 30;

std::string competency_name(const Setting& setting, const Question& question) {
    const auto* competency = setting.bank.competency(question.competency);
    if (competency == nullptr) return text::replace_all(question.competency, "-", " ");
    std::string name = competency->name;
    if (name.size() > 1 && name[1] >= 'a' && name[1] <= 'z') name.front() = text::lower(name.substr(0, 1)).front();
    return name;
}

std::string role_words(const Setting& setting) {
    return setting.role == nullptr ? "this role" : fmt::format("the role {}", setting.role->name);
}

Citation resume_citation(const ResumeLine& line) {
    return {"resume", line.quote, line.line};
}
Citation job_citation(const Requirement& requirement) {
    return {"job", requirement.quote, requirement.line};
}

const Citation* first_of(const StrengthOrGap& value, std::string_view document) {
    const auto found = std::ranges::find(value.sources, document, &Citation::document);
    return found == value.sources.end() ? nullptr : &*found;
}

// How the job description is quoted in a reason: its words when they are few, else only the name.
std::string asks_for(const Requirement& requirement) {
    const auto length = text::count_words(requirement.quote);
    const bool one_word = text::equals_ignoring_case(requirement.quote, requirement.name);
    if (length == 0 || length > most_job_words || one_word)
        return fmt::format("the job description asks for {}", requirement.name);
    return fmt::format("the job description says \"{}\"", requirement.quote);
}

std::string capital(std::string s) {
    if (!s.empty() && s.front() >= 'a' && s.front() <= 'z') s.front() = static_cast<char>(s.front() - 'a' + 'A');
    return s;
}

std::string place_in_words(const ResumeLine& line) {
    if (!line.employer.empty()) return fmt::format(" ({})", line.employer);
    return line.project.empty() ? std::string() : fmt::format(" ({})", line.project);
}

// The company's round that this question prepares for, with the fact that says so.
const CompanyRound* company_round(const Company& company, Round round, Seniority seniority) {
    const auto serves = [&](const CompanyRound& one) {
        const bool of_grade =
            one.seniorities.empty() || std::ranges::find(one.seniorities, seniority) != one.seniorities.end();
        if (!of_grade || !one.offered) return false;
        if (round == Round::leadership) return one.id.starts_with("leadership") || one.id == "management";
        return one.id == name_of(round);
    };
    const auto found = std::ranges::find_if(company.rounds, serves);
    return found == company.rounds.end() ? nullptr : &*found;
}

bool explain_by_round(const Setting& setting, PlannedQuestion& planned) {
    if (setting.company == nullptr) return false;
    const auto* round = company_round(*setting.company, planned.round, setting.seniority.value);
    if (round == nullptr) return false;
    planned.reason = fmt::format("{}'s interviews include one called \"{}\"; this question belongs to it.",
                                 setting.company->name, round->name);
    const auto& facts = setting.company->facts;
    const auto fact = std::ranges::find(facts, round->fact, &CompanyFact::id);
    if (fact != facts.end()) planned.sources.push_back({"bank", fact->text, 0});
    return true;
}

void explain_line(const Setting& setting, const Candidate& candidate, const ResumeLine& line,
                  PlannedQuestion& planned) {
    planned.sources.push_back(resume_citation(line));
    const auto says = fmt::format("Your resume says \"{}\"{}", line.quote, place_in_words(line));
    if (candidate.asked_for != nullptr) {
        planned.sources.push_back(job_citation(*candidate.asked_for));
        planned.reason = fmt::format("{}, and {}.", says, asks_for(*candidate.asked_for));
        return;
    }
    planned.reason = fmt::format("{}, and {} is what {} is judged on.", says,
                                 competency_name(setting, *candidate.question), role_words(setting));
}

void explain_gap(const StrengthOrGap& gap, PlannedQuestion& planned) {
    planned.reason = fmt::format("The job description asks for {}, and your resume does not show it.", gap.name);
    if (const auto* job = first_of(gap, "job")) planned.sources.push_back(*job);
}

void explain_technology(const Setting& setting, const Candidate& candidate, const UsedTechnology& technology,
                        PlannedQuestion& planned) {
    planned.sources.push_back({"resume", technology.quote, technology.line});
    if (candidate.asked_for != nullptr) {
        planned.sources.push_back(job_citation(*candidate.asked_for));
        planned.reason = fmt::format("Your resume names {} at {}, and {}.", technology.name, technology.employer,
                                     asks_for(*candidate.asked_for));
        return;
    }
    planned.reason =
        fmt::format("Your resume names {} at {}, and {} is what {} is judged on.", technology.name, technology.employer,
                    competency_name(setting, *candidate.question), role_words(setting));
}

void explain_general(const Setting& setting, const Candidate& candidate, PlannedQuestion& planned) {
    if (candidate.asked_for != nullptr) {
        planned.sources.push_back(job_citation(*candidate.asked_for));
        const auto asked = asks_for(*candidate.asked_for);
        planned.reason = fmt::format("{}, which this question on {} is about.", capital(asked),
                                     competency_name(setting, *candidate.question));
        return;
    }
    if (const auto* competency = setting.bank.competency(planned.competency)) {
        planned.sources.push_back({"bank", competency->meaning, 0});
    }
    const auto name = competency_name(setting, *candidate.question);
    if (candidate.question->roles.empty()) {
        planned.reason = fmt::format("{} counts in every role.", capital(name));
    } else if (setting.role != nullptr && setting.request.profile) {
        planned.reason = fmt::format("{} is what {} is judged on, and your resume says little about it.", capital(name),
                                     role_words(setting));
    } else {
        planned.reason = fmt::format("{} is what {} is judged on.", capital(name), role_words(setting));
    }
}

}  // namespace

void explain(const Setting& setting, const Chosen& chosen, const Wording& wording, PlannedQuestion& planned) {
    const auto& candidate = *chosen.candidate;
    if (wording.line != nullptr) return explain_line(setting, candidate, *wording.line, planned);
    if (wording.gap != nullptr) return explain_gap(*wording.gap, planned);
    if (chosen.for_gap && !candidate.material.gaps.empty())
        return explain_gap(*candidate.material.gaps.front(), planned);
    if (planned.round != Round::technical && planned.round != Round::behavioural && explain_by_round(setting, planned))
        return;
    if (wording.technology != nullptr) return explain_technology(setting, candidate, *wording.technology, planned);
    explain_general(setting, candidate, planned);
}

}  // namespace offerbox::plan
