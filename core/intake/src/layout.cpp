#include "layout.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <utility>

#include "offerbox/base/text.hpp"

namespace offerbox::intake {

namespace {

// Words that share a line of one column.
struct Row {
    std::vector<PlacedWord> words;
    float top = 0;
    float bottom = 0;
};

bool is_mark(std::string_view text) {
    static constexpr auto marks = std::to_array<std::string_view>({"\xE2\x80\xA2",
                                                                   "\xE2\x97\xA6",
                                                                   "\xE2\x96\xAA",
                                                                   "\xE2\x96\xB8",
                                                                   "\xE2\x80\xA3",
                                                                   "\xE2\x88\x99",
                                                                   "\xC2\xB7",
                                                                   "\xE2\x97\x8F",
                                                                   "\xE2\x97\x8B",
                                                                   "\xE2\x96\xA0",
                                                                   "\xE2\x96\xBA",
                                                                   "\xE2\x9E\xA4",
                                                                   "\xE2\x9C\x93",
                                                                   "\xE2\x86\x92",
                                                                   "\xE2\x80\x93",
                                                                   "\xE2\x80\x94",
                                                                   "-",
                                                                   "*",
                                                                   "\xE2\x96\xB6",
                                                                   "\xE2\x97\x87",
                                                                   "\xE2\x97\x86",
                                                                   "\xC2\xBB",
                                                                   "\xE2\x8B\x84",
                                                                   "\xEF\x82\xB7",
                                                                   "\xEF\x82\xA7",
                                                                   "o",
                                                                   ">",
                                                                   "\xE2\x81\x83"});
    return std::ranges::find(marks, text) != marks.end();
}

std::vector<Row> rows_of(std::vector<PlacedWord> words) {
    std::ranges::stable_sort(words, {}, [](const PlacedWord& word) { return (word.top + word.bottom) / 2; });
    std::vector<Row> rows;
    for (auto& word : words) {
        const float middle = (word.top + word.bottom) / 2;
        const bool joins = !rows.empty() &&
                           middle < rows.back().bottom - (rows.back().bottom - rows.back().top) * 0.25F &&
                           middle > rows.back().top;
        if (!joins) rows.push_back({{}, word.top, word.bottom});
        rows.back().words.push_back(std::move(word));
    }
    for (auto& row : rows) std::ranges::stable_sort(row.words, {}, &PlacedWord::left);
    return rows;
}

// The x of a gutter that parts the page's words into two columns: hardly any word crosses it, and both sides have many
// rows that are not continued across it. 0: one column.
float gutter_of(const Page& page) {
    if (page.words.size() < 40) return 0;
    float best = 0;
    double best_score = 0;
    for (float x = page.width * 0.22F; x < page.width * 0.78F; x += 3) {
        std::size_t crossing = 0;
        std::size_t left = 0;
        float left_edge = 0;
        float right_edge = page.width;
        for (const auto& word : page.words) {
            if (word.left < x && word.right > x)
                ++crossing;
            else if (word.right <= x)
                ++left, left_edge = std::max(left_edge, word.right);
            else
                right_edge = std::min(right_edge, word.left);
        }
        const std::size_t right = page.words.size() - left - crossing;
        if (crossing * 40 > page.words.size() || left * 12 < page.words.size() || right * 12 < page.words.size())
            continue;
        // Rows on both sides that start at a common left edge right of x: a true column, not ragged dates.
        std::map<int, int> starts;
        std::size_t begins = 0;
        for (const auto& row : rows_of(page.words)) {
            const auto first = std::ranges::find_if(row.words, [&](const PlacedWord& word) { return word.left > x; });
            if (first == row.words.end()) continue;
            ++begins;
            ++starts[static_cast<int>(first->left / 4)];
        }
        int common = 0;
        for (const auto& [edge, count] : starts) {
            const auto next = starts.find(edge + 1);
            common = std::max(common, count + (next == starts.end() ? 0 : next->second));
        }
        if (begins < 8 || common * 2 < static_cast<int>(begins)) continue;
        // Prose on both sides: dates or places in a margin are narrow and have few words a row.
        std::size_t narrow = std::min(left, right);
        const double score = static_cast<double>(narrow) / static_cast<double>(page.words.size()) -
                             0.01 * static_cast<double>(crossing) + (right_edge - left_edge) * 0.0005;
        if (narrow * 6 >= page.words.size() && score > best_score) best_score = score, best = x;
    }
    return best;
}

Line line_of(const Row& row, int page, int column) {
    Line line;
    line.page = page;
    line.column = column;
    line.top = row.top;
    line.bottom = row.bottom;
    line.size = row.bottom - row.top;
    std::size_t first = 0;
    line.mark = row.words.front().left;
    if (row.words.size() > 1 && is_mark(row.words.front().text)) {
        line.bullet = true;
        first = 1;
    }
    line.left = row.words[first].left;
    line.right = row.words.back().right;
    line.first_word = row.words[first].right - row.words[first].left;
    for (std::size_t at = first; at < row.words.size(); ++at) {
        const auto& word = row.words[at];
        const bool parts = at > first && word.left - row.words[at - 1].right > line.size * 1.1F;
        if (at == first || parts) {
            line.cells.push_back({clean(word.text), word.left, word.right});
        } else {
            line.cells.back().text += " " + clean(word.text);
            line.cells.back().right = word.right;
        }
    }
    return line;
}

void add_rows(std::vector<Line>& lines, std::vector<PlacedWord> words, int page, int column) {
    if (words.empty()) return;
    const std::size_t begin = lines.size();
    for (const auto& row : rows_of(std::move(words))) {
        Line line = line_of(row, page, column);
        if (text::trim(line.text()).empty()) continue;
        const Line* before = lines.size() > begin ? &lines.back() : nullptr;
        line.gap = before == nullptr ? 9 : (line.top - before->bottom) / std::max(line.size, 1.0F);
        lines.push_back(std::move(line));
    }
}

void lay_out_page(std::vector<Line>& lines, const Page& page, int number) {
    const float gutter = gutter_of(page);
    if (gutter == 0) return add_rows(lines, page.words, number, number * 10);
    // What stands above both columns (a name across the page) comes first.
    float columns_top = page.height;
    for (const auto& row : rows_of(page.words)) {
        const bool crosses = std::ranges::any_of(
            row.words, [&](const PlacedWord& word) { return word.left < gutter && word.right > gutter; });
        if (crosses) continue;
        columns_top = row.top;
        break;
    }
    std::vector<PlacedWord> head;
    std::vector<PlacedWord> left;
    std::vector<PlacedWord> right;
    for (const auto& word : page.words) {
        if (word.bottom <= columns_top)
            head.push_back(word);
        else if ((word.left + word.right) / 2 < gutter)
            left.push_back(word);
        else
            right.push_back(word);
    }
    add_rows(lines, head, number, number * 10);
    add_rows(lines, left, number, number * 10 + 1);
    add_rows(lines, right, number, number * 10 + 2);
}

// "Page 2 of 3", "2 / 3" and lines that recur on pages at the same height.
bool is_page_number(std::string_view text) {
    const auto words = text::words(text);
    if (words.empty() || words.size() > 6) return false;
    const bool page_word = std::ranges::any_of(words, [](const text::Word& word) { return word.lower == "page"; });
    const bool digits = std::ranges::any_of(words, [](const text::Word& word) {
        return word.lower.size() <= 2 && std::ranges::all_of(word.lower, [](char c) { return c >= '0' && c <= '9'; });
    });
    return (page_word && digits) || (words.size() <= 2 && digits && words.back().lower.size() <= 2);
}

void drop_running_lines(std::vector<Line>& lines, const std::vector<Page>& pages) {
    std::map<std::string, int> seen;
    for (const auto& line : lines) {
        const float height = pages[static_cast<std::size_t>(line.page) - 1].height;
        if (line.top < height * 0.07F || line.bottom > height * 0.92F) ++seen[line.text()];
    }
    std::erase_if(lines, [&](const Line& line) {
        const float height = pages[static_cast<std::size_t>(line.page) - 1].height;
        const bool margin = line.top < height * 0.07F || line.bottom > height * 0.92F;
        if (!margin) return false;
        if (is_page_number(line.text())) return true;
        return line.page > 1 && seen[line.text()] > 1;
    });
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

std::string join_wrapped(std::string a, bool soft_hyphen, const std::string& b) {
    if (soft_hyphen) return a + b;
    const bool hyphen = a.size() > 2 && a.back() == '-' && a[a.size() - 2] != ' ';
    if (hyphen && !b.empty() && b.front() >= 'a' && b.front() <= 'z') {
        a.pop_back();
        return a + b;
    }
    return a + " " + b;
}

std::vector<Line> lay_out(const Document& document) {
    std::vector<Line> lines;
    int number = 0;
    for (const auto& page : document.pages) lay_out_page(lines, page, ++number);
    if (!document.pages.empty()) drop_running_lines(lines, document.pages);
    for (const auto& flow : document.flow) {
        Line line;
        line.flows = true;
        line.bullet = flow.bullet;
        line.bold = flow.bold;
        line.heading = flow.heading;
        line.table = flow.table;
        std::string_view rest = flow.text;
        for (std::size_t tab = rest.find('\t');; tab = rest.find('\t')) {
            const std::string cell = clean(rest.substr(0, tab));
            if (!cell.empty()) line.cells.push_back({cell, 0, 0});
            if (tab == std::string_view::npos) break;
            rest.remove_prefix(tab + 1);
        }
        if (line.cells.empty()) continue;
        const auto first = line.cells.front().text.find(' ');
        if (!line.bullet && first != std::string::npos && is_mark(line.cells.front().text.substr(0, first))) {
            line.bullet = true;
            line.cells.front().text.erase(0, first + 1);
        }
        lines.push_back(std::move(line));
    }
    for (std::size_t at = 0; at < lines.size(); ++at) lines[at].number = static_cast<int>(at) + 1;
    return lines;
}

}  // namespace offerbox::intake
