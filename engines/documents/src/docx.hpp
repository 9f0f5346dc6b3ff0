// DOCX (Office Open XML) to lines. Runs inside the confined child only.
#pragma once

#include <string>
#include <string_view>

#include "offerbox/base/error.hpp"

namespace offerbox::documents {

// The document's paragraphs in order, headers of the page first, as a JSON array of
// {"text", "heading", "bullet", "bold", "table"} (see FlowLine). Fails with corrupt, encrypted, too_large (a zip bomb),
// unsupported (a zip that is not a DOCX) or empty.
Result<std::string> lines_of_docx(std::string_view bytes);

}  // namespace offerbox::documents
