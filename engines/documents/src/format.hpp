// What a file is, by its content.
#pragma once

#include <string>
#include <string_view>

namespace offerbox::documents {

enum class Format { pdf, zip, old_office, rtf, picture, html, json, yaml, markdown, plain, binary, empty };

struct Sniffed {
    Format format = Format::binary;
    std::string text;  // for the text formats: the content as UTF-8 without byte order mark
};

// `extension` (lower case, without the dot) decides only between text formats that content cannot tell apart.
Sniffed sniff(std::string_view bytes, std::string_view extension);

// The part of the name after its last dot, lower case; empty without one or when it is longer than 8 letters.
std::string extension_of(std::string_view file_name);

// Whether a file of this format may carry this extension. Unknown extensions and none are accepted.
bool fits(Format format, std::string_view extension);

}  // namespace offerbox::documents
