// How likely a written probe is a good follow-up after an answer: gradient-boosted trees over signs of the answer,
// fitted by models/train_follow_up_choice.py on follow-ups that were judged one by one.
#pragma once

#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "offerbox/base/error.hpp"

namespace offerbox::evidence {

// The signs in their order, as the file of trees names them. The last one is the probe's own worth: the log odds that
// it was good wherever it was judged; 0 for a probe that never was.
std::span<const std::string_view> sign_names();

// A constant after loading; any number of threads may ask.
class FollowUpChoice {
  public:
    // Fails with not_found when there is no such file, and with corrupt when it is not of this format or was fitted on
    // other signs than this program has.
    static Result<FollowUpChoice> load(const std::filesystem::path& file);

    // Whether any probe of the question was judged when the trees were fitted; of others they know too little.
    bool knows(std::string_view question_id) const;

    // Probability, 0 to 1, that a strict reader would call the follow-up good. `signs` has all but the last of
    // sign_names(), in their order.
    double good(std::string_view question_id, std::string_view probe_id, std::span<const double> signs) const;

  private:
    // A leaf has left == 0 and gives `value`; else a sign of at most `value` goes left.
    struct Node {
        std::size_t sign = 0;
        double value = 0;
        std::size_t left = 0;
        std::size_t right = 0;
    };
    using Tree = std::vector<Node>;

    std::vector<Tree> trees_;
    double start_ = 0;                                  // log odds before any tree
    std::map<std::string, double, std::less<>> worth_;  // of "question/probe"
};

}  // namespace offerbox::evidence
