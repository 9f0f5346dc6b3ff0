// A text encoder that remembers.
#pragma once

#include <cstddef>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "offerbox/encoder/vector_index.hpp"
#include "offerbox/ports/text_encoder.hpp"

namespace offerbox::encoder {

// Asks `inner` only for texts that it neither remembers nor finds in the file of vectors. Gives the same vectors as
// `inner`, those from the file within 2e-5. Threads: any number may call; two that ask for the same new text at the
// same time may both encode it.
class CachingEncoder final : public TextEncoder {
  public:
    // Remembers the `most_texts` texts last used (a vector of 384 numbers and its text take about 2 KB). `index` may be
    // null; it must be of the inner encoder's model.
    explicit CachingEncoder(std::shared_ptr<const TextEncoder> inner, std::size_t most_texts = 8192,
                            std::shared_ptr<const VectorIndex> index = nullptr);

    // Fails as `inner` does; a text given twice is encoded once. On failure nothing new is remembered.
    Result<std::vector<Embedding>> encode(std::span<const std::string> texts) const override;

    std::string name() const override;

  private:
    struct Entry {
        std::string text;
        Embedding vector;
    };
    using Entries = std::list<Entry>;  // the last used first

    bool find(const std::string& text, Embedding& vector) const;
    void remember(const std::string& text, const Embedding& vector) const;

    const std::shared_ptr<const TextEncoder> inner_;
    const std::shared_ptr<const VectorIndex> index_;
    const std::size_t most_texts_;

    mutable std::mutex mutex_;
    mutable Entries entries_;  // guarded by mutex_
    mutable std::unordered_map<std::string_view, Entries::iterator>
        by_text_;  // guarded by mutex_; keys point into entries_
};

}  // namespace offerbox::encoder
