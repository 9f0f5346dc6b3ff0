#include "paragraphs.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "dates.hpp"
#include "entries.hpp"
#include "offerbox/base/text.hpp"
#include "vocabulary.hpp"

namespace offerbox::intake {

namespace {

constexpr float near = 3.5F;  // points: the same edge
constexpr float wide_gap = 0.9F;

bool is_lower(const std::string& text) {
    const auto points = text::to_code_points(text);
    if (points.empty()) return false;
    const std::string first = text::from_code_points(std::u32string(1, points.front()));
    const bool letter = (points.front() >= U'a' && points.front() <= U'z') || points.front() >= 0xDF;
    return letter && text::lower(first) == first && points.front() < 0x2000;
}

bool ends_open(const std::string& text) {
    static const std::set<std::string> open{"and", "or", "of",   "in", "for", "the", "a",  "an",  "to",  "with", "by",
                                            "at",  "on", "from", "&",  "und", "et",  "de", "der", "des", "y",    "e"};
    if (text.ends_with(',') || text.ends_with('-') || text.ends_with('&') || text.ends_with('/')) return true;
    const auto words = text::words(text);
    return !words.empty() && words.back().end == text.size() && open.contains(words.back().lower);
}

// Whether a line that begins like this begins a statement of its own.
bool begins_fact(const std::string& text) {
    const auto cut = text.find_first_of(",|(");
    const std::string first = text.substr(0, cut);
    // "College (2011)": a noun alone is the rest of a name.
    const bool noun_alone = text::count_words(first) == 1 && text::squeeze(first) != text && degree_score(first) == 0 &&
                            title_score(first) == 0;
    if (noun_alone) return is_marginal(text);
    return is_marginal(text) || school_score(first) > 0 || degree_score(first) > 0 || title_score(first) >= 2 ||
           organisation_score(first) > 0 || text.find("http") != std::string::npos ||
           text.find('@') != std::string::npos;
}

// What the section's lines have in common in each region.
struct Edges {
    float head = 0;             // where lines of heads begin
    float right = 0;            // where the longest line ends
    float text = 0;             // where the longest line of items and prose ends
    bool breaks_there = false;  // whether so many end near there that lines were broken at it
    std::set<int> items;        // where lines of unmarked items begin, in points
    float usual_gap = 0.2F;     // between the lines of one paragraph
    bool gutter = false;        // dates stand left of everything
    bool centred = false;       // lines have their middles in common, not their edges
};

float content_left(const Line& line, bool gutter) {
    return gutter && line.cells.size() > 1 && is_marginal(line.cells.front().text) ? line.cells[1].left : line.left;
}

bool is_centred(const std::vector<const Line*>& lines) {
    std::size_t middles = 0;
    std::size_t lefts = 0;
    for (std::size_t at = 1; at < lines.size(); ++at) {
        const Line& a = *lines[at - 1];
        const Line& b = *lines[at];
        if (std::abs(a.left - b.left) < near)
            ++lefts;
        else if (std::abs((a.left + a.right) - (b.left + b.right)) < near * 2)
            ++middles;
    }
    return middles > lefts && middles * 2 > lines.size();
}

Edges edges_of(const std::vector<Line>& lines, int region) {
    Edges edges;
    std::vector<const Line*> own;
    for (const Line& line : lines) {
        if (line.region == region) own.push_back(&line);
    }
    float left = 1e6F;
    for (const Line* line : own) left = std::min(left, line->left);
    // Dates at the left edge with the text beside them, and nearly nothing else at that edge.
    std::size_t dates = 0;
    std::size_t others = 0;
    for (const Line* line : own) {
        if (line->left > left + near) continue;
        (is_marginal(line->cells.front().text) ? dates : others) += 1;
    }
    const bool beside = std::ranges::any_of(own, [&](const Line* line) {
        return line->left <= left + near && line->cells.size() > 1 && is_marginal(line->cells.front().text);
    });
    edges.gutter = beside && dates > others * 2;
    edges.head = 1e6F;
    std::vector<float> gaps;
    for (const Line* line : own) {
        edges.right = std::max(edges.right, line->right);
        if (edges.gutter && line->cells.size() == 1 && is_marginal(line->cells.front().text)) continue;
        if (!line->bullet) edges.head = std::min(edges.head, content_left(*line, edges.gutter));
        if (line->gap < 5) gaps.push_back(line->gap);
    }
    if (!gaps.empty()) {
        std::ranges::sort(gaps);
        edges.usual_gap = gaps[gaps.size() / 4];
    }
    // Unmarked items stand to the right of heads, and most lines that begin there are sentences or go on with one.
    struct Indent {
        std::size_t lines = 0;
        std::size_t sentences = 0;
        std::size_t facts = 0;
    };
    std::map<int, Indent> indents;
    for (std::size_t at = 0; at < own.size(); ++at) {
        const Line& line = *own[at];
        const float begin = content_left(line, edges.gutter);
        if (line.bullet || begin < edges.head + near || begin > edges.head + 60) continue;
        Indent& indent = indents[static_cast<int>(std::lround(begin))];
        ++indent.lines;
        const std::string text = joined(line);
        const bool goes_on = at > 0 && std::abs(own[at - 1]->left - line.left) < near && is_lower(text);
        if (is_prose(text) || goes_on || text.ends_with('.')) ++indent.sentences;
        if (line.cells.size() > 1 || begins_fact(text) || has_head_dates(line)) ++indent.facts;
    }
    for (const auto& [edge, indent] : indents) {
        const bool plain = indent.sentences > 0 && indent.facts * 2 <= indent.lines;
        if (indent.sentences * 2 >= indent.lines || plain) edges.items.insert(edge);
    }
    if (is_centred(own)) edges.centred = true, edges.items.clear();
    std::vector<float> ends;
    for (const Line* line : own) {
        std::size_t cells = line->cells.size();
        while (cells > 1 && is_marginal(line->cells[cells - 1].text)) --cells;
        const bool body = line->bullet || text::count_words(line->cells[cells - 1].text) >= 6;
        if (body) ends.push_back(line->cells[cells - 1].right);
    }
    for (const float end : ends) edges.text = std::max(edges.text, end);
    const float nearby = (edges.text - left) * 0.07F;
    edges.breaks_there = std::ranges::count_if(ends, [&](float end) { return end > edges.text - nearby; }) >= 3;
    return edges;
}

bool at_item_edge(const Edges& edges, float begin) {
    return std::ranges::any_of(edges.items,
                               [&](int edge) { return std::abs(static_cast<float>(edge) - begin) < near; });
}

class Gatherer {
  public:
    explicit Gatherer(const std::vector<Line>& lines) {
        for (const Line& line : lines) {
            if (!edges_.contains(line.region)) edges_[line.region] = edges_of(lines, line.region);
        }
        for (const Line& line : lines) take(line);
    }

    std::vector<Paragraph> paragraphs() { return std::move(paragraphs_); }

  private:
    void take(const Line& line) {
        Line own = line;
        std::vector<Cell> aside = line.margin;
        // A sign before dates and places stands for a calendar or a pin, not for an item.
        if (own.bullet && is_marginal(joined(own)) && find_dates(joined(own))) own.bullet = false;
        const bool in_body = !paragraphs_.empty() && paragraphs_.back().kind != ParagraphKind::head;
        const bool may_part = own.bullet || (in_body && line.cells.size() > 1);
        if (may_part) part_aside(own, aside);
        if (own.cells.empty()) {
            if (!paragraphs_.empty())
                paragraphs_.back().aside.insert(paragraphs_.back().aside.end(), aside.begin(), aside.end());
            return;
        }
        if (!paragraphs_.empty() && last_ != nullptr && goes_on(own)) {
            append(own, aside);
        } else {
            Paragraph next;
            next.kind = kind_of(own, aside.empty() ? own : line);
            if (next.kind == ParagraphKind::head && !aside.empty()) own = line, aside.clear();
            next.dated = next.kind == ParagraphKind::head && has_head_dates(own);
            if (next.kind != ParagraphKind::head)
                own.cells = {{joined(own), own.left, own.right, own.cells.back().soft_hyphen}};
            next.line = own;
            next.aside = std::move(aside);
            paragraphs_.push_back(std::move(next));
            begin_ = own.left;
        }
        previous_ = own;
        last_ = &previous_;
    }

    // Dates and places at the right edge beside a line of the body.
    static void part_aside(Line& line, std::vector<Cell>& aside) {
        while (line.cells.size() > 1 && is_marginal(line.cells.back().text)) {
            aside.insert(aside.begin(), line.cells.back());
            line.cells.pop_back();
            line.right = line.cells.back().right;
        }
    }

    // Whether the line's first word had room on the line before, which its author then left on purpose.
    bool fits_on_last(const Line& line) const {
        const Edges& edges = edges_.at(line.region);
        const float end = edges.breaks_there ? edges.text : std::max(edges.text, line.edge);
        return end - last_->right > line.first_word + line.size * 0.35F;
    }

    bool goes_on(const Line& line) const {
        const Paragraph& open = paragraphs_.back();
        if (line.flows || line.bullet) return false;
        const bool same_region = line.region == last_->region;
        const std::string text = joined(line);
        const Edges& edges = edges_.at(line.region);
        if (open.kind == ParagraphKind::head) return same_region && head_goes_on(line, text);
        const bool ended = joined(*last_).ends_with('.');
        if (has_head_dates(line) && (ended || !is_lower(text))) return false;
        if (!same_region) {
            // Over the page's end only what is plainly the rest of a sentence.
            return is_lower(text) && !ended;
        }
        if (line.gap > edges.usual_gap + wide_gap) return false;
        if (open.line.bullet) {
            const float least = open.line.mark > 0 ? open.line.mark : begin_;
            if (line.left > least - near && line.left < begin_ + 14)
                return line.left > edges.head + near || is_lower(text) || (!fits_on_last(line) && !ended);
            return false;
        }
        if (std::abs(line.left - begin_) > near && !edges.centred) return false;
        if (last_->cells.back().soft_hyphen || ends_open(joined(*last_)) || is_lower(text)) return true;
        if (line.gap > edges.usual_gap + 0.3F || ended) return false;
        if (open.kind == ParagraphKind::prose && begin_ < edges.head + near && begins_fact(text) && !is_prose(text))
            return false;
        return !fits_on_last(line);
    }

    // A head's line that was too long for its column.
    bool head_goes_on(const Line& line, const std::string& text) const {
        const Edges& edges = edges_.at(line.region);
        if (std::abs(line.left - last_->left) > near && !edges.centred) return false;
        if (line.cells.size() > 1 || last_->cells.size() > 1 || line.gap > edges.usual_gap + wide_gap) return false;
        if (std::abs(line.size - last_->size) > line.size * 0.06F) return false;
        const std::string before = joined(*last_);
        const bool hangs = before.ends_with("–") || before.ends_with("—") || before.ends_with(" -");
        if (hangs && find_dates(before) && find_dates(text)) return true;
        if (is_marginal(text) || is_marginal(before) || fits_on_column(line)) return false;
        if (ends_open(before) || is_lower(text)) return true;
        return !begins_fact(text) && !find_dates(before) && text::count_words(before) >= 3;
    }

    // Whether the line's first word had room on the line before in its own region.
    bool fits_on_column(const Line& line) const {
        return edges_.at(line.region).right - last_->right > line.first_word + line.size * 0.35F;
    }

    ParagraphKind kind_of(const Line& line, const Line& whole) const {
        if (line.bullet) return ParagraphKind::item;
        if (line.heading > 0 || line.bold) return ParagraphKind::head;
        const std::string text = joined(line);
        const bool one_cell = line.cells.size() == 1;
        const bool at_items = !line.flows && one_cell && at_item_edge(edges_.at(line.region), line.left);
        if (at_items && (is_prose(text) || !has_head_dates(whole))) return ParagraphKind::item;
        if (has_head_dates(whole)) return ParagraphKind::head;
        return is_prose(text) && one_cell ? ParagraphKind::prose : ParagraphKind::head;
    }

    void append(const Line& line, const std::vector<Cell>& aside) {
        Paragraph& open = paragraphs_.back();
        Cell& cell = open.line.cells.back();
        cell.text = join_wrapped(cell.text, last_->cells.back().soft_hyphen, joined(line));
        open.aside.insert(open.aside.end(), aside.begin(), aside.end());
        if (open.kind != ParagraphKind::head) return;
        open.dated = has_head_dates(open.line);
        const bool sentence = !open.dated && open.line.cells.size() == 1 && is_prose(cell.text) && !open.line.bold;
        if (sentence && open.line.heading == 0) open.kind = ParagraphKind::prose;
    }

    std::map<int, Edges> edges_;
    std::vector<Paragraph> paragraphs_;
    Line previous_;
    const Line* last_ = nullptr;
    float begin_ = 0;  // left edge of the paragraph's first line
};

}  // namespace

bool has_head_dates(const Line& line) {
    if (line.bullet) return false;
    for (const Cell& cell : line.cells) {
        const auto dates = find_dates(cell.text);
        if (!dates) continue;
        if (is_only_dates(cell.text)) return true;
        if (cell.text.ends_with('.') && is_prose(cell.text)) continue;
        const std::string before = text::squeeze(cell.text.substr(0, dates->begin));
        const std::string after = text::squeeze(cell.text.substr(dates->end));
        const bool at_edge = text::words(before).empty() || text::words(after).empty();
        const bool is_range = dates->range.current || (dates->range.start != dates->range.end);
        const std::size_t words = text::count_words(cell.text);
        if (at_edge && ((is_range && words < 26) || words <= 14) && !(is_prose(cell.text) && !is_range)) return true;
        if (is_range && !is_prose(cell.text)) return true;
    }
    return false;
}

std::vector<Paragraph> paragraphs_of(const std::vector<Line>& lines) {
    return Gatherer(lines).paragraphs();
}

}  // namespace offerbox::intake
