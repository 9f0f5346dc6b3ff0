// Lines of the resume that a question can rest on, and how much of them may be quoted.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "offerbox/bank/bank.hpp"
#include "offerbox/domain/profile.hpp"

namespace offerbox::plan {

// What a quotation can follow: "you ..." needs a verb, "you wrote ..." takes anything.
enum class QuoteForm { deed, any };

struct ResumeLine {
    std::string employer;  // as written; empty for a project
    std::string project;   // as written; empty for a position
    std::string text;      // the whole line
    int line = 0;          // of the document, 0 unknown
    std::string quote;     // the line, or a whole clause of it; at most 25 words; empty when none can be quoted
    QuoteForm form = QuoteForm::any;  // deed: the quote begins with a verb of the person's own action
    std::size_t recency = 0;          // 0 is the first position or project of the resume
};

// The bullets of all positions and projects, in the order of the document.
std::vector<ResumeLine> lines_of(const CandidateProfile& profile);

// The whole line when it is short enough, else its longest beginning that ends where a clause ends; empty when there is
// none. Never holds double quotes or an unpaired bracket; a full stop at the end is left out.
std::string quotable(std::string_view line);

// Whether the words begin with what the person did ("Reduced ...", "Successfully led ...") or does ("Build and run
// ...").
bool begins_with_deed(std::string_view words);

// Which lines are about what the question asks, by the question's evidence expressions.
class EvidenceMatcher {
  public:
    explicit EvidenceMatcher(const Question& question);
    ~EvidenceMatcher();
    EvidenceMatcher(EvidenceMatcher&&) noexcept;
    EvidenceMatcher& operator=(EvidenceMatcher&&) noexcept;

    bool matches(std::string_view text) const;

  private:
    struct Expressions;
    std::unique_ptr<Expressions> expressions_;
};

}  // namespace offerbox::plan
