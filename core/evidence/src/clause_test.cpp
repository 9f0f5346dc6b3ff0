#include "offerbox/evidence/clause.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace offerbox;
using namespace offerbox::evidence;

namespace {

std::vector<std::string> texts(std::string_view text) {
    std::vector<std::string> out;
    for (const Clause& clause : clauses_of(text)) out.emplace_back(text_of(text, clause));
    return out;
}

FigureKind only_kind(std::string_view text) {
    const auto figures = figures_in(text);
    REQUIRE(figures.size() == 1);
    return figures.front().kind;
}

}  // namespace

TEST_CASE("sentences and verb-bearing parts become clauses") {
    CHECK(texts("I profiled the service, and it showed an N+1 query. We fixed it.") ==
          std::vector<std::string>{"I profiled the service", "and it showed an N+1 query", "We fixed it"});
}

TEST_CASE("speech without punctuation is cut where a new subject begins") {
    const auto found =
        texts("so we had this service and it was really slow and i looked at the traces and i saw one query took most");
    REQUIRE(found.size() == 4);
    CHECK(found[2] == "and i looked at the traces");
}

TEST_CASE("an empty text has no clauses") {
    CHECK(clauses_of("").empty());
    CHECK(clauses_of(" ... ").empty());
}

TEST_CASE("who acts, and whether it happened") {
    const auto own = clauses_of("I added an index on the order table").front();
    CHECK(own.subject == Subject::i);
    CHECK(own.action);
    CHECK(own.past);
    const auto thinking = clauses_of("I think we moved it to Redis").front();
    CHECK(thinking.subject == Subject::we);
    CHECK(thinking.hedged);
    const auto imagined = clauses_of("I would put a cache in front of it").front();
    CHECK(imagined.hypothetical);
    const auto denied = clauses_of("we didn't need a profiler for that").front();
    CHECK(denied.negated);
    CHECK_FALSE(clauses_of("I was in the meetings mostly").front().action);
}

TEST_CASE("a subject carries over to a clause that leaves it out") {
    const auto found = clauses_of("I profiled the service for a day, and found the slow query in there");
    REQUIRE(found.size() == 2);
    CHECK(found[1].subject == Subject::i);
    CHECK(found[1].action);
}

TEST_CASE("figures are seen as digits and as words") {
    CHECK(only_kind("it took an hour") == FigureKind::duration);
    CHECK(only_kind("about fifteen minutes") == FigureKind::duration);
    CHECK(only_kind("down to 340 ms") == FigureKind::duration);
    CHECK(only_kind("down to 340ms") == FigureKind::duration);
    CHECK(only_kind("half a second at worst") == FigureKind::duration);
    CHECK(only_kind("by 40%") == FigureKind::percentage);
    CHECK(only_kind("forty percent less") == FigureKind::percentage);
    CHECK(only_kind("saved $2000 a month") == FigureKind::money);
    CHECK(only_kind("three services called it") == FigureKind::count);
    CHECK(only_kind("it was three times faster") == FigureKind::percentage);
    CHECK(figures_in("in 2019 we used S3 and HTTP2").empty());
    CHECK(figures_in("from 2 seconds to 200 ms").size() == 2);
}

TEST_CASE("the form of an answer tells a past event from an imagined one") {
    const std::string past = "We had a slow endpoint. I profiled it, I found an N+1 query and I batched it.";
    CHECK(form_of(past, clauses_of(past)).story == Story::past);
    CHECK(form_of(past, clauses_of(past)).own_actions >= 2);
    const std::string imagined = "I would first measure. Then I would add a cache if the database is the bottleneck.";
    CHECK(form_of(imagined, clauses_of(imagined)).story == Story::hypothetical);
    const std::string team = "We moved the queue to Kafka and we rewrote the consumers.";
    CHECK(form_of(team, clauses_of(team)).own_actions == 0);
}
