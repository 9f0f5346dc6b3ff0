#include "offerbox/bank/load.hpp"

#include <doctest/doctest.h>

#include <filesystem>

#include "yaml_tree.hpp"

using namespace offerbox;

namespace {

const std::filesystem::path good = std::filesystem::path(OFFERBOX_SOURCE_DIR) / "core/bank/testdata/good";

}  // namespace

TEST_CASE("a bank is read whole") {
    const auto bank = load_bank(good);
    REQUIRE_MESSAGE(bank.has_value(), (bank.has_error() ? bank.error().log : ""));
    REQUIRE(bank->company("acme") != nullptr);
    CHECK(bank->company("acme")->rounds.front().offered == false);
    CHECK(bank->company("acme")->rounds.front().count == 2);
    CHECK(bank->company("acme")->grades.front().seniority == Seniority::senior);
    REQUIRE(bank->role("backend") != nullptr);
    CHECK(bank->competency("ownership")->by_seniority.at(Seniority::mid) == "a feature");
    const auto* question = bank->question("moving-house");
    REQUIRE(question != nullptr);
    CHECK(question->key_points.size() == 6);
    CHECK(question->probes.size() == 12);
    CHECK(question->probes[1].parent == question->probes[0].id);
    CHECK(question->probes[2].parent.empty());
    CHECK(find_key_point(*question, "attic")->phrasings.size() == 5);
    CHECK(question->anchors.size() == 5);
    CHECK(question->tailored.front().needs == std::vector<std::string>{"employer", "quote"});
    const auto* technique = bank->technique("van");
    REQUIRE(technique != nullptr);
    CHECK(technique->senses.front().excludes_near == std::vector<std::string>{"toy"});
    CHECK(technique->probes.front().sense == "rented");
    CHECK(find_probe(technique->probes, "broken")->when.story == Story::any);
}

TEST_CASE("what the bank lacks is null") {
    const Bank bank;
    CHECK(bank.company("acme") == nullptr);
    CHECK(bank.competency("data") == nullptr);
    CHECK(find_probe({}, "x") == nullptr);
}

TEST_CASE("a folder without a bank is not found") {
    const auto bank = load_bank(std::filesystem::path(OFFERBOX_SOURCE_DIR) / "no-such-folder");
    REQUIRE(bank.has_error());
    CHECK(bank.error().code == ErrorCode::not_found);
}

TEST_CASE("every value of a tree knows its line") {
    const auto parse = bank::parse_yaml("id: x\nitems:\n  - name: >-\n      long\n      text\n  - name: 'two'\n");
    REQUIRE(parse.root.has_value());
    CHECK(parse.faults.empty());
    CHECK(bank::nearest(*parse.root, "/items/1/name").line == 6);
    CHECK(bank::nearest(*parse.root, "/items/0/name").text == "long text");
    CHECK(bank::nearest(*parse.root, "/items/1/none").line == 6);
    CHECK_FALSE(bank::nearest(*parse.root, "/items/1/name").plain);
}

TEST_CASE("text that is no tree is a fault with its line") {
    const auto line_and_message = [](std::string_view text) {
        const auto parse = bank::parse_yaml(text);
        REQUIRE_FALSE(parse.faults.empty());
        return std::pair(parse.faults.front().line, parse.faults.front().message);
    };
    CHECK(line_and_message("id: x\n  bad: [\n").first >= 2);
    CHECK(line_and_message("").second == "the file is empty");
    CHECK(line_and_message("a: 1\nb: 2\na: 3\n") == std::pair(3, std::string("\"a\" stands here twice")));
    CHECK(line_and_message("a: &x 1\nb: *x\n").first == 2);
    CHECK(line_and_message("a: 1\n---\nb: 2\n").first == 3);
    CHECK(line_and_message(std::string(200, '[')).second == "the file is nested too deeply");
}
