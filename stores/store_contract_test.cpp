// What every kind of store promises (offerbox/ports/store.hpp); built into the tests of each.
#include <doctest/doctest.h>

#include <atomic>
#include <thread>

#include "fresh_store.hpp"
#include "offerbox/base/digest.hpp"

using namespace offerbox;
using offerbox::testing::fresh_store;

namespace {

NewInterview interview(std::string id, std::vector<std::string> documents = {}) {
    return {std::move(id), "me", "Acme, Van Driver", std::move(documents), {{"planned", R"({"a":1})"}}};
}

StoredDocument document(std::string bytes, std::string kind = "resume") {
    return {"", "me", std::move(kind), "cv.pdf", std::move(bytes), R"({"basics":{}})", 5};
}

ErrorCode code_of(const auto& result) {
    REQUIRE(!result);
    return result.error().code;
}

}  // namespace

TEST_CASE("an interview is created with its first events and read back") {
    const auto store = fresh_store();
    const auto row = store->create_interview(interview("one"), 100);
    REQUIRE(row.has_value());
    CHECK(row->id == "one");
    CHECK(row->person == "me");
    CHECK(row->title == "Acme, Van Driver");
    CHECK(row->state == "running");
    CHECK(row->created_milliseconds == 100);
    CHECK(row->updated_milliseconds == 100);
    CHECK(row->last_sequence == 1);
    CHECK(!row->overall_score);
    CHECK(store->read_interview("one")->last_sequence == 1);
    const auto events = store->read_events("one");
    REQUIRE(events.has_value());
    REQUIRE(events->size() == 1);
    CHECK(events->front().sequence == 1);
    CHECK(events->front().time_milliseconds == 100);
    CHECK(events->front().kind == "planned");
    CHECK(events->front().payload == R"({"a":1})");
}

TEST_CASE("an interview's id is used once, and its documents must be there") {
    const auto store = fresh_store();
    REQUIRE(store->create_interview(interview("one"), 1).has_value());
    CHECK(code_of(store->create_interview(interview("one"), 2)) == ErrorCode::conflict);
    CHECK(code_of(store->create_interview(interview("two", {"nothing"}), 2)) == ErrorCode::not_found);
    CHECK(code_of(store->read_interview("two")) == ErrorCode::not_found);
}

TEST_CASE("events are appended in order and the row follows") {
    const auto store = fresh_store();
    REQUIRE(store->create_interview(interview("one"), 1).has_value());
    const auto row = store->append("one", 1, {{"answered", "{}"}, {"asked", "{}"}}, {}, "", 50);
    REQUIRE(row.has_value());
    CHECK(row->last_sequence == 3);
    CHECK(row->updated_milliseconds == 50);
    const auto ended = store->append("one", 3, {{"ended", "{}"}}, {"ended", 0.5, 3.5}, "", 60);
    REQUIRE(ended.has_value());
    const auto read = store->read_interview("one");
    CHECK(read->state == "ended");
    CHECK(read->overall_score == 0.5);
    CHECK(read->overall_level == 3.5);
    const auto after = store->read_events("one", 2);
    REQUIRE(after.has_value());
    REQUIRE(after->size() == 2);
    CHECK(after->at(0).kind == "asked");
    CHECK(after->at(1).sequence == 4);
    CHECK(store->read_events("one", 4)->empty());
    CHECK(store->read_events("one", ~std::uint64_t{0})->empty());
}

TEST_CASE("an update that names nothing leaves the state and scores") {
    const auto store = fresh_store();
    REQUIRE(store->create_interview(interview("one"), 1).has_value());
    REQUIRE(store->append("one", 1, {}, {"ended", 0.25, 2.0}, "", 2).has_value());
    const auto row = store->append("one", 1, {{"noted", "{}"}}, {}, "", 3);
    REQUIRE(row.has_value());
    CHECK(row->state == "ended");
    CHECK(row->overall_score == 0.25);
    CHECK(row->overall_level == 2.0);
}

TEST_CASE("a stale writer gets a conflict and writes nothing") {
    const auto store = fresh_store();
    REQUIRE(store->create_interview(interview("one"), 1).has_value());
    REQUIRE(store->append("one", 1, {{"answered", "{}"}}, {}, "", 2).has_value());
    CHECK(code_of(store->append("one", 1, {{"stale", "{}"}}, {"ended", {}, {}}, "key", 3)) == ErrorCode::conflict);
    CHECK(code_of(store->append("one", 9, {{"early", "{}"}}, {}, "", 3)) == ErrorCode::conflict);
    CHECK(store->read_interview("one")->last_sequence == 2);
    CHECK(store->read_interview("one")->state == "running");
    CHECK(store->was_used("one", "key").value() == false);
}

TEST_CASE("an idempotency key writes once within its interview") {
    const auto store = fresh_store();
    REQUIRE(store->create_interview(interview("one"), 1).has_value());
    REQUIRE(store->create_interview(interview("two"), 1).has_value());
    REQUIRE(store->append("one", 1, {{"answered", "{}"}}, {}, "key", 2).has_value());
    const auto again = store->append("one", 1, {{"answered", "{}"}}, {}, "key", 3);
    REQUIRE(again.has_value());
    CHECK(again->last_sequence == 2);
    CHECK(again->updated_milliseconds == 2);
    CHECK(store->was_used("one", "key").value());
    CHECK(!store->was_used("two", "key").value());
    CHECK(store->append("two", 1, {{"answered", "{}"}}, {}, "key", 4)->last_sequence == 2);
}

TEST_CASE("what is not there is not found") {
    const auto store = fresh_store();
    CHECK(code_of(store->append("none", 0, {}, {}, "", 1)) == ErrorCode::not_found);
    CHECK(code_of(store->was_used("none", "key")) == ErrorCode::not_found);
    CHECK(code_of(store->read_events("none")) == ErrorCode::not_found);
    CHECK(code_of(store->read_interview("none")) == ErrorCode::not_found);
    CHECK(code_of(store->documents_of("none")) == ErrorCode::not_found);
    CHECK(code_of(store->read_document("me", "none")) == ErrorCode::not_found);
    CHECK(code_of(store->delete_interview("none")) == ErrorCode::not_found);
    CHECK(code_of(store->list_interviews("me", 10, "none")) == ErrorCode::not_found);
    CHECK(store->delete_person("none").has_value());
}

TEST_CASE("interviews are listed newest first, in pages, a person's only") {
    const auto store = fresh_store();
    for (const auto* id : {"a", "b", "c"}) REQUIRE(store->create_interview(interview(id), 7).has_value());
    auto other = interview("d");
    other.person = "other";
    REQUIRE(store->create_interview(other, 8).has_value());
    const auto page = store->list_interviews("me", 2);
    REQUIRE(page.has_value());
    REQUIRE(page->size() == 2);
    CHECK(page->at(0).id == "c");
    CHECK(page->at(1).id == "b");
    const auto next = store->list_interviews("me", 2, "b");
    REQUIRE(next.has_value());
    REQUIRE(next->size() == 1);
    CHECK(next->front().id == "a");
    CHECK(store->list_interviews("nobody", 2)->empty());
}

TEST_CASE("a document is named by its bytes and stored once") {
    const auto store = fresh_store();
    const std::string bytes("%PDF\0\xff", 6);
    const auto id = store->put_document(document(bytes));
    REQUIRE(id.has_value());
    CHECK(*id == sha256_hex(bytes));
    auto corrected = document(bytes);
    corrected.file_name = "cv2.pdf";
    corrected.profile = "{}";
    corrected.created_milliseconds = 9;
    CHECK(store->put_document(corrected).value() == *id);
    const auto read = store->read_document("me", *id);
    REQUIRE(read.has_value());
    CHECK(read->bytes == bytes);
    CHECK(read->kind == "resume");
    CHECK(read->file_name == "cv2.pdf");
    CHECK(read->profile == "{}");
    CHECK(read->created_milliseconds == 5);
    CHECK(code_of(store->read_document("other", *id)) == ErrorCode::not_found);
}

TEST_CASE("all documents of a person are listed, oldest first, used or not") {
    const auto store = fresh_store();
    auto late = document("late");
    late.created_milliseconds = 9;
    REQUIRE(store->put_document(late).has_value());
    const auto used = store->put_document(document("early", "job")).value();
    auto others = document("others");
    others.person = "other";
    REQUIRE(store->put_document(others).has_value());
    REQUIRE(store->create_interview(interview("one", {used}), 1).has_value());
    const auto documents = store->list_documents("me");
    REQUIRE(documents.has_value());
    REQUIRE(documents->size() == 2);
    CHECK(documents->at(0).bytes == "early");
    CHECK(documents->at(0).kind == "job");
    CHECK(documents->at(1).bytes == "late");
    CHECK(store->list_documents("nobody")->empty());
}

TEST_CASE("deleting an interview deletes the documents that only it used") {
    const auto store = fresh_store();
    const auto shared = store->put_document(document("shared")).value();
    const auto own = store->put_document(document("own", "job")).value();
    REQUIRE(store->create_interview(interview("one", {shared, own}), 1).has_value());
    REQUIRE(store->create_interview(interview("two", {shared}), 1).has_value());
    const auto documents = store->documents_of("one");
    REQUIRE(documents.has_value());
    REQUIRE(documents->size() == 2);
    CHECK(documents->at(1).id == own);
    CHECK(documents->at(1).kind == "job");
    REQUIRE(store->delete_interview("one").has_value());
    CHECK(code_of(store->read_interview("one")) == ErrorCode::not_found);
    CHECK(code_of(store->read_document("me", own)) == ErrorCode::not_found);
    CHECK(store->read_document("me", shared).has_value());
    REQUIRE(store->delete_interview("two").has_value());
    CHECK(code_of(store->read_document("me", shared)) == ErrorCode::not_found);
}

TEST_CASE("a document is deleted alone only when no interview uses it") {
    const auto store = fresh_store();
    const auto used = store->put_document(document("used")).value();
    const auto unused = store->put_document(document("unused", "job")).value();
    REQUIRE(store->create_interview(interview("one", {used}), 1).has_value());
    CHECK(code_of(store->delete_document("me", used)) == ErrorCode::conflict);
    CHECK(code_of(store->delete_document("other", unused)) == ErrorCode::not_found);
    CHECK(store->delete_document("me", unused).has_value());
    CHECK(code_of(store->read_document("me", unused)) == ErrorCode::not_found);
    CHECK(code_of(store->delete_document("me", unused)) == ErrorCode::not_found);
    CHECK(store->read_document("me", used).has_value());
}

TEST_CASE("old documents that no interview uses are deleted together") {
    const auto store = fresh_store();
    const auto put = [&](const std::string& bytes, std::int64_t created, const std::string& person = "me") {
        auto one = document(bytes);
        one.created_milliseconds = created;
        one.person = person;
        return store->put_document(one).value();
    };
    const auto used = put("used", 10);
    const auto old = put("old", 10);
    const auto fresh = put("fresh", 20);
    const auto of_other = put("of other", 10, "other");
    REQUIRE(store->create_interview(interview("one", {used}), 1).has_value());
    CHECK(store->delete_unused_documents("me", 20).has_value());
    CHECK(code_of(store->read_document("me", old)) == ErrorCode::not_found);
    CHECK(store->read_document("me", used).has_value());
    CHECK(store->read_document("me", fresh).has_value());
    CHECK(store->read_document("other", of_other).has_value());
}

TEST_CASE("deleting a person leaves the others") {
    const auto store = fresh_store();
    const auto id = store->put_document(document("text")).value();
    auto others = document("text");
    others.person = "other";
    REQUIRE(store->put_document(others).has_value());
    REQUIRE(store->create_interview(interview("one", {id}), 1).has_value());
    auto other = interview("two", {id});
    other.person = "other";
    REQUIRE(store->create_interview(other, 1).has_value());
    REQUIRE(store->delete_person("me").has_value());
    CHECK(store->list_interviews("me", 9)->empty());
    CHECK(code_of(store->read_document("me", id)) == ErrorCode::not_found);
    CHECK(store->list_interviews("other", 9)->size() == 1);
    CHECK(store->read_document("other", id).has_value());
}

TEST_CASE("of writers at once that saw the same event one wins each time") {
    const auto store = fresh_store();
    REQUIRE(store->create_interview(interview("one"), 1).has_value());
    std::atomic<int> won = 0;
    std::atomic<int> lost = 0;
    const auto write = [&] {
        for (std::uint64_t seen = 1; seen <= 20; ++seen) {
            const auto row = store->append("one", seen, {{"answered", "{}"}}, {}, "", 2);
            if (row) {
                ++won;
            } else if (row.error().code == ErrorCode::conflict) {
                ++lost;
            }
        }
    };
    std::thread first(write);
    std::thread second(write);
    first.join();
    second.join();
    CHECK(won + lost == 40);
    const auto events = store->read_events("one");
    REQUIRE(events.has_value());
    CHECK(static_cast<int>(events->size()) == won + 1);
    for (std::size_t i = 0; i < events->size(); ++i) CHECK(events->at(i).sequence == i + 1);
}
