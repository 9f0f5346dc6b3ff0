#include "answers.hpp"

#include <doctest/doctest.h>

using namespace offerbox::cli;

TEST_CASE("blank lines separate blocks") {
    const auto blocks = answer_blocks("one\nstill one\r\n\n\n\n/skip\n\n/took 90\nlong answer\n");
    REQUIRE(blocks.size() == 3);
    CHECK(blocks[0].text == "one\nstill one");
    CHECK(blocks[1].text == "/skip");
    CHECK_FALSE(blocks[1].took.has_value());
    CHECK(blocks[2].text == "long answer");
    CHECK(blocks[2].took.value_or(0) == 90);
}

TEST_CASE("a rule makes rules the only separators, and a block may be empty") {
    const auto blocks = answer_blocks("first\n\nparagraph two\n---\n---\nlast\n---\n");
    REQUIRE(blocks.size() == 3);
    CHECK(blocks[0].text == "first\n\nparagraph two");
    CHECK(blocks[1].text.empty());
    CHECK(blocks[2].text == "last");
}

TEST_CASE("nothing is no block, and a malformed time is part of the answer") {
    CHECK(answer_blocks("").empty());
    CHECK(answer_blocks("\n\n").empty());
    CHECK(answer_blocks("/took soon\nanswer").front().text == "/took soon\nanswer");
}

TEST_CASE("130 words take a minute") {
    std::string text;
    for (int word = 0; word < 130; ++word) text += "word ";
    CHECK(answer_seconds(text) == doctest::Approx(60));
}
