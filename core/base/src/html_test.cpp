#include "offerbox/base/html.hpp"

#include <doctest/doctest.h>

using namespace offerbox;

TEST_CASE("text and attributes cannot become markup") {
    Html html;
    html.open("p", {{"title", "a\"><script>"}}).text("<script>'&\xff");
    CHECK(std::move(html).finished() ==
          "<!doctype html>\n<p title=\"a&quot;&gt;&lt;script&gt;\">&lt;script&gt;&#39;&amp;\xef\xbf\xbd</p>\n");
}

TEST_CASE("a style sheet stands as it is") {
    Html html;
    html.open("head").style("a > b { content: \"x\"; }");
    CHECK(std::move(html).finished() == "<!doctype html>\n<head><style>a > b { content: \"x\"; }</style>\n</head>\n");
}
