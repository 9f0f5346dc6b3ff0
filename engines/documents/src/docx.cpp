#include "docx.hpp"

#include <zip.h>

#include <algorithm>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <pugixml.hpp>
#include <set>
#include <vector>

#include "offerbox/base/text.hpp"
#include "offerbox/ports/document_reader.hpp"

namespace offerbox::documents {
namespace {

constexpr zip_int64_t most_entries = 4000;
constexpr zip_uint64_t most_bytes = 400ULL * 1024 * 1024;      // all entries together, as the archive declares them
constexpr zip_uint64_t most_part_bytes = 24ULL * 1024 * 1024;  // one part that we read
constexpr zip_uint64_t most_ratio = 200;  // of a part, unpacked to packed, beyond the first megabyte

using Archive = std::unique_ptr<zip_t, decltype(&zip_discard)>;

Error bomb(const char* why) {
    return fail(ErrorCode::too_large, why,
                "This DOCX unpacks to far more than a resume can hold, so it was not opened; please save it again or "
                "export it as PDF.");
}

Error broken(std::string why) {
    return fail(ErrorCode::corrupt, std::move(why),
                "This DOCX is damaged and cannot be opened; please save it again or export it as PDF.");
}

// Refuses archives whose own table declares more than any resume needs.
std::optional<Error> check_sizes(zip_t* archive) {
    const zip_int64_t count = zip_get_num_entries(archive, 0);
    if (count > most_entries) return bomb("too many entries");
    zip_uint64_t total = 0;
    for (zip_int64_t i = 0; i < count; ++i) {
        zip_stat_t about;
        if (zip_stat_index(archive, static_cast<zip_uint64_t>(i), 0, &about) != 0) return broken("entry without size");
        if ((about.valid & ZIP_STAT_SIZE) == 0 || (about.valid & ZIP_STAT_COMP_SIZE) == 0)
            return broken("entry without size");
        if (about.encryption_method != ZIP_EM_NONE) {
            return fail(ErrorCode::encrypted, "encrypted entry",
                        "This file is protected by a password; please save a copy without one and try again.");
        }
        if (about.size > most_bytes) return bomb("one entry too large");
        total += about.size;
        if (total > most_bytes) return bomb("too large in all");
        if (about.size > (1U << 20) && about.size / std::max<zip_uint64_t>(about.comp_size, 1) > most_ratio) {
            return bomb("ratio of compression");
        }
    }
    return std::nullopt;
}

// The bytes of one part; empty optional when the archive lacks it.
Result<std::optional<std::string>> part(zip_t* archive, const std::string& name) {
    const zip_int64_t index = zip_name_locate(archive, name.c_str(), 0);
    if (index < 0) return std::optional<std::string>{};
    zip_stat_t about;
    if (zip_stat_index(archive, static_cast<zip_uint64_t>(index), 0, &about) != 0) return broken("no size");
    if (about.size > most_part_bytes) return bomb("part too large");
    const std::unique_ptr<zip_file_t, decltype(&zip_fclose)> file{
        zip_fopen_index(archive, static_cast<zip_uint64_t>(index), 0), &zip_fclose};
    if (!file) return broken("cannot open " + name);
    // The declared size is a claim: what is read decides.
    std::string bytes(static_cast<std::size_t>(about.size) + 1, '\0');
    std::size_t have = 0;
    while (have < bytes.size()) {
        const auto got = zip_fread(file.get(), bytes.data() + have, bytes.size() - have);
        if (got < 0) return broken("cannot unpack " + name);
        if (got == 0) break;
        have += static_cast<std::size_t>(got);
    }
    if (have > about.size) return bomb("part larger than declared");
    bytes.resize(have);
    return std::optional<std::string>{std::move(bytes)};
}

Result<std::unique_ptr<pugi::xml_document>> parse(const std::string& xml, const std::string& name) {
    // Office Open XML forbids document type declarations; entities would be the way to grow text without bounds.
    if (xml.find("<!DOCTYPE") != std::string::npos || xml.find("<!ENTITY") != std::string::npos) {
        return broken("document type declaration in " + name);
    }
    auto document = std::make_unique<pugi::xml_document>();
    const auto result = document->load_buffer(xml.data(), xml.size(), pugi::parse_default | pugi::parse_ws_pcdata);
    if (!result) return broken(name + ": " + result.description());
    return document;
}

std::string_view local(const pugi::xml_node& node) {
    const std::string_view name = node.name();
    const auto colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

pugi::xml_node child(const pugi::xml_node& node, std::string_view name) {
    for (const auto& candidate : node.children()) {
        if (local(candidate) == name) return candidate;
    }
    return {};
}

std::string value_of(const pugi::xml_node& node) {
    for (const auto& attribute : node.attributes()) {
        const std::string_view name = attribute.name();
        if (name == "val" || name.ends_with(":val")) return attribute.value();
    }
    return {};
}

bool is_on(const pugi::xml_node& property) {
    if (!property) return false;
    const auto value = value_of(property);
    return value != "0" && value != "false" && value != "off" && value != "none";
}

// What a paragraph style means for us.
struct Style {
    int heading = 0;
    bool bold = false;
    bool bullet = false;
    std::string parent;
};

int heading_of_name(const std::string& name) {
    const std::string lower = text::lower(name);
    if (lower == "title") return 1;
    if (lower.starts_with("heading ") || lower.starts_with("heading")) {
        const char last = lower.back();
        return last >= '1' && last <= '6' ? last - '0' : 1;
    }
    return 0;
}

std::map<std::string, Style> read_styles(const pugi::xml_node& root) {
    std::map<std::string, Style> styles;
    for (const auto& node : root.children()) {
        if (local(node) != "style") continue;
        std::string id;
        for (const auto& attribute : node.attributes()) {
            if (std::string_view{attribute.name()}.ends_with("styleId")) id = attribute.value();
        }
        Style style;
        const std::string name = value_of(child(node, "name"));
        style.heading = heading_of_name(name);
        const auto paragraph = child(node, "pPr");
        if (const auto level = child(paragraph, "outlineLvl"); level && style.heading == 0) {
            const auto value = value_of(level);
            if (value.size() == 1 && value[0] >= '0' && value[0] <= '5') style.heading = value[0] - '0' + 1;
        }
        style.bullet = static_cast<bool>(child(paragraph, "numPr")) || text::lower(name).starts_with("list bullet");
        style.bold = is_on(child(child(node, "rPr"), "b"));
        style.parent = value_of(child(node, "basedOn"));
        styles.emplace(std::move(id), std::move(style));
    }
    // Properties come down from the parent; the chain is short and a loop in it ends.
    for (auto& [id, style] : styles) {
        std::string parent = style.parent;
        for (int i = 0; i < 10 && !parent.empty(); ++i) {
            const auto found = styles.find(parent);
            if (found == styles.end()) break;
            if (style.heading == 0) style.heading = found->second.heading;
            style.bold = style.bold || found->second.bold;
            style.bullet = style.bullet || found->second.bullet;
            parent = found->second.parent;
        }
    }
    return styles;
}

class Body {
  public:
    explicit Body(const std::map<std::string, Style>& styles) : styles_(styles) {}

    void read(const pugi::xml_node& container) { read_blocks(container, false, 0); }
    std::vector<FlowLine> take() { return std::move(lines_); }

  private:
    static constexpr int deepest = 40;

    struct Text {
        std::string text;
        std::size_t letters = 0;
        std::size_t bold_letters = 0;
        std::vector<pugi::xml_node> boxes;  // text boxes anchored in the paragraph
    };

    void read_blocks(const pugi::xml_node& container, bool table, int depth) {
        if (depth > deepest) return;
        for (const auto& node : container.children()) {
            const auto name = local(node);
            if (name == "p") {
                read_paragraph(node, table, depth);
            } else if (name == "tbl") {
                read_table(node, depth + 1);
            } else if (name == "sdt") {
                read_blocks(child(node, "sdtContent"), table, depth + 1);
            } else if (name == "customXml" || name == "ins" || name == "smartTag") {
                read_blocks(node, table, depth + 1);
            }
        }
    }

    // A row of short cells is one line with tabs; longer cells follow one another.
    void read_table(const pugi::xml_node& table, int depth) {
        for (const auto& row : table.children()) {
            if (local(row) != "tr") continue;
            std::vector<std::vector<FlowLine>> cells;
            for (const auto& cell : row.children()) {
                if (local(cell) != "tc") continue;
                Body inner{styles_};
                inner.read_blocks(cell, true, depth + 1);
                auto lines = inner.take();
                if (!lines.empty()) cells.push_back(std::move(lines));
            }
            const bool simple = cells.size() >= 2 && std::all_of(cells.begin(), cells.end(), [](const auto& cell) {
                                    return cell.size() == 1 && cell.front().heading == 0;
                                });
            if (simple) {
                FlowLine line;
                line.table = true;
                line.bold = cells.front().front().bold;
                for (const auto& cell : cells) line.text += (line.text.empty() ? "" : "\t") + cell.front().text;
                lines_.push_back(std::move(line));
                continue;
            }
            for (auto& cell : cells) {
                for (auto& line : cell) lines_.push_back(std::move(line));
            }
        }
    }

    void read_runs(const pugi::xml_node& container, bool style_bold, int depth, Text& into) {
        if (depth > deepest) return;
        for (const auto& node : container.children()) {
            const auto name = local(node);
            if (name == "r") {
                read_run(node, style_bold, depth, into);
            } else if (name == "del" || name == "moveFrom" || name == "pPr") {
                continue;  // tracked deletions are not the text
            } else if (name == "AlternateContent") {
                read_runs(child(node, "Choice"), style_bold, depth + 1, into);
            } else {
                read_runs(node, style_bold, depth + 1, into);  // hyperlink, ins, smartTag, sdt, fldSimple
            }
        }
    }

    static void find_boxes(const pugi::xml_node& node, int depth, std::vector<pugi::xml_node>& boxes) {
        if (depth > deepest) return;
        if (local(node) == "txbxContent") {
            boxes.push_back(node);
            return;
        }
        for (const auto& inner : node.children()) {
            if (local(inner) != "Fallback") find_boxes(inner, depth + 1, boxes);
        }
    }

    void read_run(const pugi::xml_node& run, bool style_bold, int depth, Text& into) {
        const auto properties = child(run, "rPr");
        if (is_on(child(properties, "vanish"))) return;
        const auto own_bold = child(properties, "b");
        const bool bold = own_bold ? is_on(own_bold) : style_bold;
        for (const auto& node : run.children()) {
            const auto name = local(node);
            if (name == "t") {
                const std::string piece = node.text().get();
                into.text += piece;
                const auto letters = static_cast<std::size_t>(
                    std::count_if(piece.begin(), piece.end(), [](unsigned char c) { return c > 32; }));
                into.letters += letters;
                if (bold) into.bold_letters += letters;
            } else if (name == "tab" || name == "ptab") {
                into.text += '\t';
            } else if (name == "br" || name == "cr") {
                into.text += '\n';
            } else if (name == "noBreakHyphen") {
                into.text += '-';
            } else if (name == "drawing" || name == "pict" || name == "AlternateContent") {
                find_boxes(node, depth + 1, into.boxes);
            }
        }
    }

    void read_paragraph(const pugi::xml_node& paragraph, bool table, int depth) {
        const auto properties = child(paragraph, "pPr");
        Style style;
        if (const auto found = styles_.find(value_of(child(properties, "pStyle"))); found != styles_.end()) {
            style = found->second;
        }
        if (const auto numbers = child(properties, "numPr")) {
            // numId 0 switches the style's list off.
            style.bullet = value_of(child(numbers, "numId")) != "0";
        }
        Text content;
        read_runs(paragraph, style.bold, depth + 1, content);
        const bool bold = content.letters > 0 && content.bold_letters * 10 >= content.letters * 9;
        for (const auto& piece : text::split(content.text, '\n')) {
            if (text::trim(piece).empty()) continue;
            FlowLine line;
            line.text = std::string{text::trim(piece)};
            line.heading = style.heading;
            line.bullet = style.bullet;
            line.bold = bold;
            line.table = table;
            lines_.push_back(std::move(line));
            if (style.bullet) style.bullet = false;  // a line break inside an item goes on with it
        }
        for (const auto& box : content.boxes) read_blocks(box, false, depth + 1);
    }

    const std::map<std::string, Style>& styles_;
    std::vector<FlowLine> lines_;
};

std::string as_json(const std::vector<FlowLine>& lines) {
    using Json = nlohmann::json;
    Json array = Json::array();
    for (const auto& line : lines) {
        array.push_back({{"text", line.text},
                         {"heading", line.heading},
                         {"bullet", line.bullet},
                         {"bold", line.bold},
                         {"table", line.table}});
    }
    return array.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<Archive> open_archive(std::string_view bytes) {
    zip_error_t problem;
    zip_error_init(&problem);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &problem);
    if (source == nullptr) return broken("no source");
    zip_t* archive = zip_open_from_source(source, ZIP_RDONLY, &problem);
    if (archive == nullptr) {
        zip_source_free(source);
        return broken(zip_error_strerror(&problem));
    }
    return Archive{archive, &zip_discard};
}

}  // namespace

Result<std::string> lines_of_docx(std::string_view bytes) {
    auto archive = open_archive(bytes);
    if (!archive) return archive.error();
    if (const auto problem = check_sizes(archive->get())) return *problem;

    const auto main = part(archive->get(), "word/document.xml");
    if (!main) return main.error();
    if (!*main) {
        return fail(ErrorCode::unsupported, "zip without word/document.xml",
                    "This is a zip archive but not a Word document; please export your resume as PDF or DOCX.");
    }
    std::map<std::string, Style> styles;
    const auto styles_xml = part(archive->get(), "word/styles.xml");
    if (!styles_xml) return styles_xml.error();
    if (*styles_xml) {
        const auto document = parse(**styles_xml, "styles.xml");
        if (!document) return document.error();
        styles = read_styles((*document)->document_element());
    }

    Body body{styles};
    for (const char* name : {"word/header1.xml", "word/header2.xml", "word/header3.xml"}) {
        const auto header = part(archive->get(), name);
        if (!header) return header.error();
        if (!*header) continue;
        const auto document = parse(**header, name);
        if (!document) return document.error();
        body.read((*document)->document_element());
    }
    const auto document = parse(**main, "document.xml");
    if (!document) return document.error();
    body.read(child((*document)->document_element(), "body"));
    const auto lines = body.take();
    if (lines.empty()) {
        return fail(ErrorCode::empty, "no text",
                    "This document holds no text; please choose the file with your resume.");
    }
    return as_json(lines);
}

}  // namespace offerbox::documents
