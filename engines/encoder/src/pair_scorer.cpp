#include "offerbox/encoder/pair_scorer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
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

constexpr std::size_t most_tokens_of_first = 80;
constexpr std::size_t most_tokens_of_pair = 320;

struct PairTokens {
    std::vector<std::int32_t> numbers;
    std::size_t first = 0;  // tokens of the first text, its marks included
};

float rounded(float value) {
    return std::round(value * 10000.0F) / 10000.0F;
}

class MiniPairScorer final : public PairScorer {
  public:
    MiniPairScorer(std::string name, WordPiece pieces, ov::CompiledModel model)
        : name_(std::move(name)),
          pieces_(std::move(pieces)),
          model_(std::move(model)),
          request_(model_.create_infer_request()) {}

    std::string name() const override { return name_; }

    Result<std::vector<StatementJudgement>> judge_statements(std::span<const TextPair> pairs) const override {
        return run<StatementJudgement, 4>(pairs, "status", [](const std::array<float, 4>& p) {
            return StatementJudgement{.not_met = p[0], .partly_met = p[1], .met = p[2], .contradicted = p[3]};
        });
    }

    Result<std::vector<AnswerQuality>> rate_answers(std::span<const TextPair> pairs) const override {
        return run<AnswerQuality, 5>(pairs, "quality", [](const std::array<float, 5>& p) {
            return AnswerQuality{
                .relevance = p[0], .substance = p[1], .specificity = p[2], .structure = p[3], .overall = p[4]};
        });
    }

  private:
    PairTokens tokens_of(const TextPair& pair) const {
        PairTokens tokens;
        tokens.numbers = pieces_.tokenize(pair.first, most_tokens_of_first);
        tokens.first = tokens.numbers.size();
        const auto second = pieces_.tokenize(pair.second, most_tokens_of_pair - tokens.first + 1);
        tokens.numbers.insert(tokens.numbers.end(), second.begin() + 1, second.end());  // without its opening mark
        return tokens;
    }

    template <typename Value, std::size_t Width, typename Make>
    Result<std::vector<Value>> run(std::span<const TextPair> pairs, const char* output, Make make) const {
        std::vector<PairTokens> tokens;
        std::vector<std::size_t> lengths;
        for (const auto& pair : pairs) {
            tokens.push_back(tokens_of(pair));
            lengths.push_back(tokens.back().numbers.size());
        }
        std::vector<Value> values(pairs.size());
        try {
            for (const auto& batch : batches_of(lengths)) {
                const auto rows = infer<Width>(batch, tokens, output);
                for (std::size_t row = 0; row < batch.size(); ++row) values[batch[row]] = make(rows[row]);
            }
        } catch (const std::exception& error) {
            return fail(ErrorCode::unavailable, fmt::format("the pair scorer failed: {}", error.what()));
        }
        return values;
    }

    // Throws what OpenVINO throws.
    template <std::size_t Width>
    std::vector<std::array<float, Width>> infer(const std::vector<std::size_t>& batch,
                                                const std::vector<PairTokens>& tokens, const char* output) const {
        const auto width = padded_width(tokens[batch.back()].numbers.size());
        ov::Tensor numbers(ov::element::i32, {batch.size(), width});
        ov::Tensor lengths(ov::element::i32, {batch.size()});
        ov::Tensor firsts(ov::element::i32, {batch.size()});
        auto* number = numbers.data<std::int32_t>();
        std::fill(number, number + numbers.get_size(), 0);
        for (std::size_t row = 0; row < batch.size(); ++row) {
            const auto& pair = tokens[batch[row]];
            std::copy(pair.numbers.begin(), pair.numbers.end(), number + row * width);
            lengths.data<std::int32_t>()[row] = static_cast<std::int32_t>(pair.numbers.size());
            firsts.data<std::int32_t>()[row] = static_cast<std::int32_t>(pair.first);
        }
        const std::lock_guard lock(turn_);
        request_.set_tensor("tokens", numbers);
        request_.set_tensor("lengths", lengths);
        request_.set_tensor("first_lengths", firsts);
        request_.infer();
        const auto out = request_.get_tensor(output);
        const auto* value = out.data<const float>();
        std::vector<std::array<float, Width>> rows(batch.size());
        for (auto& row : rows) {
            for (auto& cell : row) cell = rounded(*value++);
        }
        return rows;
    }

    std::string name_;
    WordPiece pieces_;
    ov::CompiledModel model_;
    mutable std::mutex turn_;
    mutable ov::InferRequest request_;  // guarded by turn_
};

}  // namespace

Result<std::shared_ptr<PairScorer>> open_pair_scorer(const PairScorerSettings& settings) {
    auto model = compile_graph(
        settings.directory / "pair_scorer.xml", {"pair_scorer.xml", "pair_scorer.bin", "vocab.txt", "name.txt"},
        {"tokens", "lengths", "first_lengths"}, {"status", "probe", "quality"}, settings.threads);
    if (!model) return model.error();
    const auto name = read_file(settings.directory / "name.txt", 200);
    if (!name) return name.error();
    const auto vocabulary = read_file(settings.directory / "vocab.txt", 16u << 20);
    if (!vocabulary) return vocabulary.error();
    auto pieces = WordPiece::from_vocabulary(*vocabulary);
    if (!pieces) return pieces.error();
    return std::make_shared<MiniPairScorer>(std::string(text::trim(*name)), std::move(*pieces), std::move(*model));
}

}  // namespace offerbox::encoder
