#include "format.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace offerbox::documents;

TEST_CASE("the content decides the format") {
    CHECK(sniff("%PDF-1.7 ...", "docx").format == Format::pdf);
    CHECK(sniff("PK\x03\x04rest", "pdf").format == Format::zip);
    CHECK(sniff("\x89PNG\r\n\x1a\n", "png").format == Format::picture);
    CHECK(sniff("{\"basics\": {}}", "txt").format == Format::json);
    CHECK(sniff("basics:\n  name: A\nwork: []\n", "").format == Format::yaml);
    CHECK(sniff("# Name\ntext", "md").format == Format::markdown);
    CHECK(sniff("Name\ntext", "txt").format == Format::plain);
    CHECK(sniff("<!DOCTYPE html><html>", "txt").format == Format::html);
    CHECK(sniff(std::string(200, '\0'), "txt").format == Format::binary);
    CHECK(sniff(" \n\t\n", "txt").format == Format::empty);
    CHECK(sniff("", "").format == Format::empty);
}

TEST_CASE("other encodings become UTF-8") {
    CHECK(sniff(std::string("\xFF\xFE"
                            "A\0\xE9\0",
                            6),
                "txt")
              .text == "A\xC3\xA9");
    CHECK(sniff("caf\xE9 and more words to be sure", "txt").text.starts_with("caf\xC3\xA9"));
}

TEST_CASE("extensions") {
    CHECK(extension_of("a.b.PDF") == "pdf");
    CHECK(extension_of("none").empty());
    CHECK(fits(Format::pdf, "pdf"));
    CHECK(fits(Format::pdf, ""));
    CHECK(fits(Format::plain, "md"));
    CHECK_FALSE(fits(Format::zip, "pdf"));
    CHECK_FALSE(fits(Format::plain, "pdf"));
}
