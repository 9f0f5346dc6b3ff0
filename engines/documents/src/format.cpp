#include "format.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "offerbox/base/text.hpp"

namespace offerbox::documents {
namespace {

using namespace std::string_view_literals;

bool is_picture(std::string_view bytes) {
    static constexpr std::array marks = {"\x89PNG\r\n"sv, "\xFF\xD8\xFF"sv, "GIF8"sv, "II*\0"sv, "MM\0*"sv};
    if (std::any_of(marks.begin(), marks.end(), [&](auto mark) { return bytes.starts_with(mark); })) return true;
    if (bytes.starts_with("BM") && bytes.size() > 14 && bytes[6] == 0 && bytes[7] == 0) return true;
    if (bytes.starts_with("RIFF") && bytes.substr(0, 16).find("WEBP") != std::string_view::npos) return true;
    return bytes.size() > 12 && bytes.substr(4, 8).starts_with("ftyphei");
}

std::string from_utf16(std::string_view bytes, bool big_endian) {
    std::u32string points;
    const auto unit = [&](std::size_t at) {
        const auto a = static_cast<unsigned char>(bytes[at]);
        const auto b = static_cast<unsigned char>(bytes[at + 1]);
        return big_endian ? char32_t{a} << 8 | b : char32_t{b} << 8 | a;
    };
    for (std::size_t i = 2; i + 1 < bytes.size(); i += 2) {
        char32_t point = unit(i);
        if (point >= 0xD800 && point < 0xDC00 && i + 3 < bytes.size()) {
            const char32_t low = unit(i + 2);
            if (low >= 0xDC00 && low < 0xE000) {
                point = 0x10000 + ((point - 0xD800) << 10) + (low - 0xDC00);
                i += 2;
            }
        }
        points += point;
    }
    return text::to_valid_utf8(text::from_code_points(points));
}

// Text that is not UTF-8 is taken as Windows-1252, whose upper half is Latin-1 but for these.
std::string from_windows_1252(std::string_view bytes) {
    static constexpr std::array<char32_t, 32> special = {
        0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
        0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
        0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};
    std::u32string points;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        points += byte >= 0x80 && byte < 0xA0 ? special[byte - 0x80U] : char32_t{byte};
    }
    return text::from_code_points(points);
}

bool looks_binary(std::string_view bytes) {
    std::size_t odd = 0;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte == 0) return true;
        if (byte < 32 && byte != '\n' && byte != '\r' && byte != '\t' && byte != '\f') ++odd;
        if (byte == 127) ++odd;
    }
    return odd * 100 > bytes.size();
}

// How much of text in another encoding is letters: a compressed stream has its bytes all over.
bool looks_like_one_byte_text(std::string_view bytes) {
    const auto plain = static_cast<std::size_t>(
        std::count_if(bytes.begin(), bytes.end(), [](unsigned char c) { return c >= 32 && c < 127; }));
    return plain * 10 >= bytes.size() * 6;
}

bool has_line_starting(std::string_view content, std::initializer_list<std::string_view> starts) {
    for (const auto line : text::lines(content)) {
        for (const auto start : starts) {
            if (line.starts_with(start)) return true;
        }
    }
    return false;
}

Format kind_of_text(std::string_view content, std::string_view extension) {
    const auto trimmed = text::trim(content);
    if (trimmed.empty()) return Format::empty;
    if (trimmed.starts_with("{\\rtf")) return Format::rtf;
    const std::string head = text::lower(trimmed.substr(0, 300));
    if (head.starts_with("<!doctype html") || head.starts_with("<html") || head.find("<html") != std::string::npos) {
        return Format::html;
    }
    if (trimmed.front() == '{' || extension == "json") return Format::json;
    if (extension == "yaml" || extension == "yml") return Format::yaml;
    if (extension != "md" && extension != "txt" && has_line_starting(content, {"basics:"}) &&
        has_line_starting(content, {"work:", "education:", "skills:"})) {
        return Format::yaml;
    }
    if (extension == "md" || extension == "markdown") return Format::markdown;
    if (extension.empty() && has_line_starting(content, {"# ", "## "})) return Format::markdown;
    return Format::plain;
}

}  // namespace

std::string extension_of(std::string_view file_name) {
    const auto dot = file_name.rfind('.');
    if (dot == std::string_view::npos || file_name.size() - dot > 9) return {};
    return text::lower(file_name.substr(dot + 1));
}

Sniffed sniff(std::string_view bytes, std::string_view extension) {
    if (bytes.empty()) return {Format::empty, {}};
    if (bytes.substr(0, 1024).find("%PDF-") != std::string_view::npos) return {Format::pdf, {}};
    if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06")) return {Format::zip, {}};
    if (bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) return {Format::old_office, {}};
    if (is_picture(bytes)) return {Format::picture, {}};

    Sniffed result;
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
        result.text = from_utf16(bytes, bytes.starts_with("\xFE"));
    } else if (looks_binary(bytes)) {
        return {Format::binary, {}};
    } else if (text::is_utf8(bytes)) {
        result.text = bytes.starts_with("\xEF\xBB\xBF") ? bytes.substr(3) : bytes;
    } else if (looks_like_one_byte_text(bytes)) {
        result.text = from_windows_1252(bytes);
    } else {
        return {Format::binary, {}};
    }
    result.format = kind_of_text(result.text, extension);
    return result;
}

bool fits(Format format, std::string_view extension) {
    struct Family {
        std::string_view extension;
        Format format;
    };
    static constexpr std::array families = {
        Family{"pdf", Format::pdf},           Family{"docx", Format::zip},    Family{"doc", Format::old_office},
        Family{"rtf", Format::rtf},           Family{"html", Format::html},   Family{"htm", Format::html},
        Family{"png", Format::picture},       Family{"jpg", Format::picture}, Family{"jpeg", Format::picture},
        Family{"gif", Format::picture},       Family{"tif", Format::picture}, Family{"tiff", Format::picture},
        Family{"txt", Format::plain},         Family{"text", Format::plain},  Family{"md", Format::markdown},
        Family{"markdown", Format::markdown}, Family{"json", Format::json},   Family{"yaml", Format::yaml},
        Family{"yml", Format::yaml},
    };
    const auto is_text = [](Format f) {
        return f == Format::plain || f == Format::markdown || f == Format::json || f == Format::yaml;
    };
    const auto* const family = std::find_if(families.begin(), families.end(),
                                            [&](const Family& candidate) { return candidate.extension == extension; });
    if (family == families.end()) return true;
    return family->format == format || (is_text(family->format) && is_text(format));
}

}  // namespace offerbox::documents
