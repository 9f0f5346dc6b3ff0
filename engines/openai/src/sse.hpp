// Server-sent events (WHATWG HTML, 9.2), of which only the data is of use here.
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace offerbox::openai {

// Cuts a stream of bytes into events, wherever the pieces of it end. Threads: one.
class EventReader {
  public:
    // Calls `on_data` with the data of each event that is complete now.
    void feed(std::string_view bytes, const std::function<void(std::string_view data)>& on_data);

  private:
    void end_line(const std::function<void(std::string_view)>& on_data);

    std::string line_;
    std::string data_;
    bool has_data_ = false;
    bool after_return_ = false;  // a line feed now belongs to the line end before it
};

}  // namespace offerbox::openai
