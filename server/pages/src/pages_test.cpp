#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>

#include "offerbox/pages/bank_page.hpp"

using namespace offerbox;

namespace {

Bank small_bank() {
    Bank bank;
    Company company;
    company.id = "acme";
    company.name = "Acme & <Sons>";
    company.about = "Vans.";
    company.facts = {{"loop", "One talk.", "reported", "a candidate", "2026-01", "low"}};
    company.rounds = {{"talk", "Talk", 45, 2, {"care"}, true, "loop", {}}};
    bank.companies = {company};
    Role role;
    role.id = "driver";
    role.name = "Driver";
    bank.roles = {role};
    Question own;
    own.id = "parking";
    own.text = "How do you park \"tight\"?";
    own.looks_for = "Mirrors.";
    own.source = {"official", "acme.example/hiring", "2026-02"};
    own.companies = {"acme"};
    Question other = own;
    other.id = "other";
    other.companies = {"elsewhere"};
    Question any = own;
    any.id = "anywhere";
    any.companies.clear();
    any.round = Round::values;
    bank.questions = {own, other, any};
    return bank;
}

bool has(const std::string& page, std::string_view part) {
    return page.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a bank page has the loop with its source and this company's questions") {
    const auto page = pages::bank_page(small_bank(), "acme", "driver");
    REQUIRE(page);
    CHECK(has(*page, "<h1>Acme &amp; &lt;Sons&gt; Driver interview questions</h1>"));
    CHECK(has(*page, "<h3>Talk</h3>"));
    CHECK(has(*page, ">2 times</li>"));
    CHECK(has(*page, ">45 minutes</li>"));
    CHECK(has(*page, "Judged on care."));
    CHECK(has(*page, "Candidates report</strong> (reported): a candidate; 2026-01; low confidence"));
    CHECK(has(*page, "The company says</strong> (official): acme.example/hiring; 2026-02<"));
    CHECK(has(*page, "href=\"/?company=acme&amp;role=driver\""));
    CHECK(has(*page, "<a href=\"#technical\">Technical questions (1)</a>"));
    CHECK(has(*page, "id=\"technical\""));
    CHECK(has(*page, "How do you park &quot;tight&quot;?"));
    CHECK(has(*page, "Mirrors."));
    CHECK(has(*page, "href=\"/?company=acme&amp;role=driver&amp;question=anywhere\""));
    CHECK(has(*page, "OfferBox is not affiliated with Acme &amp; &lt;Sons&gt;."));
    CHECK(!has(*page, "id=\"other\""));
    CHECK(!has(*page, "<script"));
    CHECK(!has(*page, "style=\""));
}

TEST_CASE("there is no page for what the bank lacks") {
    CHECK(!pages::bank_page(small_bank(), "nobody", "driver"));
    CHECK(!pages::bank_page(small_bank(), "acme", "nobody"));
    CHECK(has(pages::start_page(small_bank()), "href=\"/companies/acme/driver\""));
}

TEST_CASE("a page's style and icon are among the files that are served") {
    const auto page = pages::bank_page(small_bank(), "acme", "driver").value();
    for (const std::string_view path : {pages::stylesheet_path, pages::icon_path}) {
        CHECK(has(page, fmt::format("href=\"{}\"", path)));
        const auto name = path.substr(std::string_view("/pages/").size());
        CHECK(std::ranges::any_of(pages::style_files(), [&](const EmbeddedFile& file) { return file.path == name; }));
    }
}
