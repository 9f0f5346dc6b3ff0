// What the interviewer says beside questions and probes: greetings, bridges, patience, closings. Loaded from
// content/interview.yaml, where each key has several wordings.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "offerbox/base/error.hpp"
#include "offerbox/domain/transcript.hpp"

namespace offerbox::interview {

class Wording {
  public:
    // Fails with not_found, or invalid_argument naming the line when the file is not a map of lists, or a key that the
    // interview needs is missing.
    static Result<Wording> load(const std::filesystem::path& file);

    // One wording of the key: the one that the interviewer said longest ago in `turns`, itself or its opening words,
    // one that was never said before all others; a seeded order decides where that leaves several. The key must exist.
    const std::string& pick(std::string_view key, std::uint64_t seed, const std::vector<Turn>& turns) const;

    // All wordings of the key; empty when there is none.
    const std::vector<std::string>& all(std::string_view key) const;

  private:
    std::map<std::string, std::vector<std::string>, std::less<>> texts_;
};

// The keys that content/interview.yaml must have.
const std::vector<std::string>& wording_keys();

}  // namespace offerbox::interview
