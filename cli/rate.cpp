#include <fmt/format.h>

#include <cstdint>
#include <filesystem>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "offerbox/app/rating.hpp"
#include "offerbox/bank/load.hpp"
#include "offerbox/base/file.hpp"
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
    std::string items;
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

// Said before anything is read and rated for nothing.
Result<void> can_be_written(const std::string& out, const std::string& file) {
    if (out.empty())
        return fail(ErrorCode::invalid_argument, "no --out", "Name the file that is to hold the ratings with --out.");
    std::error_code error;
    if (std::filesystem::equivalent(file, out, error))
        return fail(ErrorCode::invalid_argument, "FILE is the output",
                    fmt::format("\"{}\" is what is to be rated: name another file to write.", out));
    const auto folder = std::filesystem::absolute(out, error).parent_path();
    if (error || !std::filesystem::is_directory(folder, error))
        return fail(ErrorCode::not_found, "no folder for " + out,
                    fmt::format("There is no folder \"{}\" to write to.", folder.string()));
    return {};
}

Result<std::vector<app::AnswerToRate>> read(const Session& session, const std::string& file) {
    const auto content = content_directory(session);
    const auto bank = load_bank(content);
    if (!bank) return bank.error();
    const auto anchors = app::load_general_anchors(content);
    if (!anchors) return anchors.error();
    auto read = app::read_answers(file, *bank, *anchors);
    if (!read) return read.error();
    for (const auto& note : read->notes) fmt::print(stderr, "Note: {}\n", printable(note));
    return std::move(read->answers);
}

// What raters see, for those who are not to have the archive.
Result<void> hand_on(const Session& session, const RateOptions& options) {
    if (auto fine = can_be_written(options.items, options.file); !fine) return fine.error();
    const auto answers = read(session, options.file);
    if (!answers) return answers.error();
    std::string lines;
    for (const auto& answer : *answers) lines += answer.item + "\n";
    if (auto written = write_file(options.items, lines); !written) return written.error();
    fmt::print(stderr, "Written to {}\n", options.items);
    return {};
}

Result<void> rate_in_terminal(const Session& session, const RateOptions& options) {
    auto rater = rater_name(options.rater);
    if (!rater) return rater.error();
    if (auto fine = can_be_written(options.out, options.file); !fine) return fine.error();
    auto answers = read(session, options.file);
    if (!answers) return answers.error();
    auto rated = app::begin_ratings(options.out, *answers);
    if (!rated) return rated.error();
    RatingSession begun{{}, std::move(*rated), std::move(*rater), options.out};
    for (const std::size_t at : app::rating_order(answers->size(), options.seed, begun.rater))
        begun.answers.push_back(std::move((*answers)[at]));
    return rate(std::move(begun), std::cin, std::cout);
}

void run(Session& session, const RateOptions& options) {
    const auto done = options.items.empty() ? rate_in_terminal(session, options) : hand_on(session, options);
    if (!done) report_failure(session, done.error(), false);
}

}  // namespace

void add_rate_verb(CLI::App& root, Session& session) {
    auto options = std::make_shared<RateOptions>();
    CLI::App* verb = root.add_subcommand("rate", "rate exported answers yourself, without seeing scores");
    verb->add_option("FILE", options->file, "an archive of \"offerbox export\", or items as JSON lines")->required();
    auto* rater = verb->add_option("--rater", options->rater, "who rates: a name or initials");
    auto* out = verb->add_option("--out", options->out, "the file of ratings; one that exists is gone on with");
    verb->add_option("--items", options->items,
                     "write what raters see to this file, for raters who are not to have FILE, and ask nothing")
        ->excludes(rater)
        ->excludes(out);
    verb->add_option("--seed", options->seed, "another seed, another order of the answers (default 0)");
    verb->callback([&session, options] { run(session, *options); });
}

}  // namespace offerbox::cli
