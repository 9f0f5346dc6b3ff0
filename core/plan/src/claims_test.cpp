#include "offerbox/plan/claims.hpp"

#include <doctest/doctest.h>

using namespace offerbox;

namespace {

CandidateProfile profile_of_one_line(std::string bullet) {
    CandidateProfile profile;
    Position position;
    position.company = {"Northwind Traders", {1, 4}};
    position.bullets = {{std::move(bullet), {1, 5}}};
    profile.positions = {position};
    return profile;
}

using Claims = std::vector<std::string>;

}  // namespace

TEST_CASE("what stands in the documents is supported") {
    ClaimSources sources;
    sources.add(profile_of_one_line("Cut p99 latency of the PostgreSQL search from 800 to 120 ms"));
    sources.add("Tell me about your resume.");
    CHECK(sources
              .unsupported(
                  "Your resume says that at Northwind Traders you \"Cut p99 latency of the PostgreSQL search\". How?")
              .empty());
    CHECK(sources.unsupported("How did Northwind's search get to 120 ms?").empty());
    CHECK(sources.unsupported("I would like to hear what I asked before.").empty());
}

TEST_CASE("what stands nowhere is named") {
    ClaimSources sources;
    sources.add(profile_of_one_line("Cut p99 latency of the PostgreSQL search from 800 to 120 ms"));
    CHECK(sources.unsupported("You worked at Contoso with Kafka.") == Claims{"Contoso", "Kafka"});
    CHECK(sources.unsupported("You said \"cut latency by half\" there.") == Claims{"cut latency by half"});
    CHECK(sources.unsupported("How did it get to 90 ms?") == Claims{"90"});
    CHECK(sources.unsupported("Tell me about MySQL.") == Claims{"MySQL"});
}

TEST_CASE("typographic quotes are quotes") {
    ClaimSources sources;
    sources.add("we \xE2\x80\x9Chalved the bill\xE2\x80\x9D in a year");
    CHECK(sources.unsupported("You wrote \xE2\x80\x9Chalved the bill\xE2\x80\x9D.").empty());
    CHECK(sources.unsupported("You wrote \xE2\x80\x9C"
                              "doubled the bill\xE2\x80\x9D.") == Claims{"doubled the bill"});
}
