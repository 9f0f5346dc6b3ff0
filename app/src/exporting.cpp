#include "exporting.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "offerbox/domain/json.hpp"
#include "zip.hpp"

namespace offerbox::app {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view read_me =
    "# Your OfferBox data\n\n"
    "- `export.json`: what is in this archive\n"
    "- `interviews/ID/events.json`: everything that was stored of an interview, in order\n"
    "- `interviews/ID/transcript.json`, `transcript.md`: the conversation\n"
    "- `interviews/ID/scorecard.json`, `report.json`, `report.md`: scores and report, once it has ended\n"
    "- `documents/`: resumes and job descriptions, each as it was given, and as it was read (`.json`)\n";

std::string written(const Json& value) {
    return value.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string written_time(std::int64_t milliseconds) {
    return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(static_cast<std::time_t>(milliseconds / 1000)));
}

// A name that is safe wherever the archive is unpacked.
std::string safe_name(std::string_view file_name) {
    std::string name;
    for (const char c : file_name.substr(file_name.find_last_of("/\\") + 1)) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
                           c == '-' || c == '_';
        name += plain ? c : '_';
    }
    return name.empty() ? "document" : name;
}

std::string document_path(const StoredDocument& document) {
    return fmt::format("documents/{}-{}", document.id.substr(0, 12), safe_name(document.file_name));
}

std::string profile_path(const StoredDocument& document) {
    return fmt::format("documents/{}-{}.json", document.id.substr(0, 12), document.kind);
}

Result<Json> events_json(Store& store, const std::string& id) {
    const auto events = store.read_events(id);
    if (!events) return events.error();
    Json list = Json::array();
    for (const auto& event : *events) {
        list.push_back({{"sequence", event.sequence},
                        {"time_milliseconds", event.time_milliseconds},
                        {"kind", event.kind},
                        {"payload", Json::parse(event.payload, nullptr, false)}});
    }
    return Result<Json>(boost::system::in_place_value, std::move(list));
}

Result<void> add_interview(Application& application, const InterviewRow& row, std::vector<ZipEntry>& entries) {
    const auto view = application.view(row.id);
    if (!view) return view.error();
    const auto events = events_json(application.store(), row.id);
    if (!events) return events.error();
    const std::string folder = fmt::format("interviews/{}/", row.id);
    entries.push_back({folder + "events.json", written(*events)});
    entries.push_back({folder + "transcript.json", written(Json::parse(to_json(Transcript{view->state.turns})))});
    entries.push_back({folder + "transcript.md", report::conversation_to_markdown(row.title, view->state.turns)});
    if (!view->state.ended()) return {};
    const auto report = application.report(row.id);
    if (!report) return report.error();
    entries.push_back({folder + "scorecard.json", written(Json::parse(to_json(report->scorecard)))});
    entries.push_back({folder + "report.json", written(Json::parse(to_json(*report)))});
    entries.push_back({folder + "report.md", report::to_markdown(*report)});
    return {};
}

Result<Json> interview_json(Store& store, const InterviewRow& row) {
    const auto documents = store.documents_of(row.id);
    if (!documents) return documents.error();
    Json paths = Json::array();
    for (const auto& document : *documents) paths.push_back(document_path(document));
    Json value{{"id", row.id},
               {"title", row.title},
               {"state", row.state},
               {"created", written_time(row.created_milliseconds)},
               {"documents", std::move(paths)}};
    return Result<Json>(boost::system::in_place_value, std::move(value));
}

}  // namespace

Result<std::string> archive_of(Application& application, const std::vector<InterviewRow>& interviews,
                               const std::vector<StoredDocument>& documents, std::int64_t now_milliseconds) {
    Json contents{{"version", 1},
                  {"exported", written_time(now_milliseconds)},
                  {"interviews", Json::array()},
                  {"documents", Json::array()}};
    std::vector<ZipEntry> entries;
    for (const auto& row : interviews) {
        if (auto added = add_interview(application, row, entries); !added) return added.error();
        auto listed = interview_json(application.store(), row);
        if (!listed) return listed.error();
        contents["interviews"].push_back(std::move(*listed));
    }
    for (const auto& document : documents) {
        entries.push_back({document_path(document), document.bytes});
        entries.push_back({profile_path(document), written(Json::parse(document.profile, nullptr, false))});
        contents["documents"].push_back({{"kind", document.kind},
                                         {"file_name", document.file_name},
                                         {"as_given", document_path(document)},
                                         {"as_read", profile_path(document)}});
    }
    entries.insert(entries.begin(), {{"README.md", std::string(read_me)}, {"export.json", written(contents)}});
    return zip(entries, now_milliseconds / 1000);
}

}  // namespace offerbox::app
