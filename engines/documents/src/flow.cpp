#include "flow.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <string>

#include "offerbox/base/text.hpp"

namespace offerbox::documents {
namespace {

using namespace std::string_view_literals;

constexpr std::array list_marks = {"\xE2\x80\xA2"sv,
                                   "\xE2\x97\xA6"sv,
                                   "\xE2\x96\xAA"sv,
                                   "\xE2\x97\x8F"sv,
                                   "\xE2\x97\x8B"sv,
                                   "\xE2\x80\xA3"sv,
                                   "\xC2\xB7"sv,
                                   "\xE2\x80\x93"sv,
                                   "\xE2\x96\xBA"sv,
                                   "\xE2\x9E\xA2"sv,
                                   "\xE2\x88\x99"sv,
                                   "\xE2\x96\xA0"sv,
                                   "\xE2\x9C\x93"sv,
                                   "*"sv,
                                   "-"sv,
                                   "+"sv,
                                   "o"sv,
                                   "\xEF\x82\xB7"sv};

std::size_t indent_of(std::string_view line) {
    std::size_t columns = 0;
    for (const char c : line) {
        if (c == ' ') {
            ++columns;
        } else if (c == '\t') {
            columns += 4;
        } else {
            break;
        }
    }
    return columns;
}

// The text after a list mark and white space, if the line begins with one.
std::optional<std::string_view> after_mark(std::string_view line) {
    const auto trimmed = text::trim(line);
    for (const auto mark : list_marks) {
        if (!trimmed.starts_with(mark) || trimmed.size() <= mark.size()) continue;
        const auto rest = trimmed.substr(mark.size());
        const bool typographic = static_cast<unsigned char>(mark.front()) >= 0x80 && mark != "\xE2\x80\x93"sv;
        if (rest.front() != ' ' && rest.front() != '\t' && !typographic) continue;
        const auto content = text::trim(rest);
        if (!content.empty()) return content;
    }
    return std::nullopt;
}

std::optional<std::string_view> after_number(std::string_view line) {
    const auto trimmed = text::trim(line);
    std::size_t digits = 0;
    while (digits < trimmed.size() && digits < 3 && std::isdigit(static_cast<unsigned char>(trimmed[digits])) != 0)
        ++digits;
    if (digits == 0 || digits + 1 >= trimmed.size()) return std::nullopt;
    if (trimmed[digits] != '.' && trimmed[digits] != ')') return std::nullopt;
    if (trimmed[digits + 1] != ' ') return std::nullopt;
    return text::trim(trimmed.substr(digits + 2));
}

bool is_rule(std::string_view line, std::string_view signs) {
    const auto trimmed = text::trim(line);
    return trimmed.size() >= 3 && trimmed.find_first_not_of(signs) == std::string_view::npos;
}

// Emphasis, code marks and links removed. Signs inside words stay ("snake_case", "C*").
std::string plain(std::string_view markdown) {
    std::string out;
    for (std::size_t i = 0; i < markdown.size(); ++i) {
        const char c = markdown[i];
        const char before = i == 0 ? ' ' : markdown[i - 1];
        const char after = i + 1 < markdown.size() ? markdown[i + 1] : ' ';
        if (c == '\\' && std::ispunct(static_cast<unsigned char>(after)) != 0) {
            out += after;
            ++i;
            continue;
        }
        if (c == '[' || (c == '!' && after == '[')) {
            const auto open = c == '!' ? i + 1 : i;
            const auto close = markdown.find("](", open);
            const auto end = close == std::string_view::npos ? close : markdown.find(')', close);
            if (end != std::string_view::npos) {
                if (c == '[') out += plain(markdown.substr(open + 1, close - open - 1));
                i = end;
                continue;
            }
        }
        if (c == '<') {
            const auto end = markdown.find('>', i);
            if (end != std::string_view::npos && end - i < 80) {
                const auto inner = markdown.substr(i + 1, end - i - 1);
                if (inner.find('@') != std::string_view::npos || inner.starts_with("http")) out += inner;
                i = end;
                continue;
            }
        }
        if (c == '`') continue;
        const bool in_word = std::isalnum(static_cast<unsigned char>(before)) != 0 &&
                             std::isalnum(static_cast<unsigned char>(after)) != 0;
        if (c == '*' && before != ' ' && after == ' ' && out.ends_with(' ')) {
            out += c;
            continue;
        }
        if (c == '*' && !(before == ' ' && after == ' ')) continue;
        if (c == '_' && !in_word && !(before == ' ' && after == ' ')) continue;
        out += c;
    }
    return text::squeeze(out);
}

// "**Languages** * Go * Rust" with middle dots: a label before a list, written with a colon.
std::string with_label_apart(std::string_view markdown) {
    static constexpr auto sign = " \xC2\xB7 "sv;
    const auto trimmed = text::trim(markdown);
    const auto end = trimmed.starts_with("**") ? trimmed.find("**", 2) : std::string_view::npos;
    if (end == std::string_view::npos || !trimmed.substr(end + 2).starts_with(sign)) return std::string(markdown);
    const auto list = trimmed.substr(end + 2 + sign.size());
    if (list.find(sign) == std::string_view::npos) return std::string(markdown);
    return std::string(trimmed.substr(2, end - 2)) + ": " + std::string(list);
}

bool is_strong(std::string_view markdown) {
    const auto trimmed = text::trim(markdown);
    return trimmed.size() > 4 &&
           ((trimmed.starts_with("**") && trimmed.ends_with("**")) ||
            (trimmed.starts_with("__") && trimmed.ends_with("__"))) &&
           trimmed.substr(2, trimmed.size() - 4).find("**") == std::string_view::npos;
}

int heading_level(std::string_view line) {
    const auto signs = std::min(line.find_first_not_of('#'), line.size());
    if (signs == 0 || signs > 6) return 0;
    return signs == line.size() || line[signs] == ' ' ? static_cast<int>(signs) : 0;
}

FlowLine table_row(std::string_view line) {
    FlowLine row;
    row.table = true;
    for (const auto cell : text::split(line, '|')) {
        const auto content = plain(text::trim(cell));
        if (!content.empty()) row.text += (row.text.empty() ? "" : "\t") + content;
    }
    return row;
}

class MarkdownReader {
  public:
    std::vector<FlowLine> read(std::string_view markdown) {
        const auto all = text::lines(markdown);
        std::size_t first = 0;
        if (!all.empty() && all.front() == "---") {
            const auto end = std::find(all.begin() + 1, all.end(), "---"sv);
            if (end != all.end()) first = static_cast<std::size_t>(end - all.begin()) + 1;
        }
        for (std::size_t i = first; i < all.size(); ++i) take(all[i], i + 1 < all.size() ? all[i + 1] : ""sv, i);
        return std::move(lines_);
    }

  private:
    void take(std::string_view line, std::string_view next, std::size_t& index) {
        const auto trimmed = text::trim(line);
        if (trimmed.starts_with("```") || is_rule(trimmed, "-*_ ")) {
            open_ = false;
            return;
        }
        if (trimmed.empty()) {
            if (!lines_.empty() && !lines_.back().text.empty()) lines_.push_back({});
            open_ = false;
            return;
        }
        if (const int level = heading_level(trimmed); level > 0) {
            auto content = trimmed.substr(static_cast<std::size_t>(level));
            while (content.ends_with('#')) content.remove_suffix(1);
            push({plain(text::trim(content)), level, false, true, false}, false);
            return;
        }
        const auto item = after_mark(line) ? after_mark(line) : after_number(line);
        if (!item && !open_ && (is_rule(next, "=") || is_rule(next, "-")) && trimmed.size() < 80) {
            push({plain(trimmed), text::trim(next).front() == '=' ? 1 : 2, false, true, false}, false);
            ++index;
            return;
        }
        if (trimmed.starts_with('|')) {
            if (trimmed.find_first_not_of("|-: ") != std::string_view::npos) push(table_row(trimmed), false);
            return;
        }
        const bool breaks = line.ends_with("  ") || line.ends_with('\\');
        const auto content = line.ends_with('\\') ? trimmed.substr(0, trimmed.size() - 1) : trimmed;
        if (item) {
            push({plain(*item), 0, true, is_strong(*item), false}, true);
        } else if (open_ && !lines_.back().bold) {
            lines_.back().text += " " + plain(with_label_apart(content));
        } else {
            push({plain(with_label_apart(content)), 0, false, is_strong(content), false}, true);
        }
        if (breaks) open_ = false;
    }

    void push(FlowLine line, bool open) {
        lines_.push_back(std::move(line));
        open_ = open;
    }

    std::vector<FlowLine> lines_;
    bool open_ = false;  // whether the next line of text goes on with the last one
};

}  // namespace

std::vector<FlowLine> flow_of_markdown(std::string_view markdown) {
    return MarkdownReader{}.read(markdown);
}

std::vector<FlowLine> flow_of_text(std::string_view content) {
    std::vector<FlowLine> lines;
    std::size_t item_indent = 0;
    bool in_item = false;
    for (const auto raw : text::lines(content)) {
        const auto trimmed = text::trim(raw);
        if (trimmed.empty() || is_rule(trimmed, "-=_*~#")) {
            in_item = false;
            if (!lines.empty() && !lines.back().text.empty()) lines.push_back({});
            continue;
        }
        const auto indent = indent_of(raw);
        if (const auto item = after_mark(raw)) {
            lines.push_back({std::string{*item}, 0, true, false, false});
            item_indent = indent;
            in_item = true;
            continue;
        }
        if (in_item && indent > item_indent) {
            auto& item = lines.back().text;
            item += (item.ends_with('-') ? "" : " ") + text::squeeze(trimmed);
            continue;
        }
        in_item = false;
        // Columns made with runs of spaces become tabs.
        std::string line;
        std::size_t spaces = 0;
        for (const char c : trimmed) {
            if (c == ' ') {
                ++spaces;
                continue;
            }
            if (spaces > 0) line += spaces >= 3 ? '\t' : ' ';
            spaces = 0;
            if (c != '\f') line += c;
        }
        lines.push_back({line, 0, false, false, false});
    }
    return lines;
}

}  // namespace offerbox::documents
