#include "vocabulary.hpp"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <utility>

#include "dates.hpp"
#include "offerbox/base/text.hpp"

namespace offerbox::intake {

namespace {

bool matches(std::string_view text, const RE2& regex) {
    return RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), regex);
}

// Letters and spaces only, lower case; letter spacing ("E X P E R I E N C E") closed.
std::string plain(std::string_view text) {
    std::string out;
    for (const auto& word : text::words(text)) out += (out.empty() ? "" : " ") + word.lower;
    static const RE2 spaced("^(?:\\pL )+\\pL$");
    if (RE2::FullMatch(out, spaced)) out = text::replace_all(out, " ", "");
    return out;
}

constexpr auto title_parts =
    std::to_array<std::pair<std::string_view, SectionKind>>({{"summary", SectionKind::summary},
                                                             {"profile", SectionKind::summary},
                                                             {"objective", SectionKind::summary},
                                                             {"about me", SectionKind::summary},
                                                             {"about", SectionKind::summary},
                                                             {"professional summary", SectionKind::summary},
                                                             {"personal statement", SectionKind::summary},
                                                             {"career objective", SectionKind::summary},
                                                             {"overview", SectionKind::summary},
                                                             {"introduction", SectionKind::summary},
                                                             {"experience", SectionKind::experience},
                                                             {"work experience", SectionKind::experience},
                                                             {"professional experience", SectionKind::experience},
                                                             {"employment", SectionKind::experience},
                                                             {"employment history", SectionKind::experience},
                                                             {"work history", SectionKind::experience},
                                                             {"career history", SectionKind::experience},
                                                             {"career", SectionKind::experience},
                                                             {"work", SectionKind::experience},
                                                             {"relevant experience", SectionKind::experience},
                                                             {"industry experience", SectionKind::experience},
                                                             {"professional background", SectionKind::experience},
                                                             {"positions", SectionKind::experience},
                                                             {"appointments", SectionKind::experience},
                                                             {"academic appointments", SectionKind::experience},
                                                             {"clinical experience", SectionKind::experience},
                                                             {"teaching experience", SectionKind::experience},
                                                             {"positions held", SectionKind::experience},
                                                             {"internships", SectionKind::experience},
                                                             {"where i have worked", SectionKind::experience},
                                                             {"projects", SectionKind::projects},
                                                             {"personal projects", SectionKind::projects},
                                                             {"selected projects", SectionKind::projects},
                                                             {"side projects", SectionKind::projects},
                                                             {"open source", SectionKind::projects},
                                                             {"key projects", SectionKind::projects},
                                                             {"academic projects", SectionKind::projects},
                                                             {"education", SectionKind::education},
                                                             {"education and training", SectionKind::education},
                                                             {"academic background", SectionKind::education},
                                                             {"qualifications", SectionKind::education},
                                                             {"studies", SectionKind::education},
                                                             {"training", SectionKind::education},
                                                             {"academic qualifications", SectionKind::education},
                                                             {"skills", SectionKind::skills},
                                                             {"technical skills", SectionKind::skills},
                                                             {"technologies", SectionKind::skills},
                                                             {"key skills", SectionKind::skills},
                                                             {"core competencies", SectionKind::skills},
                                                             {"skills and tools", SectionKind::skills},
                                                             {"tools", SectionKind::skills},
                                                             {"competencies", SectionKind::skills},
                                                             {"expertise", SectionKind::skills},
                                                             {"tech stack", SectionKind::skills},
                                                             {"core skills", SectionKind::skills},
                                                             {"technical expertise", SectionKind::skills},
                                                             {"skills and technologies", SectionKind::skills},
                                                             {"certifications", SectionKind::certificates},
                                                             {"certificates", SectionKind::certificates},
                                                             {"licences", SectionKind::certificates},
                                                             {"licenses and certifications", SectionKind::certificates},
                                                             {"licenses", SectionKind::certificates},
                                                             {"registration", SectionKind::certificates},
                                                             {"certification", SectionKind::certificates},
                                                             {"languages", SectionKind::languages},
                                                             {"language skills", SectionKind::languages},
                                                             {"awards", SectionKind::awards},
                                                             {"honors", SectionKind::awards},
                                                             {"honours", SectionKind::awards},
                                                             {"awards and honors", SectionKind::awards},
                                                             {"achievements", SectionKind::awards},
                                                             {"selected honors", SectionKind::awards},
                                                             {"publications", SectionKind::publications},
                                                             {"selected publications", SectionKind::publications},
                                                             {"patents", SectionKind::publications},
                                                             {"invited talks", SectionKind::publications},
                                                             {"talks", SectionKind::publications},
                                                             {"interests", SectionKind::interests},
                                                             {"hobbies", SectionKind::interests},
                                                             {"hobbies and interests", SectionKind::interests},
                                                             {"references", SectionKind::references},
                                                             {"contact", SectionKind::contact},
                                                             {"contact details", SectionKind::contact},
                                                             {"contact information", SectionKind::contact},
                                                             {"personal details", SectionKind::contact},
                                                             {"details", SectionKind::contact},
                                                             {"links", SectionKind::contact},
                                                             {"profiles", SectionKind::contact},
                                                             {"volunteering", SectionKind::volunteering},
                                                             {"volunteer", SectionKind::volunteering},
                                                             {"volunteer experience", SectionKind::volunteering},
                                                             {"extracurricular activities", SectionKind::volunteering},
                                                             {"activities", SectionKind::other},
                                                             {"courses", SectionKind::other},
                                                             {"memberships", SectionKind::other},
                                                             {"additional information", SectionKind::other},
                                                             {"additional", SectionKind::other}});

}  // namespace

std::optional<SectionKind> section_of_title(std::string_view text) {
    if (text.size() > 60) return std::nullopt;
    std::string title = text::replace_all(plain(text), " & ", " and ");
    std::string closed = text::replace_all(title, " ", "");
    for (const auto& [name, kind] : title_parts) {
        if (title == name || closed == text::replace_all(std::string(name), " ", "")) return kind;
    }
    // "Skills & Tools", "Education, Training": every part a title, the first decides.
    const auto cut = title.find(" and ");
    if (cut != std::string::npos) return section_of_title(title.substr(0, cut));
    const auto comma = text.find_first_of(",/&");
    if (comma != std::string_view::npos && comma > 3) return section_of_title(text.substr(0, comma));
    return std::nullopt;
}

double title_score(std::string_view text) {
    static const RE2 strong(
        "(?i)\\b(engineer|developer|manager|director|analyst|scientist|architect|consultant|designer|administrator|"
        "programmer|lead|intern|trainee|assistant|specialist|officer|nurse|teacher|lecturer|professor|researcher|"
        "accountant|technician|coordinator|tutor|head "
        "of|cto|ceo|cfo|vp|sre|dba|tester|editor|writer|founder|co-founder|owner|partner|associate|apprentice|clerk|"
        "cashier|barista|waiter|waitress|postdoc\\w*|fellow|instructor|representative|supervisor|auditor|bookkeeper|"
        "controller|freelance\\w*|student worker|working "
        "student|werkstudent|volunteer|advisor|adviser|strategist|operator|mechanic|electrician|pharmacist|therapist|"
        "physician|midwife|sister|chef|driver|planner|recruiter|agent|scrum master|product owner|devops|qa)\\b");
    static const RE2 grade("(?i)\\b(senior|junior|principal|staff|chief|graduate|sr\\.?|jr\\.?|ii|iii)\\b");
    return (matches(text, strong) ? 2.0 : 0.0) + (matches(text, grade) ? 1.0 : 0.0);
}

double organisation_score(std::string_view text) {
    static const RE2 form(
        "\\b(Inc|LLC|Ltd|Limited|GmbH|AG|SE|Corp|Corporation|Co|Company|PLC|plc|BV|B\\.V|NV|AB|AS|Oy|SA|S\\.A|SAS|SpA|"
        "Srl|Pty|Group|Holdings?|Labs?|Technologies|Solutions|Systems|Software|Studios?|Bank|Hospital|Clinic|School|"
        "University|College|Institute|Agency|Consulting|Partners|Services|Networks?|Media|Analytics|Trust|Foundation|"
        "NHS|Council|Ministry|Insurance|Logistics|Energy|Airlines?|Robotics|Health|Capital|Digital|Interactive|Games|"
        "Pharma\\w*|Retail|Foods?|Motors)\\b");
    return matches(text, form) ? 2.0 : 0.0;
}

double school_score(std::string_view text) {
    static const RE2 school(
        "(?i)\\b(university|universit\\w+|college|school|institute|institut\\w*|polytechnic|academy|hochschule|\xC3\xA9"
        "cole|ecole|facult\\w+|gymnasium|lyc\xC3\xA9"
        "e|bootcamp|tech$|mit|eth|epfl|kth|iit|\\w*universit\xC3\xA4t|universidad\\w*|universidade)\\b");
    return matches(text, school) ? 2.0 : 0.0;
}

double degree_score(std::string_view text) {
    static const RE2 degree(
        "(?i)(^|[\\s,(|-])(b\\.?\\s?sc|m\\.?\\s?sc|b\\.?a\\.?|m\\.?a\\.?|b\\.?s\\.?|m\\.?s\\.?|ph\\.?\\s?d|mba|b\\.?"
        "eng|m\\.?eng|b\\.?tech|m\\.?tech|bachelor\\w*|master\\w*|doctor\\w*|diplom\\w*|associate degree|associate "
        "of|abitur|a-levels|pgce|certificate in|licence|llb|llm|md|b\\.?ed|m\\.?ed|hnd|high school)([\\s,.)|-]|$)");
    return matches(text, degree) ? 2.0 : 0.0;
}

bool is_location(std::string_view text) {
    static const RE2 place(
        "^(?:(?:\\p{Lu}[\\pL.'-]+(?: "
        "(?:\\p{Lu}[\\pL.'-]+|de|la|am|upon|do|di))*),\\s*(?:[A-Z]{2,3}|\\p{Lu}[\\pL.'-]+(?: "
        "\\p{Lu}[\\pL.'-]+)*)(?:,\\s*\\p{Lu}[\\pL. "
        "]+)?|(?i:remote|hybrid|on-site|onsite))(?:\\s*\\((?i:remote|hybrid|on-?site)\\))?$");
    return text.size() < 50 && matches(text::trim(text), place) && title_score(text) == 0 &&
           organisation_score(text) == 0 && school_score(text) == 0;
}

bool is_proficiency(std::string_view text) {
    static const RE2 level(
        "(?i)^\\W*(advanced|intermediate|beginner|expert|fluent|native|proficient|basic|master|\\d+ ?%|\\d+\\+? "
        "years?|[a-c][12]|mother tongue|conversational|working knowledge)\\W*$");
    return matches(text, level);
}

bool is_employment_type(std::string_view text) {
    static const RE2 type(
        "(?i)^\\W*(full[- ]time|part[- "
        "]time|contract|contractor|internship|freelance|temporary|permanent|self-employed)\\W*$");
    return matches(text, type);
}

bool is_sentence(std::string_view text) {
    return text::count_words(text) >= 9 || (text.ends_with('.') && text::count_words(text) >= 5);
}

bool is_person_name(std::string_view text) {
    static const RE2 name(
        "^\\p{Lu}[\\pL'.\xE2\x80\x99-]*(?: "
        "(?:\\p{Lu}[\\pL'.\xE2\x80\x99-]*|van|von|de|der|den|da|dos|di|la|le|bin|al|el|y|e|af|ter))*$");
    if (text.size() < 2 || text.size() > 50 || text::count_words(text) > 6 || !matches(text, name)) return false;
    return !section_of_title(text) && title_score(text) == 0 && text::lower(text) != "curriculum vitae" &&
           text::lower(text) != "resume";
}

}  // namespace offerbox::intake
