// A question or technique with its cue lists compiled and its phrases laid out for the encoder. Private to
// core/evidence.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "offerbox/bank/bank.hpp"
#include "offerbox/evidence/pattern.hpp"

namespace offerbox::evidence {

struct CompiledProbe {
    Pattern said_cues;
    Pattern not_said_cues;
    Pattern answered_cues;
};

struct CompiledPoint {
    Pattern cues;
    std::vector<bool> denied_phrasings;  // whether the phrasing itself denies something
};

struct CompiledMisconception {
    Pattern cues;
    std::vector<bool> denied_wordings;
};

struct CompiledSense {
    Pattern cues;
    Pattern did;
    Pattern requires_near;
    Pattern excludes_near;
};

// Phrases of one group, e.g. "point:measured-first".
struct PhraseGroup {
    std::string name;
    std::vector<std::string> phrases;
};

struct CompiledQuestion {
    const Question* question = nullptr;
    std::vector<CompiledPoint> points;                  // as in the question
    std::vector<CompiledMisconception> misconceptions;  // as in the question
    std::map<std::string, CompiledProbe> probes;        // by probe id
    std::vector<PhraseGroup> groups;
};

struct CompiledTechnique {
    const Technique* technique = nullptr;
    std::vector<CompiledSense> senses;            // as in the technique
    std::map<std::string, CompiledProbe> probes;  // by probe id
    std::vector<PhraseGroup> groups;
};

// The bank was checked before; a cue list that does not compile here matches nothing.
CompiledQuestion compile(const Question& question);
CompiledTechnique compile(const Technique& technique);

// Group names, in one place.
std::string point_group(std::string_view id);
std::string partly_group(std::string_view id);
std::string mistake_group(std::string_view id);
std::string right_group(std::string_view id);
std::string answered_group(std::string_view scope, std::string_view probe);  // scope: technique id or empty
std::string said_group(std::string_view scope, std::string_view probe);
std::string not_said_group(std::string_view scope, std::string_view probe);
std::string sense_group(std::string_view technique, std::string_view sense);

}  // namespace offerbox::evidence
