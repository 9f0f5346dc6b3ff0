// What was read against the truth: counts, precision, recall and F1, and the misses as a readable list.
#pragma once

#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "offerbox/base/error.hpp"
#include "offerbox/intake/skills.hpp"
#include "offerbox/ports/document_reader.hpp"

namespace offerbox::corpus {

// tests/corpus of the repository.
std::filesystem::path folder();

// A document of the corpus and the truth beside it.
struct Sample {
    std::filesystem::path file;
    nlohmann::json truth;
};

// Every document with a `.truth.json` in the folder, by name.
std::vector<Sample> samples_in(const std::filesystem::path& folder);

// Through the reader of the product: the confined child too.
Result<Document> read_document(const std::filesystem::path& file);

const intake::SkillLexicon& lexicon();

struct Tally {
    std::size_t right = 0;
    std::size_t found = 0;
    std::size_t wanted = 0;

    double precision() const { return found == 0 ? 1.0 : static_cast<double>(right) / static_cast<double>(found); }
    double recall() const { return wanted == 0 ? 1.0 : static_cast<double>(right) / static_cast<double>(wanted); }
    double f1() const;
    Tally& operator+=(const Tally& other);
};

// Tallies by the name of what is measured ("employers"), and what was missed or invented.
class Measure {
  public:
    // Compares two lists as multisets of texts that differ in nothing but case, white space, hyphens and typographic
    // signs. `document` names the sample in the list of misses.
    void compare(const std::string& document, const std::string& field, const std::vector<std::string>& found,
                 const std::vector<std::string>& wanted);

    const Tally& of(const std::string& field) const { return tallies_.at(field); }

    // Prints the table under a title. Appends the misses to the file that OFFERBOX_CORPUS_MISSES names, if it does.
    void report(const std::string& title) const;

  private:
    std::vector<std::string> order_;
    std::map<std::string, Tally> tallies_;
    std::string misses_;
};

}  // namespace offerbox::corpus
