#include "contact.hpp"

#include <re2/re2.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <utility>

#include "dates.hpp"
#include "entries.hpp"
#include "offerbox/base/text.hpp"
#include "paragraphs.hpp"
#include "vocabulary.hpp"

namespace offerbox::intake {

namespace {

constexpr int name_lines = 60;  // a name stands among the first lines, also of a second column
constexpr int contact_lines = 30;

// Letters of the Latin script without their marks, lower case: how addresses write names.
std::string bare(const std::string& name) {
    static const std::pair<std::u32string_view, std::string_view> folds[] = {{U"àáâãäåāăąạảấầẩẫậắằẳẵặ", "a"},
                                                                             {U"çćčĉ", "c"},
                                                                             {U"ďđð", "d"},
                                                                             {U"èéêëēėęěẹẻẽếềểễệ", "e"},
                                                                             {U"ğĝġģ", "g"},
                                                                             {U"ìíîïīįıịỉĩ", "i"},
                                                                             {U"ķ", "k"},
                                                                             {U"ľĺļł", "l"},
                                                                             {U"ñńňņ", "n"},
                                                                             {U"òóôõöøōőơọỏốồổỗộớờởỡợ", "o"},
                                                                             {U"ŕřŗ", "r"},
                                                                             {U"śšşșŝ", "s"},
                                                                             {U"ťţțŧ", "t"},
                                                                             {U"ùúûüūůűųưụủũứừửữự", "u"},
                                                                             {U"ýÿỳỷỹỵ", "y"},
                                                                             {U"źžż", "z"},
                                                                             {U"ß", "ss"},
                                                                             {U"æ", "ae"},
                                                                             {U"œ", "oe"},
                                                                             {U"þ", "th"}};
    std::string out;
    for (const char32_t c : text::to_code_points(text::lower(name))) {
        if (c < 0x80) {
            if (c >= U'a' && c <= U'z') out += static_cast<char>(c);
            if (c == U' ' || c == U'-') out += ' ';
            continue;
        }
        for (const auto& [from, to] : folds) {
            if (from.find(c) != std::u32string_view::npos) out += to;
        }
    }
    return out;
}

// How much of the name stands in the e-mail address: the number of its words that do.
int words_in_address(const std::string& name, const std::string& email) {
    const std::string address = text::lower(email);
    int words = 0;
    const std::string letters = bare(name);
    for (const auto word : text::split(letters, ' ')) {
        if (word.size() >= 3 && address.find(word) != std::string::npos) ++words;
    }
    return words;
}

std::string without_titles(std::string name) {
    static const RE2 before(
        "^(?:(?:Dr|Prof|Professor|Mr|Mrs|Ms|Ing|Mag\\.|Dipl\\.-\\pL+|(?:Dr|Prof)\\.-Ing|rer|nat|med|phil|jur|habil|h\\."
        " "
        "?c)"
        "\\.? )+");
    static const RE2 after(
        ",? (?:Ph\\.?D|MD|M\\.D|MBA|MSc|BSc|RN|CPA|PMP|Esq|P\\.?Eng|LLM|LLB|FRCS|CFA)\\.?(?:, ?[A-Z][\\w.]+)*$");
    RE2::Replace(&name, before, "");
    RE2::Replace(&name, after, "");
    static const RE2 lead(
        "(?i)^(?:name|curriculum vitae|r\xC3\xA9sum\xC3\xA9|resume|cv|lebenslauf)(?: of| von| de)?\\s*[:–—-]?\\s+");
    RE2::Replace(&name, lead, "");
    return text::squeeze(name);
}

// The texts of a line that might be a name: the whole, its cells, and the parts between separators.
std::vector<std::string> candidates_of(const Line& line) {
    std::vector<std::string> texts;
    for (const Cell& cell : line.cells) texts.push_back(cell.text);
    // Wide spaces inside a name part it into cells.
    bool close = line.cells.size() > 1;
    for (std::size_t at = 1; at < line.cells.size(); ++at)
        close = close && line.cells[at].left - line.cells[at - 1].right < line.size * 3;
    if (close) texts.insert(texts.begin(), joined(line));
    // What stands before an address or number.
    std::string before;
    for (const auto word : text::split(line.cells.front().text, ' ')) {
        if (word.find_first_of("@0123456789(+") != std::string_view::npos) break;
        before += (before.empty() ? "" : " ") + std::string(word);
    }
    texts.push_back(before);
    std::string parted = line.cells.front().text;
    static const RE2 signs("\\s*[|·•]\\s*|\\s+[–—-]\\s+|, |\\s+\\(");
    RE2::GlobalReplace(&parted, signs, "\n");
    for (const auto part : text::split(parted, '\n')) texts.push_back(text::squeeze(part));
    return texts;
}

struct NameFound {
    std::string text;
    const Line* line = nullptr;
    double rank = -1e9;
};

double rank_of(const Line& line, const std::string& name, const std::string& email, float usual) {
    double rank = 0;
    if (line.flows)
        rank += line.heading == 1 ? 3 : line.heading > 1 ? 0.5 : line.bold ? 1 : 0;
    else
        rank += 4.0 * (static_cast<double>(line.size) / std::max(1.0, static_cast<double>(usual)) - 1);
    rank += 1.6 * words_in_address(name, email);
    rank += line.number <= 3 ? 1.5 : line.number <= 8 ? 0.8 : 0;
    if (line.page > 1) rank -= 2;
    const auto words = text::count_words(name);
    rank += words >= 2 && words <= 4 ? 0.8 : 0;
    if (is_known_place(name)) rank -= 2;
    if (organisation_score(name) > 0 || school_score(name) > 0) rank -= 2;
    if (degree_score(name) > 0) rank -= 1;
    rank -= line.number * 0.03;
    return rank;
}

float usual_size(const std::vector<Line>& lines) {
    std::vector<float> sizes;
    for (const Line& line : lines) sizes.push_back(line.size);
    std::ranges::nth_element(sizes, sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2));
    return sizes[sizes.size() / 2];
}

NameFound find_name(const std::vector<Line>& lines, const std::string& email) {
    const float usual = usual_size(lines);
    NameFound best;
    for (std::size_t at = 0; at < lines.size() && at < name_lines; ++at) {
        const Line& line = lines[at];
        if (line.bullet) continue;
        for (const std::string& text : candidates_of(line)) {
            const std::string name = without_titles(text);
            if (!is_person_name(name) || text::count_words(name) > 6) continue;
            const double rank = rank_of(line, name, email, usual);
            if (rank > best.rank) best = {name, &line, rank};
        }
    }
    // First name and last name in two lines of one large size.
    if (best.line == nullptr || best.line->flows) return best;
    for (const Line& line : lines) {
        const bool beside = std::abs(line.number - best.line->number) == 1 && line.region == best.line->region;
        const bool alike = std::abs(line.size - best.line->size) < line.size * 0.05F && line.size > usual * 1.25F;
        const std::string name = joined(line);
        if (!beside || !alike || !is_person_name(name) || text::count_words(best.text) > 2) continue;
        const bool first = line.number < best.line->number;
        best.text = first ? name + " " + best.text : best.text + " " + name;
        break;
    }
    return best;
}

void read_label(const std::vector<Line>& lines, const Line& name, CandidateProfile& profile) {
    for (const Line& line : lines) {
        if (line.number <= name.number || line.number > name.number + 3 || !profile.label.empty()) continue;
        const std::string text = joined(line);
        const bool title = title_score(text) >= 1.5 && !has_head_dates(line) && text::count_words(text) <= 12;
        if (title && text.find('@') == std::string::npos && !section_of_title(text))
            profile.label = {text, place_of(line)};
    }
}

}  // namespace

void read_contact(const std::vector<Line>& lines, CandidateProfile& profile) {
    static const RE2 email("([A-Za-z0-9._%+'-]+@[A-Za-z0-9\xC3\x80-\xC3\xBF.-]+\\.[A-Za-z]{2,})");
    static const RE2 phone("((?:\\+|\\(0|\\(\\+|\\b0|\\b\\d{3}[-. ]|\\(\\d{3}\\))[\\d ()./-]{6,20}\\d)");
    static const RE2 url("((?:https?://|www\\.)[^\\s|,;]+|\\b(?:github|linkedin|gitlab)\\.com/[^\\s|,;]+)");
    for (const Line& line : lines) {
        const std::string text = joined(line);
        std::string found;
        if (profile.email.empty() && RE2::PartialMatch(text, email, &found)) profile.email = {found, place_of(line)};
        if (profile.url.empty() && RE2::PartialMatch(text, url, &found)) profile.url = {found, place_of(line)};
        if (profile.phone.empty() && !find_dates(text) && RE2::PartialMatch(text, phone, &found))
            profile.phone = {text::squeeze(found), place_of(line)};
        if (line.number > contact_lines || !profile.location.empty() || line.bullet) continue;
        for (const std::string& candidate : candidates_of(line)) {
            if (profile.location.empty() && is_known_place(candidate) && !find_dates(text))
                profile.location = {candidate, place_of(line)};
        }
    }
    if (lines.empty()) return;
    const NameFound name = find_name(lines, profile.email.text);
    if (name.line == nullptr) return;
    profile.name = {name.text, place_of(*name.line)};
    read_label(lines, *name.line, profile);
}

}  // namespace offerbox::intake
