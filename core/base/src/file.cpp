#include "offerbox/base/file.hpp"

#include <fmt/format.h>

#include <fstream>

namespace offerbox {

Result<std::string> read_file(const std::filesystem::path& path, std::size_t limit) {
    std::error_code error;
    if (!std::filesystem::exists(path, error)) {
        return fail(ErrorCode::not_found, fmt::format("no file {}", path.string()),
                    fmt::format("There is no file \"{}\".", path.string()));
    }
    if (std::filesystem::is_directory(path, error)) {
        return fail(ErrorCode::invalid_argument, fmt::format("{} is a folder", path.string()),
                    fmt::format("\"{}\" is a folder, not a file.", path.string()));
    }
    std::ifstream in(path, std::ios::binary);
    if (!in) {
        return fail(ErrorCode::unavailable, fmt::format("cannot open {}", path.string()),
                    fmt::format("The file \"{}\" cannot be opened; please check its permissions.", path.string()));
    }
    std::string bytes;
    char block[65536];
    while (in.read(block, sizeof block) || in.gcount() > 0) {
        bytes.append(block, static_cast<std::size_t>(in.gcount()));
        if (bytes.size() > limit) {
            return fail(ErrorCode::too_large, fmt::format("{} is over {} bytes", path.string(), limit));
        }
    }
    if (in.bad()) return fail(ErrorCode::unavailable, fmt::format("reading {} failed", path.string()));
    return bytes;
}

Result<void> write_file(const std::filesystem::path& path, std::string_view bytes) {
    const std::filesystem::path beside = path.string() + ".part";
    std::ofstream out(beside, std::ios::binary | std::ios::trunc);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    out.close();
    if (!out) {
        return fail(
            ErrorCode::unavailable, fmt::format("cannot write {}", beside.string()),
            fmt::format("\"{}\" could not be written; please check the folder and the free space.", path.string()));
    }
    std::error_code error;
    std::filesystem::rename(beside, path, error);
    if (error)
        return fail(ErrorCode::unavailable, fmt::format("cannot rename {}: {}", beside.string(), error.message()));
    return {};
}

}  // namespace offerbox
