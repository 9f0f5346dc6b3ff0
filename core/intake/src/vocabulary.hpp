// What words are in resumes and job descriptions: titles of sections and jobs, organisations, degrees, places. Lists of
// general words only; no names of people or documents.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace offerbox::intake {

enum class SectionKind {
    none,
    summary,
    experience,
    projects,
    education,
    skills,
    certificates,
    languages,
    awards,
    publications,
    interests,
    references,
    contact,
    volunteering,
    other
};

// The kind of section that this whole text is the title of; nothing when it is not a known title. Case, colons, letter
// spacing and ornament are ignored; "Skills & Tools" and "Education and Training" count by their parts.
std::optional<SectionKind> section_of_title(std::string_view text);

// How much a text looks like a job title: 0 not at all, 1 by one weak word, 2 and more surely.
double title_score(std::string_view text);

// How much a text looks like the name of an employer.
double organisation_score(std::string_view text);

// How much a text looks like the name of a school or university.
double school_score(std::string_view text);

// Whether the text begins with, or is, a degree or certificate of a school ("BSc", "Master of Arts", "Abitur").
double degree_score(std::string_view text);

// Whether the whole text is a place or way of working: "Austin, TX", "Berlin, Germany", "Remote", "Lyon (hybrid)".
bool is_location(std::string_view text);

// Words for how well or how long: "Advanced", "fluent", "5 years", "90%", "*****".
bool is_proficiency(std::string_view text);

// "Full-time", "Contract", "Internship" alone, as listings write beside a title.
bool is_employment_type(std::string_view text);

// Whether this looks like prose rather than a heading or a header line of an entry.
bool is_sentence(std::string_view text);

// Whether this could be a person's name: two to six capitalised words of letters, none of them a title or section word.
bool is_person_name(std::string_view text);

}  // namespace offerbox::intake
