// What the sentence encoder said about one text: the part of recognition that differs between processors, kept as an
// event so that everything decided from it can be replayed exactly.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace offerbox {

// The most alike phrase of a group: cosine similarity rounded to 4 decimals, and which phrase it was (0-based).
struct Likeness {
    float value = 0;
    int phrase = 0;
    bool operator==(const Likeness&) const = default;
};

struct MeasuredClause {
    std::size_t begin = 0;  // bytes of the measured text, end exclusive
    std::size_t end = 0;
    bool operator==(const MeasuredClause&) const = default;
};

struct Measurement {
    std::string encoder;      // TextEncoder::name()
    std::string question_id;  // against whose phrases; or "company:<id>"
    std::vector<MeasuredClause> clauses;
    // Group of phrases ("point:<id>", "partly:<id>", "mistake:<id>", "right:<id>", "answered:<probe>", "said:<probe>",
    // "not_said:<probe>", "sense:<technique>/<sense>", "clarify:<n>", "topic") to one likeness a clause, in order.
    std::map<std::string, std::vector<Likeness>> groups;
    bool operator==(const Measurement&) const = default;
};

}  // namespace offerbox
