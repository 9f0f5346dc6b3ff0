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

}  // namespace offerbox::app
