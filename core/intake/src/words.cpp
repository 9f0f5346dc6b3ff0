#include "words.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <utility>

#include "layout.hpp"
#include "offerbox/base/text.hpp"

namespace offerbox::intake {

namespace {

constexpr float least_height = 1;
constexpr float farthest = 20'000;  // points; no page is larger

bool is_sound(const PlacedWord& word) {
    return std::abs(word.left) < farthest && std::abs(word.right) < farthest && std::abs(word.top) < farthest &&
           word.bottom < farthest && word.bottom - word.top >= least_height && word.right >= word.left;
}

// "Oslo.......2019" becomes two words at the two ends of its box.
void add_without_leaders(std::vector<PlacedWord>& into, PlacedWord word) {
    const auto begin = word.text.find("....");
    if (begin == std::string::npos) return into.push_back(std::move(word));
    const auto end = std::min(word.text.find_first_not_of('.', begin), word.text.size());
    const float letter = (word.right - word.left) / static_cast<float>(word.text.size());
    PlacedWord first = word;
    first.text.resize(begin);
    first.right = word.left + letter * static_cast<float>(begin);
    PlacedWord last = word;
    last.text.erase(0, end);
    last.left = word.left + letter * static_cast<float>(end);
    if (!first.text.empty()) into.push_back(std::move(first));
    if (!last.text.empty()) add_without_leaders(into, std::move(last));
}

bool is_letter(char32_t c) {
    return (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z') || (c >= 0xC0 && c < 0x2000 && c != 0xD7 && c != 0xF7);
}

// Of one letter or two, as words set with spaces between their letters fall apart.
bool is_fragment(const PlacedWord& word) {
    const auto points = text::to_code_points(word.text);
    return !points.empty() && points.size() <= 2 && is_letter(points.front());
}

void join(PlacedWord& into, const PlacedWord& word) {
    into.text += word.text;
    into.right = word.right;
    into.top = std::min(into.top, word.top);
    into.bottom = std::max(into.bottom, word.bottom);
}

float gap_between(const PlacedWord& a, const PlacedWord& b) {
    return b.left - a.right;
}

// "S UMMARY": the words touch, since only the size of the letters changed.
void join_touching(std::vector<PlacedWord>& words) {
    std::vector<PlacedWord> out;
    for (auto& word : words) {
        const float gap = out.empty() ? 0 : gap_between(out.back(), word) / (word.bottom - word.top);
        const bool marks = is_mark(word.text) || (!out.empty() && is_mark(out.back().text));
        const bool fragment = !out.empty() && is_fragment(out.back()) && gap < 0.12F &&
                              is_letter(text::to_code_points(word.text).front());
        const bool touches = gap > -0.3F && gap < 0.06F && !marks;
        if (!out.empty() && (touches || fragment)) {
            join(out.back(), word);
        } else {
            out.push_back(std::move(word));
        }
    }
    words = std::move(out);
}

// "F I O N A   R O E": inside words the gaps are alike, between words they are wider.
void join_spaced(std::vector<PlacedWord>& words) {
    std::vector<PlacedWord> out;
    for (std::size_t begin = 0; begin < words.size();) {
        std::size_t end = begin;
        std::size_t single = 0;
        while (end < words.size() && is_fragment(words[end])) {
            single += text::to_code_points(words[end].text).size() == 1 ? 1 : 0;
            ++end;
        }
        if (end - begin < 5 || single * 10 < (end - begin) * 7) {
            end = std::max(end, begin + 1);
            out.insert(out.end(), words.begin() + static_cast<std::ptrdiff_t>(begin),
                       words.begin() + static_cast<std::ptrdiff_t>(end));
            begin = end;
            continue;
        }
        std::vector<float> gaps;
        for (std::size_t at = begin + 1; at < end; ++at) gaps.push_back(gap_between(words[at - 1], words[at]));
        std::ranges::sort(gaps);
        const float widest_inside = std::max(gaps[gaps.size() / 3], 0.5F) * 1.5F;
        out.push_back(words[begin]);
        for (std::size_t at = begin + 1; at < end; ++at) {
            if (gap_between(words[at - 1], words[at]) <= widest_inside)
                join(out.back(), words[at]);
            else
                out.push_back(words[at]);
        }
        begin = end;
    }
    words = std::move(out);
}

// A mark set higher or lower than its text comes into the nearest row to its right.
void take_in_marks(std::vector<Row>& rows) {
    for (std::size_t at = 0; at < rows.size(); ++at) {
        if (rows[at].words.size() != 1 || !is_mark(rows[at].words.front().text)) continue;
        const PlacedWord mark = rows[at].words.front();
        const float middle = (mark.top + mark.bottom) / 2;
        Row* nearest = nullptr;
        float least = 0;
        for (const std::size_t other : {at - 1, at + 1}) {
            if (other >= rows.size()) continue;
            Row& row = rows[other];
            const float distance = std::abs((row.top + row.bottom) / 2 - middle);
            const bool beside =
                distance < (row.bottom - row.top) * 0.9F &&
                std::ranges::all_of(row.words, [&](const PlacedWord& word) { return word.left > mark.left; });
            if (beside && (nearest == nullptr || distance < least)) nearest = &row, least = distance;
        }
        if (nearest == nullptr) continue;
        nearest->words.push_back(mark);
        rows[at].words.clear();
    }
    std::erase_if(rows, [](const Row& row) { return row.words.empty(); });
}

float usual_space(const std::vector<Row>& rows) {
    std::vector<float> gaps;
    for (const auto& row : rows) {
        for (std::size_t at = 1; at < row.words.size(); ++at) {
            const float gap = gap_between(row.words[at - 1], row.words[at]);
            if (gap > 0.3F && gap < (row.bottom - row.top)) gaps.push_back(gap);
        }
    }
    if (gaps.size() < 8) return 0;
    std::ranges::nth_element(gaps, gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2));
    return gaps[gaps.size() / 2];
}

// The edge of a column of text beside a narrow one of dates or labels: most rows begin there, and rows that begin to
// its left have white before it.
float inner_edge(const std::vector<Row>& rows, float space) {
    std::map<int, int> first;  // by whole points
    std::map<int, int> after;
    for (const auto& row : rows) {
        ++first[static_cast<int>(std::lround(row.words.front().left))];
        for (std::size_t at = 1; at < row.words.size(); ++at) {
            if (gap_between(row.words[at - 1], row.words[at]) > space * 1.3F)
                ++after[static_cast<int>(std::lround(row.words[at].left))];
        }
    }
    for (const auto& [edge, count] : after) {
        const auto begin = first.find(edge);
        const int together = count + (begin == first.end() ? 0 : begin->second);
        if (count >= 3 && together * 2 > static_cast<int>(rows.size())) return static_cast<float>(edge);
    }
    return 0;
}

}  // namespace

std::vector<Row> rows_of(std::vector<PlacedWord> words) {
    std::vector<PlacedWord> sound;
    for (auto& word : words) {
        if (word.text == "{") word.text = "–";  // what old fonts of TeX give for a dash
        if (is_sound(word) && (is_mark(word.text) || !clean(word.text).empty()))
            add_without_leaders(sound, std::move(word));
    }
    std::ranges::stable_sort(sound, {}, [](const PlacedWord& word) { return (word.top + word.bottom) / 2; });
    std::vector<Row> rows;
    for (auto& word : sound) {
        const float middle = (word.top + word.bottom) / 2;
        const bool joins = !rows.empty() && middle > rows.back().top &&
                           middle < rows.back().bottom - (rows.back().bottom - rows.back().top) * 0.25F;
        if (!joins) rows.push_back({{}, word.top, word.bottom});
        rows.back().words.push_back(std::move(word));
    }
    take_in_marks(rows);
    for (auto& row : rows) {
        std::ranges::stable_sort(row.words, {}, &PlacedWord::left);
        join_spaced(row.words);
        join_touching(row.words);
        for (const auto& word : row.words) {
            row.top = std::min(row.top, word.top);
            row.bottom = std::max(row.bottom, word.bottom);
        }
    }
    const float space = usual_space(rows);
    const float inner = inner_edge(rows, space);
    for (auto& row : rows) row.space = space, row.inner = inner;
    return rows;
}

bool is_mark(std::string_view word) {
    static constexpr auto marks = std::to_array<std::string_view>({"•",
                                                                   "◦",
                                                                   "▪",
                                                                   "▸",
                                                                   "‣",
                                                                   "∙",
                                                                   "·",
                                                                   "●",
                                                                   "○",
                                                                   "■",
                                                                   "□",
                                                                   "►",
                                                                   "▶",
                                                                   "▷",
                                                                   "➤",
                                                                   "➢",
                                                                   "✓",
                                                                   "✔",
                                                                   "✦",
                                                                   "★",
                                                                   "☆",
                                                                   "→",
                                                                   "⇒",
                                                                   "–",
                                                                   "—",
                                                                   "-",
                                                                   "*",
                                                                   "+",
                                                                   "~",
                                                                   "◇",
                                                                   "◆",
                                                                   "»",
                                                                   "›",
                                                                   ">",
                                                                   "⋄",
                                                                   "⁃",
                                                                   "o",
                                                                   "§",
                                                                   "❖",
                                                                   "♦",
                                                                   "➔",
                                                                   "➜",
                                                                   "\xEF\x82\xB7",
                                                                   "\xEF\x82\xA7",
                                                                   "\xEF\x83\x98",
                                                                   "\xEF\x81\xB6",
                                                                   "\xEF\x83\xBC",
                                                                   "\xEF\x80\xAD",
                                                                   "⦁",
                                                                   "▹",
                                                                   "◾",
                                                                   "◼",
                                                                   "⚫",
                                                                   "⬥",
                                                                   "‐",
                                                                   "−"});
    return std::ranges::find(marks, word) != marks.end();
}

}  // namespace offerbox::intake
