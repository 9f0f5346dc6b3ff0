#include "zip.hpp"

#include <zip.h>

#include <memory>

namespace offerbox::app {

namespace {

struct FreeSource {
    void operator()(zip_source_t* source) const noexcept { zip_source_free(source); }
};
using Source = std::unique_ptr<zip_source_t, FreeSource>;

struct Discard {
    void operator()(zip_t* archive) const noexcept { zip_discard(archive); }
};
using Archive = std::unique_ptr<zip_t, Discard>;

Error failed(std::string_view what) {
    return fail(ErrorCode::internal, "zip: " + std::string(what));
}

Result<void> add(zip_t* archive, const ZipEntry& entry, std::int64_t seconds) {
    // libzip reads the bytes when the archive is closed; the entries outlive it.
    Source source(zip_source_buffer(archive, entry.bytes.data(), entry.bytes.size(), 0));
    if (!source) return failed("no source");
    const auto index = zip_file_add(archive, entry.name.c_str(), source.get(), ZIP_FL_ENC_UTF_8);
    if (index < 0) return failed(zip_strerror(archive));
    static_cast<void>(source.release());  // the archive owns it now
    if (zip_file_set_mtime(archive, static_cast<zip_uint64_t>(index), static_cast<time_t>(seconds), 0) != 0) {
        return failed(zip_strerror(archive));
    }
    return {};
}

Result<std::string> bytes_of(zip_source_t* source) {
    zip_stat_t about;
    zip_stat_init(&about);
    if (zip_source_stat(source, &about) != 0 || zip_source_open(source) != 0) return failed("cannot be read back");
    std::string bytes(about.size, '\0');
    const auto read = zip_source_read(source, bytes.data(), bytes.size());
    zip_source_close(source);
    if (read < 0 || static_cast<std::size_t>(read) != bytes.size()) return failed("cannot be read back");
    return bytes;
}

struct CloseFile {
    void operator()(zip_file_t* file) const noexcept { zip_fclose(file); }
};
using File = std::unique_ptr<zip_file_t, CloseFile>;

Error damaged(std::string_view what) {
    return fail(ErrorCode::corrupt, "zip: " + std::string(what), "The archive is damaged; please export it again.");
}

Result<ZipEntry> read_entry(zip_t* archive, const zip_stat_t& about) {
    ZipEntry entry{about.name, std::string(about.size, '\0')};
    const File file(zip_fopen_index(archive, about.index, 0));
    if (!file) return damaged(zip_strerror(archive));
    // Reading past the end makes libzip compare the checksum.
    char beyond = 0;
    const auto read = zip_fread(file.get(), entry.bytes.data(), entry.bytes.size());
    if (read < 0 || static_cast<std::size_t>(read) != entry.bytes.size() || zip_fread(file.get(), &beyond, 1) != 0)
        return damaged(entry.name);
    return entry;
}

}  // namespace

Result<std::string> zip(const std::vector<ZipEntry>& entries, std::int64_t seconds) {
    zip_error_t error;
    zip_error_init(&error);
    Source target(zip_source_buffer_create(nullptr, 0, 0, &error));
    if (!target) return failed(zip_error_strerror(&error));
    Archive archive(zip_open_from_source(target.get(), ZIP_TRUNCATE, &error));
    if (!archive) return failed(zip_error_strerror(&error));
    zip_source_keep(target.get());  // the archive owns one reference, we keep one to read from
    for (const auto& entry : entries) {
        if (auto added = add(archive.get(), entry, seconds); !added) return added.error();
    }
    if (zip_close(archive.get()) != 0) return failed(zip_strerror(archive.get()));
    static_cast<void>(archive.release());  // closed and gone
    return bytes_of(target.get());
}

Result<std::vector<ZipEntry>> unzip(std::string_view bytes, const std::function<bool(std::string_view)>& wanted,
                                    std::size_t limit) {
    zip_error_t error;
    zip_error_init(&error);
    Source source(zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error));
    if (!source) return failed(zip_error_strerror(&error));
    const Archive archive(zip_open_from_source(source.get(), ZIP_RDONLY, &error));
    if (!archive) return damaged(zip_error_strerror(&error));
    static_cast<void>(source.release());  // the archive owns it now
    std::vector<ZipEntry> entries;
    std::size_t total = 0;
    for (zip_int64_t at = 0; at < zip_get_num_entries(archive.get(), 0); ++at) {
        zip_stat_t about;
        zip_stat_init(&about);
        if (zip_stat_index(archive.get(), static_cast<zip_uint64_t>(at), 0, &about) != 0)
            return damaged(zip_strerror(archive.get()));
        if (!wanted(about.name)) continue;
        if (about.size > limit - total)
            return fail(ErrorCode::too_large, std::string("zip: over the limit at ") + about.name);
        total += about.size;
        auto entry = read_entry(archive.get(), about);
        if (!entry) return entry.error();
        entries.push_back(std::move(*entry));
    }
    return entries;
}

}  // namespace offerbox::app
