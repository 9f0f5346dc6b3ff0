#include "answers.hpp"

#include <doctest/doctest.h>

#include "offerbox/base/file.hpp"
#include "offerbox/interview/intent.hpp"

using namespace offerbox;
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

TEST_CASE("the example of the document is read as the document says") {
    const auto document = read_file(OFFERBOX_SOURCE_DIR "/docs/formats/answers.md").value();
    const auto begin = document.find("```text\n") + 8;
    const auto blocks = answer_blocks(document.substr(begin, document.find("```", begin) - begin));
    REQUIRE(blocks.size() == 6);
    CHECK(blocks[0].text == "I run the order service at a small shop for bicycle parts.");
    CHECK(blocks[1].took.value_or(0) == 90);
    CHECK(blocks[1].text.starts_with("Our checkout"));
    CHECK(blocks[1].text.find("\n\nI rewrote it") != std::string::npos);
    CHECK(interview::command_of(blocks[2].text).intent == interview::Intent::rephrase);
    CHECK(interview::command_of(blocks[3].text).seconds == 30);
    CHECK_FALSE(interview::command_of(blocks[4].text).is_command);
    CHECK(blocks[5].text.empty());
}

TEST_CASE("130 words take a minute") {
    std::string text;
    for (int word = 0; word < 130; ++word) text += "word ";
    CHECK(answer_seconds(text) == doctest::Approx(60));
}
