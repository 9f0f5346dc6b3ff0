// What intake reads out of a resume: plain values, each fact with its place in the document.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace offerbox {

// Where a fact stands. Page and line are 1-based; lines count through the whole document in reading order as given by
// CandidateProfile::lines. 0 means unknown (JSON Resume has no pages).
struct SourcePlace {
    int page = 0;
    int line = 0;
    bool operator==(const SourcePlace&) const = default;
};

// A piece of text as the document states it (white space squeezed, ligatures and line-end hyphens resolved).
struct Stated {
    std::string text;
    SourcePlace place;
    bool empty() const noexcept { return text.empty(); }
    bool operator==(const Stated&) const = default;
};

// A calendar month; `month` 0 means that only the year is known.
struct MonthDate {
    int year = 0;
    int month = 0;
    auto operator<=>(const MonthDate&) const = default;
};

struct DateRange {
    std::optional<MonthDate> start;
    std::optional<MonthDate> end;  // absent when current or unknown
    bool current = false;          // "present", "since 2020"
    std::string as_written;
    bool operator==(const DateRange&) const = default;
};

struct Position {
    Stated company;
    Stated title;
    Stated location;
    DateRange dates;
    std::string summary;
    std::vector<Stated> bullets;
    bool operator==(const Position&) const = default;
};

struct Project {
    Stated name;
    std::string description;
    DateRange dates;
    std::string url;
    std::vector<Stated> bullets;
    bool operator==(const Project&) const = default;
};

struct Education {
    Stated institution;
    Stated degree;  // JSON Resume's studyType: "BSc", "PhD"
    Stated area;
    DateRange dates;
    std::string score;
    std::vector<Stated> bullets;
    bool operator==(const Education&) const = default;
};

// A skill, technology or tool, with the places where the document says it was used (positions, projects, skill list).
struct Skill {
    std::string name;
    std::string group;  // "Languages", "Databases": the heading it stood under, or empty
    std::vector<SourcePlace> places;
    bool listed = true;  // stands in a list of skills; else the text only names it in passing
    bool operator==(const Skill&) const = default;
};

struct CandidateProfile {
    Stated name;
    Stated label;  // the headline under the name
    Stated email;
    Stated phone;
    Stated url;
    Stated location;
    std::string summary;
    std::vector<Position> positions;  // as in the document, usually newest first
    std::vector<Project> projects;
    std::vector<Education> education;
    std::vector<Skill> skills;
    std::vector<Stated> certificates;
    std::vector<Stated> languages;
    std::vector<Stated> awards;
    std::vector<std::string> lines;  // the document's text in reading order, what SourcePlace::line counts
    bool operator==(const CandidateProfile&) const = default;
};

}  // namespace offerbox
