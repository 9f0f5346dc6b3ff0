#include <fmt/format.h>

#include <fstream>
#include <iostream>
#include <memory>
#include <string>

#include "model_options.hpp"
#include "offerbox/app/items.hpp"
#include "offerbox/base/text.hpp"
#include "request.hpp"
#include "verbs.hpp"

namespace offerbox::cli {

namespace {

struct ScoreOptions {
    std::string items;
    std::string out;
    ModelOptions model;
};

void run(Session& session, const ScoreOptions& options) {
    std::ifstream items(options.items);
    if (!items)
        return report_failure(session,
                              fail(ErrorCode::not_found, "cannot open " + options.items,
                                   fmt::format("The file \"{}\" cannot be opened.", options.items)),
                              false);
    std::ofstream file;
    if (!options.out.empty()) {
        file.open(options.out);
        if (!file)
            return report_failure(session,
                                  fail(ErrorCode::invalid_argument, "cannot write " + options.out,
                                       fmt::format("The file \"{}\" cannot be written.", options.out)),
                                  false);
    }
    std::ostream& out = options.out.empty() ? std::cout : file;
    const auto settings = settings_with_model(session, options.model);
    if (!settings) return report_failure(session, settings.error(), false);
    auto scorer = app::ItemScorer::open(*settings);
    if (!scorer) return report_failure(session, scorer.error(), false);
    std::string line;
    for (std::size_t number = 1; std::getline(items, line); ++number) {
        if (text::trim(line).empty()) continue;
        out << (*scorer)->score(line, number) << '\n' << std::flush;
    }
}

}  // namespace

void add_score_verb(CLI::App& root, Session& session) {
    auto options = std::make_shared<ScoreOptions>();
    CLI::App* verb = root.add_subcommand("score", "score answers given as JSON lines");
    verb->add_option("--items", options->items, "a file with one JSON object a line (docs/formats/items.md)")
        ->required();
    verb->add_option("--out", options->out, "where the results go (default: standard output)");
    add_model_options(*verb, options->model);
    verb->callback([&session, options] { run(session, *options); });
}

}  // namespace offerbox::cli
