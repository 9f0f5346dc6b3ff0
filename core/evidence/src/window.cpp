#include "window.hpp"

#include <algorithm>
#include <numeric>

#include "offerbox/base/text.hpp"

namespace offerbox::evidence {

namespace {

class Growing {
  public:
    Growing(std::string_view turn, const std::vector<MeasuredClause>& clauses, std::size_t words)
        : turn_(turn), clauses_(clauses), taken_(clauses.size(), false), left_(words) {}

    std::string_view text(std::size_t at) const {
        return turn_.substr(clauses_[at].begin, clauses_[at].end - clauses_[at].begin);
    }

    // The first clause is taken however long it is.
    bool take(std::size_t at) {
        if (taken_[at]) return false;
        const std::size_t words = text::count_words(text(at));
        if (words > left_ && any_) return false;
        taken_[at] = true;
        any_ = true;
        left_ -= std::min(left_, words);
        return true;
    }

    bool grow() {
        bool grown = false;
        for (std::size_t at = 0; at < taken_.size(); ++at) {
            if (taken_[at]) continue;
            const bool beside = (at > 0 && taken_[at - 1]) || (at + 1 < taken_.size() && taken_[at + 1]);
            if (beside && take(at)) {
                grown = true;
                ++at;  // so that one round takes one neighbour on each side
            }
        }
        return grown;
    }

    // Runs of clauses keep the words and marks between them.
    std::string joined() const {
        std::string out;
        for (std::size_t at = 0; at < taken_.size(); ++at) {
            if (!taken_[at]) continue;
            std::size_t last = at;
            while (last + 1 < taken_.size() && taken_[last + 1]) ++last;
            if (!out.empty()) out += " ... ";
            out += turn_.substr(clauses_[at].begin, clauses_[last].end - clauses_[at].begin);
            at = last;
        }
        return out;
    }

  private:
    std::string_view turn_;
    const std::vector<MeasuredClause>& clauses_;
    std::vector<bool> taken_;
    std::size_t left_;
    bool any_ = false;
};

}  // namespace

Window window_of(std::string_view turn, const std::vector<MeasuredClause>& clauses, std::span<const float> likeness,
                 std::size_t most_words) {
    std::vector<std::size_t> order(clauses.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return likeness[a] > likeness[b]; });
    Growing window(turn, clauses, most_words);
    for (std::size_t rank = 0; rank < std::min<std::size_t>(2, order.size()); ++rank) window.take(order[rank]);
    while (window.grow()) {
    }
    return {window.joined(), order.front()};
}

}  // namespace offerbox::evidence
