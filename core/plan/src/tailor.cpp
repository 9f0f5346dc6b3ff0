#include "tailor.hpp"

#include <algorithm>

#include "offerbox/base/text.hpp"

namespace offerbox::plan {

namespace {

constexpr std::size_t most_requirement_words = 6;
constexpr std::size_t most_name_words = 8;

bool needs(const Opening& opening, std::string_view what) {
    return std::ranges::find(opening.needs, what) != opening.needs.end();
}

bool short_enough(std::string_view name, std::size_t most_words) {
    const auto length = text::count_words(name);
    return length > 0 && length <= most_words;
}

// The opening filled with this line, if it can be: employer or project as the opening wants, and a quote that fits what
// stands before it.
std::optional<std::string> with_line(const Opening& opening, const ResumeLine& line) {
    if (!needs(opening, "quote") || line.quote.empty()) return std::nullopt;
    if (needs(opening, "technology") || needs(opening, "requirement")) return std::nullopt;
    if (needs(opening, "employer") && !short_enough(line.employer, most_name_words)) return std::nullopt;
    if (needs(opening, "project") && !short_enough(line.project, most_name_words)) return std::nullopt;
    const bool follows_you = opening.text.find("you \"{quote}\"") != std::string::npos;
    if (follows_you && line.form != QuoteForm::deed) return std::nullopt;
    auto filled = text::replace_all(opening.text, "{quote}", line.quote);
    filled = text::replace_all(std::move(filled), "{employer}", line.employer);
    return text::replace_all(std::move(filled), "{project}", line.project);
}

std::optional<std::string> with_technology(const Opening& opening, const UsedTechnology& technology) {
    if (!needs(opening, "technology") || needs(opening, "quote") || needs(opening, "project") ||
        needs(opening, "requirement")) {
        return std::nullopt;
    }
    if (needs(opening, "employer") && !short_enough(technology.employer, most_name_words)) return std::nullopt;
    auto filled = text::replace_all(opening.text, "{technology}", technology.name);
    return text::replace_all(std::move(filled), "{employer}", technology.employer);
}

std::optional<std::string> with_requirement(const Opening& opening, const StrengthOrGap& gap) {
    const bool alone = opening.needs.size() == 1 && needs(opening, "requirement");
    if (!alone || !short_enough(gap.name, most_requirement_words)) return std::nullopt;
    return text::replace_all(opening.text, "{requirement}", gap.name);
}

class Filler {
  public:
    Filler(const Question& question, const Material& material, const Used& used, const ClaimSources& documents,
           Random& random)
        : question_(question),
          material_(material),
          used_(used),
          documents_(documents),
          openings_(shuffled(question, random)) {}

    std::optional<Wording> quoting() const {
        for (const auto* line : material_.lines) {
            if (used_.lines.contains(line)) continue;
            for (const auto* opening : openings_) {
                auto text = with_line(*opening, *line);
                if (text && supported(*opening, *text))
                    return Wording{std::move(*text), Aim::strength, line, nullptr, nullptr};
            }
        }
        return std::nullopt;
    }

    std::optional<Wording> for_gap() const {
        for (const auto* gap : material_.gaps) {
            if (used_.gaps.contains(gap)) continue;
            for (const auto* opening : openings_) {
                auto text = with_requirement(*opening, *gap);
                if (text && supported(*opening, *text))
                    return Wording{std::move(*text), Aim::gap, nullptr, nullptr, gap};
            }
        }
        return std::nullopt;
    }

    std::optional<Wording> naming_technology() const {
        for (const auto& technology : material_.technologies) {
            if (used_.technologies.contains(text::lower(technology.name))) continue;
            for (const auto* opening : openings_) {
                auto text = with_technology(*opening, technology);
                if (text && supported(*opening, *text))
                    return Wording{std::move(*text), Aim::technology, nullptr, &technology, nullptr};
            }
        }
        return std::nullopt;
    }

  private:
    static std::vector<const Opening*> shuffled(const Question& question, Random& random) {
        std::vector<const Opening*> openings;
        for (const auto& opening : question.tailored) openings.push_back(&opening);
        for (std::size_t i = openings.size(); i > 1; --i) std::swap(openings[i - 1], openings[random.below(i)]);
        return openings;
    }

    // What was filled in must stand in the documents; what the bank wrote around it is the bank's own.
    bool supported(const Opening& opening, const std::string& text) const {
        if (text.find('{') != std::string::npos) return false;
        ClaimSources sources = documents_;
        sources.add(question_.text);
        sources.add(opening.text);
        return sources.unsupported(text).empty();
    }

    const Question& question_;
    const Material& material_;
    const Used& used_;
    const ClaimSources& documents_;
    std::vector<const Opening*> openings_;
};

}  // namespace

Wording worded(const Question& question, const Material& material, const Used& used, bool gap_first,
               const ClaimSources& documents, Random& random) {
    const Filler filler(question, material, used, documents, random);
    if (gap_first) {
        if (auto wording = filler.for_gap()) return *wording;
    }
    if (auto wording = filler.quoting()) return *wording;
    if (auto wording = filler.for_gap()) return *wording;
    if (auto wording = filler.naming_technology()) return *wording;
    return {question.text, Aim::general, nullptr, nullptr, nullptr};
}

}  // namespace offerbox::plan
