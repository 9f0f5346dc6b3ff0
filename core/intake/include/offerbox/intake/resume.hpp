// From a document to what it says about a person.
#pragma once

#include "offerbox/base/error.hpp"
#include "offerbox/domain/profile.hpp"
#include "offerbox/intake/skills.hpp"
#include "offerbox/ports/document_reader.hpp"

namespace offerbox::intake {

// Reads a resume of any format that DocumentReader gives. Fails with not_a_resume when the text has none of a resume's
// parts (the person's sentence says so), empty when there is no text, corrupt when JSON Resume is not JSON. What is not
// found stays empty; nothing is invented. Never throws on any input. Threads: any.
Result<CandidateProfile> read_resume(const Document& document, const SkillLexicon& skills);

// The name by which the person may be greeted; empty unless it is plainly a given name: one that stands before another
// word of a person's name. A name of one word, an initial, a school, a firm or a title gives none, and one in capitals
// only if the e-mail address has a part of it. Threads: any.
std::string given_name(const CandidateProfile& profile);

}  // namespace offerbox::intake
