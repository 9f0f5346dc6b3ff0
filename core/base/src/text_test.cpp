#include "offerbox/base/text.hpp"

#include <doctest/doctest.h>

using namespace offerbox;

namespace {

std::vector<std::string> lower_words(std::string_view s) {
    std::vector<std::string> out;
    for (const auto& word : text::words(s)) out.push_back(word.lower);
    return out;
}

}  // namespace

TEST_CASE("words keep the signs inside technical terms") {
    CHECK(lower_words("I didn't use C++, C# or node.js.") ==
          std::vector<std::string>{"i", "didn't", "use", "c++", "c#", "or", "node.js"});
    CHECK(lower_words("don\xE2\x80\x99t back-end tcp/ip 99.9") ==
          std::vector<std::string>{"don't", "back-end", "tcp/ip", "99.9"});
    CHECK(lower_words("-- ... ").empty());
}

TEST_CASE("word bounds are byte offsets into the text") {
    const std::string s = "caf\xC3\xA9 ol\xC3\xA9";
    const auto found = text::words(s);
    REQUIRE(found.size() == 2);
    CHECK(s.substr(found[1].begin, found[1].end - found[1].begin) == "ol\xC3\xA9");
}

TEST_CASE("malformed bytes are replaced, never trusted") {
    CHECK_FALSE(text::is_utf8("a\xFF"));
    CHECK(text::to_valid_utf8("a\xFF") == "a\xEF\xBF\xBD");
    CHECK(text::is_utf8(text::to_valid_utf8("\xC3")));
    CHECK_FALSE(text::is_utf8("\xED\xA0\x80"));  // a surrogate
}

TEST_CASE("squeeze joins every kind of white space") {
    CHECK(text::squeeze("  a \n\t b\xC2\xA0 c ") == "a b c");
    CHECK(text::squeeze("").empty());
}

TEST_CASE("lower reaches beyond ASCII") {
    CHECK(text::lower("\xC3\x89T\xC3\x89") == "\xC3\xA9t\xC3\xA9");
}

TEST_CASE("lines accept both endings and a missing last one") {
    const auto found = text::lines("a\r\nb\n\nc");
    REQUIRE(found.size() == 4);
    CHECK(found[0] == "a");
    CHECK(found[2].empty());
    CHECK(text::lines("").empty());
}

TEST_CASE("stems bring forms of one word together") {
    CHECK(text::stem("migrations") == text::stem("migration"));
    CHECK(text::stem("caching") == text::stem("cached"));
}

TEST_CASE("stop words carry no content") {
    CHECK(text::is_stop_word("the"));
    CHECK_FALSE(text::is_stop_word("cache"));
}
