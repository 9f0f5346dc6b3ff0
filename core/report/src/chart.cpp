#include "chart.hpp"

#include <fmt/format.h>

#include <string>
#include <vector>

#include "phrases.hpp"

namespace offerbox::report {

namespace {

// In the units of the picture's own coordinates.
constexpr int width = 640;
constexpr int left = 235;  // where level 1 stands
constexpr int right = 620;
constexpr int top = 26;
constexpr int row_height = 28;

struct Row {
    std::string name;
    double level = 1;
    Range levels;
};

double place_of(double level) {
    return left + (level - 1) / 4 * (right - left);
}

std::string number(double value) {
    return fmt::format("{:.1f}", value);
}

// Longer names are cut: there is room for about 32 letters. The whole name stands in the text beside the picture.
std::string short_name(std::string_view name) {
    constexpr std::size_t most = 32;
    if (name.size() <= most) return std::string(name);
    auto end = name.rfind(' ', most);
    if (end == std::string_view::npos) end = most;
    while (end > 0 && (static_cast<unsigned char>(name[end]) & 0xC0U) == 0x80U) --end;
    return std::string(name.substr(0, end)) + " \u2026";
}

std::vector<Row> rows_of(const Report& report) {
    std::vector<Row> rows;
    const auto& overall = report.scorecard.overall;
    if (overall.level && report.levels) rows.push_back({"Overall", *overall.level, *report.levels});
    for (std::size_t at = 0; at < report.questions.size(); ++at) {
        const auto& question = report.questions[at];
        if (!question.score.level || !question.levels) continue;
        rows.push_back(
            {fmt::format("{}. {}", at + 1, name_of(question, report)), *question.score.level, *question.levels});
    }
    return rows;
}

void add_axis(Html& html, int bottom) {
    for (int level = 1; level <= 5; ++level) {
        const auto x = number(place_of(level));
        html.open("line", {{"x1", x},
                           {"x2", x},
                           {"y1", std::to_string(top - 6)},
                           {"y2", std::to_string(bottom)},
                           {"stroke", "#b9b4a8"},
                           {"stroke-width", "1"}});
        html.close();
        html.element("text", std::to_string(level),
                     {{"x", x}, {"y", "14"}, {"text-anchor", "middle"}, {"font-size", "12"}, {"fill", "currentColor"}});
    }
}

void add_row(Html& html, const Row& row, int y, bool is_first) {
    const double begin = place_of(row.levels.low);
    const double end = place_of(row.levels.high);
    html.element("text", short_name(row.name),
                 {{"x", "0"},
                  {"y", std::to_string(y + 4)},
                  {"font-size", "13"},
                  {"fill", "currentColor"},
                  {"font-weight", is_first ? "bold" : "normal"}});
    html.open("rect", {{"x", number(begin - 4)},
                       {"y", std::to_string(y - 5)},
                       {"width", number(end - begin + 8)},
                       {"height", "10"},
                       {"rx", "5"},
                       {"fill", "#8fc1bb"}});
    html.close();
    html.open("circle",
              {{"cx", number(place_of(row.level))}, {"cy", std::to_string(y)}, {"r", "6"}, {"fill", "#0b5f5a"}});
    html.close();
}

}  // namespace

void add_chart(Html& html, const Report& report) {
    const auto rows = rows_of(report);
    if (rows.empty()) return;
    const int bottom = top + row_height * static_cast<int>(rows.size());
    std::string words = "Levels from 1 to 5.";
    for (const auto& row : rows) words += fmt::format(" {}: {}.", row.name, level_in_words(row.level, row.levels));
    html.open("figure").open("svg", {{"xmlns", "http://www.w3.org/2000/svg"},
                                     {"viewBox", fmt::format("0 0 {} {}", width, bottom + 4)},
                                     {"role", "img"},
                                     {"aria-label", words}});
    add_axis(html, bottom);
    for (std::size_t at = 0; at < rows.size(); ++at) {
        add_row(html, rows[at], top + row_height * static_cast<int>(at) + row_height / 2, at == 0);
    }
    html.close();
    html.element("figcaption", "Each dot is a level from 1 to 5; the bar around it is where it likely lies.");
    html.close();
}

}  // namespace offerbox::report
