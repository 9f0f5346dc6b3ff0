// A file of vectors made beforehand, so that the thousands of texts of the question bank need not be encoded at start.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "offerbox/base/error.hpp"
#include "offerbox/ports/text_encoder.hpp"

namespace offerbox::encoder {

// Reads such a file by mapping it into memory: opening costs nothing for its size. Immutable. Threads: any number may
// call at once. The file may be replaced by a rename while it is open, never written in place.
//
// The file, all numbers little-endian: the 8 bytes "OBVECT01"; the count of texts and the numbers of a vector, 32 bits
// each; the 16-byte key of the model's name; then every text's key of 16 bytes in ascending order; then the vectors in
// the same order, each number of -1 to 1 as a 16-bit integer of -32767 to 32767. A text's key is the name-based UUID
// (version 5) of the model's name, a line feed and the text.
class VectorIndex {
  public:
    // Fails with not_found, corrupt (not such a file, cut short) or conflict (made by another model than `model`).
    static Result<std::shared_ptr<const VectorIndex>> open(const std::filesystem::path& path, std::string_view model);

    // The vector of the text, within 2e-5 of what the model gave; nothing when the text is not in the file.
    std::optional<Embedding> find(std::string_view text) const;

    std::size_t size() const noexcept;  // texts

    VectorIndex(const VectorIndex&) = delete;
    VectorIndex& operator=(const VectorIndex&) = delete;
    ~VectorIndex();

  private:
    struct Mapping;
    explicit VectorIndex(std::unique_ptr<Mapping> mapping);
    std::unique_ptr<Mapping> mapping_;
};

// Encodes the texts (equal ones once) and writes the file, replacing an old one at once. Fails as the encoder does, or
// with unavailable when the file cannot be written.
Result<void> write_vector_index(const TextEncoder& encoder, std::span<const std::string> texts,
                                const std::filesystem::path& path);

}  // namespace offerbox::encoder
