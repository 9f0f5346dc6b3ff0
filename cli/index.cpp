#include <memory>
#include <string>

#include "request.hpp"
#include "verbs.hpp"

namespace offerbox::cli {

// Used by the build; people who edit content/ need not: new phrases are encoded when they are first used.
void add_index_verb(CLI::App& root, Session& session) {
    auto path = std::make_shared<std::string>();
    CLI::App* verb =
        root.add_subcommand("index", "encode every phrase of the question bank into a file, for quicker starts");
    verb->add_option("--out", *path, "the file to write")->required();
    add_data_option(*verb, session);
    verb->callback([&session, path] {
        auto application = open_application(session);
        if (!application) return report_failure(session, application.error(), false);
        if (auto written = (*application)->write_vectors(*path); !written)
            report_failure(session, written.error(), false);
    });
}

}  // namespace offerbox::cli
