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

}  // namespace offerbox::intake
