// Writes HTML. The only place where text becomes markup: everything that goes through text() or an attribute is
// escaped. Used by the pages of the server and by core/report.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace offerbox {

class Html {
  public:
    using Attributes = std::initializer_list<std::pair<std::string_view, std::string_view>>;

    // `name` and the attributes' names are ours and never a person's.
    Html& open(std::string_view name, Attributes attributes = {});
    Html& close();  // the element opened last
    Html& text(std::string_view text);
    Html& element(std::string_view name, std::string_view text, Attributes attributes = {});

    // A style sheet inside the document. `sheet` is ours and never a person's; it holds no "<".
    Html& style(std::string_view sheet);

    // The document so far, with every open element closed.
    std::string finished() &&;

  private:
    std::string out_ = "<!doctype html>\n";
    std::vector<std::string> open_;
};

}  // namespace offerbox
