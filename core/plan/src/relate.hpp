// What a piece of text, a skill or a theme has to do with a question.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "offerbox/bank/bank.hpp"
#include "offerbox/domain/role_profile.hpp"

namespace offerbox::plan {

using Stems = std::vector<std::string>;

// The stems of the words in order, hyphenated words taken apart.
Stems stems_of(std::string_view text);

// Whether the phrase stands in the text word by word, inflection aside.
bool stands_in(const Stems& phrase, const Stems& text);

// The words that tie a question to documents: its topics and its id, as stems.
class Topics {
  public:
    explicit Topics(const Question& question);

    // How many of the topics stand in the text.
    int count_in(const Stems& text) const;

    // Whether this skill, tool or duty is one of the topics, or holds one whole.
    bool concerns(std::string_view name) const;

    // Whether a theme of a job description (role_profile.hpp names them) is what the question's competency is about.
    bool concerns_theme(std::string_view theme) const;

  private:
    std::vector<Stems> phrases_;
    std::string competency_;
};

}  // namespace offerbox::plan
