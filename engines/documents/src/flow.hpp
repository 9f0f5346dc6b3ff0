// Text and Markdown as lines with what their form tells.
#pragma once

#include <string_view>
#include <vector>

#include "offerbox/ports/document_reader.hpp"

namespace offerbox::documents {

// Plain text: one FlowLine a line (blank lines are kept, empty: they part paragraphs); leading marks of list items
// become `bullet`. An indented line that goes on with an item above is joined to it.
std::vector<FlowLine> flow_of_text(std::string_view text);

// Markdown: ATX and setext headings, list items, emphasis, links ("[text](target)" becomes text), tables, code marks,
// front matter left out. Lines of one paragraph are joined unless a line ends with two spaces or a backslash.
std::vector<FlowLine> flow_of_markdown(std::string_view text);

}  // namespace offerbox::documents
