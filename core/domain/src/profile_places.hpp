// Where the facts of a profile stand in their document, beside the JSON Resume. Private to core/domain.
#pragma once

#include "json_values.hpp"
#include "offerbox/domain/profile.hpp"

namespace offerbox::json {

// "meta"."offerbox" of a profile: for every fact of the JSON Resume its page and line, in the same order, and what JSON
// Resume has no field for: dates as they are written, skills that the text only names, the document's lines.
Json places_json(const CandidateProfile& profile);

// Reads them back. Places belong to what was read: where a person changed the number of entries since, they no longer
// fit and are left out. Throws Unreadable on values of the wrong kind.
void read_places(CandidateProfile& profile, const Json& meta);

}  // namespace offerbox::json
