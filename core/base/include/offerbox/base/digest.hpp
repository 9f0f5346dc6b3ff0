// SHA-256 (libcrypto's). Names stored documents by their content. Threads: any.
#pragma once

#include <string>
#include <string_view>

namespace offerbox {

// The digest of the bytes as 64 lower-case hexadecimal digits.
std::string sha256_hex(std::string_view bytes);

// The digest in base 64, as content security policies name a style sheet.
std::string sha256_base64(std::string_view bytes);

}  // namespace offerbox
