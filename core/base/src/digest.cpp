#include "offerbox/base/digest.hpp"

#include <openssl/evp.h>
#include <openssl/sha.h>

#include <array>

namespace offerbox {

namespace {

using Digest = std::array<unsigned char, SHA256_DIGEST_LENGTH>;

Digest sha256(std::string_view bytes) {
    Digest digest{};
    SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), digest.data());
    return digest;
}

}  // namespace

std::string sha256_hex(std::string_view bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out;
    for (const auto byte : sha256(bytes)) {
        out += digits[byte >> 4U];
        out += digits[byte & 15U];
    }
    return out;
}

std::string sha256_base64(std::string_view bytes) {
    const auto digest = sha256(bytes);
    std::array<unsigned char, 4 * ((SHA256_DIGEST_LENGTH + 2) / 3) + 1> out{};  // and the NUL that OpenSSL adds
    const auto size = EVP_EncodeBlock(out.data(), digest.data(), static_cast<int>(digest.size()));
    return {out.begin(), out.begin() + size};
}

}  // namespace offerbox
