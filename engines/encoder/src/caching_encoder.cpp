#include "offerbox/encoder/caching_encoder.hpp"

#include <utility>

namespace offerbox::encoder {

CachingEncoder::CachingEncoder(std::shared_ptr<const TextEncoder> inner, std::size_t most_texts,
                               std::shared_ptr<const VectorIndex> index)
    : inner_(std::move(inner)), index_(std::move(index)), most_texts_(most_texts) {}

std::string CachingEncoder::name() const {
    return inner_->name();
}

Result<std::vector<Embedding>> CachingEncoder::encode(std::span<const std::string> texts) const {
    std::vector<Embedding> vectors(texts.size());
    std::vector<std::string> missing;
    std::unordered_map<std::string_view, std::size_t> place_in_missing;
    std::vector<std::pair<std::size_t, std::size_t>> to_fill;  // place in texts, place in missing
    for (std::size_t i = 0; i < texts.size(); ++i) {
        if (find(texts[i], vectors[i])) continue;
        const auto [place, is_new] = place_in_missing.emplace(texts[i], missing.size());
        if (is_new) missing.push_back(texts[i]);
        to_fill.emplace_back(i, place->second);
    }
    if (missing.empty()) return vectors;

    const auto encoded = inner_->encode(missing);
    if (!encoded) return encoded.error();
    for (std::size_t i = 0; i < missing.size(); ++i) remember(missing[i], (*encoded)[i]);
    for (const auto& [target, source] : to_fill) vectors[target] = (*encoded)[source];
    return vectors;
}

bool CachingEncoder::find(const std::string& text, Embedding& vector) const {
    {
        const std::lock_guard lock(mutex_);
        if (const auto found = by_text_.find(text); found != by_text_.end()) {
            entries_.splice(entries_.begin(), entries_, found->second);
            vector = found->second->vector;
            return true;
        }
    }
    if (!index_) return false;
    auto stored = index_->find(text);
    if (!stored) return false;
    vector = std::move(*stored);
    remember(text, vector);
    return true;
}

void CachingEncoder::remember(const std::string& text, const Embedding& vector) const {
    const std::lock_guard lock(mutex_);
    if (most_texts_ == 0 || by_text_.contains(text)) return;
    if (entries_.size() == most_texts_) {
        by_text_.erase(entries_.back().text);
        entries_.pop_back();
    }
    entries_.push_front({text, vector});
    by_text_.emplace(entries_.front().text, entries_.begin());
}

}  // namespace offerbox::encoder
