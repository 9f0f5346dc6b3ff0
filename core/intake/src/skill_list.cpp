#include "skill_list.hpp"

#include <re2/re2.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "dates.hpp"
#include "entries.hpp"
#include "offerbox/base/text.hpp"
#include "vocabulary.hpp"

namespace offerbox::intake {

namespace {

constexpr float near = 3.5F;

bool holds_list(const std::string& text) {
    static const RE2 separators(",|;|·|•|\\||∙| / ");
    return RE2::PartialMatch(text, separators);
}

// An e-mail address, or a town with its country: contact data in the foot of the page, below the last section.
bool is_address(const std::string& text) {
    static const RE2 email("[\\w.+-]+@[\\w-]+\\.\\w");
    return RE2::PartialMatch(text, email) || (text.find(", ") != std::string::npos && is_known_place(text));
}

// Whether the lines are a table with a label at the left of each row: the second cells begin at one edge.
bool is_labelled_table(const std::vector<Line>& lines) {
    std::map<int, int> seconds;
    int rows = 0;
    for (const Line& line : lines) {
        if (line.cells.size() < 2 || line.bullet) continue;
        ++rows;
        if (line.flows) {
            if (line.cells.size() == 2) ++seconds[0];
        } else {
            ++seconds[static_cast<int>(std::lround(line.cells[1].left / 3))];
        }
    }
    for (const auto& [edge, count] : seconds) {
        const auto next = seconds.find(edge + 1);
        if (rows >= 2 && (count + (next == seconds.end() ? 0 : next->second)) * 4 >= rows * 3) return true;
    }
    const bool one_row = rows == 1 && lines.size() == 1 && holds_list(lines.front().cells[1].text);
    return one_row;
}

// Groups that stand side by side, each with its list: read one after the other.
std::vector<Line> columns_apart(const std::vector<Line>& lines) {
    const bool side_by_side = std::ranges::any_of(lines, [](const Line& line) {
        return !line.flows &&
               std::ranges::count_if(line.cells, [](const Cell& cell) { return holds_list(cell.text); }) > 1;
    });
    if (!side_by_side) return lines;
    std::vector<float> edges;
    for (const Line& line : lines) {
        for (const Cell& cell : line.cells) {
            const bool known =
                std::ranges::any_of(edges, [&](float edge) { return std::abs(edge - cell.left) < near; });
            if (!known) edges.push_back(cell.left);
        }
    }
    std::ranges::sort(edges);
    std::vector<Line> out;
    for (std::size_t column = 0; column < edges.size(); ++column) {
        const float edge = edges[column];
        float bottom = 0;
        for (const Line& line : lines) {
            for (const Cell& cell : line.cells) {
                if (std::abs(cell.left - edge) >= near) continue;
                Line part = line;
                part.cells = {cell};
                part.left = cell.left;
                part.right = cell.right;
                if (column + 1 < edges.size()) part.edge = edges[column + 1] - part.size;
                part.gap = bottom == 0 ? 9 : (line.top - bottom) / line.size;
                bottom = line.bottom;
                out.push_back(std::move(part));
            }
        }
    }
    return out;
}

class Reader {
  public:
    explicit Reader(const std::vector<Line>& lines) : lines_(lines), table_(is_labelled_table(lines)) {
        learn_labels();
        for (std::size_t at = 0; at < lines_.size(); ++at) take(at);
        flush();
    }

    std::vector<Skill> skills() { return std::move(skills_); }

  private:
    void take(std::size_t at) {
        const Line& line = lines_[at];
        // Place and date below the last section.
        if (at + 1 == lines_.size() && find_dates(joined(line)) && text::count_words(joined(line)) <= 5) return;
        if (is_address(joined(line))) return;
        std::size_t first = 0;
        const bool labelled = table_ && line.cells.size() >= 2 && !line.bullet;
        if (labelled) {
            flush();
            label_ = without_colon(line.cells.front().text);
            first = 1;
        } else if (line.cells.size() == 1 && is_label(at)) {
            flush();
            label_ = without_colon(line.cells.front().text);
            return;
        }
        for (std::size_t cell = first; cell < line.cells.size(); ++cell) {
            std::string text = line.cells[cell].text;
            // A table of plain text may have the colon with the list: "Languages   : Java, Python".
            if (labelled && text.starts_with(": ")) text.erase(0, 2);
            static const RE2 grouped("^([^:,;]+):\\s*(.*)$");
            static const RE2 dashed("^([^:,;–—]+)\\s+[–—-]\\s+(.*[,;·|].*)$");
            std::string label;
            std::string items;
            if (!labelled &&
                (RE2::FullMatch(text, grouped, &label, &items) || RE2::FullMatch(text, dashed, &label, &items)) &&
                label.size() >= 2 && label.size() <= 45) {
                flush();
                label_ = text::squeeze(label);
                text = items;
            } else if (cell > first || !goes_on(at)) {
                flush();
            }
            if (text.empty()) continue;
            if (open_.empty())
                open_ = text, place_ = place_of(line);
            else
                open_ = join_wrapped(open_, false, text);
        }
    }

    static std::string without_colon(std::string text) {
        while (text.ends_with(':') || text.ends_with(' ')) text.pop_back();
        return text;
    }

    // A line that names the group of those below it.
    bool is_label(std::size_t at) const {
        const Line& line = lines_[at];
        std::size_t below = at + 1;
        while (below < lines_.size() && is_proficiency(joined(lines_[below]))) ++below;
        if (below >= lines_.size() || line.bullet) return false;
        const Line& next = lines_[below];
        const std::string& text = line.cells.front().text;
        if (text::count_words(text) > 5 || holds_list(text)) return false;
        if (text.ends_with(':') || next.bullet) return true;
        if (line.flows) return line.heading > 0 || (line.bold && !next.bold);
        if (next.region != line.region) return false;
        if (indented_) return line.left < left_ + near && next.left > left_ + near;
        const bool apart = at == 0 || line.gap > next.gap + 0.12F;
        if (holds_list(joined(next))) return apart || line.size > next.size * 1.04F;
        if (!grouped_) return false;
        // Where the list's first line has white space above it as the label has, those further down are close.
        const bool leads = is_spaced(at) && is_spaced(below) && below + 1 < lines_.size() && !is_spaced(below + 1);
        const bool is_led = at > 0 && is_spaced(at) && is_spaced(at - 1);
        return leads || (apart && !is_led);
    }

    // Whether there is more white space above the line than between the lines of a list.
    bool is_spaced(std::size_t at) const { return at == 0 || lines_[at].gap > least_gap_ + 0.12F; }

    // How labels are told from what they name: by standing left of it, or by the white space above them.
    void learn_labels() {
        left_ = 1e6F;
        for (const Line& line : lines_) {
            left_ = std::min(left_, line.left);
            least_gap_ = std::min(least_gap_, line.gap);
        }
        std::size_t outer = 0;
        std::size_t parted = 0;
        bool lists = false;
        for (std::size_t at = 0; at < lines_.size(); ++at) {
            outer += lines_[at].left < left_ + near ? 1 : 0;
            parted += at > 0 && lines_[at].gap < 5 && is_spaced(at) ? 1 : 0;
            lists = lists || holds_list(joined(lines_[at])) || lines_[at].bullet;
        }
        indented_ = !lists && outer > 0 && outer * 2 <= lines_.size();
        grouped_ = !lists && parted > 0 && parted * 2 < lines_.size();
    }

    // Whether the line is the rest of the list that is open.
    bool goes_on(std::size_t at) const {
        if (at == 0 || open_.empty()) return false;
        const Line& line = lines_[at];
        const Line& before = lines_[at - 1];
        if (line.bullet || line.flows || line.region != before.region) return open_.ends_with(',') && !line.bullet;
        if (open_.ends_with(',') || open_.ends_with("·") || open_.ends_with("•") || open_.ends_with('|')) return true;
        if (!holds_list(open_)) return false;
        if (line.gap > before.gap + 0.4F && before.gap < 5) return false;
        return line.edge - before.right < line.first_word + line.size * 0.35F;
    }

    void flush() {
        int depth = 0;
        std::string item;
        const auto add = [&] {
            add_item(item);
            item.clear();
        };
        static const RE2 separators("\\s*(?:[;|]|·|•|∙|\\s/\\s|\\s–\\s|\\s—\\s)\\s*");
        std::string text = open_;
        RE2::GlobalReplace(&text, separators, "\n");
        for (std::size_t at = 0; at < text.size(); ++at) {
            depth += text[at] == '(' ? 1 : text[at] == ')' ? -1 : 0;
            const bool comma = text[at] == ',' && depth <= 0 && (at + 1 >= text.size() || text[at + 1] == ' ');
            if (comma || text[at] == '\n')
                add();
            else
                item += text[at];
        }
        add();
        open_.clear();
    }

    void add_item(const std::string& raw) {
        std::string name = text::squeeze(raw);
        static const RE2 remark("\\s*[(\\[]([^()\\[\\]]*)[)\\]]\\s*$");
        std::string inner;
        if (RE2::PartialMatch(name, remark, &inner) &&
            (is_proficiency(inner) || inner.find_first_of("0123456789") != std::string::npos))
            RE2::Replace(&name, remark, "");
        static const RE2 bar("[\\s●○★☆■□▮▯◆◇⬤•*]+$");
        RE2::Replace(&name, bar, "");
        static const RE2 level(
            "(?i)\\s+(?:-|–|:)?\\s*(?:advanced|intermediate|beginner|expert|proficient|basic|\\d{1,3} ?%)$");
        RE2::Replace(&name, level, "");
        static const RE2 conjunction("^(?:and|und|et|y|e|og|och) ");
        RE2::Replace(&name, conjunction, "");
        while (name.ends_with('.') && !name.ends_with("..")) name.pop_back();
        if (name.empty() || name.size() > 60 || text::count_words(name) > 7 || is_proficiency(name)) return;
        const auto same = std::ranges::find_if(
            skills_, [&](const Skill& skill) { return text::equals_ignoring_case(skill.name, name); });
        if (same == skills_.end()) skills_.push_back({name, label_, {place_}, true});
    }

    const std::vector<Line>& lines_;
    bool table_ = false;
    bool indented_ = false;
    bool grouped_ = false;
    float left_ = 0;
    float least_gap_ = 9;
    std::string label_;
    std::string open_;  // the list that is being read
    SourcePlace place_;
    std::vector<Skill> skills_;
};

}  // namespace

std::vector<Skill> skills_of(const std::vector<Line>& lines) {
    const auto apart = columns_apart(lines);
    return Reader(apart).skills();
}

}  // namespace offerbox::intake
