#include "database.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

namespace offerbox::sqlite {

namespace {

ErrorCode code_of(int status) {
    switch (status & 0xff) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
        case SQLITE_FULL:
        case SQLITE_IOERR:
        case SQLITE_READONLY:
        case SQLITE_CANTOPEN:
        case SQLITE_PERM: return ErrorCode::unavailable;
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB: return ErrorCode::corrupt;
        case SQLITE_TOOBIG: return ErrorCode::too_large;
        default: return ErrorCode::internal;
    }
}

}  // namespace

std::string Row::text(int column) const {
    const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_, column));
    const auto size = sqlite3_column_bytes(statement_, column);
    return bytes == nullptr ? std::string() : std::string(bytes, static_cast<std::size_t>(size));
}

std::optional<double> Row::real(int column) const {
    if (sqlite3_column_type(statement_, column) == SQLITE_NULL) return std::nullopt;
    return sqlite3_column_double(statement_, column);
}

Result<Database> Database::open(const std::filesystem::path& file) {
    // SQLite gives the files beside it the rights of this one.
    const int descriptor = ::open(file.c_str(), O_CREAT | O_RDWR | O_CLOEXEC, 0600);
    if (descriptor < 0) {
        return fail(
            ErrorCode::unavailable, fmt::format("cannot open {}", file.string()),
            fmt::format("The file {} cannot be opened for writing; choose another folder with --data.", file.string()));
    }
    ::close(descriptor);
    sqlite3* connection = nullptr;
    const int status = sqlite3_open_v2(file.c_str(), &connection,
                                       SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
    Database database(connection);
    if (status != SQLITE_OK) return database.failure("open");
    return database;
}

Result<void> Database::run_script(const std::string& sql) {
    if (sqlite3_exec(connection_.get(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) return failure(sql);
    return {};
}

std::unique_ptr<sqlite3_stmt, Database::Finalize> Database::prepare(std::string_view sql) const {
    sqlite3_stmt* statement = nullptr;
    sqlite3_prepare_v2(connection_.get(), sql.data(), static_cast<int>(sql.size()), &statement, nullptr);
    return std::unique_ptr<sqlite3_stmt, Finalize>(statement);
}

Error Database::failure(std::string_view sql) const {
    const int status = sqlite3_extended_errcode(connection_.get());
    // The statement's text has parameters in place of what a person said: it may stand in a log.
    return fail(code_of(status),
                fmt::format("sqlite {}: {} in: {}", status, sqlite3_errmsg(connection_.get()), sql.substr(0, 120)));
}

int Database::bind(sqlite3_stmt* statement, int index, std::string_view text) {
    // A null pointer would be bound as NULL.
    const char* bytes = text.empty() ? "" : text.data();
    return sqlite3_bind_text64(statement, index, bytes, text.size(), SQLITE_STATIC, SQLITE_UTF8);
}

int Database::bind(sqlite3_stmt* statement, int index, Blob blob) {
    const char* bytes = blob.bytes.empty() ? "" : blob.bytes.data();
    return sqlite3_bind_blob64(statement, index, bytes, blob.bytes.size(), SQLITE_STATIC);
}

int Database::bind(sqlite3_stmt* statement, int index, const std::optional<double>& value) {
    return value ? sqlite3_bind_double(statement, index, *value) : sqlite3_bind_null(statement, index);
}

Result<Transaction> Transaction::begin(Database& database) {
    // Immediate: two that read first and then both write would else end in a busy error that waiting cannot mend.
    if (auto begun = database.run("BEGIN IMMEDIATE"); !begun) return begun.error();
    return Transaction(database);
}

Transaction::~Transaction() {
    if (database_ != nullptr) static_cast<void>(database_->run("ROLLBACK"));
}

Result<void> Transaction::commit() {
    auto committed = database_->run("COMMIT");
    if (committed) database_ = nullptr;
    return committed;
}

}  // namespace offerbox::sqlite
