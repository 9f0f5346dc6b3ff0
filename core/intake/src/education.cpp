#include "education.hpp"

#include <re2/re2.h>

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "offerbox/base/text.hpp"
#include "pieces.hpp"
#include "vocabulary.hpp"

namespace offerbox::intake {

namespace {

double as_school(const Piece& piece) {
    double score =
        0.4 + school_score(piece.text) - (degree_score(piece.text) > 0 && school_score(piece.text) == 0 ? 2 : 0);
    if (is_known_place(piece.text)) score -= 2;
    if (piece.bracketed) score -= 1;
    if (text::count_words(piece.text) > 10) score -= 1;
    if (text::lower(piece.text) == piece.text) score -= 0.8;
    score += organisation_score(piece.text) * 0.2;
    return score;
}

double as_degree(const Piece& piece) {
    double score = degree_score(piece.text) - (school_score(piece.text) > 0 ? 1.5 : 0);
    if (is_known_place(piece.text)) score -= 2;
    return score;
}

// "BSc in Physics" and "Master of Arts in History": the field stands behind "in".
void part_field(Education& education) {
    static const RE2 in("(?i)^(.+?) (?:in|i|en|em|im|w) (.+)$");
    static const RE2 of(
        "^(?i:bachelor|master|doctor|licence|diploma|degree|ph\\.?d|maestría|grado|laurea)(?:'s degree|'s)? "
        "(?:of|en|de|in) (.+)$");
    std::string degree;
    std::string field;
    if (!education.area.empty()) return;
    if (RE2::FullMatch(education.degree.text, in, &degree, &field) && degree_score(degree) > 0) {
        education.degree.text = degree;
        education.area = {field, education.degree.place};
    }
}

// The mean score of each slot over all entries, for what is plain in some of them only.
template <typename Score>
std::map<Slot, double> means(const std::vector<std::vector<Piece>>& all, Score score) {
    std::map<Slot, std::pair<double, int>> sums;
    for (const auto& pieces : all) {
        for (const Piece& piece : pieces) {
            auto& [sum, count] = sums[piece.slot];
            sum += score(piece);
            ++count;
        }
    }
    std::map<Slot, double> out;
    for (const auto& [slot, pair] : sums) out[slot] = pair.first / pair.second;
    return out;
}

const Piece* best_of(const std::vector<Piece>& pieces, const Piece* taken, const auto& score) {
    const Piece* best = nullptr;
    for (const Piece& piece : pieces) {
        if (&piece != taken && score(piece) > 0.3 && (best == nullptr || score(piece) > score(*best))) best = &piece;
    }
    return best;
}

// "National University of Ireland, Galway": the town belongs to the name where another place or nothing follows it and
// the name is of a university of several towns; "University of Oslo, Department of Physics" is one school too.
bool continues_name(const Piece& school, const Piece& piece) {
    const bool next = piece.slot.line == school.slot.line && piece.slot.cell == school.slot.cell &&
                      piece.slot.part == school.slot.part && piece.slot.atom == school.slot.atom + 1;
    static const RE2 branches(
        "(?i)(?:national university|university of california|university of texas|state university "
        "of new york|indian institute of|technical university of)");
    return next && is_known_place(piece.text) && piece.text.find(',') == std::string::npos &&
           RE2::PartialMatch(school.text, branches);
}

// "PhD Princeton University" and "University of Oslo BSc" are a degree and a school.
std::vector<Piece> with_degrees_apart(const std::vector<Piece>& pieces) {
    static const RE2 before("^(\\S+?|\\S+ \\S+?) (.+)$");
    static const RE2 after("^(.+) (\\S+)$");
    std::vector<Piece> out;
    for (const Piece& piece : pieces) {
        std::string first;
        std::string second;
        const bool both = degree_score(piece.text) > 0 && school_score(piece.text) > 0;
        const auto parts = [&](const RE2& regex) {
            return RE2::FullMatch(piece.text, regex, &first, &second) &&
                   (degree_score(first) > 0) != (degree_score(second) > 0) &&
                   (school_score(first) > 0) != (school_score(second) > 0);
        };
        if (both && (parts(before) || parts(after))) {
            out.push_back({first, piece.slot, piece.place, piece.bracketed});
            out.push_back({second, piece.slot, piece.place, piece.bracketed});
        } else {
            out.push_back(piece);
        }
    }
    return out;
}

}  // namespace

std::vector<Education> education_of(const std::vector<Entry>& entries) {
    std::vector<std::vector<Piece>> all;
    for (const Entry& entry : entries) all.push_back(with_degrees_apart(pieces_of(entry)));
    const auto school_means = means(all, as_school);
    const auto degree_means = means(all, as_degree);
    std::vector<Education> out;
    for (std::size_t at = 0; at < entries.size(); ++at) {
        const Entry& entry = entries[at];
        if (entry.head.empty()) {
            if (out.empty()) continue;
            for (const Item& item : entry.body) out.back().bullets.push_back(item.stated);
            continue;
        }
        Education education;
        education.dates = entry.dates;
        for (const Item& item : entry.body) education.bullets.push_back(item.stated);
        const auto& pieces = all[at];
        const Piece* school = best_of(pieces, nullptr, [&](const Piece& piece) {
            // What follows a degree is its field before it is a school.
            const bool field = &piece != pieces.data() && degree_score((&piece - 1)->text) > 0 &&
                               (&piece - 1)->slot.part == piece.slot.part && (&piece - 1)->slot.line == piece.slot.line;
            return (field ? -0.4 : 0.0) + as_school(piece) + school_means.at(piece.slot) -
                   0.05 * static_cast<double>(&piece - pieces.data());
        });
        const Piece* degree = best_of(
            pieces, school, [&](const Piece& piece) { return as_degree(piece) + degree_means.at(piece.slot) * 0.5; });
        if (school != nullptr) education.institution = {school->text, school->place};
        if (degree != nullptr) education.degree = {degree->text, degree->place};
        for (const Piece& piece : pieces) {
            if (&piece == school || &piece == degree) continue;
            if (school != nullptr && continues_name(*school, piece))
                education.institution.text += ", " + piece.text;
            else if (education.area.empty() && !is_known_place(piece.text) && !piece.bracketed)
                education.area = {piece.text, piece.place};
        }
        part_field(education);
        const bool score_only = education.institution.empty() && education.degree.empty();
        if (!score_only) out.push_back(std::move(education));
    }
    return out;
}

std::vector<Project> projects_of(const std::vector<Entry>& entries) {
    std::vector<Project> out;
    for (const Entry& entry : entries) {
        if (entry.head.empty()) {
            if (out.empty()) continue;
            for (const Item& item : entry.body) out.back().bullets.push_back(item.stated);
            continue;
        }
        Project project;
        project.dates = entry.dates;
        const auto pieces = pieces_of(entry);
        if (pieces.empty()) continue;
        project.name = {pieces.front().text, pieces.front().place};
        for (std::size_t at = 1; at < pieces.size(); ++at)
            project.description += (at > 1 ? ", " : "") + pieces[at].text;
        bool has_items = false;
        for (const Item& item : entry.body) has_items = has_items || !item.prose;
        for (const Item& item : entry.body) {
            if (item.prose && (has_items || project.description.empty()))
                project.description += (project.description.empty() ? "" : " ") + item.stated.text;
            else
                project.bullets.push_back(item.stated);
        }
        out.push_back(std::move(project));
    }
    return out;
}

}  // namespace offerbox::intake
