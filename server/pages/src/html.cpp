#include "offerbox/pages/html.hpp"

#include "offerbox/base/text.hpp"

namespace offerbox::pages {

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
    out_ += "</" + open_.back() + ">\n";
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

std::string Html::finished() && {
    while (!open_.empty()) close();
    return std::move(out_);
}

}  // namespace offerbox::pages
