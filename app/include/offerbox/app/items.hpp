// Scoring of answers that were not given in an interview of this machine: one JSON object a line in, one a line out.
// The format is docs/formats/items.md.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "offerbox/app/application.hpp"

namespace offerbox::app {

// Threads: one at a time.
class ItemScorer {
  public:
    // Loads bank, rules and encoder as Application::open does, and opens no store.
    static Result<std::unique_ptr<ItemScorer>> open(const Settings& settings);
    ~ItemScorer();
    ItemScorer(const ItemScorer&) = delete;
    ItemScorer& operator=(const ItemScorer&) = delete;

    // The result line for an item line. A line that cannot be scored gives {id, line, error: {code, message}}; one
    // without a rubric gives not_scored. `number` is the line's, from 1.
    std::string score(std::string_view line, std::size_t number);

  private:
    ItemScorer();
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace offerbox::app
