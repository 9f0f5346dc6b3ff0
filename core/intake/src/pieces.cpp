#include "pieces.hpp"

#include <re2/re2.h>

#include <algorithm>

#include "dates.hpp"
#include "offerbox/base/text.hpp"
#include "vocabulary.hpp"

namespace offerbox::intake {

namespace {

// Signs that part statements become line breaks.
std::string parted(std::string text) {
    static const RE2 signs(
        "\\s*[\\x{2190}-\\x{2BFF}\\x{1F300}-\\x{1FAFF}⋄]\\s+|\\s+(?:[|@/]|·|•|–|—|-|⋅|∙|▪|◦|→|//"
        ")+\\s+|\\s*[|·•]\\s*|\\s+[–—]|[–—]\\s+|\\s*;\\s+");
    RE2::GlobalReplace(&text, signs, "\n");
    return text;
}

// "Engineer at Acme", "Koch bei Acme": the word parts a title from an employer.
std::string parted_by_words(const std::string& text) {
    static const RE2 words("^(.+?) (?:at|with|bei|chez|en|presso|bij|hos|på|na|w) (\\p{Lu}.*|the .*)$");
    static const RE2 studied("^(.+?) (?:from|at|an der) (\\p{Lu}.*|the .*)$");
    std::string first;
    std::string second;
    if (RE2::FullMatch(text, studied, &first, &second) && degree_score(first) > 0 && school_score(first) == 0 &&
        school_score(second) > 0)
        return first + "\n" + second;
    if (!RE2::FullMatch(text, words, &first, &second) || title_score(first) < 1.5) return text;
    return first + "\n" + second;
}

// "Acme: Engineer" and "Engineer: Acme".
std::string parted_by_colon(const std::string& text) {
    const auto colon = text.find(": ");
    if (colon == std::string::npos || colon < 3 || colon > 60) return text;
    return text.substr(0, colon) + "\n" + text.substr(colon + 2);
}

// The brackets at a part's end, when they hold a statement of their own.
bool part_brackets(std::string& text, std::string& inner) {
    static const RE2 brackets("^(.+?)\\s*[(\\[]([^()\\[\\]]+)[)\\]][.,]?$");
    std::string first;
    std::string second;
    if (!RE2::FullMatch(text, brackets, &first, &second) || is_employment_type(second)) return false;
    if (second.size() < 2 || second.size() > 60) return false;
    const bool own = is_known_place(second) || title_score(second) >= 2 || organisation_score(second) > 0 ||
                     second.find(' ') != std::string::npos;
    const bool short_form =
        text::lower(second) != second && second.size() <= 8 && second.find(' ') == std::string::npos;
    const bool word = second.front() >= 'A' && second.front() <= 'Z' && !short_form;
    if (!own && !word && !(short_form && is_known_place(second)) && second.size() <= 8) {
        const bool capitalised = text::lower(second).substr(1) == second.substr(1) && second.size() > 3;
        if (!capitalised) return false;
    }
    text = first;
    inner = second;
    return true;
}

// The part between commas; the parts of a place stay together.
std::vector<std::string> atoms_of(const std::string& part) {
    std::vector<std::string> atoms;
    int depth = 0;
    std::string atom;
    for (std::size_t at = 0; at < part.size(); ++at) {
        depth += part[at] == '(' ? 1 : part[at] == ')' ? -1 : 0;
        if (part[at] == ',' && depth <= 0 && at + 1 < part.size() && part[at + 1] == ' ') {
            atoms.push_back(text::squeeze(atom));
            atom.clear();
        } else {
            atom += part[at];
        }
    }
    atoms.push_back(text::squeeze(atom));
    std::erase_if(atoms, [](const std::string& text) { return text.empty(); });
    // "Acme, Inc." is one name, "Austin, TX" one place.
    std::vector<std::string> out;
    for (auto& next : atoms) {
        static const RE2 form("^(?:Inc|LLC|LLP|Ltd|Limited|GmbH|PLC|Corp|S\\.?A|AG|PC|P\\.C)\\.?$");
        if (!out.empty() && RE2::FullMatch(next, form)) {
            out.back() += ", " + next;
            continue;
        }
        const bool place = out.size() > 1 && is_known_place(next) && is_known_place(out.back() + ", " + next) &&
                           (is_known_place(out.back()) || next.size() == 2);
        if (place) {
            out.back() += ", " + next;
        } else {
            out.push_back(std::move(next));
        }
    }
    if (out.size() == 2 && is_known_place(out[0] + ", " + out[1]) && is_known_place(out[1]) && is_known_place(out[0]))
        return {out[0] + ", " + out[1]};
    if (out.size() == 2 && out[1].size() == 2 && is_known_place(out[0] + ", " + out[1]))
        return {out[0] + ", " + out[1]};
    return out;
}

std::string trimmed(std::string text) {
    static const RE2 edges("^[\\s,;:|/.·•–—-]+|[\\s,;:|/·•–—-]+$");
    RE2::GlobalReplace(&text, edges, "");
    const bool abbreviation = text.size() > 3 && text[text.size() - 3] == '.';
    static const RE2 form("(?:Inc|Ltd|Co|Corp|V|A|S|L|Jr|Sr|Dr)\\.$");
    if (text.ends_with('.') && !abbreviation && !RE2::PartialMatch(text, form)) text.pop_back();
    return text::squeeze(text);
}

void add_cell(std::vector<Piece>& pieces, const Line& line, const Cell& cell, Slot slot) {
    static const RE2 address("(?:https?://|www\\.)\\S+");
    std::string rest = cell.text;
    RE2::GlobalReplace(&rest, address, " ");
    rest = without_dates(rest);
    std::string all;
    const std::string parts = parted(rest);
    for (const auto part : text::split(parts, '\n')) {
        const std::string words = parted_by_words(text::squeeze(part));
        for (const auto piece : text::split(words, '\n')) all += parted_by_colon(std::string(piece)) + "\n";
    }
    const auto add = [&](const std::string& text, bool bracketed) {
        const std::string piece = trimmed(text);
        if (!text::words(piece).empty()) pieces.push_back({piece, slot, place_of(line), bracketed});
    };
    slot.part = 0;
    for (const auto raw : text::split(all, '\n')) {
        std::string part = trimmed(std::string(raw));
        if (part.empty()) continue;
        std::string inner;
        const bool bracketed = part_brackets(part, inner);
        slot.atom = 0;
        for (const auto& atom : atoms_of(part)) {
            add(atom, false);
            ++slot.atom;
        }
        if (bracketed) add(inner, true);
        ++slot.part;
    }
}

}  // namespace

std::vector<Piece> pieces_of(const Entry& entry) {
    std::vector<Piece> pieces;
    for (std::size_t at = 0; at < entry.head.size(); ++at) {
        const Line& line = entry.head[at];
        Slot slot;
        slot.line = static_cast<int>(at) - std::max(entry.dated_line, 0);
        for (const Cell& cell : line.cells) {
            if (is_only_dates(cell.text)) continue;
            add_cell(pieces, line, cell, slot);
            ++slot.cell;
        }
    }
    return pieces;
}

}  // namespace offerbox::intake
