#pragma once

#include <string>
#include <string_view>

#include "offerbox/base/error.hpp"

namespace offerbox {

// Makes a PDF of an HTML document of ours. Threads: any number may call.
class PdfPrinter {
  public:
    virtual ~PdfPrinter() = default;

    // `html` needs nothing beside itself: no address in it is followed. Fails with unavailable (the program that prints
    // is missing, or it failed; the person's sentence says what to do), timed_out, or too_large.
    virtual Result<std::string> print(std::string_view html) const = 0;
};

}  // namespace offerbox
