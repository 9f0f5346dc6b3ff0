// The PdfPrinter of the product: Debian's WeasyPrint, run as a separate program that can open no socket.
#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <memory>

#include "offerbox/ports/pdf_printer.hpp"

namespace offerbox::documents {

struct PrinterSettings {
    std::filesystem::path worker;  // the program offerbox-documents; empty: beside the running program
    std::filesystem::path weasyprint = "/usr/bin/weasyprint";
    std::chrono::milliseconds limit_time{60000};  // wall clock of one print, waiting for the one before it included
    std::size_t limit_bytes = std::size_t{32} * 1024 * 1024;  // of the PDF
};

// Never fails; what is missing shows at the first print. One document is printed at a time, others wait: each takes
// seconds and some 100 MB.
std::unique_ptr<PdfPrinter> make_printer(PrinterSettings settings);

}  // namespace offerbox::documents
