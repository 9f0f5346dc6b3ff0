#include "offerbox/intake/match.hpp"

#include <algorithm>
#include <set>

#include "offerbox/base/text.hpp"

namespace offerbox::intake {

namespace {

constexpr std::size_t most_lines = 3;

// Lines of the resume that name the skill, those of positions first.
std::vector<Citation> resume_lines(const CandidateProfile& profile, const std::string& skill,
                                   const SkillLexicon& skills) {
    std::vector<Citation> cited;
    const auto names = [&](const std::string& text, bool listed) {
        const auto hits = skills.find(text, listed);
        return std::ranges::any_of(hits, [&](const SkillHit& hit) { return hit.entry->name == skill; }) ||
               (listed && text::equals_ignoring_case(text, skill));
    };
    const auto cite = [&](const std::string& text, SourcePlace place) {
        if (cited.size() < most_lines) cited.push_back({"resume", text, place.line});
    };
    for (const auto& position : profile.positions) {
        for (const auto& bullet : position.bullets) {
            if (names(bullet.text, false)) cite(bullet.text, bullet.place);
        }
    }
    for (const auto& project : profile.projects) {
        for (const auto& bullet : project.bullets) {
            if (names(bullet.text, false)) cite(bullet.text, bullet.place);
        }
    }
    if (!cited.empty()) return cited;
    for (const auto& listed : profile.skills) {
        if (!names(listed.name, true)) continue;
        const int line = listed.places.empty() ? 0 : listed.places.front().line;
        const bool known = line > 0 && static_cast<std::size_t>(line) <= profile.lines.size();
        cite(known ? profile.lines[static_cast<std::size_t>(line) - 1] : listed.name, {0, line});
    }
    return cited;
}

}  // namespace

Match match(const CandidateProfile& profile, const RoleProfile& role, const SkillLexicon& skills) {
    Match result;
    const auto judge = [&](const Requirement& requirement, bool required) {
        auto cited = resume_lines(profile, requirement.name, skills);
        const Citation asked{"job", requirement.quote, requirement.line};
        if (cited.empty()) {
            if (required) result.gaps.push_back({requirement.name, {asked}});
            return;
        }
        cited.insert(cited.begin(), asked);
        result.strengths.push_back({requirement.name, std::move(cited)});
    };
    for (const auto& requirement : role.required) judge(requirement, true);
    for (const auto& requirement : role.wished) judge(requirement, false);
    return result;
}

}  // namespace offerbox::intake
