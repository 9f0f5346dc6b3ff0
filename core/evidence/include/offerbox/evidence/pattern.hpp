// The bank's cue lists, compiled: case-insensitive regular expressions (RE2 syntax) matched at word starts.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "offerbox/base/error.hpp"

namespace offerbox::evidence {

struct Match {
    std::size_t begin = 0;
    std::size_t end = 0;
};

// Any of several expressions. A value that is cheap to copy; matching is linear in the text. Threads: any.
class Pattern {
  public:
    Pattern() = default;  // matches nothing

    // Fails with invalid_argument when an expression does not compile; the log text names it.
    static Result<Pattern> compile(const std::vector<std::string>& expressions);

    bool empty() const noexcept { return !compiled_; }

    // The first match in the text, by bytes.
    std::optional<Match> find(std::string_view text) const;

    // All matches, not overlapping, in order.
    std::vector<Match> find_all(std::string_view text) const;

  private:
    struct Compiled;
    std::shared_ptr<const Compiled> compiled_;
};

}  // namespace offerbox::evidence
