#include <doctest/doctest.h>

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
    CHECK(has(*page, "<h1>Acme &amp; &lt;Sons&gt;, Driver: interview questions</h1>"));
    CHECK(has(*page, "Talk</strong>, 2 times, 45 minutes; judged on care"));
    CHECK(has(*page, "reported: a candidate; 2026-01; confidence low"));
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
    CHECK(has(std::string(pages::stylesheet()), "body {"));
}
