#include "offerbox/base/html.hpp"

#include "offerbox/base/text.hpp"

namespace offerbox {

namespace {

void escape(std::string& out, std::string_view text) {
    for (const char c : text) {
        switch (c) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            case '\'': out += "&#39;"; break;
            default: out += c;
        }
    }
}

// White space beside these would be seen, so none is put there.
bool is_inline(std::string_view name) {
    return name == "a" || name == "span" || name == "strong" || name == "q";
}

bool is_void(std::string_view name) {
    return name == "meta" || name == "link" || name == "br";
}

}  // namespace

Html& Html::open(std::string_view name, Attributes attributes) {
    out_ += '<';
    out_ += name;
    for (const auto& [key, value] : attributes) {
        out_ += ' ';
        out_ += key;
        out_ += "=\"";
        escape(out_, text::to_valid_utf8(value));
        out_ += '"';
    }
    out_ += ">";
    if (!is_void(name)) open_.emplace_back(name);
    return *this;
}

Html& Html::close() {
    out_ += "</" + open_.back() + (is_inline(open_.back()) ? ">" : ">\n");
    open_.pop_back();
    return *this;
}

Html& Html::text(std::string_view text) {
    escape(out_, text::to_valid_utf8(text));
    return *this;
}

Html& Html::element(std::string_view name, std::string_view text, Attributes attributes) {
    return open(name, attributes).text(text).close();
}

Html& Html::style(std::string_view sheet) {
    open("style");
    out_ += sheet;
    return close();
}

std::string Html::finished() && {
    while (!open_.empty()) close();
    return std::move(out_);
}

}  // namespace offerbox
