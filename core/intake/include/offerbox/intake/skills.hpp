// The names of skills, technologies and tools that intake knows, and how to find them in text.
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "offerbox/base/error.hpp"

namespace offerbox::intake {

struct SkillEntry {
    std::string name;                  // as shown: "PostgreSQL"
    std::string category;              // "databases"
    std::vector<std::string> aliases;  // other ways of writing it, any case: "postgres"
    // Ambiguous names ("Go", "C", "R", "Spring"): found only in this exact writing, and only among other skills or
    // after words such as "in", "with", "using".
    bool ambiguous = false;
    // Found only in the writing of its name and aliases, wherever it stands ("REST", "SOAP", "CAN").
    bool exact = false;
};

// One place in a text where a skill is named. Byte offsets.
struct SkillHit {
    std::size_t begin = 0;
    std::size_t end = 0;
    const SkillEntry* entry = nullptr;  // owned by the lexicon
};

// Immutable after loading; may be shared between threads.
class SkillLexicon {
  public:
    SkillLexicon() = default;
    explicit SkillLexicon(std::vector<SkillEntry> entries);

    // Reads content/skills.yaml. Fails with not_found, or corrupt with the line of the fault.
    static Result<SkillLexicon> load(const std::filesystem::path& file);

    // Every skill named in the text, from left to right, the longest name where several fit; a name counts only between
    // word boundaries ("Java" is not in "JavaScript"). `listed`: the text is an item of a list of skills, where
    // ambiguous names count by themselves.
    std::vector<SkillHit> find(std::string_view text, bool listed = false) const;

    // The entry of which this whole text is a name, or null. Case is ignored, also for ambiguous names.
    const SkillEntry* lookup(std::string_view name) const;

    std::size_t size() const noexcept { return entries_.size(); }

  private:
    struct Name {
        std::vector<std::string> words;  // lower case
        std::string exact;               // for ambiguous and exact entries: the writing that counts
        bool needs_company = false;      // ambiguous: other skills or a leading word must stand beside it
        std::size_t entry = 0;
    };

    void add(const std::string& name, std::size_t entry);

    std::vector<SkillEntry> entries_;
    std::multimap<std::string, Name> by_first_word_;
};

}  // namespace offerbox::intake
