// Whether a text says of a person only what stands somewhere.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "offerbox/domain/profile.hpp"
#include "offerbox/domain/role_profile.hpp"

namespace offerbox {

// The texts that may be relied on: documents, and what the bank itself wrote. Immutable once filled; reading from
// several threads is fine.
class ClaimSources {
  public:
    void add(const CandidateProfile& profile);
    void add(const RoleProfile& job);
    void add(std::string_view text);

    // The claims of `text` that stand nowhere: quoted strings of two words or more (white space and letter case aside),
    // figures, and names (words with a capital letter inside a sentence, or with capitals or digits in them). Empty
    // when everything is supported.
    std::vector<std::string> unsupported(std::string_view text) const;

  private:
    bool holds(std::string_view phrase) const;

    std::string all_;              // lower case, squeezed, pieces parted by line feeds
    std::set<std::string> words_;  // lower case
};

}  // namespace offerbox
