#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <iostream>
#include <memory>
#include <string>

#include "offerbox/app/rating.hpp"
#include "offerbox/bank/load.hpp"
#include "offerbox/base/text.hpp"
#include "offerbox/scoring/agreement.hpp"
#include "rating_session.hpp"
#include "terminal.hpp"
#include "verbs.hpp"

namespace offerbox::cli {

namespace {

struct RateOptions {
    std::string file;
    std::string rater;
    std::string out;
    std::uint64_t seed = 0;
};

Result<std::string> rater_name(const std::string& given) {
    auto name = text::squeeze(text::to_valid_utf8(given));
    if (name.empty() || printable(name) != name)
        return fail(ErrorCode::invalid_argument, "no rater", "Say who rates with --rater NAME; initials will do.");
    const bool taken = text::equals_ignoring_case(name, scoring::offerbox_name) ||
                       text::equals_ignoring_case(name, scoring::mean_name);
    if (taken)
        return fail(ErrorCode::invalid_argument, "reserved rater",
                    "That name stands for something else in tables of agreement; please use another one.");
    return name;
}

Result<RatingSession> begin(const Session& session, const RateOptions& options) {
    auto rater = rater_name(options.rater);
    if (!rater) return rater.error();
    std::error_code error;
    if (std::filesystem::equivalent(options.file, options.out, error))
        return fail(ErrorCode::invalid_argument, "FILE is --out",
                    "The ratings need a file of their own: name another one with --out.");
    const auto content = content_directory(session);
    const auto bank = load_bank(content);
    if (!bank) return bank.error();
    const auto anchors = app::load_general_anchors(content);
    if (!anchors) return anchors.error();
    auto read = app::read_answers(options.file, *bank, *anchors);
    if (!read) return read.error();
    for (const auto& note : read->notes) std::cerr << "Note: " << printable(note) << '\n';
    auto rated = app::begin_ratings(options.out, read->answers);
    if (!rated) return rated.error();
    RatingSession begun{{}, std::move(*rated), std::move(*rater), options.out};
    for (const std::size_t at : app::rating_order(read->answers.size(), options.seed, begun.rater))
        begun.answers.push_back(std::move(read->answers[at]));
    return begun;
}

void run(Session& session, const RateOptions& options) {
    auto begun = begin(session, options);
    if (!begun) return report_failure(session, begun.error(), false);
    if (auto done = rate(std::move(*begun), std::cin, std::cout); !done) report_failure(session, done.error(), false);
}

}  // namespace

void add_rate_verb(CLI::App& root, Session& session) {
    auto options = std::make_shared<RateOptions>();
    CLI::App* verb = root.add_subcommand("rate", "rate exported answers yourself, without seeing scores");
    verb->add_option("FILE", options->file, "an archive of \"offerbox export\", or items as JSON lines")->required();
    verb->add_option("--rater", options->rater, "who rates: a name or initials")->required();
    verb->add_option("--out", options->out, "the file of ratings; one that exists is gone on with")->required();
    verb->add_option("--seed", options->seed, "another seed, another order of the answers (default 0)");
    verb->callback([&session, options] { run(session, *options); });
}

}  // namespace offerbox::cli
