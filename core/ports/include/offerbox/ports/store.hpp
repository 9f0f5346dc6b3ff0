// Storage of interviews as append-only event logs, and of the documents they used.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "offerbox/base/error.hpp"

namespace offerbox {

// One entry of an interview's log. `sequence` counts from 1 without gaps within an interview.
struct StoredEvent {
    std::uint64_t sequence = 0;
    std::int64_t time_milliseconds = 0;  // since 1970 UTC
    std::string kind;                    // docs/formats/events.md
    std::string payload;                 // JSON text
};

struct NewEvent {
    std::string kind;
    std::string payload;
};

// The read table's row of an interview, kept up to date within the transaction of each append.
struct InterviewRow {
    std::string id;
    std::string person;  // one data directory is one person's for now: "me"
    std::string title;   // "Atlassian, Backend Engineer"
    std::string state;   // "running" | "ended"
    std::int64_t created_milliseconds = 0;
    std::int64_t updated_milliseconds = 0;
    std::uint64_t last_sequence = 0;
    std::optional<double> overall_score;
    std::optional<double> overall_level;
};

// What an append changes in the row beside time and sequence.
struct RowUpdate {
    std::optional<std::string> state;
    std::optional<double> overall_score;
    std::optional<double> overall_level;
};

// A resume or job description as given. Its id is the SHA-256 of its bytes in hex: the same file is stored once a
// person.
struct StoredDocument {
    std::string id;
    std::string person;
    std::string kind;  // "resume" | "job"
    std::string file_name;
    std::string bytes;
    std::string profile;  // JSON text of what intake read, as corrected by the person
    std::int64_t created_milliseconds = 0;
};

struct NewInterview {
    std::string id;
    std::string person;
    std::string title;
    std::vector<std::string> documents;  // ids of StoredDocument
    std::vector<NewEvent> events;        // the first events
};

// What a person is told who would delete a document that is in use.
inline constexpr const char* document_in_use =
    "An interview uses this document; it is deleted with the last interview that does.";

// Threads: any number may call. Every call that returns success is durable: it survives kill -9 and power loss as far
// as the disk keeps its word.
class Store {
  public:
    virtual ~Store() = default;

    // Fails with conflict when the id exists, not_found when a document does not.
    virtual Result<InterviewRow> create_interview(const NewInterview& interview, std::int64_t now_milliseconds) = 0;

    // Appends after event `last_seen`. Fails with conflict when another writer was there first (nothing is written),
    // not_found when there is no such interview. With a non-empty `idempotency_key` already used in this interview,
    // nothing is written and the row as it is now is returned.
    virtual Result<InterviewRow> append(std::string_view interview_id, std::uint64_t last_seen,
                                        const std::vector<NewEvent>& events, const RowUpdate& update,
                                        std::string_view idempotency_key, std::int64_t now_milliseconds) = 0;

    // Whether this key was used in this interview.
    virtual Result<bool> was_used(std::string_view interview_id, std::string_view idempotency_key) = 0;

    // Events with a sequence above `after`, in order. Fails with not_found.
    virtual Result<std::vector<StoredEvent>> read_events(std::string_view interview_id, std::uint64_t after = 0) = 0;

    virtual Result<InterviewRow> read_interview(std::string_view interview_id) = 0;

    // Newest first; at most `limit`, those before (older than) the interview `before_id` when it is given.
    virtual Result<std::vector<InterviewRow>> list_interviews(std::string_view person, std::size_t limit,
                                                              std::string_view before_id = {}) = 0;

    // Storing the same bytes and kind again returns the id and replaces file name and profile.
    virtual Result<std::string> put_document(const StoredDocument& document) = 0;
    virtual Result<StoredDocument> read_document(std::string_view person, std::string_view id) = 0;
    virtual Result<std::vector<StoredDocument>> documents_of(std::string_view interview_id) = 0;

    // Every document of a person, those that no interview uses too, oldest first.
    virtual Result<std::vector<StoredDocument>> list_documents(std::string_view person) = 0;

    // Deletes the interview, its events, and the documents that only it used; nothing of them stays readable in the
    // files of the store afterwards (secure_delete and a truncating checkpoint). Fails with not_found.
    virtual Result<void> delete_interview(std::string_view interview_id) = 0;

    // Deletes a document that no interview uses, as thoroughly. Fails with not_found, or conflict when one uses it.
    virtual Result<void> delete_document(std::string_view person, std::string_view id) = 0;

    // Likewise every document of a person that was stored before this time and that no interview uses.
    virtual Result<void> delete_unused_documents(std::string_view person, std::int64_t before_milliseconds) = 0;

    // Deletes everything of a person.
    virtual Result<void> delete_person(std::string_view person) = 0;

    // A consistent copy of the whole store at `path`, made while it is in use.
    virtual Result<void> back_up(const std::string& path) = 0;
};

}  // namespace offerbox
