// The output of `pdftotext -bbox-layout` as pages of placed words.
#pragma once

#include <string_view>
#include <vector>

#include "offerbox/ports/document_reader.hpp"

namespace offerbox::documents {

// A strict scanner for the few elements that pdftotext writes (page, word); it does not trust them: what it does not
// understand it leaves out, and no more than 200,000 words are taken. Text comes out as valid UTF-8 without control
// characters.
std::vector<Page> pages_of_bbox(std::string_view output);

}  // namespace offerbox::documents
