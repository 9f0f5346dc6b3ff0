// One SQLite connection whose failures are values. Not for several threads at once.
#pragma once

#include <sqlite3.h>

#include <concepts>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "offerbox/base/error.hpp"

namespace offerbox::sqlite {

// Bytes bound as a BLOB; a plain string_view is bound as TEXT.
struct Blob {
    std::string_view bytes;
};

// The current row of a statement. Columns count from 0; the types are those of the schema.
class Row {
  public:
    explicit Row(sqlite3_stmt* statement) : statement_(statement) {}

    std::string text(int column) const;  // TEXT or BLOB
    std::int64_t integer(int column) const { return sqlite3_column_int64(statement_, column); }
    std::optional<double> real(int column) const;

  private:
    sqlite3_stmt* statement_;
};

class Database {
  public:
    // Makes the file when it is not there, with the owner's rights only.
    static Result<Database> open(const std::filesystem::path& file);

    // Runs several statements without parameters or rows.
    Result<void> run_script(const std::string& sql);

    // Runs one statement with its parameters, in order.
    template <typename... Values>
    Result<void> run(std::string_view sql, const Values&... values) {
        const auto rows = query(
            sql, [](const Row&) { return 0; }, values...);
        if (!rows) return rows.error();
        return {};
    }

    // What `read` makes of each row, in order.
    template <typename Read, typename... Values>
    auto query(std::string_view sql, const Read& read, const Values&... values)
        -> Result<std::vector<std::invoke_result_t<Read, const Row&>>> {
        const auto statement = prepare(sql);
        if (!statement) return failure(sql);
        int index = 0;
        if (((bind(statement.get(), ++index, values) != SQLITE_OK) || ...)) return failure(sql);
        std::vector<std::invoke_result_t<Read, const Row&>> rows;
        int status = SQLITE_ROW;
        while ((status = sqlite3_step(statement.get())) == SQLITE_ROW) rows.push_back(read(Row(statement.get())));
        if (status != SQLITE_DONE) return failure(sql);
        return rows;
    }

  private:
    struct Close {
        void operator()(sqlite3* connection) const { sqlite3_close_v2(connection); }
    };
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
    };

    explicit Database(sqlite3* connection) : connection_(connection) {}

    std::unique_ptr<sqlite3_stmt, Finalize> prepare(std::string_view sql) const;
    Error failure(std::string_view sql) const;  // of the call before, on this connection

    static int bind(sqlite3_stmt* statement, int index, std::string_view text);
    static int bind(sqlite3_stmt* statement, int index, Blob blob);
    static int bind(sqlite3_stmt* statement, int index, const std::optional<double>& value);
    template <std::integral Integer>
    static int bind(sqlite3_stmt* statement, int index, Integer value) {
        return sqlite3_bind_int64(statement, index, static_cast<sqlite3_int64>(value));
    }

    std::unique_ptr<sqlite3, Close> connection_;
};

// A write transaction that is undone unless it was committed.
class Transaction {
  public:
    // Waits for another's write; fails with unavailable when that takes too long.
    static Result<Transaction> begin(Database& database);
    Transaction(Transaction&& other) noexcept : database_(std::exchange(other.database_, nullptr)) {}
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    Transaction& operator=(Transaction&&) = delete;
    ~Transaction();

    Result<void> commit();

  private:
    explicit Transaction(Database& database) : database_(&database) {}
    Database* database_;
};

}  // namespace offerbox::sqlite
