#include "upload.hpp"

#include <algorithm>
#include <optional>

#include "offerbox/base/text.hpp"

namespace offerbox::routes {

namespace {

Error no_file(std::string log) {
    return fail(ErrorCode::invalid_argument, std::move(log),
                "No file came with the request; choose one and send it again.");
}

// `name="value"` or `name=value` among parameters that follow a semicolon.
std::optional<std::string> parameter_of(std::string_view header, std::string_view name) {
    std::size_t at = 0;
    while ((at = header.find(';', at)) != std::string_view::npos) {
        ++at;
        const auto rest = text::trim(header.substr(at));
        if (!text::starts_with_ignoring_case(rest, name) || rest.substr(name.size(), 1) != "=") continue;
        const auto value = rest.substr(name.size() + 1);
        if (!value.starts_with('"')) return std::string(text::trim(value.substr(0, value.find(';'))));
        const auto end = value.find('"', 1);
        if (end == std::string_view::npos) return std::nullopt;
        return std::string(value.substr(1, end - 1));
    }
    return std::nullopt;
}

std::string_view disposition_of(std::string_view part_header) {
    constexpr std::string_view name = "content-disposition:";
    for (const auto line : text::lines(part_header)) {
        if (text::starts_with_ignoring_case(line, name)) return line.substr(name.size());
    }
    return {};
}

Result<Upload> first_file(std::string_view body, std::string_view boundary) {
    const auto mark = "--" + std::string(boundary);
    auto at = body.starts_with(mark) ? 0 : body.find("\r\n" + mark);
    while (at != std::string_view::npos) {
        at = body.find("\r\n", at + mark.size());  // the end of the boundary's line
        const auto header_end = at == std::string_view::npos ? at : body.find("\r\n\r\n", at);
        if (header_end == std::string_view::npos) break;
        const auto end = body.find("\r\n" + mark, header_end + 2);
        if (end == std::string_view::npos) break;
        const auto name = parameter_of(disposition_of(body.substr(at + 2, header_end - at - 2)), "filename");
        const auto begin = std::min(header_end + 4, end);
        if (name && !name->empty()) return Upload{*name, std::string(body.substr(begin, end - begin))};
        at = end;
    }
    return no_file("multipart without a file");
}

}  // namespace

Result<Upload> upload_of(const http::Request& request) {
    Result<Upload> upload = no_file("neither X-File-Name nor multipart/form-data");
    const auto type = request.header("content-type");
    if (text::starts_with_ignoring_case(type, "multipart/form-data")) {
        const auto boundary = parameter_of(type, "boundary");
        if (!boundary || boundary->empty()) return no_file("multipart without a boundary");
        upload = first_file(request.body, *boundary);
    } else if (!request.header("x-file-name").empty()) {
        auto name = http::percent_decoded(request.header("x-file-name"));
        if (!name) return name.error();
        upload = Upload{std::move(*name), request.body};
    }
    if (!upload) return upload;
    auto name = text::to_valid_utf8(upload->file_name);
    const auto slash = name.find_last_of("/\\");
    upload->file_name = slash == std::string::npos ? name : name.substr(slash + 1);
    if (upload->file_name.empty()) return no_file("a file without a name");
    return upload;
}

}  // namespace offerbox::routes
