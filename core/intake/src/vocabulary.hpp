// What words are in resumes and job descriptions: titles of sections and jobs, organisations, degrees, places. Lists of
// general words only; no names of people or documents. Private to core/intake. Threads: any.
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

// The kind of section that this whole text is the title of; nothing when it is not a known title. Case, colons,
// numbers, letter spacing and ornament are ignored; "Skills & Tools" and "Education and Training" count by their parts.
std::optional<SectionKind> section_of_title(std::string_view text);

// The kind of section that a text which is surely a title names by one of its words ("Nursing experience", "Toolbox",
// "Where I have worked"); `other` when no word tells.
SectionKind section_by_words(std::string_view title);

// How much a text looks like a job title: 0 not at all, 1 by a word of grade, 1.5 by an occupation somewhere, 2.5 and
// more with the occupation where a title has it.
double title_score(std::string_view text);

// How much a text looks like the name of an employer: 0, 1.5 by a noun for organisations, 2.5 and more by a legal form.
double organisation_score(std::string_view text);

// How much a text looks like the name of a school or university: 0 or 2.
double school_score(std::string_view text);

// Whether a degree or certificate of a school stands in the text ("BSc", "Master of Arts", "Abitur"): 0 or 2.
double degree_score(std::string_view text);

// Whether the whole text is a place or way of working that is known: "Austin, TX", "Berlin", "Remote", "Lyon (hybrid)".
bool is_known_place(std::string_view text);

// Whether nothing but dates, spans of time, places and kinds of employment is in the text: what stands in margins.
bool is_marginal(std::string_view text);

// Words for how well or how long: "Advanced", "fluent", "5 years", "90%", "*****".
bool is_proficiency(std::string_view text);

// "Full-time", "Contract", "Internship" alone, as listings write beside a title.
bool is_employment_type(std::string_view text);

// Whether this looks like prose rather than a heading or a header line of an entry.
bool is_prose(std::string_view text);

// Whether this could be a person's name: one to six capitalised words of letters, none of them a title or section word.
bool is_person_name(std::string_view text);

}  // namespace offerbox::intake
