#include <algorithm>
#include <array>

#include "offerbox/pages/bank_page.hpp"
#include "tables.hpp"

namespace offerbox::embedded {

std::span<const EmbeddedFile> web_page();

}  // namespace offerbox::embedded

namespace offerbox::routes {

namespace {

constexpr std::string_view html_type = "text/html; charset=utf-8";

constexpr std::array<std::pair<std::string_view, std::string_view>, 12> types = {{
    {".html", html_type},
    {".js", "text/javascript; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".ico", "image/x-icon"},
    {".webp", "image/webp"},
    {".woff2", "font/woff2"},
    {".json", "application/json"},
    {".webmanifest", "application/manifest+json"},
    {".txt", "text/plain; charset=utf-8"},
    {".wasm", "application/wasm"},
}};

std::string_view type_of(std::string_view path) {
    for (const auto& [ending, type] : types) {
        if (path.ends_with(ending)) return type;
    }
    return "application/octet-stream";
}

http::Response content(std::string_view type, std::string_view body) {
    http::Response response;
    response.content_type = type;
    response.body = body;
    return response;
}

http::Response nothing_here(const http::Request& request) {
    return http::problem(fail(ErrorCode::not_found, "no such page", "There is nothing at this address."), request.id);
}

const EmbeddedFile* find(std::span<const EmbeddedFile> files, std::string_view path) {
    const auto found = std::ranges::find(files, path, &EmbeddedFile::path);
    return found == files.end() ? nullptr : &*found;
}

http::Response web_file(const Parts& parts, const http::Request& request) {
    const auto path = request.capture("path");
    if (const auto* file = find(parts.page, path)) {
        auto response = content(type_of(path), file->bytes);
        // The build puts a digest of the content into the names below assets/.
        if (path.starts_with("assets/")) {
            response.headers.emplace_back("Cache-Control", "public, max-age=31536000, immutable");
        }
        return response;
    }
    // Any other address of the web application is one of its own views, which it finds itself.
    const auto* index = find(parts.page, "index.html");
    const bool is_view = !path.starts_with("api/") && path.find('.') == std::string_view::npos;
    if (index != nullptr && is_view) return content(html_type, index->bytes);
    if (path.empty()) return content(html_type, pages::start_page(parts.application.bank()));
    return nothing_here(request);
}

http::Response style_file(const http::Request& request) {
    const auto name = request.capture("file");
    const auto* file = find(pages::style_files(), name);
    return file == nullptr ? nothing_here(request) : content(type_of(name), file->bytes);
}

http::Response bank_page(const Bank& bank, const http::Request& request) {
    const auto page = pages::bank_page(bank, request.capture("company"), request.capture("role"));
    return page ? content(html_type, *page) : nothing_here(request);
}

}  // namespace

std::span<const EmbeddedFile> built_page() {
    return embedded::web_page();
}

std::vector<http::Route> page_routes(const Parts& parts) {
    const auto& bank = parts.application.bank();
    return {{"GET", "/companies/{company}/{role}",
             [&bank](const http::Request& request) { return bank_page(bank, request); }},
            {"GET", "/pages/{file}", [](const http::Request& request) { return style_file(request); }},
            {"GET", "/{path...}", [parts](const http::Request& request) { return web_file(parts, request); }}};
}

}  // namespace offerbox::routes
