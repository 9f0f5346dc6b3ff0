// Choosing the questions of one interview, wording them with the person's own evidence, and saying why.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "offerbox/bank/bank.hpp"
#include "offerbox/base/error.hpp"
#include "offerbox/domain/plan.hpp"
#include "offerbox/domain/profile.hpp"
#include "offerbox/domain/role_profile.hpp"

namespace offerbox {

inline constexpr int least_plan_minutes = 10;
inline constexpr int most_plan_minutes = 180;

// What a person asks for. Company and role are as typed: ids, names or anything else ("atlassian", "Atlassian Pty Ltd",
// "Sr. Backend Developer"); when empty they are taken from the job description.
struct PlanRequest {
    std::string company;
    std::string role;
    std::optional<CandidateProfile> profile;
    std::optional<RoleProfile> job;
    Match match;                         // of profile and job; empty without both
    std::optional<Seniority> seniority;  // absent: read from the job, else the resume, else mid
    int minutes = 45;                    // of the whole interview
    std::uint64_t seed = 0;
    std::vector<std::string> asked_before;  // ids of questions that this person knows already
    std::optional<Round> round;             // only questions of this round
    std::optional<MonthDate>
        today;  // to count the years of a position that goes on; absent: the newest date of the resume
};

// The plan of an interview: the same for the same bank and request. At least one question; the questions' minutes leave
// the greeting, the warm-up and the closing their time. A company or a role that the bank lacks is no failure: the
// plan's notes say what was done instead. Texts name an employer, a project, a figure or a technology as the person's
// only where the resume or the job description says it (see claims.hpp). Fails with invalid_argument (minutes outside
// the limits; neither company nor role nor job description) and unsupported (the bank has no question for this round,
// grade and role). Threads: any.
Result<InterviewPlan> make_plan(const Bank& bank, const PlanRequest& request);

}  // namespace offerbox
