// Files built into the program by offerbox_embed (cmake/OfferboxEmbed.cmake), which generates a function that returns
// the list of them. They live as long as the program.
#pragma once

#include <string_view>

namespace offerbox {

struct EmbeddedFile {
    std::string_view path;  // relative to the folder they were taken from: "assets/app.js"
    std::string_view bytes;
};

}  // namespace offerbox
