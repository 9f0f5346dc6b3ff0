#include "sections.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "dates.hpp"
#include "offerbox/base/text.hpp"

namespace offerbox::intake {

namespace {

bool is_core(SectionKind kind) {
    return kind == SectionKind::experience || kind == SectionKind::education || kind == SectionKind::skills ||
           kind == SectionKind::projects || kind == SectionKind::summary;
}

bool is_capitals(const std::string& text) {
    return text::lower(text) != text && [&] {
        for (const char c : text) {
            if (c >= 'a' && c <= 'z') return false;
        }
        return true;
    }();
}

// How a line looks, as far as titles of sections are alike in it.
struct Look {
    float size = 0;
    bool capitals = false;
    int heading = 0;
    bool bold = false;
};

Look look_of(const Line& line) {
    return {line.size, is_capitals(line.text()), line.heading, line.bold};
}

// Whether `a` stands out as much as `b` does.
bool stands_out_like(const Look& a, const Look& b) {
    if (b.heading > 0) return a.heading > 0 && a.heading <= b.heading;
    if (b.bold && !a.bold) return false;
    if (b.capitals && !a.capitals) return false;
    return a.size >= b.size * 0.96F;
}

// A title that stands alone in its line, by its words.
std::optional<SectionKind> title_kind(const Line& line) {
    if (line.bullet || line.cells.size() > 2) return std::nullopt;
    const std::string text = line.text();
    if (find_dates(text)) return std::nullopt;
    return section_of_title(text);
}

// The look that most titles of the main sections share.
std::optional<Look> common_look(const std::vector<Line>& lines) {
    struct Vote {
        Look look;
        std::set<SectionKind> kinds;
    };
    std::vector<Vote> votes;
    for (const Line& line : lines) {
        const auto kind = title_kind(line);
        if (!kind || !is_core(*kind)) continue;
        const Look look = look_of(line);
        const auto same = std::ranges::find_if(votes, [&](const Vote& vote) {
            return std::abs(vote.look.size - look.size) < 0.4F && vote.look.capitals == look.capitals &&
                   vote.look.heading == look.heading && vote.look.bold == look.bold;
        });
        if (same == votes.end())
            votes.push_back({look, {*kind}});
        else
            same->kinds.insert(*kind);
    }
    const Vote* best = nullptr;
    for (const Vote& vote : votes) {
        const bool better = best == nullptr || vote.kinds.size() > best->kinds.size() ||
                            (vote.kinds.size() == best->kinds.size() && vote.look.size > best->look.size);
        if (better) best = &vote;
    }
    if (best == nullptr || best->kinds.size() < 2) return std::nullopt;
    return best->look;
}

float usual_size(const std::vector<Line>& lines) {
    std::vector<float> sizes;
    for (const Line& line : lines) sizes.push_back(line.size);
    if (sizes.empty()) return 0;
    std::ranges::nth_element(sizes, sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2));
    return sizes[sizes.size() / 2];
}

// A title whose words are not known, by its look.
std::optional<SectionKind> unknown_title(const Line& line, const Look& look, float usual) {
    const std::string text = line.text();
    if (line.bullet || line.cells.size() > 1 || text::count_words(text) > 5 || text::words(text).empty())
        return std::nullopt;
    if (find_dates(text) || text.find('@') != std::string::npos) return std::nullopt;
    const Look own = look_of(line);
    if (!stands_out_like(own, look) || own.heading != look.heading) return std::nullopt;
    const SectionKind kind = section_by_words(text);
    const bool larger = !line.flows && own.size > usual * 1.06F && own.size < look.size * 1.05F;
    if (larger || look.heading > 0) {
        const bool other_fact =
            kind == SectionKind::other && (title_score(text) >= 2 || organisation_score(text) >= 2.5);
        return other_fact && !line.flows ? std::nullopt : std::optional(kind);
    }
    const bool told = kind != SectionKind::other && text::count_words(text) <= 4;
    return look.capitals && told && title_score(text) == 0 ? std::optional(kind) : std::nullopt;
}

// Titles in the margin, each beside the first line of its section.
bool has_margin_titles(const std::vector<Line>& lines) {
    std::set<SectionKind> kinds;
    for (const Line& line : lines) {
        if (line.cells.size() < 2 || line.bullet) continue;
        const auto kind = section_of_title(line.cells.front().text);
        if (kind && is_core(*kind)) kinds.insert(*kind);
    }
    return kinds.size() >= 2;
}

// Where a region stands, and the section that its last line is in.
struct Region {
    int page = 0;
    float left = 0;
    float right = 0;
    float top = 0;
    float bottom = 0;
    std::size_t section = 0;
};

std::map<int, Region> regions_of(const std::vector<Line>& lines) {
    std::map<int, Region> regions;
    for (const Line& line : lines) {
        const auto [found, added] =
            regions.try_emplace(line.region, Region{line.page, line.left, line.right, line.top, line.bottom, 0});
        Region& region = found->second;
        region.left = std::min(region.left, line.left);
        region.right = std::max(region.right, line.right);
        region.bottom = std::max(region.bottom, line.bottom);
        region.top = std::min(region.top, line.top);
    }
    return regions;
}

// The section that a region goes on with: that of the region above it on its page, else of the one that stands lowest
// on the page before.
std::size_t section_above(const std::map<int, Region>& regions, int number) {
    const Region& own = regions.at(number);
    const Region* best = nullptr;
    float best_overlap = 0;
    for (const auto& [other, region] : regions) {
        if (other >= number) break;
        const float overlap = std::min(own.right, region.right) - std::max(own.left, region.left);
        if (overlap <= 0) continue;
        const bool above = region.page == own.page && region.bottom <= own.top + 4;
        const bool before = region.page == own.page - 1;
        if (!above && !before) continue;
        const bool nearer =
            best == nullptr || region.page > best->page ||
            (region.page == best->page && (above ? region.bottom > best->bottom : overlap > best_overlap * 1.1F));
        if (nearer) best = &region, best_overlap = overlap;
    }
    return best == nullptr ? 0 : best->section;
}

// "Languages: English, French": a short section on one line, where no list of skills or entries is open.
std::optional<SectionKind> run_in_title(const Line& line, SectionKind open, std::string& rest) {
    if (line.bullet || open == SectionKind::skills || open == SectionKind::experience ||
        open == SectionKind::projects || open == SectionKind::none)
        return std::nullopt;
    const std::string text = line.text();
    const auto colon = text.find(": ");
    if (colon == std::string::npos || colon > 30) return std::nullopt;
    const auto kind = section_of_title(text.substr(0, colon));
    if (!kind || *kind == SectionKind::experience || *kind == SectionKind::education) return std::nullopt;
    rest = text::squeeze(text.substr(colon + 2));
    return kind;
}

class Divider {
  public:
    explicit Divider(const std::vector<Line>& lines)
        : look_(common_look(lines)),
          usual_(usual_size(lines)),
          margins_(has_margin_titles(lines)),
          regions_(intake::regions_of(lines)) {
        sections_.push_back({});
        int region = 0;
        for (const Line& line : lines) {
            if (line.region != region && !line.flows) current_ = section_above(regions_, line.region);
            region = line.region;
            take(line);
            if (!line.flows) regions_.at(line.region).section = current_;
        }
    }

    std::vector<Section> sections() { return std::move(sections_); }

  private:
    std::optional<SectionKind> kind_of(const Line& line) const {
        const auto kind = title_kind(line);
        if (kind) {
            if (!look_ || stands_out_like(look_of(line), *look_)) return kind;
            return std::nullopt;
        }
        if (look_ && sections_.size() > 1) return unknown_title(line, *look_, usual_);
        return std::nullopt;
    }

    void open(SectionKind kind) {
        sections_.push_back({kind, {}});
        current_ = sections_.size() - 1;
    }

    void take(const Line& line) {
        if (const auto kind = kind_of(line)) return open(*kind);
        Line rest = line;
        if (margins_ && line.cells.size() >= 2 && !line.bullet) {
            if (const auto kind = section_of_title(line.cells.front().text); kind && in_margin(line)) {
                open(*kind);
                rest.cells.erase(rest.cells.begin());
                rest.left = rest.cells.front().left;
            }
        }
        std::string text;
        if (const auto kind = run_in_title(line, sections_[current_].kind, text); kind && !text.empty()) {
            open(*kind);
            rest.cells = {{text, line.left, line.right, false}};
        }
        sections_[current_].lines.push_back(std::move(rest));
    }

    // Where the first of them stands, the others do.
    bool in_margin(const Line& line) {
        if (!margin_) margin_ = line.cells.front().left;
        return std::abs(line.cells.front().left - *margin_) < 4;
    }

    std::optional<Look> look_;
    float usual_ = 0;
    bool margins_ = false;
    std::optional<float> margin_;
    std::map<int, Region> regions_;
    std::vector<Section> sections_;
    std::size_t current_ = 0;
};

}  // namespace

std::vector<Section> sections_of(const std::vector<Line>& lines) {
    return Divider(lines).sections();
}

}  // namespace offerbox::intake
