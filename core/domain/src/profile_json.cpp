#include <algorithm>
#include <map>

#include "json_values.hpp"
#include "offerbox/domain/json.hpp"
#include "profile_places.hpp"

namespace offerbox {

namespace json {

namespace {

std::string optional_text(const Json& object, const char* name) {
    const auto found = object.find(name);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::string date_text(const MonthDate& date) {
    return date.month == 0 ? fmt::format("{:04}", date.year) : fmt::format("{:04}-{:02}", date.year, date.month);
}

std::optional<MonthDate> date_from(std::string_view text) {
    const auto number = [&](std::size_t at, std::size_t size) {
        int value = 0;
        for (std::size_t digit = at; digit < at + size && digit < text.size(); ++digit) {
            if (text[digit] < '0' || text[digit] > '9') return 0;
            value = value * 10 + (text[digit] - '0');
        }
        return value;
    };
    if (text.size() < 4 || number(0, 4) == 0) return std::nullopt;
    return MonthDate{number(0, 4), text.size() >= 7 ? number(5, 2) : 0};
}

void add_dates(Json& value, const DateRange& dates) {
    if (dates.start) value["startDate"] = date_text(*dates.start);
    if (dates.end && !dates.current) value["endDate"] = date_text(*dates.end);
}

DateRange dates_from(const Json& value) {
    DateRange dates;
    const std::string start = optional_text(value, "startDate");
    const std::string end = optional_text(value, "endDate");
    dates.start = date_from(start);
    dates.end = date_from(end);
    dates.current = dates.start && !dates.end && (end.empty() || !dates.end);
    dates.as_written = start.empty() ? end : start + (end.empty() ? " - present" : " - " + end);
    return dates;
}

Json texts_of(const std::vector<Stated>& list) {
    return list_of(list, [](const Stated& stated) { return Json(stated.text); });
}

std::vector<Stated> stated_list(const Json& object, const char* name) {
    std::vector<Stated> list;
    const auto found = object.find(name);
    if (found == object.end() || !found->is_array()) return list;
    for (const auto& item : *found) {
        if (item.is_string()) list.push_back({item.get<std::string>(), {}});
    }
    return list;
}

Json position_json(const Position& position) {
    Json value{{"name", position.company.text}, {"position", position.title.text}};
    if (!position.location.empty()) value["location"] = position.location.text;
    add_dates(value, position.dates);
    if (!position.summary.empty()) value["summary"] = position.summary;
    value["highlights"] = texts_of(position.bullets);
    return value;
}

Position position_from(const Json& value) {
    Position position;
    position.company.text = optional_text(value, "name");
    if (position.company.empty()) position.company.text = optional_text(value, "company");
    position.title.text = optional_text(value, "position");
    position.location.text = optional_text(value, "location");
    position.dates = dates_from(value);
    position.summary = optional_text(value, "summary");
    position.bullets = stated_list(value, "highlights");
    return position;
}

Json education_json(const Education& education) {
    Json value{{"institution", education.institution.text},
               {"studyType", education.degree.text},
               {"area", education.area.text}};
    // A single date is when it was finished.
    DateRange dates = education.dates;
    if (dates.start == dates.end) dates.start.reset();
    add_dates(value, dates);
    if (!education.score.empty()) value["score"] = education.score;
    if (!education.bullets.empty()) value["courses"] = texts_of(education.bullets);
    return value;
}

Education education_from(const Json& value) {
    Education education;
    education.institution.text = optional_text(value, "institution");
    education.degree.text = optional_text(value, "studyType");
    education.area.text = optional_text(value, "area");
    education.dates = dates_from(value);
    education.score = optional_text(value, "score");
    education.bullets = stated_list(value, "courses");
    return education;
}

Json project_json(const Project& project) {
    Json value{{"name", project.name.text}, {"description", project.description}};
    add_dates(value, project.dates);
    if (!project.url.empty()) value["url"] = project.url;
    value["highlights"] = texts_of(project.bullets);
    return value;
}

Project project_from(const Json& value) {
    Project project;
    project.name.text = optional_text(value, "name");
    project.description = optional_text(value, "description");
    project.dates = dates_from(value);
    project.url = optional_text(value, "url");
    project.bullets = stated_list(value, "highlights");
    return project;
}

// Listed skills by their group, each group one JSON Resume skill with its keywords.
Json skills_json(const std::vector<Skill>& skills) {
    Json list = Json::array();
    std::map<std::string, std::size_t> groups;
    for (const auto& skill : skills) {
        if (!skill.listed) continue;
        const auto [group, added] = groups.emplace(skill.group, list.size());
        if (added) list.push_back({{"name", skill.group}, {"keywords", Json::array()}});
        list[group->second]["keywords"].push_back(skill.name);
    }
    return list;
}

std::vector<Skill> skills_from(const Json& object) {
    std::vector<Skill> skills;
    const auto found = object.find("skills");
    if (found == object.end() || !found->is_array()) return skills;
    for (const auto& group : *found) {
        if (!group.is_object()) continue;
        const std::string name = optional_text(group, "name");
        const auto keywords = stated_list(group, "keywords");
        if (keywords.empty() && !name.empty()) skills.push_back({name, {}, {}});
        for (const auto& keyword : keywords) skills.push_back({keyword.text, name, {}});
    }
    return skills;
}

Json named_list(const std::vector<Stated>& list, const char* name) {
    return list_of(list, [&](const Stated& stated) { return Json{{name, stated.text}}; });
}

std::vector<Stated> named_from(const Json& object, const char* list_name, const char* name) {
    std::vector<Stated> list;
    const auto found = object.find(list_name);
    if (found == object.end() || !found->is_array()) return list;
    for (const auto& item : *found) {
        const std::string text = item.is_object()   ? optional_text(item, name)
                                 : item.is_string() ? item.get<std::string>()
                                                    : std::string();
        if (!text.empty()) list.push_back({text, {}});
    }
    return list;
}

CandidateProfile profile_from(const Json& value) {
    CandidateProfile profile;
    const Json basics = value.contains("basics") && value["basics"].is_object() ? value["basics"] : Json::object();
    profile.name.text = optional_text(basics, "name");
    profile.label.text = optional_text(basics, "label");
    profile.email.text = optional_text(basics, "email");
    profile.phone.text = optional_text(basics, "phone");
    profile.url.text = optional_text(basics, "url");
    profile.summary = optional_text(basics, "summary");
    if (basics.contains("location")) {
        const Json& location = basics["location"];
        profile.location.text =
            location.is_object() ? optional_text(location, "city") : optional_text(basics, "location");
    }
    const auto entries = [&](const char* name, auto take, auto& into) {
        const auto found = value.find(name);
        if (found == value.end() || !found->is_array()) return;
        for (const auto& item : *found) {
            if (item.is_object()) into.push_back(take(item));
        }
    };
    entries("work", position_from, profile.positions);
    entries("education", education_from, profile.education);
    entries("projects", project_from, profile.projects);
    profile.skills = skills_from(value);
    profile.certificates = named_from(value, "certificates", "name");
    profile.languages = named_from(value, "languages", "language");
    profile.awards = named_from(value, "awards", "title");
    if (value.contains("meta") && value["meta"].contains("offerbox")) read_places(profile, value["meta"]["offerbox"]);
    return profile;
}

}  // namespace

}  // namespace json

std::string to_json(const CandidateProfile& profile) {
    using namespace json;
    Json basics{{"name", profile.name.text}};
    const auto add = [&](const char* name, const std::string& text) {
        if (!text.empty()) basics[name] = text;
    };
    add("label", profile.label.text);
    add("email", profile.email.text);
    add("phone", profile.phone.text);
    add("url", profile.url.text);
    add("summary", profile.summary);
    if (!profile.location.empty()) basics["location"] = {{"city", profile.location.text}};
    // Skills grouped as they are written keep their places in the same order.
    CandidateProfile ordered = profile;
    std::map<std::string, std::size_t> first;
    for (std::size_t at = 0; at < profile.skills.size(); ++at) first.emplace(profile.skills[at].group, at);
    std::ranges::stable_sort(ordered.skills, {}, [&](const Skill& skill) { return first[skill.group]; });
    return written({{"basics", basics},
                    {"work", list_of(profile.positions, position_json)},
                    {"education", list_of(profile.education, education_json)},
                    {"skills", skills_json(ordered.skills)},
                    {"projects", list_of(profile.projects, project_json)},
                    {"certificates", named_list(profile.certificates, "name")},
                    {"languages", named_list(profile.languages, "language")},
                    {"awards", named_list(profile.awards, "title")},
                    {"meta", {{"offerbox", places_json(ordered)}}}});
}

Result<CandidateProfile> profile_from_json(std::string_view text) {
    return json::read(text, "profile", [](const json::Json& value) {
        if (!value.is_object()) throw json::Unreadable("no object");
        return json::profile_from(value);
    });
}

namespace {

using json::get;
using json::Json;

Json requirement_json(const Requirement& requirement) {
    return {{"name", requirement.name}, {"quote", requirement.quote}, {"line", requirement.line}};
}

Requirement requirement_from(const Json& value) {
    return {get<std::string>(value, "name"), get<std::string>(value, "quote"), get<int>(value, "line")};
}

}  // namespace

std::string to_json(const RoleProfile& job) {
    return json::written({{"title", job.title},
                          {"company", job.company},
                          {"required", json::list_of(job.required, requirement_json)},
                          {"wished", json::list_of(job.wished, requirement_json)},
                          {"seniority", job.seniority ? json::seniority_choice_json(*job.seniority) : Json(nullptr)},
                          {"themes", json::list_of(job.themes, requirement_json)},
                          {"lines", job.lines}});
}

Result<RoleProfile> role_profile_from_json(std::string_view text) {
    return json::read(text, "job", [](const Json& value) {
        RoleProfile job;
        job.title = get<std::string>(value, "title");
        job.company = get<std::string>(value, "company");
        job.required = json::get_all(value, "required", requirement_from);
        job.wished = json::get_all(value, "wished", requirement_from);
        if (!json::field(value, "seniority").is_null()) job.seniority = json::seniority_choice_from(value["seniority"]);
        job.themes = json::get_all(value, "themes", requirement_from);
        job.lines = get<std::vector<std::string>>(value, "lines");
        return job;
    });
}

std::string to_json(const Match& match) {
    return json::written({{"strengths", json::list_of(match.strengths, json::strength_or_gap_json)},
                          {"gaps", json::list_of(match.gaps, json::strength_or_gap_json)}});
}

}  // namespace offerbox
