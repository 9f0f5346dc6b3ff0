#include "offerbox/stores/sqlite.hpp"

#include <doctest/doctest.h>
#include <sqlite3.h>

#include <fstream>
#include <utility>

#include "../../fresh_store.hpp"
#include "../../temporary_directory.hpp"
#include "offerbox/base/file.hpp"

using namespace offerbox;
using offerbox::testing::TemporaryDirectory;

namespace {

constexpr std::string_view marker = "Zebrafinch-7731";

// The names of files in the directory whose bytes hold the marker.
std::vector<std::string> files_with_marker(const std::filesystem::path& directory) {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(directory)) {
        if (!entry.is_regular_file()) continue;
        const auto bytes = read_file(entry.path());
        REQUIRE(bytes.has_value());
        if (bytes->find(marker) != std::string::npos) names.push_back(entry.path().filename());
    }
    return names;
}

std::unique_ptr<Store> opened(const std::filesystem::path& directory) {
    auto store = open_sqlite_store(directory);
    REQUIRE(store.has_value());
    return std::move(*store);
}

// A store that takes its folder with it.
class OwningStore final : public Store {
  public:
    OwningStore() : store_(opened(directory_.path())) {}

    Result<InterviewRow> create_interview(const NewInterview& interview, std::int64_t now) override {
        return store_->create_interview(interview, now);
    }
    Result<InterviewRow> append(std::string_view id, std::uint64_t last_seen, const std::vector<NewEvent>& events,
                                const RowUpdate& update, std::string_view key, std::int64_t now) override {
        return store_->append(id, last_seen, events, update, key, now);
    }
    Result<bool> was_used(std::string_view id, std::string_view key) override { return store_->was_used(id, key); }
    Result<std::vector<StoredEvent>> read_events(std::string_view id, std::uint64_t after) override {
        return store_->read_events(id, after);
    }
    Result<InterviewRow> read_interview(std::string_view id) override { return store_->read_interview(id); }
    Result<std::vector<InterviewRow>> list_interviews(std::string_view person, std::size_t limit,
                                                      std::string_view before) override {
        return store_->list_interviews(person, limit, before);
    }
    Result<std::string> put_document(const StoredDocument& document) override { return store_->put_document(document); }
    Result<StoredDocument> read_document(std::string_view person, std::string_view id) override {
        return store_->read_document(person, id);
    }
    Result<std::vector<StoredDocument>> documents_of(std::string_view id) override { return store_->documents_of(id); }
    Result<std::vector<StoredDocument>> list_documents(std::string_view person) override {
        return store_->list_documents(person);
    }
    Result<void> delete_interview(std::string_view id) override { return store_->delete_interview(id); }
    Result<void> delete_document(std::string_view person, std::string_view id) override {
        return store_->delete_document(person, id);
    }
    Result<void> delete_unused_documents(std::string_view person, std::int64_t before) override {
        return store_->delete_unused_documents(person, before);
    }
    Result<void> delete_person(std::string_view person) override { return store_->delete_person(person); }
    Result<void> back_up(const std::string& path) override { return store_->back_up(path); }

  private:
    TemporaryDirectory directory_;
    std::unique_ptr<Store> store_;
};

// An interview whose events and resume hold the marker many times, and another without it.
void fill(Store& store) {
    std::string resume;
    for (int i = 0; i < 3000; ++i) resume += std::string(marker) + " did the work. ";
    const auto document = store.put_document({"", "me", "resume", std::string(marker) + ".pdf", resume, resume, 1});
    REQUIRE(document.has_value());
    REQUIRE(store.create_interview({"marked", "me", std::string(marker), {*document}, {}}, 1).has_value());
    REQUIRE(store.create_interview({"plain", "me", "Plain", {}, {}}, 1).has_value());
    for (std::uint64_t i = 0; i < 60; ++i) {
        const auto payload = "{\"text\":\"" + std::string(marker) + std::string(i * 37, 'x') + "\"}";
        REQUIRE(store.append("marked", i, {{"answered", payload}}, {}, std::string(marker) + std::to_string(i), 2)
                    .has_value());
        REQUIRE(store.append("plain", i, {{"answered", std::string(i * 41, 'y')}}, {}, "", 2).has_value());
    }
}

}  // namespace

namespace offerbox::testing {

std::unique_ptr<Store> fresh_store() {
    return std::make_unique<OwningStore>();
}

}  // namespace offerbox::testing

TEST_CASE("nothing of a deleted interview stays readable in any file") {
    const TemporaryDirectory directory;
    const auto store = opened(directory.path());
    fill(*store);
    CHECK(!files_with_marker(directory.path()).empty());
    REQUIRE(store->delete_interview("marked").has_value());
    CHECK(files_with_marker(directory.path()).empty());
    CHECK(store->read_events("plain")->size() == 60);
}

TEST_CASE("nothing of a deleted person stays readable in any file, also with the store open twice") {
    const TemporaryDirectory directory;
    const auto store = opened(directory.path());
    const auto second = opened(directory.path());
    fill(*store);
    CHECK(second->read_events("marked")->size() == 60);
    REQUIRE(store->delete_person("me").has_value());
    CHECK(files_with_marker(directory.path()).empty());
    CHECK(second->list_interviews("me", 9)->empty());
}

TEST_CASE("what was written is there when the store is opened again") {
    const TemporaryDirectory directory;
    { fill(*opened(directory.path())); }
    const auto store = opened(directory.path());
    CHECK(store->read_events("marked")->size() == 60);
    CHECK(store->was_used("marked", std::string(marker) + "59").value());
}

TEST_CASE("a backup made while the store is in use opens as a store") {
    const TemporaryDirectory directory;
    const TemporaryDirectory other;
    const auto store = opened(directory.path());
    fill(*store);
    const auto path = other.path() / sqlite_file_name;
    REQUIRE(store->back_up(path).has_value());
    REQUIRE(store->append("plain", 60, {{"answered", "{}"}}, {}, "", 3).has_value());
    const auto copy = opened(other.path());
    CHECK(copy->read_events("plain")->size() == 60);
    CHECK(copy->documents_of("marked")->size() == 1);
    const auto again = store->back_up(path);
    REQUIRE(!again);
    CHECK(again.error().code == ErrorCode::conflict);
}

TEST_CASE("a store written by a newer program is refused") {
    const TemporaryDirectory directory;
    { opened(directory.path()); }
    sqlite3* connection = nullptr;
    REQUIRE(sqlite3_open((directory.path() / sqlite_file_name).c_str(), &connection) == SQLITE_OK);
    CHECK(sqlite3_exec(connection, "PRAGMA user_version = 999", nullptr, nullptr, nullptr) == SQLITE_OK);
    sqlite3_close(connection);
    const auto store = open_sqlite_store(directory.path());
    REQUIRE(!store);
    CHECK(store.error().code == ErrorCode::unsupported);
}

TEST_CASE("a file that is no store and a folder that cannot be written are refused") {
    const TemporaryDirectory directory;
    std::ofstream(directory.path() / sqlite_file_name) << std::string(4096, 'n');
    const auto store = open_sqlite_store(directory.path());
    REQUIRE(!store);
    CHECK(store.error().code == ErrorCode::corrupt);
    const auto nowhere = open_sqlite_store(directory.path() / sqlite_file_name / "below");
    REQUIRE(!nowhere);
    CHECK(nowhere.error().code == ErrorCode::unavailable);
}

TEST_CASE("only the owner may read the files") {
    const TemporaryDirectory directory;
    const auto data = directory.path() / "data";
    const auto store = opened(data);
    REQUIRE(store->create_interview({"one", "me", "One", {}, {}}, 1).has_value());
    using std::filesystem::perms;
    CHECK((std::filesystem::status(data).permissions() & (perms::group_all | perms::others_all)) == perms::none);
    for (const auto& entry : std::filesystem::directory_iterator(data)) {
        CHECK((entry.status().permissions() & (perms::group_all | perms::others_all)) == perms::none);
    }
}
