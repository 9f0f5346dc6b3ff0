// Everything of a person, or of one interview, as files of an archive. Private to app.
#pragma once

#include <string>
#include <vector>

#include "offerbox/app/application.hpp"

namespace offerbox::app {

// The archive of these interviews and documents; docs/formats/export.md says which files it has. `now_milliseconds` is
// the time that stands in it. Fails as the store and the encoder do.
Result<std::string> archive_of(Application& application, const std::vector<InterviewRow>& interviews,
                               const std::vector<StoredDocument>& documents, std::int64_t now_milliseconds);

}  // namespace offerbox::app
