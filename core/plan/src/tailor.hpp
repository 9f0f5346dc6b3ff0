// The words of a question: one of its openings filled with the person's own evidence, or the bank's wording.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "evidence.hpp"
#include "offerbox/bank/bank.hpp"
#include "offerbox/base/random.hpp"
#include "offerbox/domain/role_profile.hpp"
#include "offerbox/plan/claims.hpp"
#include "offerbox/plan/plan.hpp"

namespace offerbox::plan {

// A technology of the person, used in a position, with the line that says so.
struct UsedTechnology {
    std::string name;  // as the line writes it
    std::string employer;
    std::string quote;
    int line = 0;
};

// What of the documents may stand in the opening of one question.
struct Material {
    std::vector<const ResumeLine*> lines;      // about what the question asks, best first
    std::vector<UsedTechnology> technologies;  // best first
    std::vector<const StrengthOrGap*> gaps;    // of the job, about what the question asks
    std::vector<const StrengthOrGap*> strengths;
};

enum class Aim { strength, gap, technology, general };

struct Wording {
    std::string text;
    Aim aim = Aim::general;
    const ResumeLine* line = nullptr;            // that is quoted
    const UsedTechnology* technology = nullptr;  // that is named
    const StrengthOrGap* gap = nullptr;          // that is named
};

// The evidence that the plan has used up: nothing is cited twice.
struct Used {
    std::set<const ResumeLine*> lines;
    std::set<std::string> technologies;
    std::set<const StrengthOrGap*> gaps;
};

// Words the question. Openings for gaps come first when `gap_first`, else those that quote the resume; what no opening
// can use, or what is not supported by `sources`, leaves the bank's own wording. The pointers lead into `material`.
Wording worded(const Question& question, const Material& material, const Used& used, bool gap_first,
               const ClaimSources& documents, Random& random);

}  // namespace offerbox::plan
