#include "bbox.hpp"

#include <doctest/doctest.h>

#include <string>

using offerbox::documents::pages_of_bbox;

TEST_CASE("words come with their boxes, references resolved") {
    const auto pages = pages_of_bbox(
        "<doc><page width=\"612.0\" height=\"792.0\"><word xMin=\"1.5\" yMin=\"2\" xMax=\"3\" "
        "yMax=\"4.25\">R&amp;D&#8211;x</word>"
        "</page><page width=\"10\" height=\"20\"></page></doc>");
    REQUIRE(pages.size() == 2);
    REQUIRE(pages[0].words.size() == 1);
    CHECK(pages[0].words[0].text == "R&D\xE2\x80\x93x");
    CHECK(pages[0].words[0].left == 1.5F);
    CHECK(pages[0].words[0].bottom == 4.25F);
    CHECK(pages[1].height == 20.0F);
}

TEST_CASE("what is not understood is left out") {
    CHECK(pages_of_bbox("").empty());
    CHECK(pages_of_bbox("<word xMin=\"1\" yMin=\"1\" xMax=\"2\" yMax=\"2\">before any page</word>").empty());
    const auto pages = pages_of_bbox(
        "<page width=\"x\" height=\"1e99\"><word xMin=\"nan\" yMin=\"1\" xMax=\"2\" yMax=\"2\">a</word><word");
    REQUIRE(pages.size() == 1);
    CHECK(pages[0].words.empty());
    CHECK(pages[0].width == 612.0F);
}

TEST_CASE("every truncation of a good output is read without harm") {
    const std::string good =
        "<page width=\"612\" height=\"792\"><word xMin=\"1\" yMin=\"2\" xMax=\"3\" yMax=\"4\">a&#x41;b</word></page>";
    for (std::size_t length = 0; length <= good.size(); ++length) {
        CHECK(pages_of_bbox(good.substr(0, length)).size() <= 1);
    }
}
