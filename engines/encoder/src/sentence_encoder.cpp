#include "offerbox/encoder/sentence_encoder.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <mutex>
#include <utility>

#include "batches.hpp"
#include "compiled_model.hpp"
#include "offerbox/base/file.hpp"
#include "offerbox/base/text.hpp"
#include "word_piece.hpp"

namespace offerbox::encoder {

namespace {

constexpr std::size_t most_tokens_of_a_text = 256;

using Tokens = std::vector<std::int32_t>;

class SentenceEncoder final : public TextEncoder {
  public:
    SentenceEncoder(std::string name, WordPiece pieces, ov::CompiledModel model)
        : name_(std::move(name)),
          pieces_(std::move(pieces)),
          model_(std::move(model)),
          request_(model_.create_infer_request()) {}

    std::string name() const override { return name_; }

    Result<std::vector<Embedding>> encode(std::span<const std::string> texts) const override {
        std::vector<Tokens> tokens;
        std::vector<std::size_t> lengths;
        for (const auto& one : texts) {
            tokens.push_back(pieces_.tokenize(one, most_tokens_of_a_text));
            lengths.push_back(tokens.back().size());
        }
        std::vector<Embedding> vectors(texts.size());
        try {
            for (const auto& batch : batches_of(lengths)) run(batch, tokens, vectors);
        } catch (const std::exception& error) {
            return fail(ErrorCode::unavailable, fmt::format("the sentence encoder failed: {}", error.what()));
        }
        return vectors;
    }

  private:
    // Throws what OpenVINO throws.
    void run(const std::vector<std::size_t>& batch, const std::vector<Tokens>& tokens,
             std::vector<Embedding>& vectors) const {
        const auto width = padded_width(tokens[batch.back()].size());
        ov::Tensor numbers(ov::element::i32, {batch.size(), width});
        ov::Tensor lengths(ov::element::i32, {batch.size()});
        auto* number = numbers.data<std::int32_t>();
        std::fill(number, number + numbers.get_size(), 0);
        for (std::size_t row = 0; row < batch.size(); ++row) {
            const auto& text = tokens[batch[row]];
            std::copy(text.begin(), text.end(), number + row * width);
            lengths.data<std::int32_t>()[row] = static_cast<std::int32_t>(text.size());
        }
        const std::lock_guard lock(turn_);
        request_.set_tensor("tokens", numbers);
        request_.set_tensor("lengths", lengths);
        request_.infer();
        const auto out = request_.get_tensor("vector");
        const auto* value = out.data<const float>();
        const auto size = out.get_shape().at(1);
        for (std::size_t row = 0; row < batch.size(); ++row) {
            vectors[batch[row]].assign(value + row * size, value + (row + 1) * size);
        }
    }

    std::string name_;
    WordPiece pieces_;
    ov::CompiledModel model_;
    mutable std::mutex turn_;
    mutable ov::InferRequest request_;  // guarded by turn_
};

}  // namespace

Result<std::shared_ptr<TextEncoder>> open_sentence_encoder(const SentenceEncoderSettings& settings) {
    auto model =
        compile_graph(settings.directory / "encoder.xml", {"encoder.xml", "encoder.bin", "vocab.txt", "name.txt"},
                      {"tokens", "lengths"}, {"vector"}, settings.threads);
    if (!model) return model.error();
    const auto name = read_file(settings.directory / "name.txt", 200);
    if (!name) return name.error();
    const auto vocabulary = read_file(settings.directory / "vocab.txt", 16u << 20);
    if (!vocabulary) return vocabulary.error();
    auto pieces = WordPiece::from_vocabulary(*vocabulary);
    if (!pieces) return pieces.error();
    return std::make_shared<SentenceEncoder>(std::string(text::trim(*name)), std::move(*pieces), std::move(*model));
}

}  // namespace offerbox::encoder
