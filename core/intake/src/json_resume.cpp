#include "json_resume.hpp"

#include <algorithm>

#include "offerbox/base/text.hpp"
#include "offerbox/domain/json.hpp"

namespace offerbox::intake {

Result<CandidateProfile> read_json_resume(std::string_view json, const SkillLexicon& lexicon) {
    auto profile = profile_from_json(json);
    if (!profile)
        return fail(ErrorCode::corrupt, profile.error().log,
                    "The file is not valid JSON; please export the resume again.");
    if (profile->name.empty() && profile->positions.empty() && profile->education.empty()) {
        return fail(ErrorCode::not_a_resume, "JSON without basics, work and education",
                    "This JSON file is not a JSON Resume: it has neither a name nor work nor education. Please choose "
                    "another file, or start without a resume.");
    }
    // JSON has no pages: the lines are the facts in their order.
    profile->lines.clear();
    const auto line = [&](Stated& stated) {
        profile->lines.push_back(stated.text);
        stated.place = {0, static_cast<int>(profile->lines.size())};
    };
    line(profile->name);
    for (auto& position : profile->positions) {
        line(position.title);
        line(position.company);
        for (auto& bullet : position.bullets) {
            line(bullet);
            for (const auto& hit : lexicon.find(bullet.text)) {
                const bool known = std::ranges::any_of(profile->skills, [&](const Skill& skill) {
                    return text::equals_ignoring_case(skill.name, hit.entry->name);
                });
                if (!known) profile->skills.push_back({hit.entry->name, {}, {bullet.place}, false});
            }
        }
    }
    return profile;
}

}  // namespace offerbox::intake
