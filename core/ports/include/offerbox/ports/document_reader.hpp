#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "offerbox/base/error.hpp"

namespace offerbox {

// A word with its box on the page, in points (1/72 inch), origin at the top left.
struct PlacedWord {
    std::string text;
    float left = 0;
    float top = 0;
    float right = 0;
    float bottom = 0;
};

struct Page {
    float width = 0;
    float height = 0;
    std::vector<PlacedWord> words;  // in the document's own order, which is not always the reading order
};

// A line of a document that has no pages (DOCX, text), with what its form tells.
struct FlowLine {
    std::string text;
    int heading = 0;      // 1 to 6; 0 is none
    bool bullet = false;  // a list item; its mark is not in `text`
    bool bold = false;    // the whole line is
    bool table = false;   // stood in a table's cell
};

// Exactly one of `pages` (PDF), `flow` (DOCX, Markdown, text) and `data` (JSON Resume as JSON text) is filled.
struct Document {
    std::string format;  // "pdf" | "docx" | "text" | "markdown" | "json-resume"
    std::vector<Page> pages;
    std::vector<FlowLine> flow;
    std::string data;
};

// Reads a foreign file's bytes. The file is parsed in a confined child process where its format needs it.
class DocumentReader {
  public:
    virtual ~DocumentReader() = default;

    // `file_name` is only looked at for its extension. Fails with too_large, empty, corrupt, encrypted, scanned,
    // wrong_extension, too_many_pages, unsupported, timed_out, or unavailable (a reader program is missing).
    virtual Result<Document> read(std::string_view bytes, std::string_view file_name) const = 0;
};

}  // namespace offerbox
