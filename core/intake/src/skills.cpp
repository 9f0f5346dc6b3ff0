#include "offerbox/intake/skills.hpp"

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>

#include "offerbox/base/file.hpp"
#include "offerbox/base/text.hpp"

namespace offerbox::intake {

SkillLexicon::SkillLexicon(std::vector<SkillEntry> entries) : entries_(std::move(entries)) {
    for (std::size_t entry = 0; entry < entries_.size(); ++entry) {
        add(entries_[entry].name, entry);
        for (const auto& alias : entries_[entry].aliases) add(alias, entry);
    }
}

void SkillLexicon::add(const std::string& name, std::size_t entry) {
    Name added;
    for (const auto& word : text::words(name)) added.words.push_back(word.lower);
    if (added.words.empty()) return;
    added.exact = entries_[entry].ambiguous || entries_[entry].exact ? name : std::string();
    added.needs_company = entries_[entry].ambiguous;
    added.entry = entry;
    std::string first = added.words.front();
    by_first_word_.emplace(std::move(first), std::move(added));
}

Result<SkillLexicon> SkillLexicon::load(const std::filesystem::path& file) {
    const auto bytes = read_file(file, std::size_t{4} << 20);
    if (!bytes) return bytes.error();
    std::vector<SkillEntry> entries;
    try {
        for (const auto& category : YAML::Load(*bytes)) {
            for (const auto& item : category.second) {
                // "PostgreSQL = postgres, psql"; "!" marks a name that is a common word too, "^" one only in capitals.
                const auto written = item.as<std::string>();
                SkillEntry entry;
                entry.category = category.first.as<std::string>();
                const auto equals = written.find('=');
                std::string name = text::squeeze(written.substr(0, equals));
                if (name.starts_with('!')) entry.ambiguous = true, name.erase(0, 1);
                if (name.starts_with('^')) entry.exact = true, name.erase(0, 1);
                entry.name = name;
                if (equals != std::string::npos) {
                    const std::string aliases = written.substr(equals + 1);
                    for (const auto alias : text::split(aliases, ',')) {
                        if (!text::trim(alias).empty()) entry.aliases.push_back(text::squeeze(alias));
                    }
                }
                entries.push_back(std::move(entry));
            }
        }
    } catch (const YAML::Exception& error) {
        return fail(ErrorCode::corrupt, fmt::format("{} line {}: {}", file.string(), error.mark.line + 1, error.msg));
    }
    return SkillLexicon(std::move(entries));
}

std::vector<SkillHit> SkillLexicon::find(std::string_view text, bool listed) const {
    const auto words = text::words(text);
    std::vector<SkillHit> hits;
    const auto may_be_ambiguous = [&](std::size_t at, std::size_t count) {
        if (listed) return true;
        static constexpr std::string_view leads[] = {"in",   "with", "using",  "of",   "and", "or",
                                                     "know", "like", "mostly", "plus", "our", "write"};
        const bool led = at > 0 && std::ranges::find(leads, words[at - 1].lower) != std::end(leads);
        const auto follows = words[at + count - 1].end;
        const bool in_list =
            (follows < text.size() && (text[follows] == ',' || text[follows] == ')' || text[follows] == '/')) ||
            (words[at].begin > 1 && (text[words[at].begin - 2] == ',' || text[words[at].begin - 1] == '('));
        return led || in_list;
    };
    for (std::size_t at = 0; at < words.size();) {
        const Name* best = nullptr;
        const auto [begin, end] = by_first_word_.equal_range(words[at].lower);
        for (auto candidate = begin; candidate != end; ++candidate) {
            const Name& name = candidate->second;
            if (best != nullptr && name.words.size() <= best->words.size()) continue;
            if (at + name.words.size() > words.size()) continue;
            bool same = true;
            for (std::size_t word = 0; word < name.words.size() && same; ++word)
                same = words[at + word].lower == name.words[word];
            if (!same) continue;
            const auto last = at + name.words.size() - 1;
            const auto written = text.substr(words[at].begin, words[last].end - words[at].begin);
            if (!name.exact.empty() && written != name.exact) continue;
            if (name.needs_company && !may_be_ambiguous(at, name.words.size())) continue;
            best = &name;
        }
        if (best == nullptr) {
            ++at;
            continue;
        }
        hits.push_back({words[at].begin, words[at + best->words.size() - 1].end, &entries_[best->entry]});
        at += best->words.size();
    }
    return hits;
}

const SkillEntry* SkillLexicon::lookup(std::string_view name) const {
    const auto words = text::words(name);
    if (words.empty()) return nullptr;
    const auto [begin, end] = by_first_word_.equal_range(words.front().lower);
    for (auto candidate = begin; candidate != end; ++candidate) {
        const auto& wanted = candidate->second.words;
        const bool same = std::ranges::equal(wanted, words, {}, {}, &text::Word::lower);
        if (same) return &entries_[candidate->second.entry];
    }
    return nullptr;
}

}  // namespace offerbox::intake
