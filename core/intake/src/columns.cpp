#include "columns.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <utility>

#include "dates.hpp"
#include "layout.hpp"
#include "offerbox/base/text.hpp"
#include "vocabulary.hpp"

namespace offerbox::intake {

namespace {

constexpr int deepest = 4;         // columns inside columns
constexpr float least_gutter = 7;  // points
constexpr std::size_t few_rows = 3;
constexpr float page_end = 20'000;

// A run with what its text is.
struct Judged {
    Run run;
    std::optional<SectionKind> title;  // of a section, by its words
    bool heading = false;              // and by its size: "Tools" in small type is a label among skills
    bool marginal = false;             // a date, a span of time or a place, as margins hold them
    bool alone = true;                 // nothing else stands in its row
};

std::vector<Judged> judged(const std::vector<PlacedWord>& words) {
    std::vector<Judged> out;
    for (const auto& row : rows_of(words)) {
        auto runs = runs_of(row);
        for (auto& run : runs) {
            const bool marginal = is_marginal(run.text);
            const auto title = marginal ? std::nullopt : section_of_title(run.text);
            out.push_back({std::move(run), title, title.has_value(), marginal, runs.size() == 1});
        }
    }
    std::map<SectionKind, float> largest;
    for (const auto& run : out) {
        if (!run.title) continue;
        float& height = largest[*run.title];
        height = std::max(height, run.run.bottom - run.run.top);
    }
    for (auto& run : out) run.heading = run.title && run.run.bottom - run.run.top > largest[*run.title] * 0.95F;
    return out;
}

// A vertical stretch of white at x, with the runs on both sides of it.
struct Split {
    float top = 0;
    float bottom = 0;
    float left_edge = 0;   // where the left side ends
    float right_edge = 0;  // where the right side begins
    std::vector<const Judged*> left;
    std::vector<const Judged*> right;
};

std::size_t headings_in(const std::vector<const Judged*>& runs) {
    return static_cast<std::size_t>(std::ranges::count_if(runs, [](const Judged* run) { return run->heading; }));
}

double marginal_share(const std::vector<const Judged*>& runs) {
    const auto count = std::ranges::count_if(runs, [](const Judged* run) { return run->marginal; });
    return static_cast<double>(count) / static_cast<double>(runs.size());
}

// The share of runs that begin at the most common left edge.
double flush_share(const std::vector<const Judged*>& runs) {
    std::map<int, std::size_t> edges;
    for (const Judged* run : runs) ++edges[static_cast<int>(std::lround(run->run.left / 3))];
    std::size_t most = 0;
    for (const auto& [edge, count] : edges) {
        const auto next = edges.find(edge + 1);
        most = std::max(most, count + (next == edges.end() ? 0 : next->second));
    }
    return static_cast<double>(most) / static_cast<double>(runs.size());
}

// The share of `runs` beside which `others` has a run in the same row.
double beside_share(const std::vector<const Judged*>& runs, const std::vector<const Judged*>& others) {
    const auto beside = std::ranges::count_if(runs, [&](const Judged* run) {
        return std::ranges::any_of(
            others, [&](const Judged* other) { return std::abs(run->run.bottom - other->run.bottom) < 3; });
    });
    return static_cast<double>(beside) / static_cast<double>(runs.size());
}

float width_of(const std::vector<const Judged*>& runs) {
    float left = page_end;
    float right = 0;
    for (const Judged* run : runs) left = std::min(left, run->run.left), right = std::max(right, run->run.right);
    return right - left;
}

std::size_t words_in(const std::vector<const Judged*>& runs) {
    std::size_t words = 0;
    for (const Judged* run : runs) words += run->run.words.size();
    return words;
}

bool are_columns(const Split& split) {
    if (split.left.size() < few_rows || split.right.size() < few_rows) return false;
    if (marginal_share(split.left) > 0.5 || marginal_share(split.right) > 0.5) return false;
    const auto left_headings = headings_in(split.left);
    const auto right_headings = headings_in(split.right);
    if (left_headings > 0 && right_headings > 0) return true;
    if (left_headings > 0) return false;
    // Dates and places at the right edge end in one line, they do not begin in one.
    if (flush_share(split.right) < 0.6) return false;
    const float narrow = std::min(width_of(split.left), width_of(split.right));
    const float wide = std::max(width_of(split.left), width_of(split.right));
    // Labels stand beside what they name, row by row, and are short.
    const bool labels = beside_share(split.left, split.right) > 0.85 && narrow < wide * 0.6F &&
                        words_in(split.left) <= split.left.size() * 3;
    if (labels) return false;
    return words_in(split.left) >= 8 && words_in(split.right) >= 8;
}

// How much is gained by reading the two sides apart.
double worth(const Split& split) {
    const auto rows = static_cast<double>(std::min(split.left.size(), split.right.size()));
    return rows + static_cast<double>(split.right_edge - split.left_edge) * 0.005;
}

Split split_at(const std::vector<Judged>& runs, float x, float top, float bottom) {
    Split split{top, bottom, 0, page_end, {}, {}};
    for (const auto& run : runs) {
        const float middle = (run.run.top + run.run.bottom) / 2;
        if (middle <= top || middle >= bottom) continue;
        if (run.run.right <= x) {
            split.left.push_back(&run);
            split.left_edge = std::max(split.left_edge, run.run.right);
        } else {
            split.right.push_back(&run);
            split.right_edge = std::min(split.right_edge, run.run.left);
        }
    }
    return split;
}

// The best split. `headings_cross`: titles of sections that stand alone span both columns.
std::optional<Split> best_split(const std::vector<Judged>& runs, bool headings_cross) {
    std::optional<Split> best;
    float left = page_end;
    float right = 0;
    for (const auto& run : runs) left = std::min(left, run.run.left), right = std::max(right, run.run.right);
    for (float x = left + (right - left) * 0.12F; x < left + (right - left) * 0.88F; x += 3) {
        std::vector<std::pair<float, float>> crossing;  // top and bottom of what stands across x
        for (const auto& run : runs) {
            const bool crosses = run.run.left < x + least_gutter / 2 && run.run.right > x - least_gutter / 2;
            if (crosses || (headings_cross && run.heading && run.alone))
                crossing.emplace_back(run.run.top, run.run.bottom);
        }
        crossing.emplace_back(page_end, page_end);
        std::ranges::sort(crossing);
        float top = -1;
        for (const auto& [begin, end] : crossing) {
            if (begin > top) {
                Split split = split_at(runs, x, top, begin);
                if (are_columns(split) && (!best || worth(split) > worth(*best))) best = std::move(split);
            }
            top = std::max(top, end);
        }
    }
    return best;
}

void take_words(const std::vector<const Judged*>& runs, std::vector<PlacedWord>& into) {
    for (const Judged* run : runs) into.insert(into.end(), run->run.words.begin(), run->run.words.end());
}

void divide(const std::vector<PlacedWord>& words, int depth, std::vector<std::vector<PlacedWord>>& regions) {
    if (words.empty()) return;
    const auto runs = judged(words);
    std::optional<Split> split;
    if (depth < deepest) split = best_split(runs, false);
    if (!split && depth < deepest) split = best_split(runs, true);
    if (!split) return regions.push_back(words);
    std::vector<PlacedWord> above;
    std::vector<PlacedWord> left;
    std::vector<PlacedWord> right;
    std::vector<PlacedWord> below;
    take_words(split->left, left);
    take_words(split->right, right);
    for (const auto& run : runs) {
        const float middle = (run.run.top + run.run.bottom) / 2;
        if (middle <= split->top) above.insert(above.end(), run.run.words.begin(), run.run.words.end());
        if (middle >= split->bottom) below.insert(below.end(), run.run.words.begin(), run.run.words.end());
    }
    for (const auto* part : {&above, &left, &right, &below}) divide(*part, depth + 1, regions);
}

}  // namespace

// White that no space between words is as wide as: by the row's height, and less where spaces are narrow for it.
float least_parting(const Row& row) {
    const float height = row.bottom - row.top;
    if (row.space == 0) return height * 0.95F;
    std::vector<float> gaps;
    for (std::size_t at = 1; at < row.words.size(); ++at) gaps.push_back(row.words[at].left - row.words[at - 1].right);
    float space = row.space * 2.6F;
    if (gaps.size() >= 4) {
        // Justified rows have wide spaces, all of them.
        std::ranges::sort(gaps);
        space = std::max(space, gaps[gaps.size() / 2] * 2.2F);
    }
    return std::clamp(space, height * 0.45F, height * 0.95F);
}

std::vector<Run> runs_of(const Row& row) {
    std::vector<Run> runs;
    const float parting = least_parting(row);
    for (const auto& word : row.words) {
        const float white = runs.empty() ? 0 : word.left - runs.back().right;
        const bool at_edge = row.inner > 0 && std::abs(word.left - row.inner) < 1 && white > row.space * 1.3F;
        const bool parts = runs.empty() || white > parting || at_edge;
        if (parts) runs.push_back({{}, {}, word.left, word.right, word.top, word.bottom});
        Run& run = runs.back();
        run.text += (run.words.empty() ? "" : " ") + clean(word.text);
        run.words.push_back(word);
        run.right = std::max(run.right, word.right);
        run.top = std::min(run.top, word.top);
        run.bottom = std::max(run.bottom, word.bottom);
    }
    return runs;
}

std::vector<std::vector<PlacedWord>> regions_of(const std::vector<PlacedWord>& words) {
    std::vector<std::vector<PlacedWord>> regions;
    divide(words, 0, regions);
    return regions;
}

}  // namespace offerbox::intake
