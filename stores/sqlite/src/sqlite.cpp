#include "offerbox/stores/sqlite.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <mutex>
#include <span>
#include <utility>

#include "database.hpp"
#include "offerbox/base/digest.hpp"
#include "offerbox/base/embedded.hpp"

namespace offerbox::embedded {

std::span<const EmbeddedFile> sqlite_migrations();  // by name, in order: 0001_..., 0002_...

}  // namespace offerbox::embedded

namespace offerbox {

namespace {

using sqlite::Blob;
using sqlite::Database;
using sqlite::Row;
using sqlite::Transaction;

constexpr auto settings =
    "PRAGMA busy_timeout = 5000;"
    "PRAGMA journal_mode = WAL;"
    "PRAGMA synchronous = FULL;"
    "PRAGMA foreign_keys = ON;"
    "PRAGMA secure_delete = ON;"
    // Nothing of a person in a temporary file outside the data directory.
    "PRAGMA temp_store = MEMORY;";

constexpr std::string_view row_columns =
    "id, person, title, state, created_milliseconds, updated_milliseconds, last_sequence, overall_score, overall_level";
constexpr std::string_view document_columns = "id, person, kind, file_name, bytes, profile, created_milliseconds";

Error no_interview() {
    return fail(ErrorCode::not_found, "no such interview");
}

InterviewRow read_row(const Row& row) {
    return {row.text(0),
            row.text(1),
            row.text(2),
            row.text(3),
            row.integer(4),
            row.integer(5),
            static_cast<std::uint64_t>(row.integer(6)),
            row.real(7),
            row.real(8)};
}

StoredEvent read_event(const Row& row) {
    return {static_cast<std::uint64_t>(row.integer(0)), row.integer(1), row.text(2), row.text(3)};
}

StoredDocument read_stored_document(const Row& row) {
    return {row.text(0), row.text(1), row.text(2), row.text(3), row.text(4), row.text(5), row.integer(6)};
}

std::int64_t read_integer(const Row& row) {
    return row.integer(0);
}

// Brings the schema to the newest version; each migration and its number are one transaction.
Result<void> migrate(Database& database) {
    const auto migrations = embedded::sqlite_migrations();
    for (;;) {
        auto transaction = Transaction::begin(database);
        if (!transaction) return transaction.error();
        const auto version = database.query("PRAGMA user_version", read_integer);
        if (!version) return version.error();
        const auto done = static_cast<std::size_t>(version->front());
        if (done > migrations.size()) {
            return fail(ErrorCode::unsupported, fmt::format("schema {} is newer than this program's", done),
                        "The stored interviews were written by a newer OfferBox; use that one.");
        }
        if (done == migrations.size()) return {};
        if (auto run = database.run_script(std::string(migrations[done].bytes)); !run) return run;
        if (auto set = database.run_script(fmt::format("PRAGMA user_version = {}", done + 1)); !set) return set;
        if (auto committed = transaction->commit(); !committed) return committed;
    }
}

class SqliteStore final : public Store {
  public:
    explicit SqliteStore(Database database) : database_(std::move(database)) {}

    Result<InterviewRow> create_interview(const NewInterview& interview, std::int64_t now_milliseconds) override {
        const std::lock_guard lock(mutex_);
        auto transaction = Transaction::begin(database_);
        if (!transaction) return transaction.error();
        if (number_of(interview.id)) return fail(ErrorCode::conflict, "the interview exists");
        for (const auto& id : interview.documents) {
            const auto found = database_.query("SELECT 1 FROM documents WHERE person = ? AND id = ?", read_integer,
                                               interview.person, id);
            if (!found) return found.error();
            if (found->empty()) return fail(ErrorCode::not_found, "no such document");
        }
        if (auto added = add_person(interview.person); !added) return added.error();
        if (auto added = database_.run(
                "INSERT INTO interviews (id, person, title, state, created_milliseconds, updated_milliseconds, "
                "last_sequence) VALUES (?, ?, ?, 'running', ?, ?, ?)",
                interview.id, interview.person, interview.title, now_milliseconds, now_milliseconds,
                interview.events.size());
            !added) {
            return added.error();
        }
        const auto number = number_of(interview.id);
        if (!number) return number.error();
        for (std::size_t i = 0; i < interview.documents.size(); ++i) {
            if (auto linked = database_.run("INSERT INTO interview_documents VALUES (?, ?, ?, ?)", *number, i,
                                            interview.person, interview.documents[i]);
                !linked) {
                return linked.error();
            }
        }
        if (auto added = add_events(*number, 0, interview.events, now_milliseconds); !added) return added.error();
        auto row = row_of(interview.id);
        if (auto committed = transaction->commit(); !committed) return committed.error();
        return row;
    }

    Result<InterviewRow> append(std::string_view interview_id, std::uint64_t last_seen,
                                const std::vector<NewEvent>& events, const RowUpdate& update,
                                std::string_view idempotency_key, std::int64_t now_milliseconds) override {
        const std::lock_guard lock(mutex_);
        auto transaction = Transaction::begin(database_);
        if (!transaction) return transaction.error();
        const auto number = number_of(interview_id);
        if (!number) return number.error();
        if (!idempotency_key.empty()) {
            const auto used = key_used(*number, idempotency_key);
            if (!used) return used.error();
            if (*used) return row_of(interview_id);
        }
        auto row = row_of(interview_id);
        if (!row) return row;
        if (row->last_sequence != last_seen) return fail(ErrorCode::conflict, "another writer was there first");
        if (!idempotency_key.empty()) {
            if (auto kept = database_.run("INSERT INTO idempotency_keys VALUES (?, ?)", *number, idempotency_key);
                !kept) {
                return kept.error();
            }
        }
        if (auto added = add_events(*number, last_seen, events, now_milliseconds); !added) return added.error();
        row->last_sequence += events.size();
        row->updated_milliseconds = now_milliseconds;
        if (update.state) row->state = *update.state;
        if (update.overall_score) row->overall_score = update.overall_score;
        if (update.overall_level) row->overall_level = update.overall_level;
        if (auto updated = database_.run(
                "UPDATE interviews SET state = ?, updated_milliseconds = ?, last_sequence = ?, overall_score = ?, "
                "overall_level = ? WHERE number = ?",
                row->state, now_milliseconds, row->last_sequence, row->overall_score, row->overall_level, *number);
            !updated) {
            return updated.error();
        }
        if (auto committed = transaction->commit(); !committed) return committed.error();
        return row;
    }

    Result<bool> was_used(std::string_view interview_id, std::string_view idempotency_key) override {
        const std::lock_guard lock(mutex_);
        const auto number = number_of(interview_id);
        if (!number) return number.error();
        return key_used(*number, idempotency_key);
    }

    Result<std::vector<StoredEvent>> read_events(std::string_view interview_id, std::uint64_t after) override {
        const std::lock_guard lock(mutex_);
        const auto number = number_of(interview_id);
        if (!number) return number.error();
        constexpr auto largest = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
        return database_.query(
            "SELECT sequence, time_milliseconds, kind, payload FROM events WHERE interview = ? AND sequence > ? "
            "ORDER BY sequence",
            read_event, *number, std::min(after, largest));
    }

    Result<InterviewRow> read_interview(std::string_view interview_id) override {
        const std::lock_guard lock(mutex_);
        return row_of(interview_id);
    }

    Result<std::vector<InterviewRow>> list_interviews(std::string_view person, std::size_t limit,
                                                      std::string_view before_id) override {
        const std::lock_guard lock(mutex_);
        std::int64_t before = std::numeric_limits<std::int64_t>::max();
        if (!before_id.empty()) {
            const auto number = number_of(before_id);
            if (!number) return number.error();
            before = *number;
        }
        constexpr std::size_t most = std::numeric_limits<int>::max();
        return database_.query(
            fmt::format("SELECT {} FROM interviews WHERE person = ? AND number < ? ORDER BY number DESC LIMIT ?",
                        row_columns),
            read_row, person, before, std::min(limit, most));
    }

    Result<std::string> put_document(const StoredDocument& document) override {
        const std::lock_guard lock(mutex_);
        auto transaction = Transaction::begin(database_);
        if (!transaction) return transaction.error();
        if (auto added = add_person(document.person); !added) return added.error();
        auto id = sha256_hex(document.bytes);
        if (auto put = database_.run(
                "INSERT INTO documents (person, id, kind, file_name, bytes, profile, created_milliseconds) "
                "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (person, id) DO UPDATE SET kind = excluded.kind, "
                "file_name = excluded.file_name, profile = excluded.profile",
                document.person, id, document.kind, document.file_name, Blob{document.bytes}, document.profile,
                document.created_milliseconds);
            !put) {
            return put.error();
        }
        if (auto committed = transaction->commit(); !committed) return committed.error();
        return id;
    }

    Result<StoredDocument> read_document(std::string_view person, std::string_view id) override {
        const std::lock_guard lock(mutex_);
        auto found =
            database_.query(fmt::format("SELECT {} FROM documents WHERE person = ? AND id = ?", document_columns),
                            read_stored_document, person, id);
        if (!found) return found.error();
        if (found->empty()) return fail(ErrorCode::not_found, "no such document");
        return std::move(found->front());
    }

    Result<std::vector<StoredDocument>> documents_of(std::string_view interview_id) override {
        const std::lock_guard lock(mutex_);
        const auto number = number_of(interview_id);
        if (!number) return number.error();
        return database_.query(
            "SELECT d.id, d.person, d.kind, d.file_name, d.bytes, d.profile, d.created_milliseconds "
            "FROM interview_documents l JOIN documents d ON d.person = l.person AND d.id = l.document "
            "WHERE l.interview = ? ORDER BY l.position",
            read_stored_document, *number);
    }

    Result<std::vector<StoredDocument>> list_documents(std::string_view person) override {
        const std::lock_guard lock(mutex_);
        return database_.query(
            fmt::format("SELECT {} FROM documents WHERE person = ? ORDER BY created_milliseconds, id",
                        document_columns),
            read_stored_document, person);
    }

    Result<void> delete_interview(std::string_view interview_id) override {
        const std::lock_guard lock(mutex_);
        auto transaction = Transaction::begin(database_);
        if (!transaction) return transaction.error();
        const auto number = number_of(interview_id);
        if (!number) return number.error();
        const auto read_pair = [](const Row& row) { return std::pair(row.text(0), row.text(1)); };
        const auto used =
            database_.query("SELECT person, document FROM interview_documents WHERE interview = ?", read_pair, *number);
        if (!used) return used.error();
        if (auto gone = database_.run("DELETE FROM interviews WHERE number = ?", *number); !gone) return gone;
        for (const auto& [person, document] : *used) {
            if (auto gone = database_.run("DELETE FROM documents WHERE person = ?1 AND id = ?2 AND NOT EXISTS "
                                          "(SELECT 1 FROM interview_documents WHERE person = ?1 AND document = ?2)",
                                          person, document);
                !gone) {
                return gone;
            }
        }
        if (auto committed = transaction->commit(); !committed) return committed;
        return clear_files();
    }

    Result<void> delete_document(std::string_view person, std::string_view id) override {
        const std::lock_guard lock(mutex_);
        auto transaction = Transaction::begin(database_);
        if (!transaction) return transaction.error();
        const auto used = database_.query(
            "SELECT EXISTS (SELECT 1 FROM interview_documents l WHERE l.person = d.person "
            "AND l.document = d.id) FROM documents d WHERE d.person = ? AND d.id = ?",
            [](const Row& row) { return row.integer(0) != 0; }, person, id);
        if (!used) return used.error();
        if (used->empty()) return fail(ErrorCode::not_found, "no such document");
        if (used->front()) return fail(ErrorCode::conflict, "an interview uses the document", document_in_use);
        if (auto gone = database_.run("DELETE FROM documents WHERE person = ? AND id = ?", person, id); !gone)
            return gone;
        if (auto committed = transaction->commit(); !committed) return committed;
        return clear_files();
    }

    Result<void> delete_unused_documents(std::string_view person, std::int64_t before_milliseconds) override {
        const std::lock_guard lock(mutex_);
        auto transaction = Transaction::begin(database_);
        if (!transaction) return transaction.error();
        const auto unused = database_.query(
            "SELECT id FROM documents d WHERE person = ? AND created_milliseconds < ? "
            "AND NOT EXISTS (SELECT 1 FROM interview_documents l "
            "WHERE l.person = d.person AND l.document = d.id)",
            [](const Row& row) { return row.text(0); }, person, before_milliseconds);
        if (!unused) return unused.error();
        if (unused->empty()) return {};
        for (const auto& id : *unused) {
            if (auto gone = database_.run("DELETE FROM documents WHERE person = ? AND id = ?", person, id); !gone)
                return gone;
        }
        if (auto committed = transaction->commit(); !committed) return committed;
        return clear_files();
    }

    Result<void> delete_person(std::string_view person) override {
        const std::lock_guard lock(mutex_);
        auto transaction = Transaction::begin(database_);
        if (!transaction) return transaction.error();
        for (const auto* sql : {"DELETE FROM interviews WHERE person = ?", "DELETE FROM documents WHERE person = ?",
                                "DELETE FROM persons WHERE id = ?"}) {
            if (auto gone = database_.run(sql, person); !gone) return gone;
        }
        if (auto committed = transaction->commit(); !committed) return committed;
        return clear_files();
    }

    Result<void> back_up(const std::string& path) override {
        const std::lock_guard lock(mutex_);
        std::error_code error;
        if (std::filesystem::exists(path, error)) {
            return fail(ErrorCode::conflict, "the file of the backup exists",
                        fmt::format("{} exists already; name a new file for the backup.", path));
        }
        return database_.run("VACUUM INTO ?", path);
    }

  private:
    // Every function below needs the lock.

    Result<std::int64_t> number_of(std::string_view id) {
        const auto found = database_.query("SELECT number FROM interviews WHERE id = ?", read_integer, id);
        if (!found) return found.error();
        if (found->empty()) return no_interview();
        return found->front();
    }

    Result<InterviewRow> row_of(std::string_view id) {
        auto found = database_.query(fmt::format("SELECT {} FROM interviews WHERE id = ?", row_columns), read_row, id);
        if (!found) return found.error();
        if (found->empty()) return no_interview();
        return std::move(found->front());
    }

    Result<bool> key_used(std::int64_t number, std::string_view key) {
        const auto found = database_.query("SELECT 1 FROM idempotency_keys WHERE interview = ? AND key = ?",
                                           read_integer, number, key);
        if (!found) return found.error();
        return !found->empty();
    }

    Result<void> add_person(std::string_view person) {
        return database_.run("INSERT INTO persons VALUES (?) ON CONFLICT DO NOTHING", person);
    }

    Result<void> add_events(std::int64_t number, std::uint64_t last, const std::vector<NewEvent>& events,
                            std::int64_t now_milliseconds) {
        for (const auto& event : events) {
            if (auto added = database_.run("INSERT INTO events VALUES (?, ?, ?, ?, ?)", number, ++last,
                                           now_milliseconds, event.kind, event.payload);
                !added) {
                return added;
            }
        }
        return {};
    }

    // secure_delete overwrites what is freed, yet moving rows between pages leaves copies behind: only a new file is
    // sure to hold nothing else. The log still has the old pages until it is truncated.
    Result<void> clear_files() {
        if (auto written = database_.run("VACUUM"); !written) return written;
        const auto busy = database_.query("PRAGMA wal_checkpoint(TRUNCATE)", read_integer);
        if (!busy) return busy.error();
        if (busy->front() != 0) return fail(ErrorCode::unavailable, "a reader kept the log from being truncated");
        return {};
    }

    std::mutex mutex_;  // guards the connection
    Database database_;
};

}  // namespace

Result<std::unique_ptr<Store>> open_sqlite_store(const std::filesystem::path& data_directory) {
    std::error_code error;
    if (std::filesystem::create_directories(data_directory, error)) {
        std::filesystem::permissions(data_directory, std::filesystem::perms::owner_all, error);
    }
    if (error) {
        return fail(ErrorCode::unavailable, fmt::format("cannot make {}", data_directory.string()),
                    fmt::format("The folder {} cannot be made; choose another with --data.", data_directory.string()));
    }
    auto database = Database::open(data_directory / sqlite_file_name);
    if (!database) return database.error();
    if (auto set = database->run_script(settings); !set) return set.error();
    if (auto migrated = migrate(*database); !migrated) return migrated.error();
    return std::unique_ptr<Store>(std::make_unique<SqliteStore>(std::move(*database)));
}

}  // namespace offerbox
