// The small sentence encoder (all-MiniLM-L6-v2, 384 numbers a sentence), run in this process by OpenVINO on the CPU.
#pragma once

#include <filesystem>
#include <memory>

#include "offerbox/base/error.hpp"
#include "offerbox/ports/text_encoder.hpp"

namespace offerbox::encoder {

struct SentenceEncoderSettings {
    // Holds encoder.xml, encoder.bin, vocab.txt and name.txt, as models/export_encoder.py writes them.
    std::filesystem::path directory;
    int threads = 2;  // of one call, at least 1; concurrent calls take turns
};

// Loads the model (about 0.3 s). Fails with not_found when a file is missing, corrupt when one cannot be read as what
// it claims to be, unavailable when the engine cannot run here.
//
// The encoder reads at most 256 word pieces of a text (about 190 words). A call of 15 clauses takes some 40 ms on two
// cores. Calls from several threads are safe and take turns a small batch at a time, so that a long list of texts does
// not hold up a short one for long.
Result<std::shared_ptr<TextEncoder>> open_sentence_encoder(const SentenceEncoderSettings& settings);

}  // namespace offerbox::encoder
