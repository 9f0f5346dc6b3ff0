// The pair scorer of models/pair-scorer: a cross-encoder made from all-MiniLM-L6-v2, run in this process by OpenVINO.
#pragma once

#include <filesystem>
#include <memory>

#include "offerbox/base/error.hpp"
#include "offerbox/ports/pair_scorer.hpp"

namespace offerbox::encoder {

struct PairScorerSettings {
    // Holds pair_scorer.xml, pair_scorer.bin, vocab.txt and name.txt, as models/export_pair_scorer.py writes them.
    std::filesystem::path directory;
    int threads = 2;  // of one call, at least 1; concurrent calls take turns
};

// Loads the model (about 0.3 s). Fails with not_found when a file is missing, corrupt when one cannot be read as what
// it claims to be, unavailable when the engine cannot run here. Numbers are rounded to four decimals.
Result<std::shared_ptr<PairScorer>> open_pair_scorer(const PairScorerSettings& settings);

}  // namespace offerbox::encoder
