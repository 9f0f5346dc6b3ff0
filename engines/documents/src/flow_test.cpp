#include "flow.hpp"

#include <doctest/doctest.h>

using offerbox::documents::flow_of_markdown;
using offerbox::documents::flow_of_text;

TEST_CASE("list items of plain text, with lines that go on") {
    const auto lines = flow_of_text("Acme      2019 - 2020\n- Built the\n  ledger\n* Ran it\n\nEnd");
    REQUIRE(lines.size() == 5);
    CHECK(lines[0].text == "Acme\t2019 - 2020");
    CHECK(lines[1].bullet);
    CHECK(lines[1].text == "Built the ledger");
    CHECK(lines[2].text == "Ran it");
    CHECK(lines[3].text.empty());
    CHECK_FALSE(lines[4].bullet);
}

TEST_CASE("a strong label before a list of Markdown is parted from it") {
    const auto lines = flow_of_markdown("**Languages** \xC2\xB7 Go \xC2\xB7 Rust\n\n**Acme** \xC2\xB7 Oslo\n");
    REQUIRE(lines.size() == 3);
    CHECK(lines[0].text == "Languages: Go \xC2\xB7 Rust");
    CHECK(lines[2].text == "Acme \xC2\xB7 Oslo");
}

TEST_CASE("Markdown's headings, items, emphasis, links and tables") {
    const auto lines = flow_of_markdown(
        "# Ada Byron\n\nada@example.org | [site](https://example.org)\n\nExperience\n----------\n"
        "**Engineer**, *Acme*\n- Wrote `snake_case` code\n  that lasted\n\n| Tools | Git |\n|---|---|\n");
    std::vector<offerbox::FlowLine> full;
    for (const auto& line : lines) {
        if (!line.text.empty()) full.push_back(line);
    }
    REQUIRE(full.size() == 6);
    CHECK(full[0].heading == 1);
    CHECK(full[0].text == "Ada Byron");
    CHECK(full[1].text == "ada@example.org | site");
    CHECK(full[2].heading == 2);
    CHECK(full[3].text == "Engineer, Acme");
    CHECK(full[4].bullet);
    CHECK(full[4].text == "Wrote snake_case code that lasted");
    CHECK(full[5].text == "Tools\tGit");
}
