// A small interview for the tests of core/report: three questions, of which one was answered, one skipped and one not
// reached.
#pragma once

#include <string>
#include <vector>

#include "offerbox/report/report.hpp"
#include "offerbox/scripted/hashing_encoder.hpp"

namespace offerbox::report::testing {

inline KeyPoint key_point(std::string id, std::string text, std::string phrasing, std::string cue, double weight,
                          Seniority seniority = Seniority::entry) {
    KeyPoint point;
    point.id = std::move(id);
    point.text = std::move(text);
    point.phrasings = {std::move(phrasing)};
    point.cues = {std::move(cue)};
    point.weight = weight;
    point.seniority = seniority;
    point.hint = "Hint for " + point.id + "?";
    return point;
}

inline Question question(std::string id) {
    Question question;
    question.id = std::move(id);
    question.text = "Tell me about the van you made faster.";
    question.competency = "driving";
    question.looks_for = "A van.";
    question.anchors = {"anchor one", "anchor two", "anchor three", "anchor four", "anchor five"};
    question.key_points = {
        key_point("measured", "Measured before changing anything.", "I timed the round before changing it", "timed", 3),
        key_point("cause", "Named the cause.", "the tyres were flat all along", "tyres", 3),
        key_point("after", "Measured again.", "afterwards the round took thirty minutes", "afterwards", 2),
        key_point("guard", "Kept it fast.", "we check the tyres every week", "every week", 1, Seniority::staff)};
    question.key_points[1].partly = {"the tyres were bad"};
    Probe probe;
    probe.id = "which-cause";
    probe.text = "What made the van slow?";
    probe.opens = "cause";
    question.probes = {probe};
    return question;
}

inline Bank bank() {
    Bank bank;
    bank.questions = {question("van"), question("bus"), question("tram")};
    Role role;
    role.id = "driver";
    role.name = "Driver";
    role.competencies = {{"driving", "Driving", "Drives.", {{Seniority::mid, "Drives alone."}}}};
    bank.roles = {role};
    return bank;
}

// The events, the scorecard and what they were made from, alive together.
struct Sample {
    Bank the_bank = bank();
    scripted::HashingEncoder encoder;
    evidence::Evidence evidence{the_bank, encoder};
    std::string answer = "Well, I timed the round before changing it, with a <b>clock</b>. Then we drove on.";
    std::vector<Event> events;
    Scorecard scorecard;
    std::vector<AnsweredQuestion> answered;

    Sample() {
        Started started;
        started.plan.company_name = "Acme & Sons";
        started.plan.seniority = {Seniority::mid, ""};
        for (const auto* id : {"van", "bus", "tram"}) {
            started.plan.questions.push_back({id,
                                              the_bank.question(id)->text,
                                              Round::technical,
                                              QuestionKind::behavioural,
                                              "driving",
                                              8,
                                              "Your resume names vans.",
                                              {}});
        }
        events = {
            started,
            TurnTaken{{Speaker::interviewer, TurnKind::question, "Tell me.", "van", "A reason.", "", "written", 1, 0}},
            TurnTaken{{Speaker::candidate, TurnKind::answer, answer, "van", "", "", "", 60, 59}},
            Measured{measured(answer)},
            ModelAsked{"small-model", "timed_out"},
            Ended{"left", 120}};
        const auto begin = answer.find("I timed");
        const std::string said = "I timed the round before changing it";
        QuestionScore van{"van", the_bank.question("van")->text, "driving", 0.4, 2.5, Range{0.2, 0.6}, "", {}, {},
                          "",    {"rules", encoder.name()}};
        for (const auto& point : the_bank.question("van")->key_points) {
            KeyPointScore scored;
            scored.id = point.id;
            scored.text = point.text;
            scored.weight = point.weight;
            van.key_points.push_back(scored);
        }
        van.key_points[0].status = KeyPointStatus::met;
        van.key_points[0].quote = Quote{said, 0, begin, begin + said.size()};
        QuestionScore bus = van;
        bus.question_id = "bus";
        bus.score = 0;
        bus.level = 1;
        bus.range = Range{0, 0};
        bus.key_points[0].status = KeyPointStatus::not_met;
        bus.key_points[0].quote.reset();
        QuestionScore tram = bus;
        tram.question_id = "tram";
        tram.score.reset();
        tram.level.reset();
        tram.range.reset();
        tram.not_scored = "not reached";
        scorecard.questions = {van, bus, tram};
        scorecard.competencies = {{"driving", 0.2, 1.5, Range{0.1, 0.3}}};
        scorecard.overall = {0.2, 1.5, Range{0.1, 0.4}, "thin"};
        answered = {{"van", "answered", {{answer, measured(answer), Prompted::unasked, ""}}, {}},
                    {"bus", "skipped", {}, {}},
                    {"tram", "", {}, {}}};
    }

    Measurement measured(const std::string& text) const {
        return evidence.measure(*the_bank.question("van"), text).value();
    }

    Report composed() const {
        const auto level_of = [](double score) { return 1 + 4 * score; };
        return compose({"id-1", "Acme & Sons, Driver", 1'700'000'000'000, events, answered, scorecard, the_bank,
                        evidence, level_of});
    }
};

}  // namespace offerbox::report::testing
