#include "offerbox/plan/plan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>

#include "choose.hpp"
#include "evidence.hpp"
#include "offerbox/base/random.hpp"
#include "offerbox/base/text.hpp"
#include "offerbox/plan/claims.hpp"
#include "reason.hpp"
#include "relate.hpp"
#include "resolve.hpp"
#include "tailor.hpp"

namespace offerbox {

namespace {

using plan::Aim;
using plan::Candidate;
using plan::Used;
using plan::Wording;

Result<void> check(const PlanRequest& request) {
    if (request.minutes < least_plan_minutes || request.minutes > most_plan_minutes) {
        return fail(ErrorCode::invalid_argument, fmt::format("minutes {}", request.minutes),
                    fmt::format("An interview takes from {} to {} minutes.", least_plan_minutes, most_plan_minutes));
    }
    const bool nothing = text::trim(request.company).empty() && text::trim(request.role).empty() && !request.job;
    if (nothing) {
        return fail(ErrorCode::invalid_argument, "neither company nor role nor job description",
                    "Please name a company or a role, or give a job description.");
    }
    return {};
}

// The first of the two that says something.
std::string said(std::string_view given, std::string_view otherwise) {
    const auto words = text::squeeze(given);
    return words.empty() ? text::squeeze(otherwise) : words;
}

plan::Setting setting_for(const Bank& bank, const PlanRequest& request) {
    plan::Setting setting{bank, request, {}, {}, nullptr, nullptr, {}, {}};
    setting.company_given = said(request.company, request.job ? request.job->company : "");
    setting.role_given = said(request.role, request.job ? request.job->title : "");
    // "Any role" names none: it is the id under which the bank keeps what every role is asked.
    const bool any_role = text::equals_ignoring_case(setting.role_given, "any") ||
                          text::equals_ignoring_case(setting.role_given, "any role");
    if (any_role) setting.role_given.clear();
    setting.company = plan::company_called(bank, setting.company_given);
    setting.role = plan::role_called(bank, setting.role_given);
    setting.seniority = plan::seniority_for(request, setting.company);
    if (request.profile) setting.lines = plan::lines_of(*request.profile);
    return setting;
}

void name_company_and_role(const plan::Setting& setting, InterviewPlan& out) {
    out.company = setting.company != nullptr ? setting.company->id : setting.company_given;
    out.company_name = setting.company != nullptr ? setting.company->name : setting.company_given;
    out.role = setting.role != nullptr ? setting.role->id : setting.role_given;
    out.role_name = setting.role != nullptr ? setting.role->name : setting.role_given;
    const std::string_view also = setting.request.job ? " and from the job description" : "";
    if (setting.company == nullptr && !setting.company_given.empty()) {
        out.notes.push_back(
            fmt::format("The bank knows nothing of how {} interviews: the questions come from the role{}.",
                        setting.company_given, also));
    }
    if (setting.role == nullptr && !setting.role_given.empty()) {
        out.notes.push_back(
            fmt::format("The bank has no questions for the role \"{}\": this interview asks what is asked in every "
                        "role, and technical "
                        "questions only where they match your documents.",
                        setting.role_given));
    } else if (setting.role == nullptr) {
        out.notes.push_back(
            "No role was named: this interview asks what is asked in every role, and technical questions only "
            "where they match your documents.");
    }
}

// The words of each chosen question, those with the strongest evidence first served. Order of `chosen` is kept.
std::vector<Wording> words_for(const plan::Setting& setting, const std::vector<plan::Chosen>& chosen) {
    ClaimSources documents;
    if (setting.request.profile) documents.add(*setting.request.profile);
    if (setting.request.job) documents.add(*setting.request.job);
    std::vector<std::size_t> order(chosen.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, std::greater{}, [&](std::size_t i) { return chosen[i].candidate->evidence_score; });
    std::vector<Wording> wordings(chosen.size());
    Used used;
    for (const auto i : order) {
        const auto& candidate = *chosen[i].candidate;
        Random random(derived_seed(setting.request.seed, "opening " + candidate.question->id));
        wordings[i] = plan::worded(*candidate.question, candidate.material, used, chosen[i].for_gap, documents, random);
        const auto& wording = wordings[i];
        if (wording.line != nullptr) used.lines.insert(wording.line);
        if (wording.gap != nullptr) used.gaps.insert(wording.gap);
        if (wording.technology != nullptr) used.technologies.insert(text::lower(wording.technology->name));
    }
    return wordings;
}

}  // namespace

Result<InterviewPlan> make_plan(const Bank& bank, const PlanRequest& request) {
    if (const auto checked = check(request); !checked) return checked.error();
    const auto setting = setting_for(bank, request);
    InterviewPlan out;
    name_company_and_role(setting, out);
    out.seniority = setting.seniority;
    out.minutes = request.minutes;
    out.seed = request.seed;
    out.strengths = request.match.strengths;
    out.gaps = request.match.gaps;

    const auto candidates = plan::candidates_for(setting);
    const auto choice = plan::choose(setting, candidates);
    if (choice.chosen.empty()) {
        return fail(ErrorCode::unsupported, "no question for this round, grade and role",
                    "The question bank has no question for this round at this grade; please choose another round.");
    }
    if (choice.asked_again) {
        out.notes.push_back("You have met most of the questions that fit before, so some come again.");
    }
    const auto wordings = words_for(setting, choice.chosen);
    for (std::size_t i = 0; i < choice.chosen.size(); ++i) {
        const auto& question = *choice.chosen[i].candidate->question;
        PlannedQuestion planned;
        planned.question_id = question.id;
        planned.text = wordings[i].text;
        planned.round = question.round;
        planned.kind = question.kind;
        planned.competency = question.competency;
        planned.minutes = choice.chosen[i].minutes;
        plan::explain(setting, choice.chosen[i], wordings[i], planned);
        out.questions.push_back(std::move(planned));
    }
    return out;
}

}  // namespace offerbox
