// The reference outputs of golden/ (see its README), for tests.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "offerbox/base/file.hpp"
#include "offerbox/ports/text_encoder.hpp"

namespace offerbox::encoder::golden {

struct Sentence {
    std::string text;
    std::vector<std::int32_t> tokens;
    Embedding vector;
};

inline const std::string folder = OFFERBOX_SOURCE_DIR "/engines/encoder/src/golden/";

inline std::vector<Sentence> sentences() {
    const auto document = nlohmann::json::parse(read_file(folder + "sentences.json").value());
    const auto bytes = read_file(folder + "vectors.i16").value();
    const std::size_t size = bytes.size() / 2 / document.size();
    std::vector<Sentence> all;
    for (const auto& entry : document) {
        Sentence one{entry.at("text"), entry.at("tokens"), {}};
        for (std::size_t i = 0; i < size; ++i) {
            const auto at = 2 * (all.size() * size + i);
            const auto low = static_cast<std::uint8_t>(bytes[at]);
            const auto high = static_cast<std::uint8_t>(bytes[at + 1]);
            const auto fixed = static_cast<std::int16_t>(static_cast<std::uint16_t>(low | high << 8));
            one.vector.push_back(static_cast<float>(fixed) / 32767.0f);
        }
        all.push_back(std::move(one));
    }
    return all;
}

}  // namespace offerbox::encoder::golden
