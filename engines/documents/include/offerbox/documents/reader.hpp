// The DocumentReader of the product: PDF by poppler's `pdftotext`, DOCX and YAML by our own program
// `offerbox-documents`, both confined; text, Markdown and JSON are only looked at here.
#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <memory>

#include "offerbox/ports/document_reader.hpp"

namespace offerbox::documents {

// What keeps a parser of foreign bytes from doing harm. `best` takes Landlock, else the namespace; the others exist for
// machines known to have one of them and for tests.
enum class Confinement {
    best,
    landlock,    // read access to system libraries and fonts only, by Landlock
    space,       // a user and mount namespace that holds only those, read-only
    unconfined,  // limits and system call filter only: the operator allowed it
};

struct ReaderSettings {
    std::filesystem::path worker;  // the program offerbox-documents; empty: beside the running program
    std::filesystem::path pdftotext = "/usr/bin/pdftotext";
    std::size_t limit_bytes = std::size_t{10} * 1024 * 1024;
    int limit_pages = 20;
    std::chrono::milliseconds limit_time{10000};  // wall clock of one child; it is killed after that
    Confinement confinement = Confinement::best;
    // Whether a machine with neither Landlock nor namespaces may parse with limits and filter alone
    // (OFFERBOX_ALLOW_UNCONFINED=1). Otherwise such a machine's files are refused with `unavailable`.
    bool allow_unconfined = false;
};

// The settings with what the environment says: OFFERBOX_ALLOW_UNCONFINED.
ReaderSettings settings_from_environment();

// Never fails; what is missing shows at the first read. Threads: the reader may be shared, each read starts its own
// child.
std::unique_ptr<DocumentReader> make_reader(ReaderSettings settings);

}  // namespace offerbox::documents
