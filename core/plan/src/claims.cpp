#include "offerbox/plan/claims.hpp"

#include <algorithm>
#include <cctype>

#include "offerbox/base/text.hpp"

namespace offerbox {

namespace {

bool is_upper(char c) noexcept {
    return c >= 'A' && c <= 'Z';
}
bool is_digit(char c) noexcept {
    return c >= '0' && c <= '9';
}

// Straight quotes and apostrophes for the typographic ones, so that both are found.
std::string plain_marks(std::string_view s) {
    std::string out(s);
    for (const auto* mark : {"\xE2\x80\x9C", "\xE2\x80\x9D"}) out = text::replace_all(std::move(out), mark, "\"");
    for (const auto* mark : {"\xE2\x80\x98", "\xE2\x80\x99"}) out = text::replace_all(std::move(out), mark, "'");
    return out;
}

std::string folded(std::string_view s) {
    return text::lower(text::squeeze(plain_marks(s)));
}

// A sentence begins at the start of the text and after . ! ? : and an opening quote.
bool begins_sentence(std::string_view s, std::size_t at) {
    while (at > 0 && (s[at - 1] == ' ' || s[at - 1] == '\n')) --at;
    return at == 0 || std::string_view(".!?:\"").find(s[at - 1]) != std::string_view::npos;
}

// A name or a figure by its looks: "Kafka" inside a sentence, "PostgreSQL", "p99", "40".
bool looks_like_claim(std::string_view s, const text::Word& word) {
    const auto written = s.substr(word.begin, word.end - word.begin);
    if (written == "I" || written.starts_with("I'")) return false;
    if (std::ranges::any_of(written, is_digit)) return true;
    const auto capitals = std::ranges::count_if(written, is_upper);
    if (capitals == 0) return false;
    const bool only_first = capitals == 1 && is_upper(written.front());
    return !only_first || !begins_sentence(s, word.begin);
}

std::vector<std::string_view> quoted_strings(std::string_view s) {
    std::vector<std::string_view> found;
    for (auto open = s.find('"'); open != std::string_view::npos;) {
        const auto close = s.find('"', open + 1);
        if (close == std::string_view::npos) break;
        found.push_back(s.substr(open + 1, close - open - 1));
        open = s.find('"', close + 1);
    }
    return found;
}

}  // namespace

void ClaimSources::add(std::string_view text) {
    all_ += folded(text);
    all_ += '\n';
    for (auto& word : text::words(plain_marks(text))) words_.insert(std::move(word.lower));
}

void ClaimSources::add(const CandidateProfile& profile) {
    std::string lines;
    for (const auto& line : profile.lines) lines += line + " ";
    add(lines);
    for (const auto* stated : {&profile.name, &profile.label, &profile.location}) add(stated->text);
    add(profile.summary);
    for (const auto& position : profile.positions) {
        for (const auto* stated : {&position.company, &position.title, &position.location}) add(stated->text);
        add(position.summary);
        for (const auto& bullet : position.bullets) add(bullet.text);
    }
    for (const auto& project : profile.projects) {
        add(project.name.text);
        add(project.description);
        for (const auto& bullet : project.bullets) add(bullet.text);
    }
    for (const auto& skill : profile.skills) add(skill.name);
}

void ClaimSources::add(const RoleProfile& job) {
    std::string lines;
    for (const auto& line : job.lines) lines += line + " ";
    add(lines);
    for (const auto* list : {&job.required, &job.wished, &job.themes}) {
        for (const auto& requirement : *list) add(requirement.quote);
    }
    add(job.title);
    add(job.company);
}

bool ClaimSources::holds(std::string_view phrase) const {
    return all_.find(folded(phrase)) != std::string::npos;
}

std::vector<std::string> ClaimSources::unsupported(std::string_view text) const {
    const auto marked = plain_marks(text);
    std::vector<std::string> found;
    for (const auto quote : quoted_strings(marked)) {
        if (text::count_words(quote) >= 2 && !holds(quote)) found.emplace_back(quote);
    }
    for (const auto& word : text::words(marked)) {
        if (!looks_like_claim(marked, word)) continue;
        const auto bare = word.lower.ends_with("'s") ? word.lower.substr(0, word.lower.size() - 2) : word.lower;
        if (words_.contains(word.lower) || words_.contains(bare)) continue;
        found.emplace_back(marked.substr(word.begin, word.end - word.begin));
    }
    return found;
}

}  // namespace offerbox
