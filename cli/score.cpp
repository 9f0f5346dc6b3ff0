#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "offerbox/app/items.hpp"
#include "offerbox/base/text.hpp"
#include "request.hpp"
#include "verbs.hpp"

namespace offerbox::cli {

namespace {

struct ScoreOptions {
    std::string items;
    std::string out;
    std::vector<CLI::Option*> of_models;
    std::string ignored;
};

// Nobody is to think that a language model had a part in these scores.
bool asks_for_model(const ScoreOptions& options) {
    return std::ranges::any_of(options.of_models, [](const CLI::Option* option) { return option->count() > 0; });
}

void run(Session& session, const ScoreOptions& options) {
    if (asks_for_model(options))
        return report_failure(session,
                              fail(ErrorCode::invalid_argument, "score with a language model",
                                   "No language model takes part in scoring: leave the --llm options out. They belong "
                                   "to \"interview\" and \"serve\", where a model may word follow-ups."),
                              false);
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
    auto scorer = app::ItemScorer::open(settings_of(session));
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
    // Known by name, so that they are refused with a word of why; not in the help.
    for (const char* name : {"--llm-url", "--llm-model", "--llm-key-file", "--llm-gguf", "--llm-seconds"})
        options->of_models.push_back(verb->add_option(name, options->ignored)->group(""));
    verb->callback([&session, options] { run(session, *options); });
}

}  // namespace offerbox::cli
