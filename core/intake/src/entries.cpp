#include "entries.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "dates.hpp"
#include "offerbox/base/text.hpp"
#include "paragraphs.hpp"
#include "vocabulary.hpp"

namespace offerbox::intake {

namespace {

bool is_address(const std::string& text) {
    return (text.starts_with("http") || text.starts_with("www.")) && text.find(' ') == std::string::npos;
}

// The first row of a table: "Period | Employer | Position and duties".
bool is_title_row(const Line& line) {
    static const std::set<std::string> titles{
        "date",         "dates",         "period",          "from",   "to",          "year",    "years",
        "employer",     "company",       "position",        "title",  "role",        "job",     "place",
        "location",     "duties",        "school",          "degree", "institution", "subject", "grade",
        "duration",     "zeitraum",      "arbeitgeber",     "firma",  "tätigkeit",   "dauer",   "ort",
        "période",      "employeur",     "poste",           "fecha",  "empresa",     "puesto",  "organisation",
        "organization", "qualification", "responsibilities"};
    if (line.cells.size() < 2 || line.bullet) return false;
    return std::ranges::all_of(line.cells, [](const Cell& cell) {
        const auto words = text::words(cell.text);
        return !words.empty() && words.size() <= 4 && titles.contains(words.front().lower) && !find_dates(cell.text);
    });
}

// "Technologies: Java, Kafka" below the items of an entry.
bool is_labelled_list(const std::string& text) {
    const auto colon = text.find(':');
    if (colon == std::string::npos || colon > 30) return false;
    const SectionKind kind = section_by_words(text.substr(0, colon));
    return kind == SectionKind::skills || text::starts_with_ignoring_case(text, "environment") ||
           text::starts_with_ignoring_case(text, "tech");
}

// Lines of a head that belong to several entries, parted: `begins` holds the index of each entry's first line.
std::vector<std::size_t> begins_in(const std::vector<Paragraph>& head, bool at_start) {
    std::vector<std::size_t> dated;
    for (std::size_t at = 0; at < head.size(); ++at) {
        if (head[at].dated) dated.push_back(at);
    }
    std::vector<std::size_t> begins{0};
    if (dated.size() < 2) return begins;
    // How many lines stand above the dates: as in the first entry, unless white space says otherwise.
    const std::size_t above = at_start ? dated.front() : std::min<std::size_t>(dated.front(), 1);
    for (std::size_t next = 1; next < dated.size(); ++next) {
        const std::size_t from = dated[next - 1] + 1;
        const std::size_t to = dated[next];
        std::size_t begin = std::max(from, to >= above ? to - above : from);
        float widest = 0;
        float second = 0;
        std::size_t at_widest = from;
        for (std::size_t at = from; at <= to; ++at) {
            const float gap = std::min(head[at].line.gap, 3.0F);
            if (gap > widest)
                second = widest, widest = gap, at_widest = at;
            else
                second = std::max(second, gap);
        }
        if (to > from && widest > second + 0.25F) begin = at_widest;
        if (begin > begins.back()) begins.push_back(begin);
    }
    return begins;
}

// "Acme, 2015 - 2021" above titles of their own dates: the span of all of them, not of a title.
bool spans_titles(const Paragraph& line, const Paragraph& next) {
    const auto all = find_dates(joined(line.line));
    const auto part = find_dates(joined(next.line));
    if (!all || !part || !all->range.start || !part->range.start) return false;
    const bool inside =
        *part->range.start >= *all->range.start &&
        (all->range.current || (part->range.end && all->range.end && *part->range.end <= *all->range.end));
    return inside && title_score(without_dates(joined(line.line))) == 0 &&
           title_score(without_dates(joined(next.line))) > 0;
}

class Builder {
  public:
    Builder(EntryStyle style, bool lists_entries) : style_(style), lists_entries_(lists_entries) {}

    void take(const Paragraph& paragraph) {
        const std::string text = joined(paragraph.line);
        if (is_address(text) || is_title_row(paragraph.line)) return;
        const bool entry_in_list =
            lists_entries_ && paragraph.kind == ParagraphKind::item && begins_entry(paragraph.line, text);
        if (entry_in_list) {
            close_head();
            head_.push_back(paragraph);
            head_.back().line.bullet = false;
            head_.back().dated = true;
            close_head();
        } else if (heads_project(paragraph)) {
            head_.push_back(paragraph);
            close_head();
        } else if (paragraph.kind == ParagraphKind::head && !(open_ && is_labelled_list(text))) {
            if (open_ && head_.empty() && dates_go_on(paragraph)) return;
            head_.push_back(paragraph);
        } else {
            close_head();
            if (entries_.empty()) entries_.push_back({});
            Item item{{text, place_of(paragraph.line)}, paragraph.kind == ParagraphKind::prose};
            entries_.back().body.push_back(std::move(item));
            open_ = true;
            add_aside(paragraph);
        }
    }

    std::vector<Entry> entries() {
        close_head();
        return std::move(entries_);
    }

  private:
    static bool begins_entry(const Line& line, const std::string& text) {
        return find_dates(text) && (degree_score(text) > 0 || school_score(text) > 0 || title_score(text) > 0) &&
               has_head_dates([&] {
                   Line plain = line;
                   plain.bullet = false;
                   return plain;
               }());
    }

    // A project's name and what it is in one sentence, at the section's start or after the items of another.
    bool heads_project(const Paragraph& paragraph) const {
        if (style_ != EntryStyle::project || paragraph.kind != ParagraphKind::prose || !head_.empty()) return false;
        return entries_.empty() || (!entries_.back().body.empty() && !entries_.back().body.back().prose);
    }

    // A line of dates or of a place below items that have none yet: a margin that is longer than the head.
    bool dates_go_on(const Paragraph& paragraph) {
        const std::string text = joined(paragraph.line);
        if (!is_marginal(text) || entries_.empty()) return false;
        const auto dates = find_dates(text);
        if (dates && entries_.back().dates.as_written.empty()) return false;
        return !dates;
    }

    void add_aside(const Paragraph& paragraph) {
        Entry& entry = entries_.back();
        for (const Cell& cell : paragraph.aside) {
            if (ends_dates(entry, cell.text)) continue;
            const auto dates = find_dates(cell.text);
            if (dates && entry.dates.as_written.empty()) {
                entry.dates = dates->range;
                if (entry.dated_line < 0) entry.dated_line = 0;
            } else if (!dates && !entry.head.empty()) {
                Line line = paragraph.line;
                line.cells = {cell};
                line.bullet = false;
                entry.head.push_back(std::move(line));
            }
        }
    }

    // "Present" beside an item, below "Sep 2019 -".
    static bool ends_dates(Entry& entry, const std::string& text) {
        const std::string& begun = entry.dates.as_written;
        if (!begun.ends_with('-') && !begun.ends_with("–") && !begun.ends_with("—")) return false;
        const std::string whole = begun + " " + text;
        const auto dates = find_dates(whole);
        if (!dates || !is_only_dates(whole)) return false;
        entry.dates = dates->range;
        return true;
    }

    void close_head() {
        if (head_.empty()) return;
        join_broken_dates();
        const auto begins = begins_in(head_, entries_.empty() || open_);
        for (std::size_t entry = 0; entry < begins.size(); ++entry) {
            const std::size_t end = entry + 1 < begins.size() ? begins[entry + 1] : head_.size();
            add_entry(begins[entry], end);
        }
        head_.clear();
        open_ = true;
    }

    // "05.2018 -" with "02.2020" in the next line of the margin.
    void join_broken_dates() {
        for (std::size_t at = 0; at + 1 < head_.size(); ++at) {
            Cell& first = head_[at].line.cells.front();
            Line& below = head_[at + 1].line;
            const bool hangs = first.text.ends_with('-') || first.text.ends_with("\xE2\x80\x93") ||
                               first.text.ends_with("\xE2\x80\x94") || first.text.ends_with(" to");
            if (!hangs || !find_dates(first.text)) continue;
            const std::string whole = first.text + " " + below.cells.front().text;
            if (!is_only_dates(whole)) continue;
            first.text = whole;
            below.cells.erase(below.cells.begin());
            head_[at + 1].dated = false;
            if (below.cells.empty()) head_.erase(head_.begin() + static_cast<std::ptrdiff_t>(at) + 1);
        }
    }

    void add_entry(std::size_t begin, std::size_t end) {
        Entry entry;
        if (begin + 1 < end && head_[begin].dated && head_[begin + 1].dated &&
            spans_titles(head_[begin], head_[begin + 1]))
            head_[begin].dated = false;
        for (std::size_t at = begin; at < end; ++at) {
            Line line = head_[at].line;
            if (head_[at].dated && entry.dates.as_written.empty()) {
                entry.dates = dates_in(line);
                entry.dated_line = static_cast<int>(at - begin);
            }
            entry.head.push_back(std::move(line));
        }
        entries_.push_back(std::move(entry));
    }

    static DateRange dates_in(const Line& line) {
        for (const Cell& cell : line.cells) {
            if (const auto dates = find_dates(cell.text)) return dates->range;
        }
        const auto dates = find_dates(joined(line));
        return dates ? dates->range : DateRange{};
    }

    EntryStyle style_;
    bool lists_entries_ = false;
    bool open_ = false;  // the last entry has a head
    std::vector<Paragraph> head_;
    std::vector<Entry> entries_;
};

}  // namespace

SourcePlace place_of(const Line& line) {
    return {line.page, line.number};
}

std::string joined(const Line& line) {
    std::string out;
    for (const Cell& cell : line.cells) out += (out.empty() ? "" : " ") + cell.text;
    return out;
}

std::vector<Entry> entries_of(const std::vector<Line>& lines, EntryStyle style) {
    const auto paragraphs = paragraphs_of(lines);
    const bool heads_dated = std::ranges::any_of(paragraphs, [](const Paragraph& paragraph) {
        return paragraph.dated ||
               std::ranges::any_of(paragraph.aside, [](const Cell& cell) { return find_dates(cell.text).has_value(); });
    });
    Builder builder(style, style == EntryStyle::dated && !heads_dated);
    for (const Paragraph& paragraph : paragraphs) builder.take(paragraph);
    return builder.entries();
}

}  // namespace offerbox::intake
