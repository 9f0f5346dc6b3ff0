#include "json_resume.hpp"

#include <algorithm>

#include "offerbox/domain/json.hpp"

namespace offerbox::intake {

namespace {

// JSON has no pages: its lines are the facts in their order.
void number_facts(CandidateProfile& profile) {
    profile.lines.clear();
    const auto line = [&](Stated& stated) {
        if (stated.empty()) return;
        profile.lines.push_back(stated.text);
        stated.place = {0, static_cast<int>(profile.lines.size())};
    };
    const auto all = [&](std::vector<Stated>& list) { std::ranges::for_each(list, line); };
    for (Stated* fact :
         {&profile.name, &profile.label, &profile.email, &profile.phone, &profile.url, &profile.location})
        line(*fact);
    for (auto& position : profile.positions) {
        line(position.title);
        line(position.company);
        line(position.location);
        all(position.bullets);
    }
    for (auto& project : profile.projects) {
        line(project.name);
        all(project.bullets);
    }
    for (auto& education : profile.education) {
        line(education.institution);
        line(education.degree);
        line(education.area);
        all(education.bullets);
    }
    for (auto& skill : profile.skills) {
        profile.lines.push_back(skill.name);
        skill.places = {{0, static_cast<int>(profile.lines.size())}};
    }
    all(profile.certificates);
    all(profile.languages);
    all(profile.awards);
}

}  // namespace

Result<CandidateProfile> read_json_resume(std::string_view json) {
    auto profile = profile_from_json(json);
    if (!profile) {
        return fail(ErrorCode::corrupt, profile.error().log,
                    "The file is not valid JSON; please export the resume again.");
    }
    if (profile->name.empty() && profile->positions.empty() && profile->education.empty()) {
        return fail(ErrorCode::not_a_resume, "JSON without basics, work and education",
                    "This JSON file is not a JSON Resume: it has neither a name nor work nor education. Please choose "
                    "another file, or start without a resume.");
    }
    std::erase_if(profile->skills, [](const Skill& skill) { return !skill.listed; });
    number_facts(*profile);
    return profile;
}

}  // namespace offerbox::intake
