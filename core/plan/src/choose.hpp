// Which questions, and how much time for each.
#pragma once

#include <string>
#include <vector>

#include "evidence.hpp"
#include "offerbox/bank/bank.hpp"
#include "offerbox/plan/plan.hpp"
#include "tailor.hpp"

namespace offerbox::plan {

// Everything that the choice rests on. References must outlive it.
struct Setting {
    const Bank& bank;
    const PlanRequest& request;
    std::string company_given;
    std::string role_given;
    const Company* company = nullptr;  // null: the bank lacks it
    const Role* role = nullptr;        // null: the bank lacks it
    SeniorityChoice seniority;
    std::vector<ResumeLine> lines;
};

// A question that may be asked, with what the documents have to do with it.
struct Candidate {
    const Question* question = nullptr;
    Material material;                       // pointers into the setting and the request
    const Requirement* asked_for = nullptr;  // what of the job description it is about
    double evidence_score = 0;               // 0 to 1: how good the best line to quote is
    double score = 0;                        // how well it suits this interview
    bool asked_before = false;
};

struct Chosen {
    const Candidate* candidate = nullptr;
    int minutes = 0;
    bool for_gap = false;  // chosen since the resume does not show what the job asks for
};

struct Choice {
    std::vector<Chosen> chosen;  // in the order of the interview
    bool asked_again = false;    // questions that the person had before were needed
};

// Every question of the bank that fits company, role, grade and round.
std::vector<Candidate> candidates_for(const Setting& setting);

// Minutes left for questions after greeting, warm-up and closing.
int minutes_for_questions(int minutes) noexcept;

Choice choose(const Setting& setting, const std::vector<Candidate>& candidates);

}  // namespace offerbox::plan
