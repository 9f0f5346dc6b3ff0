// The examples of docs/formats are what the program reads and writes.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <set>

#include "offerbox/base/file.hpp"
#include "offerbox/domain/json.hpp"

using namespace offerbox;
using Json = nlohmann::json;

namespace {

std::vector<Json> examples_of(const std::string& name) {
    const auto document = read_file(std::string(OFFERBOX_SOURCE_DIR "/docs/formats/") + name).value();
    std::vector<Json> examples;
    constexpr std::string_view begin = "```json\n";
    for (auto at = document.find(begin); at != std::string::npos; at = document.find(begin, at)) {
        at += begin.size();
        examples.push_back(Json::parse(document.substr(at, document.find("```", at) - at)));
    }
    return examples;
}

}  // namespace

TEST_CASE("the example of a transcript reads back as it stands in the document") {
    const auto examples = examples_of("transcript.md");
    REQUIRE(examples.size() == 1);
    Transcript transcript;
    for (const auto& turn : examples.front()["turns"]) {
        const auto read = turn_from_json(turn.dump());
        REQUIRE(read.has_value());
        transcript.turns.push_back(*read);
    }
    CHECK(Json::parse(to_json(transcript)) == examples.front());
}

TEST_CASE("there is an example of every event, and each reads back as it stands in the document") {
    std::set<std::string> kinds;
    for (const auto& example : examples_of("events.md")) {
        const std::string kind = example["kind"];
        CAPTURE(kind);
        const auto event = event_from_json(kind, example["payload"].dump());
        REQUIRE(event.has_value());
        CHECK(Json::parse(to_json(*event)) == example["payload"]);
        kinds.insert(kind);
    }
    CHECK(kinds.size() == std::variant_size_v<Event>);
}
