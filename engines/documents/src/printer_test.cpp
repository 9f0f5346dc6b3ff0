#include "offerbox/documents/printer.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

using namespace offerbox;
using documents::PrinterSettings;

namespace {

constexpr std::string_view page = "<!doctype html><html lang=\"en\"><title>t</title><p>Zebrafinch</p></html>";

// A program in a folder of its own that stands in for WeasyPrint.
class Script {
  public:
    explicit Script(std::string_view lines) {
        std::string name = (std::filesystem::temp_directory_path() / "printer-XXXXXX").string();
        REQUIRE(mkdtemp(name.data()) != nullptr);
        folder_ = name;
        std::ofstream(path()) << "#!/bin/sh\n" << lines << '\n';
        std::filesystem::permissions(path(), std::filesystem::perms::owner_all);
    }
    ~Script() { std::filesystem::remove_all(folder_); }
    Script(const Script&) = delete;
    Script& operator=(const Script&) = delete;
    std::filesystem::path path() const { return folder_ / "print"; }

  private:
    std::filesystem::path folder_;
};

PrinterSettings settings() {
    PrinterSettings settings;
    settings.worker = OFFERBOX_BINARY_DIR "/offerbox-documents";
    return settings;
}

Result<std::string> printed_by(const Script& script, std::chrono::milliseconds time = std::chrono::seconds(20)) {
    auto with = settings();
    with.weasyprint = script.path();
    with.limit_time = time;
    return documents::make_printer(with)->print(page);
}

}  // namespace

TEST_CASE("WeasyPrint makes a PDF of a page") {
    const auto pdf = documents::make_printer(settings())->print(page);
    REQUIRE(pdf.has_value());
    CHECK(pdf->starts_with("%PDF-"));
    CHECK(pdf->size() > 1000);
}

TEST_CASE("the program that prints gets the page, and can open no socket") {
    const Script script(
        "printf '%%PDF-'; cat; /usr/bin/python3 -c 'import socket\n"
        "for family in (socket.AF_INET, socket.AF_INET6, socket.AF_UNIX):\n"
        "    try:\n"
        "        socket.socket(family)\n"
        "        print(\"opened\")\n"
        "    except PermissionError:\n"
        "        print(\"refused\")'");
    const auto output = printed_by(script);
    REQUIRE(output.has_value());
    CHECK(*output == "%PDF-" + std::string(page) + "refused\nrefused\nrefused\n");
}

TEST_CASE("without the program the sentence says what to install") {
    auto without = settings();
    without.weasyprint = "/nowhere/weasyprint";
    const auto pdf = documents::make_printer(without)->print(page);
    REQUIRE(!pdf);
    CHECK(pdf.error().code == ErrorCode::unavailable);
    CHECK(pdf.error().person.find("weasyprint") != std::string::npos);
}

TEST_CASE("a program that fails, or prints no PDF, is a failure") {
    for (const auto* lines : {"printf '%%PDF-'; exit 3", "echo hello", "kill -9 $$"}) {
        CAPTURE(lines);
        const auto pdf = printed_by(Script(lines));
        REQUIRE(!pdf);
        CHECK(pdf.error().code == ErrorCode::unavailable);
        CHECK(pdf.error().log.find("Zebrafinch") == std::string::npos);
    }
}

TEST_CASE("a program that never ends is ended") {
    const auto pdf = printed_by(Script("while :; do :; done"), std::chrono::milliseconds(300));
    REQUIRE(!pdf);
    CHECK(pdf.error().code == ErrorCode::timed_out);
}
