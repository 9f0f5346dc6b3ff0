#include "offerbox/intake/resume.hpp"

#include <re2/re2.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "dates.hpp"
#include "json_resume.hpp"
#include "layout.hpp"
#include "offerbox/base/text.hpp"
#include "vocabulary.hpp"

namespace offerbox::intake {

namespace {

// A section's title and its lines, in reading order.
struct Section {
    SectionKind kind = SectionKind::none;
    std::vector<const Line*> lines;
};

// An entry of a section: what stands above its bullets, and the bullets or sentences themselves.
struct Entry {
    std::vector<const Line*> header;
    DateRange dates;
    std::vector<Stated> bullets;
    std::string summary;
};

SourcePlace place_of(const Line& line) {
    return {line.page, line.number};
}

bool is_heading(const Line& line) {
    if (line.bullet || line.cells.size() > 2) return false;
    const std::string text = line.text();
    if (find_dates(text)) return false;
    return section_of_title(text).has_value();
}

// The lines under each title. Columns keep their own section, also over pages; what stands before any title is `none`.
std::vector<Section> sections_of(const std::vector<Line>& lines) {
    std::vector<Section> sections{{SectionKind::none, {}}};
    std::map<int, std::size_t> current;  // by column of the page
    for (const Line& line : lines) {
        const int column = line.column % 10;
        if (is_heading(line)) {
            sections.push_back({*section_of_title(line.text()), {}});
            current[column] = sections.size() - 1;
            if (column == 0) current[1] = current[2] = sections.size() - 1;
            continue;
        }
        sections[current[column]].lines.push_back(&line);
    }
    return sections;
}

// Whether `line` goes on with the item that `before` ended.
bool continues(const Line& before, const Line& line, float item_left, float column_right) {
    if (line.flows || line.bullet || before.page != line.page)
        return !line.flows && !line.bullet && before.page != line.page && !find_dates(line.text()) &&
               std::abs(line.left - item_left) < 4;
    if (line.gap > 1.2F || line.column != before.column) return false;
    if (std::abs(line.left - item_left) > 6) return false;
    // The first word would have fitted on the line before: its author began anew.
    return column_right - before.right < line.first_word + line.size * 1.2F;
}

float right_edge(const std::vector<const Line*>& lines) {
    float right = 0;
    for (const Line* line : lines) right = std::max(right, line->right);
    return right;
}

std::string body_text(const Line& line) {
    return text::replace_all(line.text(), "  ", " ");
}

std::vector<Entry> entries_of(const Section& section) {
    std::vector<Entry> entries;
    const float right = right_edge(section.lines);
    float header_left = 1e9F;
    for (const Line* line : section.lines) {
        if (!line->flows && !line->bullet && find_dates(line->text())) header_left = std::min(header_left, line->left);
    }
    const Line* before = nullptr;
    float item_left = 0;
    bool in_body = false;
    for (const Line* line : section.lines) {
        const std::string text = body_text(*line);
        const auto dates = find_dates(text);
        const bool sentence = is_sentence(text) && !(dates && text::count_words(text) < 14);
        const bool wraps = in_body && before != nullptr && !entries.empty() && !entries.back().bullets.empty() &&
                           !line->bullet && continues(*before, *line, item_left, right);
        if (wraps && !(dates && is_only_dates(text))) {
            Stated& last = entries.back().bullets.back();
            last.text = join_wrapped(last.text, before->ends_hyphenated, text);
        } else if (line->bullet || (sentence && !entries.empty() && line->heading == 0)) {
            if (entries.empty()) entries.push_back({});
            entries.back().bullets.push_back({text, place_of(*line)});
            item_left = line->left;
            in_body = true;
        } else {
            const bool dated_already = !entries.empty() && !entries.back().dates.as_written.empty();
            const bool new_entry =
                entries.empty() || in_body || (dates && dated_already) || entries.back().header.size() >= 4;
            if (new_entry) entries.push_back({});
            entries.back().header.push_back(line);
            if (dates && entries.back().dates.as_written.empty()) entries.back().dates = dates->range;
            in_body = false;
        }
        before = line;
    }
    return entries;
}

// The pieces of an entry's header: cells, and what separators part, without dates.
struct Piece {
    std::string text;
    SourcePlace place;
};

std::vector<Piece> pieces_of(const Entry& entry) {
    std::vector<Piece> pieces;
    static const RE2 separators(
        "\\s+[|\xC2\xB7\xE2\x80\xA2\xE2\x80\x93\xE2\x80\x94/@-]+\\s+|\\s+[|]\\s*|\\s+(?:at|bei|chez)\\s+(?:\\p{Lu})?");
    for (const Line* line : entry.header) {
        for (const auto& cell : line->cells) {
            if (is_only_dates(cell.text) || is_employment_type(cell.text)) continue;
            std::string rest = without_dates(cell.text);
            // " at Company" keeps the capital that the separator looked at.
            static const RE2 at_company("\\s+(?:at|bei|chez)\\s+(\\p{Lu})");
            RE2::GlobalReplace(&rest, at_company, " | \\1");
            static const RE2 marks("\\s+(?:[|@]|\xC2\xB7|\xE2\x80\xA2|\xE2\x80\x93|\xE2\x80\x94|-)\\s+|\\s*\\|\\s*");
            RE2::GlobalReplace(&rest, marks, "\n");
            for (const auto part : text::split(rest, '\n')) {
                const std::string piece = text::squeeze(part);
                if (!piece.empty() && piece != "," && !is_employment_type(piece))
                    pieces.push_back({piece, place_of(*line)});
            }
        }
    }
    return pieces;
}

// "Backend Engineer, Acme Ltd" and "Acme Ltd, Berlin" are two statements in one piece.
std::vector<Piece> parted_by_commas(const std::vector<Piece>& pieces) {
    std::vector<Piece> out;
    for (const Piece& piece : pieces) {
        const auto comma = piece.text.find(", ");
        if (comma == std::string::npos || is_location(piece.text)) {
            out.push_back(piece);
            continue;
        }
        const std::string first = piece.text.substr(0, comma);
        const std::string rest = piece.text.substr(comma + 2);
        const bool title_first = title_score(first) > 0 && title_score(rest) == 0;
        const bool place_last =
            title_score(first) == 0 && title_score(rest) == 0 && rest.size() < 40 && organisation_score(rest) == 0;
        const bool title_last = title_score(first) == 0 && title_score(rest) > 0;
        if (title_first || place_last || title_last) {
            out.push_back({first, piece.place});
            out.push_back({rest, piece.place});
        } else {
            out.push_back(piece);
        }
    }
    return out;
}

bool looks_like_place(const std::string& text) {
    static const RE2 short_place(
        "^(?:\\p{Lu}[\\pL.' -]+, )?(?:[A-Z]{2,3}|Remote|Hybrid|\\p{Lu}[\\pL.'-]+(?: \\p{Lu}[\\pL.'-]+)?)$");
    return is_location(text) ||
           (RE2::FullMatch(text, short_place) && title_score(text) == 0 && organisation_score(text) == 0);
}

Position position_of(const Entry& entry, const std::string& company_before) {
    Position position;
    position.dates = entry.dates;
    position.bullets = entry.bullets;
    std::vector<Piece> pieces = parted_by_commas(pieces_of(entry));
    const auto take = [&](auto better) {
        const auto best = std::ranges::max_element(pieces, {}, better);
        if (best == pieces.end() || better(*best) <= 0) return Stated{};
        Stated taken{best->text, best->place};
        pieces.erase(best);
        return taken;
    };
    position.title =
        take([](const Piece& piece) { return title_score(piece.text) - organisation_score(piece.text) * 0.6; });
    // An employer is whatever else leads; a place stands behind it.
    std::size_t rank = pieces.size();
    std::map<std::string, double> order;
    for (const Piece& piece : pieces) order.emplace(piece.text, static_cast<double>(rank--) * 0.1);
    position.company = take([&](const Piece& piece) {
        return organisation_score(piece.text) + order[piece.text] + (is_location(piece.text) ? -3.0 : 0.0) +
               (text::count_words(piece.text) > 8 ? -3.0 : 0.0);
    });
    for (const Piece& piece : pieces) {
        if (position.title.empty() && !looks_like_place(piece.text))
            position.title = {piece.text, piece.place};
        else if (position.location.empty() && looks_like_place(piece.text))
            position.location = {piece.text, piece.place};
    }
    if (position.company.empty()) position.company.text = company_before;
    return position;
}

void read_positions(const Section& section, CandidateProfile& profile) {
    std::string company;
    for (const Entry& entry : entries_of(section)) {
        if (entry.header.empty()) {
            if (!profile.positions.empty())
                profile.positions.back().bullets.insert(profile.positions.back().bullets.end(), entry.bullets.begin(),
                                                        entry.bullets.end());
            continue;
        }
        Position position = position_of(entry, company);
        company = position.company.text;
        if (position.title.empty() && position.company.empty()) continue;
        profile.positions.push_back(std::move(position));
    }
}

void read_education(const Section& section, CandidateProfile& profile) {
    for (const Entry& entry : entries_of(section)) {
        if (entry.header.empty()) continue;
        Education education;
        education.dates = entry.dates;
        education.bullets = entry.bullets;
        for (const Piece& piece : pieces_of(entry)) {
            std::vector<std::string> parts{piece.text};
            const auto comma = piece.text.find(", ");
            const bool mixed = comma != std::string::npos && (school_score(piece.text.substr(0, comma)) > 0) !=
                                                                 (school_score(piece.text.substr(comma)) > 0);
            if (mixed) parts = {piece.text.substr(0, comma), piece.text.substr(comma + 2)};
            for (const auto& part : parts) {
                if (education.institution.empty() && school_score(part) > 0 && degree_score(part) == 0)
                    education.institution = {part, piece.place};
                else if (education.degree.empty() && degree_score(part) > 0)
                    education.degree = {part, piece.place};
                else if (education.institution.empty() && !looks_like_place(part))
                    education.institution = {part, piece.place};
                else if (education.area.empty() && !looks_like_place(part))
                    education.area = {part, piece.place};
            }
        }
        static const RE2 of("(?i)^(.{2,30}?) (?:in|of) (.+)$");
        std::string degree;
        std::string area;
        if (education.area.empty() && RE2::FullMatch(education.degree.text, of, &degree, &area)) {
            education.degree.text = degree;
            education.area = {area, education.degree.place};
        }
        if (!education.institution.empty() || !education.degree.empty())
            profile.education.push_back(std::move(education));
    }
}

void read_projects(const Section& section, CandidateProfile& profile) {
    for (const Entry& entry : entries_of(section)) {
        if (entry.header.empty()) continue;
        Project project;
        project.dates = entry.dates;
        project.bullets = entry.bullets;
        const auto pieces = pieces_of(entry);
        if (pieces.empty()) continue;
        project.name = {pieces.front().text, pieces.front().place};
        for (std::size_t at = 1; at < pieces.size(); ++at) project.description += (at > 1 ? " " : "") + pieces[at].text;
        profile.projects.push_back(std::move(project));
    }
}

void add_skill(CandidateProfile& profile, const std::string& name, const std::string& group, SourcePlace place,
               bool listed) {
    const auto same = std::ranges::find_if(
        profile.skills, [&](const Skill& skill) { return text::equals_ignoring_case(skill.name, name); });
    if (same == profile.skills.end()) {
        profile.skills.push_back({name, group, {place}, listed});
    } else if (std::ranges::find(same->places, place) == same->places.end()) {
        same->places.push_back(place);
    }
}

// "Languages: Go, Python (5 years); Databases: ..." and lists of one a line.
void read_skills(const Section& section, CandidateProfile& profile) {
    static const RE2 grouped("^([^:,;]{2,40}):\\s*(.*)$");
    std::string group;
    for (const Line* line : section.lines) {
        for (const auto& cell : line->cells) {
            std::string label;
            std::string rest = cell.text;
            std::string items;
            if (RE2::FullMatch(rest, grouped, &label, &items)) group = label, rest = items;
            static const RE2 separators("\\s*(?:[,;|]|\xC2\xB7|\xE2\x80\xA2)\\s*");
            RE2::GlobalReplace(&rest, separators, "\n");
            for (const auto part : text::split(rest, '\n')) {
                std::string name = text::squeeze(part);
                static const RE2 remark("\\s*\\([^)]*\\)\\s*$");
                RE2::GlobalReplace(&name, remark, "");
                while (name.ends_with('.')) name.pop_back();
                if (name.empty() || name.size() > 60 || is_proficiency(name)) continue;
                add_skill(profile, name, group, place_of(*line), true);
            }
        }
    }
}

void read_items(const Section& section, std::vector<Stated>& into) {
    for (const Line* line : section.lines) into.push_back({body_text(*line), place_of(*line)});
}

void read_contact(const std::vector<Line>& lines, CandidateProfile& profile) {
    static const RE2 email("([A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\\.[A-Za-z]{2,})");
    static const RE2 phone("((?:\\+|\\(0|\\(\\+|\\b0|\\b\\d{3}[-. ]|\\(\\d{3}\\))[\\d ()./-]{6,20}\\d)");
    static const RE2 url("((?:https?://|www\\.)[^\\s|]+|\\b(?:github|linkedin|gitlab)\\.com/[^\\s|]+)");
    for (const Line& line : lines) {
        const std::string text = body_text(line);
        std::string found;
        if (profile.email.empty() && RE2::PartialMatch(text, email, &found)) profile.email = {found, place_of(line)};
        if (profile.url.empty() && RE2::PartialMatch(text, url, &found)) profile.url = {found, place_of(line)};
        if (profile.phone.empty() && !find_dates(text) && RE2::PartialMatch(text, phone, &found))
            profile.phone = {text::squeeze(found), place_of(line)};
        for (const auto& cell : line.cells) {
            if (line.number <= 12 && profile.location.empty() && is_location(cell.text))
                profile.location = {cell.text, place_of(line)};
        }
    }
}

// "J O H N  D O E": single letters parted by single spaces are one word.
std::string unspaced(const std::string& text) {
    static const RE2 spaced("^(?:\\S ){2,}\\S(?:  ?(?:\\S ){1,}\\S)*$");
    if (!RE2::FullMatch(text, spaced)) return text;
    std::string out;
    for (const auto word : text::split(text::replace_all(text, "  ", "\n"), '\n'))
        out += (out.empty() ? "" : " ") + text::replace_all(std::string(word), " ", "");
    return out;
}

void read_name(const std::vector<Line>& lines, CandidateProfile& profile) {
    const Line* best = nullptr;
    std::string best_name;
    double best_rank = 0;
    for (const Line& line : lines) {
        if (line.number > 40 || line.page > 1 || line.bullet) continue;
        std::string text = unspaced(line.text());
        if (!is_person_name(text)) text = unspaced(line.cells.front().text);
        text = text::squeeze(text);
        if (!is_person_name(text) || is_location(text) || organisation_score(text) > 0) continue;
        const auto words = text::count_words(text);
        const double size = line.flows ? (line.heading == 1 ? 30.0 : 12.0) : static_cast<double>(line.size);
        const double rank = size * (words >= 2 ? 1.0 : 0.7) - line.number * 0.15 + (line.number <= 3 ? 3 : 0);
        if (best == nullptr || rank > best_rank) best = &line, best_rank = rank, best_name = text;
    }
    if (best == nullptr) return;
    profile.name = {best_name, place_of(*best)};
    for (const Line& line : lines) {
        const bool follows = line.number > best->number && line.number <= best->number + 2;
        if (follows && profile.label.empty() && title_score(line.text()) > 0 && !find_dates(line.text()))
            profile.label = {body_text(line), place_of(line)};
    }
}

void find_used_skills(const SkillLexicon& lexicon, CandidateProfile& profile) {
    const auto look = [&](const Stated& stated) {
        for (const auto& hit : lexicon.find(stated.text)) add_skill(profile, hit.entry->name, {}, stated.place, false);
    };
    for (const auto& position : profile.positions) {
        for (const auto& bullet : position.bullets) look(bullet);
    }
    for (const auto& project : profile.projects) {
        for (const auto& bullet : project.bullets) look(bullet);
    }
}

bool is_resume(const CandidateProfile& profile, const std::vector<Section>& sections) {
    std::set<SectionKind> kinds;
    for (const auto& section : sections) kinds.insert(section.kind);
    kinds.erase(SectionKind::none);
    kinds.erase(SectionKind::other);
    const int signs = (profile.email.empty() ? 0 : 1) + (profile.phone.empty() ? 0 : 1) +
                      (kinds.contains(SectionKind::experience) || kinds.contains(SectionKind::education) ? 2 : 0) +
                      (kinds.size() >= 3 ? 1 : 0) + (profile.positions.empty() ? 0 : 1);
    return signs >= 2;
}

}  // namespace

Result<CandidateProfile> read_resume(const Document& document, const SkillLexicon& lexicon) {
    if (document.format == "json-resume") return read_json_resume(document.data, lexicon);
    const auto lines = lay_out(document);
    if (lines.empty()) return fail(ErrorCode::empty, "no text in the document");
    CandidateProfile profile;
    for (const Line& line : lines) profile.lines.push_back(body_text(line));
    read_contact(lines, profile);
    read_name(lines, profile);
    const auto sections = sections_of(lines);
    for (const auto& section : sections) {
        switch (section.kind) {
            case SectionKind::experience: read_positions(section, profile); break;
            case SectionKind::education: read_education(section, profile); break;
            case SectionKind::projects: read_projects(section, profile); break;
            case SectionKind::skills: read_skills(section, profile); break;
            case SectionKind::certificates: read_items(section, profile.certificates); break;
            case SectionKind::languages: read_items(section, profile.languages); break;
            case SectionKind::awards: read_items(section, profile.awards); break;
            case SectionKind::summary:
                for (const Line* line : section.lines)
                    profile.summary += (profile.summary.empty() ? "" : " ") + body_text(*line);
                break;
            default: break;
        }
    }
    if (!is_resume(profile, sections)) {
        return fail(ErrorCode::not_a_resume, "too few parts of a resume",
                    "This does not look like a resume: no section such as Experience or Education and no contact "
                    "details were found. Please choose another file, or start without a resume.");
    }
    find_used_skills(lexicon, profile);
    return profile;
}

}  // namespace offerbox::intake
