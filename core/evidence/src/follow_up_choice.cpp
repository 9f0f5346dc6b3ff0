#include "offerbox/evidence/follow_up_choice.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>
#include <utility>

#include "signs.hpp"

namespace offerbox::evidence {

namespace {

using Json = nlohmann::json;

// A follow-up that nobody judged has to be surer by its signs.
constexpr double never_judged = 0.8;

Error corrupt(const std::filesystem::path& file, std::string_view what) {
    return fail(ErrorCode::corrupt, fmt::format("{}: {}", file.string(), what),
                "The interviewer's file of follow-up choices cannot be read. Restore content/ from the release.");
}

bool names_fit(const Json& names) {
    const auto ours = sign_names();
    if (!names.is_array() || names.size() != ours.size()) return false;
    for (std::size_t at = 0; at < ours.size(); ++at) {
        if (names[at] != ours[at]) return false;
    }
    return true;
}

}  // namespace

std::span<const std::string_view> sign_names() {
    static constexpr auto names = [] {
        std::array<std::string_view, names_of_signs.size() + 1> all{};
        for (std::size_t at = 0; at < names_of_signs.size(); ++at) all[at] = names_of_signs[at];
        all.back() = "worth";
        return all;
    }();
    return names;
}

Result<FollowUpChoice> FollowUpChoice::load(const std::filesystem::path& file) {
    std::ifstream stream(file);
    if (!stream) return fail(ErrorCode::not_found, fmt::format("{} cannot be opened", file.string()));
    const Json json = Json::parse(stream, nullptr, false);
    if (!json.is_object() || !json.contains("trees") || !json.contains("worth") || !json.contains("start"))
        return corrupt(file, "not a file of trees");
    if (!names_fit(json.value("signs", Json()))) return corrupt(file, "fitted on other signs; fit it again");
    FollowUpChoice choice;
    choice.start_ = json["start"].get<double>();
    for (const auto& [id, worth] : json["worth"].items()) choice.worth_.emplace(id, worth.get<double>());
    for (const auto& nodes : json["trees"]) {
        Tree tree;
        for (const auto& node : nodes) {
            tree.push_back({node[0].get<std::size_t>(), node[1].get<double>(), node[2].get<std::size_t>(),
                            node[3].get<std::size_t>()});
            // Children stand after their parent, so that walking down ends.
            const Node& made = tree.back();
            const bool leaf = made.left == 0;
            const bool forward = made.left >= tree.size() && made.right >= tree.size() && made.left < nodes.size() &&
                                 made.right < nodes.size() && made.sign < sign_names().size();
            if (!leaf && !forward) return corrupt(file, "a tree with a broken branch");
        }
        if (tree.empty()) return corrupt(file, "an empty tree");
        choice.trees_.push_back(std::move(tree));
    }
    return choice;
}

bool FollowUpChoice::knows(std::string_view question_id) const {
    const std::string prefix = fmt::format("{}/", question_id);
    const auto found = worth_.lower_bound(prefix);
    return found != worth_.end() && found->first.starts_with(prefix);
}

double FollowUpChoice::good(std::string_view question_id, std::string_view probe_id,
                            std::span<const double> signs) const {
    const auto found = worth_.find(fmt::format("{}/{}", question_id, probe_id));
    const double worth = found == worth_.end() ? 0 : found->second;
    double odds = start_;
    for (const Tree& tree : trees_) {
        std::size_t at = 0;
        while (tree[at].left != 0) {
            const double sign = tree[at].sign < signs.size() ? signs[tree[at].sign] : worth;
            at = sign <= tree[at].value ? tree[at].left : tree[at].right;
        }
        odds += tree[at].value;
    }
    const double good = 1 / (1 + std::exp(-odds));
    return found == worth_.end() ? good * never_judged : good;
}

}  // namespace offerbox::evidence
