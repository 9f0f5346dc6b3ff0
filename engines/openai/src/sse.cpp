#include "sse.hpp"

#include <algorithm>

namespace offerbox::openai {

void EventReader::feed(std::string_view bytes, const std::function<void(std::string_view)>& on_data) {
    for (const char c : bytes) {
        if (c == '\n' && after_return_) {
            after_return_ = false;
            continue;
        }
        after_return_ = c == '\r';
        if (c == '\n' || c == '\r') {
            end_line(on_data);
        } else {
            line_ += c;
        }
    }
}

void EventReader::end_line(const std::function<void(std::string_view)>& on_data) {
    std::string_view line = line_;
    if (line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
    if (line.empty() && has_data_) {
        on_data(data_);
        data_.clear();
        has_data_ = false;
    }
    constexpr std::string_view field = "data";
    const bool is_data = line.starts_with(field) && (line.size() == field.size() || line[field.size()] == ':');
    if (is_data) {
        line.remove_prefix(std::min(line.size(), field.size() + 1));
        if (line.starts_with(' ')) line.remove_prefix(1);
        if (has_data_) data_ += '\n';
        data_ += line;
        has_data_ = true;
    }
    line_.clear();
}

}  // namespace offerbox::openai
