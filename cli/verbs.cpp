#include "verbs.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

namespace offerbox::cli {

void report_failure(Session& session, const Error& error, bool json) {
    if (json) {
        const nlohmann::ordered_json object = {
            {"error", {{"code", name_of(error.code)}, {"message", error.for_person()}}}};
        fmt::print("{}\n", object.dump());
    }
    fmt::print(stderr, "offerbox: {}\n", error.for_person());
    const bool ours = error.code == ErrorCode::internal || error.code == ErrorCode::unavailable;
    session.exit_status = ours ? 2 : 1;
}

void add_data_option(CLI::App& verb, Session& session) {
    verb.add_option("--data", session.data_directory, "folder of the stored interviews (default: under XDG_DATA_HOME)");
}

}  // namespace offerbox::cli
