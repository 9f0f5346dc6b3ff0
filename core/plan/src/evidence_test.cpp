#include "evidence.hpp"

#include <doctest/doctest.h>

using namespace offerbox;

TEST_CASE("a short line is quoted whole, without its full stop") {
    CHECK(plan::quotable("Reduced p99 latency from 800 ms to 120 ms.") == "Reduced p99 latency from 800 ms to 120 ms");
    CHECK(plan::quotable("Mentored two juniors (weekly)") == "Mentored two juniors (weekly)");
}

TEST_CASE("a long line is quoted up to the end of a clause, never in the middle of a phrase") {
    CHECK(plan::quotable(
              "Migrated the billing database of forty million rows from MySQL to PostgreSQL without downtime, "
              "reducing the monthly cost by 30 percent and letting the team ship changes to its schema every day") ==
          "Migrated the billing database of forty million rows from MySQL to PostgreSQL without downtime");
    CHECK(plan::quotable(
              "Built the event pipeline on Kafka. It carries two million messages a day for nine teams and was the "
              "first service there with written goals of availability") == "Built the event pipeline on Kafka");
    CHECK(plan::quotable(
              "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
              "seventeen eighteen nineteen twenty twenty-one twenty-two twenty-three twenty-four twenty-five more more")
              .empty());
}

TEST_CASE("what would break the quotation marks or is too little is not quoted") {
    CHECK(plan::quotable("Wrote the internal guide \"Services that stay up\" for all teams").empty());
    CHECK(plan::quotable("Java, Kotlin").empty());
}

TEST_CASE("a deed begins with what the person did") {
    for (const auto* deed : {"Reduced p99 latency", "Successfully led the move", "Build and run services",
                             "Wrote the guide", "Automated the release of nine services", "Cut costs by 20%"}) {
        CHECK_MESSAGE(plan::begins_with_deed(deed), deed);
    }
    for (const auto* none :
         {"Responsible for the database", "Automated testing and deployment", "Experienced in Java",
          "I reduced latency", "Building services in Go", "Distributed systems work", "Led our team", ""}) {
        CHECK_FALSE_MESSAGE(plan::begins_with_deed(none), none);
    }
}

TEST_CASE("a question's expressions say which lines are about it") {
    Question question;
    question.evidence = {"(cut|reduc)\\w*.{0,30}latency", "(broken"};
    const plan::EvidenceMatcher matcher(question);
    CHECK(matcher.matches("Reduced the P99 LATENCY of search"));
    CHECK_FALSE(matcher.matches("Designed a latency dashboard"));
    CHECK_FALSE(plan::EvidenceMatcher(Question{}).matches("anything"));
}
