#include "relate.hpp"

#include <algorithm>
#include <array>

#include "offerbox/base/text.hpp"

namespace offerbox::plan {

namespace {

struct ThemeLink {
    std::string_view theme;
    std::string_view competency;
};

constexpr auto theme_links = std::to_array<ThemeLink>({{"performance", "performance-engineering"},
                                                       {"reliability", "reliability-engineering"},
                                                       {"reliability", "observability"},
                                                       {"scalability", "scalability"},
                                                       {"scalability", "service-architecture"},
                                                       {"data", "data-management"},
                                                       {"data", "data-consistency"},
                                                       {"api", "api-design"},
                                                       {"testing", "testing"},
                                                       {"observability", "observability"},
                                                       {"observability", "debugging"},
                                                       {"migration", "data-management"},
                                                       {"migration", "technical-debt"},
                                                       {"leadership", "leadership"},
                                                       {"mentoring", "mentoring"},
                                                       {"mentoring", "leadership"},
                                                       {"collaboration", "collaboration"},
                                                       {"collaboration", "conflict"},
                                                       {"ownership", "ownership"},
                                                       {"customer", "customer-focus"},
                                                       {"delivery", "delivery"}});

}  // namespace

Stems stems_of(std::string_view text) {
    Stems out;
    const auto spaced = text::replace_all(text::replace_all(std::string(text), "-", " "), "/", " ");
    for (const auto& word : text::words(spaced)) out.push_back(text::stem(word.lower));
    return out;
}

bool stands_in(const Stems& phrase, const Stems& text) {
    return !phrase.empty() && std::ranges::search(text, phrase).begin() != text.end();
}

Topics::Topics(const Question& question) : competency_(question.competency) {
    phrases_.push_back(stems_of(question.id));
    for (const auto& topic : question.topics) {
        auto phrase = stems_of(topic);
        if (std::ranges::find(phrases_, phrase) == phrases_.end()) phrases_.push_back(std::move(phrase));
    }
}

int Topics::count_in(const Stems& text) const {
    return static_cast<int>(
        std::ranges::count_if(phrases_, [&](const Stems& phrase) { return stands_in(phrase, text); }));
}

bool Topics::concerns(std::string_view name) const {
    const auto stems = stems_of(name);
    return std::ranges::any_of(phrases_, [&](const Stems& phrase) { return stands_in(phrase, stems); });
}

bool Topics::concerns_theme(std::string_view theme) const {
    return std::ranges::any_of(
        theme_links, [&](const ThemeLink& link) { return link.theme == theme && link.competency == competency_; });
}

}  // namespace offerbox::plan
