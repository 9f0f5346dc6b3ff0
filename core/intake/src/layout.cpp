#include "layout.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>

#include "columns.hpp"
#include "offerbox/base/text.hpp"
#include "vocabulary.hpp"
#include "words.hpp"

namespace offerbox::intake {

namespace {

constexpr std::string_view soft_hyphen = "\xC2\xAD";

// One sign that is neither letter nor digit: what leads several lines alike is a mark of items, whatever it is.
bool is_sign(const std::string& word) {
    const auto points = text::to_code_points(word);
    if (points.size() != 1) return false;
    const char32_t c = points.front();
    return (c >= 0x2010 && c < 0x2E80) || (c >= 0xE000 && c <= 0xF8FF);
}

std::vector<Cell> cells_of(const Row& row) {
    std::vector<Cell> cells;
    for (const auto& run : runs_of(row)) {
        const std::string text = text::squeeze(run.text);
        if (!text.empty()) cells.push_back({text, run.left, run.right, run.words.back().text.ends_with(soft_hyphen)});
    }
    return cells;
}

std::string text_before(const Row& row, std::size_t end) {
    std::string text;
    for (std::size_t at = 0; at < end; ++at) text += (text.empty() ? "" : " ") + row.words[at].text;
    return text;
}

// "2019 - now   * Built the ledger": an item with dates or a place in the margin beside it.
void part_margin(Row& row, Line& line) {
    for (std::size_t at = 1; at + 1 < row.words.size(); ++at) {
        const auto& word = row.words[at];
        if (!is_mark(word.text) || word.text == "o") continue;
        const float before = word.left - row.words[at - 1].right;
        const float after = row.words[at + 1].left - word.right;
        // Dates that are set against the text leave less room before a mark, but more than after it.
        const bool opens = before > least_parting(row) || (before > after * 1.3F && is_marginal(text_before(row, at)));
        if (!opens || row.words[at + 1].left - word.right > (row.bottom - row.top) * 2) continue;
        Row margin = row;
        margin.words.resize(at);
        line.margin = cells_of(margin);
        line.bullet = true;
        line.mark = word.left;
        row.words.erase(row.words.begin(), row.words.begin() + static_cast<std::ptrdiff_t>(at) + 1);
        return;
    }
}

Line line_of(const Row& row, int page, int region, const std::set<std::string>& marks) {
    Line line;
    line.page = page;
    line.region = region;
    line.top = row.top;
    line.bottom = row.bottom;
    Row words = row;
    const std::string& first = words.words.front().text;
    if (words.words.size() > 1 && (is_mark(first) || marks.contains(first))) {
        line.bullet = true;
        line.mark = words.words.front().left;
        words.words.erase(words.words.begin());
    }
    if (!line.bullet) part_margin(words, line);
    line.left = words.words.front().left;
    line.right = words.words.back().right;
    line.first_word = words.words.front().right - words.words.front().left;
    std::vector<float> heights;
    for (const auto& word : words.words) heights.push_back(word.bottom - word.top);
    std::ranges::nth_element(heights, heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2));
    line.size = heights[heights.size() / 2];
    line.cells = cells_of(words);
    return line;
}

void add_region(std::vector<Line>& lines, const std::vector<PlacedWord>& words, int page, int region,
                const std::set<std::string>& marks) {
    const std::size_t begin = lines.size();
    bool item = false;  // a mark stood alone in its row: its text comes with the next one
    for (const auto& row : rows_of(words)) {
        if (row.words.size() == 1 && is_mark(row.words.front().text) && row.words.front().text != "o") {
            item = true;
            continue;
        }
        Line line = line_of(row, page, region, marks);
        if (line.cells.empty()) continue;
        if (item) line.bullet = true;
        item = false;
        const Line* before = lines.size() > begin ? &lines.back() : nullptr;
        line.gap = before == nullptr ? 9 : (line.top - before->bottom) / line.size;
        lines.push_back(std::move(line));
    }
}

// The text with every number made alike: running lines differ in them.
std::string without_numbers(const std::string& written) {
    std::string out;
    for (const char c : written) {
        if (c < '0' || c > '9')
            out += c;
        else if (!out.ends_with('#'))
            out += '#';
    }
    return out;
}

// "Page 2 of 3", "2 / 3", "- 2 -".
bool is_page_number(const std::string& written) {
    const auto words = text::words(written);
    if (words.empty() || words.size() > 6) return false;
    const bool says_page = std::ranges::any_of(words, [](const text::Word& word) {
        return word.lower == "page" || word.lower == "seite" || word.lower == "p\xC3\xA1gina" || word.lower == "sida";
    });
    const std::string shape = without_numbers(written);
    const bool figures_only = shape.find_first_not_of("#/-|. ") == std::string::npos && written.size() <= 7;
    const bool fraction = shape.ends_with("#/#") || shape.ends_with("# / #") || shape.ends_with("# of #");
    return (says_page && shape.find('#') != std::string::npos) || figures_only || fraction;
}

struct Margin {
    std::size_t page = 0;
    Row row;
    std::string shape;
};

// The words of each page without running headers, footers and page numbers.
std::vector<std::vector<PlacedWord>> without_running_lines(const std::vector<Page>& pages) {
    std::vector<Margin> margins;
    std::map<std::string, std::set<std::size_t>> seen;
    for (std::size_t page = 0; page < pages.size(); ++page) {
        for (const auto& row : rows_of(pages[page].words)) {
            const bool edge = row.bottom < pages[page].height * 0.1F || row.top > pages[page].height * 0.9F;
            if (!edge) continue;
            std::string text;
            for (const auto& word : row.words) text += (text.empty() ? "" : " ") + clean(word.text);
            margins.push_back({page, row, without_numbers(text)});
            seen[margins.back().shape].insert(page);
            if (row.top > pages[page].height * 0.9F && is_page_number(text)) seen[margins.back().shape].insert(~page);
        }
    }
    std::vector<std::vector<PlacedWord>> kept;
    for (std::size_t page = 0; page < pages.size(); ++page) {
        std::vector<PlacedWord> words = pages[page].words;
        for (const auto& margin : margins) {
            if (margin.page != page || seen[margin.shape].size() < 2) continue;
            std::erase_if(words, [&](const PlacedWord& word) {
                const float middle = (word.top + word.bottom) / 2;
                return middle > margin.row.top && middle < margin.row.bottom;
            });
        }
        kept.push_back(std::move(words));
    }
    return kept;
}

std::set<std::string> marks_of(const std::vector<std::vector<std::vector<PlacedWord>>>& pages) {
    std::map<std::string, int> leading;
    for (const auto& regions : pages) {
        for (const auto& region : regions) {
            for (const auto& row : rows_of(region)) {
                if (row.words.size() > 1 && is_sign(row.words.front().text)) ++leading[row.words.front().text];
            }
        }
    }
    std::set<std::string> marks;
    for (const auto& [sign, count] : leading) {
        if (count >= 3) marks.insert(sign);
    }
    return marks;
}

// Where the lines of each column could end: at the longest one, on whichever page; a column as wide as its page has
// the same white at both sides.
void set_edges(std::vector<Line>& lines, const std::vector<Page>& pages) {
    struct Extent {
        float left = 1e6F;
        float right = 0;
        int page = 0;
    };
    std::map<int, Extent> regions;
    std::map<int, Extent> whole;
    for (const Line& line : lines) {
        for (Extent* extent : {&regions[line.region], &whole[line.page]}) {
            extent->left = std::min(extent->left, line.left);
            extent->right = std::max(extent->right, line.right);
            extent->page = line.page;
        }
    }
    for (Line& line : lines) {
        const Extent& own = regions[line.region];
        line.edge = own.right;
        for (const auto& [region, other] : regions) {
            if (std::abs(other.left - own.left) < 5 && std::abs(other.right - own.right) < 40 && other.page != own.page)
                line.edge = std::max(line.edge, other.right);
        }
        const Extent& page = whole[line.page];
        const float mirrored = pages[static_cast<std::size_t>(line.page) - 1].width - page.left;
        if (own.right > page.right - 60 && mirrored < page.right + 60) line.edge = std::max(line.edge, mirrored);
    }
}

void lay_out_pages(std::vector<Line>& lines, const std::vector<Page>& pages) {
    std::vector<std::vector<std::vector<PlacedWord>>> regions;
    for (const auto& words : without_running_lines(pages)) regions.push_back(regions_of(words));
    const auto marks = marks_of(regions);
    int page = 0;
    int region = 0;
    for (const auto& of_page : regions) {
        ++page;
        for (const auto& words : of_page) add_region(lines, words, page, ++region, marks);
    }
    set_edges(lines, pages);
}

void lay_out_flow(std::vector<Line>& lines, const std::vector<FlowLine>& flow) {
    bool parted = true;
    for (const auto& flowing : flow) {
        Line line;
        line.flows = true;
        line.bullet = flowing.bullet;
        line.bold = flowing.bold;
        line.heading = flowing.heading;
        line.table = flowing.table;
        for (const auto piece : text::split(flowing.text, '\t')) {
            const std::string cell = clean(piece);
            if (!cell.empty()) line.cells.push_back({cell, 0, 0, false});
        }
        if (line.cells.empty()) {
            parted = true;
            continue;
        }
        const auto first = line.cells.front().text.find(' ');
        if (!line.bullet && first != std::string::npos && is_mark(line.cells.front().text.substr(0, first))) {
            line.bullet = true;
            line.cells.front().text.erase(0, first + 1);
        }
        line.gap = parted ? 1 : 0;
        parted = false;
        lines.push_back(std::move(line));
    }
}

// Whether the hyphen of this word at a line's end is its own: "cross-" before "functional", "hardware-in-".
bool is_first_of_compound(const std::string& word) {
    static const std::set<std::string> firsts{
        "after",  "all",    "anti",  "application", "back",  "best",  "co",    "cost",   "cross", "customer", "data",
        "double", "e",      "early", "end",         "event", "ex",    "first", "five",   "four",  "front",    "full",
        "half",   "hand",   "high",  "home",        "house", "human", "in",    "inter",  "large", "late",     "lead",
        "life",   "long",   "low",   "machine",     "micro", "mid",   "multi", "near",   "new",   "night",    "non",
        "off",    "on",     "one",   "open",        "out",   "over",  "part",  "peer",   "per",   "post",     "pre",
        "pro",    "quasi",  "re",    "real",        "right", "risk",  "role",  "second", "self",  "semi",     "seven",
        "short",  "single", "site",  "six",         "small", "state", "step",  "sub",    "task",  "team",     "ten",
        "test",   "third",  "three", "time",        "top",   "two",   "under", "up",     "user",  "value",    "well",
        "word",   "work",   "world", "year"};
    const std::string bare = word.substr(0, word.size() - 1);
    const bool compound = bare.find('-') != std::string::npos;
    const bool capital = !bare.empty() && bare.front() >= 'A' && bare.front() <= 'Z';
    return compound || capital || firsts.contains(bare) || bare.find_first_of("0123456789") != std::string::npos;
}

}  // namespace

std::string Line::text() const {
    std::string out;
    for (const auto& cell : cells) out += (out.empty() ? "" : "  ") + cell.text;
    return out;
}

std::string clean(std::string_view written) {
    std::u32string out;
    for (const char32_t c : text::to_code_points(written)) {
        switch (c) {
            case 0xFB00: out += U"ff"; continue;
            case 0xFB01: out += U"fi"; continue;
            case 0xFB02: out += U"fl"; continue;
            case 0xFB03: out += U"ffi"; continue;
            case 0xFB04: out += U"ffl"; continue;
            case 0xFB06: out += U"st"; continue;
            case 0x00AD:
            case 0x200B:
            case 0x200C:
            case 0x200D:
            case 0xFEFF: continue;
            default: break;
        }
        if (c >= 0xE000 && c <= 0xF8FF) continue;
        if (c < 0x20 && c != U'\t') continue;
        out += c;
    }
    return text::squeeze(text::from_code_points(out));
}

std::string join_wrapped(std::string a, bool hyphen_is_soft, const std::string& b) {
    if (hyphen_is_soft) return a + b;
    const bool hyphen = a.size() > 2 && a.back() == '-' && a[a.size() - 2] != ' ';
    if (!hyphen) return a + " " + b;
    const std::string last = a.substr(a.find_last_of(' ') + 1);
    const bool lower = !b.empty() && b.front() >= 'a' && b.front() <= 'z';
    if (lower && !is_first_of_compound(last)) a.pop_back();
    return a + b;
}

std::vector<Line> lay_out(const Document& document) {
    std::vector<Line> lines;
    lay_out_pages(lines, document.pages);
    lay_out_flow(lines, document.flow);
    for (std::size_t at = 0; at < lines.size(); ++at) lines[at].number = static_cast<int>(at) + 1;
    return lines;
}

}  // namespace offerbox::intake
