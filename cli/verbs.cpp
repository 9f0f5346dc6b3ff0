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

std::filesystem::path content_directory(const Session& session) {
    if (!session.content_directory.empty()) return session.content_directory;
    std::error_code error;
    const auto beside = std::filesystem::read_symlink("/proc/self/exe", error).parent_path();
    for (const auto& candidate : {beside / "content", beside.parent_path() / "content"}) {
        if (!error && std::filesystem::is_directory(candidate, error)) return candidate;
        error.clear();
    }
    return std::filesystem::path(OFFERBOX_SOURCE_DIR) / "content";
}

}  // namespace offerbox::cli
