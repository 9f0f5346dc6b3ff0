#include "offerbox/intake/resume.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "contact.hpp"
#include "education.hpp"
#include "entries.hpp"
#include "json_resume.hpp"
#include "layout.hpp"
#include "offerbox/base/text.hpp"
#include "positions.hpp"
#include "sections.hpp"
#include "skill_list.hpp"

namespace offerbox::intake {

namespace {

template <typename T>
void append(std::vector<T>& into, std::vector<T> more) {
    into.insert(into.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

void read_items(const Section& section, std::vector<Stated>& into) {
    for (const Line& line : section.lines) into.push_back({joined(line), place_of(line)});
}

void read_section(const Section& section, CandidateProfile& profile) {
    switch (section.kind) {
        case SectionKind::experience:
            append(profile.positions, positions_of(entries_of(section.lines, EntryStyle::dated), profile.label.text));
            break;
        case SectionKind::education:
            append(profile.education, education_of(entries_of(section.lines, EntryStyle::dated)));
            break;
        case SectionKind::projects:
            append(profile.projects, projects_of(entries_of(section.lines, EntryStyle::project)));
            break;
        case SectionKind::skills: append(profile.skills, skills_of(section.lines)); break;
        case SectionKind::certificates: read_items(section, profile.certificates); break;
        case SectionKind::languages: read_items(section, profile.languages); break;
        case SectionKind::awards: read_items(section, profile.awards); break;
        case SectionKind::summary:
            for (const Line& line : section.lines)
                profile.summary += (profile.summary.empty() ? "" : " ") + joined(line);
            break;
        default: break;
    }
}

// Skills that the text names in passing, and where those that it lists were used.
void find_used_skills(const SkillLexicon& lexicon, CandidateProfile& profile) {
    const auto use = [&](const std::string& name, SourcePlace place) {
        const auto same = std::ranges::find_if(profile.skills, [&](const Skill& skill) {
            const SkillEntry* entry = lexicon.lookup(skill.name);
            return text::equals_ignoring_case(skill.name, name) || (entry != nullptr && entry->name == name);
        });
        if (same == profile.skills.end())
            profile.skills.push_back({name, {}, {place}, false});
        else if (std::ranges::find(same->places, place) == same->places.end())
            same->places.push_back(place);
    };
    const auto look = [&](const Stated& stated) {
        for (const auto& hit : lexicon.find(stated.text)) use(hit.entry->name, stated.place);
    };
    for (const auto& position : profile.positions) std::ranges::for_each(position.bullets, look);
    for (const auto& project : profile.projects) std::ranges::for_each(project.bullets, look);
}

bool is_resume(const CandidateProfile& profile, const std::vector<Section>& sections) {
    std::set<SectionKind> kinds;
    for (const auto& section : sections) kinds.insert(section.kind);
    kinds.erase(SectionKind::none);
    kinds.erase(SectionKind::other);
    const bool history = kinds.contains(SectionKind::experience) || kinds.contains(SectionKind::education);
    const int signs = (profile.email.empty() ? 0 : 1) + (profile.phone.empty() ? 0 : 1) + (history ? 2 : 0) +
                      (kinds.size() >= 3 ? 1 : 0);
    return signs >= 2;
}

}  // namespace

Result<CandidateProfile> read_resume(const Document& document, const SkillLexicon& lexicon) {
    if (document.format == "json-resume") {
        auto profile = read_json_resume(document.data);
        if (profile) find_used_skills(lexicon, *profile);
        return profile;
    }
    const auto lines = lay_out(document);
    if (lines.empty()) {
        return fail(ErrorCode::empty, "no text in the document",
                    "This file is empty; please choose the file with your resume.");
    }
    CandidateProfile profile;
    for (const Line& line : lines) profile.lines.push_back(joined(line));
    read_contact(lines, profile);
    const auto sections = sections_of(lines);
    for (const auto& section : sections) read_section(section, profile);
    if (!is_resume(profile, sections)) {
        return fail(ErrorCode::not_a_resume, "too few parts of a resume",
                    "This does not look like a resume: no section such as Experience or Education and no contact "
                    "details were found. Please choose another file, or start without a resume.");
    }
    find_used_skills(lexicon, profile);
    return profile;
}

}  // namespace offerbox::intake
