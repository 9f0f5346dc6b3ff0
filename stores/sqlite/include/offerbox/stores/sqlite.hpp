// The store in a SQLite file (WAL). Acknowledged means written and synced.
#pragma once

#include <filesystem>
#include <memory>

#include "offerbox/ports/store.hpp"

namespace offerbox {

// The file's name within the data directory; SQLite keeps offerbox.db-wal and offerbox.db-shm beside it.
inline constexpr std::string_view sqlite_file_name = "offerbox.db";

// Opens or makes the store in `data_directory` (made too, readable by its owner only) and brings its schema up to date,
// each step in a transaction. Several processes may have it open at once; a call waits up to five seconds for another's
// write and then fails with unavailable.
// Fails with unavailable (cannot be opened or written), corrupt (not a store), unsupported (written by a newer
// program).
//
// After delete_interview and delete_person the file is written anew and its log truncated, so that what was deleted
// stands in no file of the directory. While another process reads, that waits; when it waits too long the deletion is
// done all the same and the call fails with unavailable: deleting anything later finishes the clearing.
Result<std::unique_ptr<Store>> open_sqlite_store(const std::filesystem::path& data_directory);

}  // namespace offerbox
