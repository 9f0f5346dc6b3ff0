#include "profile_places.hpp"

namespace offerbox::json {

namespace {

Json place_json(const SourcePlace& place) {
    return {{"page", place.page}, {"line", place.line}};
}

SourcePlace place_from(const Json& value) {
    return {get<int>(value, "page"), get<int>(value, "line")};
}

Json places_of(const std::vector<Stated>& list) {
    return list_of(list, [](const Stated& stated) { return place_json(stated.place); });
}

Json work_places(const Position& position) {
    return {{"name", place_json(position.company.place)},
            {"position", place_json(position.title.place)},
            {"location", place_json(position.location.place)},
            {"highlights", places_of(position.bullets)},
            {"dates", position.dates.as_written},
            {"current", position.dates.current}};
}

Json education_places(const Education& education) {
    return {{"institution", place_json(education.institution.place)},
            {"studyType", place_json(education.degree.place)},
            {"area", place_json(education.area.place)},
            {"courses", places_of(education.bullets)},
            {"dates", education.dates.as_written}};
}

Json project_places(const Project& project) {
    return {{"name", place_json(project.name.place)}, {"highlights", places_of(project.bullets)}};
}

void set_places(std::vector<Stated>& list, const Json& places) {
    for (std::size_t at = 0; at < list.size() && at < places.size(); ++at) list[at].place = place_from(places[at]);
}

void set_place(Stated& stated, const Json& object, const char* name) {
    if (object.contains(name)) stated.place = place_from(object.at(name));
}

// Calls `set` with each entry and its places when there are as many of the one as of the other.
template <typename Entry, typename Set>
void for_each_pair(std::vector<Entry>& entries, const Json& meta, const char* name, Set set) {
    const auto found = meta.find(name);
    if (found == meta.end() || !found->is_array() || found->size() != entries.size()) return;
    for (std::size_t at = 0; at < entries.size(); ++at) set(entries[at], (*found)[at]);
}

void read_skills(CandidateProfile& profile, const Json& meta) {
    for_each_pair(profile.skills, meta, "skills", [](Skill& skill, const Json& places) {
        for (const auto& place : places) skill.places.push_back(place_from(place));
    });
    if (!meta.contains("used_skills")) return;
    for (const auto& used : field(meta, "used_skills")) {
        Skill skill{get<std::string>(used, "name"), {}, {}, false};
        for (const auto& place : field(used, "places")) skill.places.push_back(place_from(place));
        profile.skills.push_back(std::move(skill));
    }
}

}  // namespace

Json places_json(const CandidateProfile& profile) {
    Json meta;
    meta["name"] = place_json(profile.name.place);
    meta["label"] = place_json(profile.label.place);
    meta["email"] = place_json(profile.email.place);
    meta["phone"] = place_json(profile.phone.place);
    meta["url"] = place_json(profile.url.place);
    meta["location"] = place_json(profile.location.place);
    meta["work"] = list_of(profile.positions, work_places);
    meta["education"] = list_of(profile.education, education_places);
    meta["projects"] = list_of(profile.projects, project_places);
    Json listed = Json::array();
    Json used = Json::array();
    for (const auto& skill : profile.skills) {
        const Json places = list_of(skill.places, place_json);
        if (skill.listed)
            listed.push_back(places);
        else
            used.push_back({{"name", skill.name}, {"places", places}});
    }
    meta["skills"] = listed;
    meta["used_skills"] = used;
    meta["certificates"] = places_of(profile.certificates);
    meta["languages"] = places_of(profile.languages);
    meta["awards"] = places_of(profile.awards);
    meta["lines"] = profile.lines;
    return meta;
}

void read_places(CandidateProfile& profile, const Json& meta) {
    profile.lines = get<std::vector<std::string>>(meta, "lines");
    set_place(profile.name, meta, "name");
    set_place(profile.label, meta, "label");
    set_place(profile.email, meta, "email");
    set_place(profile.phone, meta, "phone");
    set_place(profile.url, meta, "url");
    set_place(profile.location, meta, "location");
    for_each_pair(profile.positions, meta, "work", [](Position& position, const Json& places) {
        set_place(position.company, places, "name");
        set_place(position.title, places, "position");
        set_place(position.location, places, "location");
        position.dates.as_written = get<std::string>(places, "dates");
        position.dates.current = get<bool>(places, "current");
        set_places(position.bullets, field(places, "highlights"));
    });
    for_each_pair(profile.education, meta, "education", [](Education& education, const Json& places) {
        set_place(education.institution, places, "institution");
        set_place(education.degree, places, "studyType");
        set_place(education.area, places, "area");
        education.dates.as_written = get<std::string>(places, "dates");
        set_places(education.bullets, field(places, "courses"));
    });
    for_each_pair(profile.projects, meta, "projects", [](Project& project, const Json& places) {
        set_place(project.name, places, "name");
        set_places(project.bullets, field(places, "highlights"));
    });
    read_skills(profile, meta);
    if (meta.contains("certificates")) set_places(profile.certificates, meta["certificates"]);
    if (meta.contains("languages")) set_places(profile.languages, meta["languages"]);
    if (meta.contains("awards")) set_places(profile.awards, meta["awards"]);
}

}  // namespace offerbox::json
