#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <ctime>
#include <map>

#include "advice.hpp"
#include "offerbox/base/text.hpp"
#include "offerbox/report/report.hpp"
#include "phrases.hpp"
#include "points.hpp"
#include "scaffold.hpp"

namespace offerbox::report {

namespace {

constexpr std::size_t short_words = 25;  // of an answer, as in content/scoring.yaml

std::string written_time(std::int64_t milliseconds) {
    const auto seconds = static_cast<std::time_t>(milliseconds / 1000);
    return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(seconds));
}

template <typename Kind>
const Kind* find_event(std::span<const Event> events) {
    for (const auto& event : events) {
        if (const auto* found = std::get_if<Kind>(&event)) return found;
    }
    return nullptr;
}

std::optional<Range> levels_of(const std::optional<Range>& range, const Sources& sources) {
    if (!range) return std::nullopt;
    return Range{sources.level_of(range->low), sources.level_of(range->high)};
}

std::string explanation_of(const QuestionScore& score, const std::string& outcome) {
    if (!score.score) {
        if (outcome.empty() || outcome == "left" || outcome == "out_of_time") {
            return "The interview ended before this question had an answer. It is left out of the totals, and makes "
                   "their range wider.";
        }
        return fmt::format("Not scored: {}.", score.not_scored);
    }
    if (*score.score > 0) return {};
    if (outcome == "skipped") return "The question was skipped. That counts as 0.";
    if (outcome == "unanswered") return "No answer came. That counts as 0; a partial answer would have counted.";
    return "What was said makes none of this question's key points. That counts as 0.";
}

// An anchor may build on the one below it: "As 4, and ...".
std::string anchor_text(const Question& question, int level) {
    const std::string& own = question.anchors[static_cast<std::size_t>(level) - 1];
    const std::string reference = fmt::format("As {}, and ", level - 1);
    if (level < 2 || !own.starts_with(reference)) return own;
    return fmt::format("{} Also {}", anchor_text(question, level - 1), own.substr(reference.size()));
}

void set_anchors(QuestionReport& report, const Question& question) {
    if (!report.score.level || question.anchors.size() != 5) return;
    const int reached = std::clamp(static_cast<int>(std::floor(*report.score.level)), 1, 5);
    const auto anchor = [&](int level) { return Anchor{level, anchor_text(question, level)}; };
    // A question without an answer shows none of the behaviour that the first anchor speaks of.
    if (*report.score.score > 0) report.reached = anchor(reached);
    if (reached < 5) report.next = anchor(reached + 1);
}

QuestionReport question_report(const Sources& sources, const Started& started, const std::vector<Turn>& turns,
                               const QuestionScore& score) {
    const std::string& id = score.question_id;
    QuestionReport report;
    report.score = score;
    const auto planned = std::ranges::find(started.plan.questions, id, &PlannedQuestion::question_id);
    if (planned != started.plan.questions.end()) report.planned = *planned;
    report.levels = levels_of(score.range, sources);
    std::ranges::copy_if(turns, std::back_inserter(report.turns),
                         [&](const Turn& turn) { return turn.question_id == id; });
    const auto answered = std::ranges::find(sources.answered, id, &AnsweredQuestion::question_id);
    const AnsweredQuestion none{id, {}, {}, {}};
    const AnsweredQuestion& answer = answered == sources.answered.end() ? none : *answered;
    report.outcome = answer.outcome;
    report.explanation = explanation_of(score, answer.outcome);
    const Question* question = sources.bank.question(id);
    report.points = points_of(score, question, started.plan.seniority.value);
    if (question == nullptr) return report;  // the bank has lost it since
    report.looks_for = std::string(text::trim(question->looks_for));
    set_anchors(report, *question);
    const auto reading = sources.evidence.read(*question, answer.answers);
    report.scaffold = scaffold_of(sources.evidence, reading, *question, report.points, answer);
    report.do_first = advice_for(report, *question, reading);
    return report;
}

CompetencyReport competency_report(const Sources& sources, Seniority grade, const CompetencyScore& score) {
    CompetencyReport report;
    report.score = score;
    report.name = score.competency;
    report.levels = levels_of(score.range, sources);
    if (const auto* banked = sources.bank.competency(score.competency)) {
        report.name = banked->name;
        if (const auto found = banked->by_seniority.find(grade); found != banked->by_seniority.end()) {
            report.expected = found->second;
        }
    }
    for (const auto& question : sources.scorecard.questions) {
        if (question.competency == score.competency) report.question_ids.push_back(question.question_id);
    }
    return report;
}

EnginePart& part_named(std::vector<EnginePart>& parts, std::string_view part, const std::string& name) {
    const auto found =
        std::ranges::find_if(parts, [&](const EnginePart& one) { return one.part == part && one.name == name; });
    if (found != parts.end()) return *found;
    parts.push_back({std::string(part), name, 0, 0});
    return parts.back();
}

std::vector<EnginePart> engines_of(const Sources& sources) {
    std::vector<EnginePart> parts;
    for (const auto& event : sources.events) {
        if (const auto* taken = std::get_if<TurnTaken>(&event)) {
            const auto& turn = taken->turn;
            if (turn.speaker == Speaker::interviewer && !turn.engine.empty())
                ++part_named(parts, "wording", turn.engine).used;
        }
        if (const auto* asked = std::get_if<ModelAsked>(&event); asked != nullptr && asked->outcome != "used") {
            ++part_named(parts, "wording", asked->engine).passed_by;
        }
        if (const auto* measured = std::get_if<Measured>(&event)) {
            ++part_named(parts, "reading", measured->measurement.encoder).used;
            const auto& scorer = measured->measurement.scorer;
            if (!scorer.empty()) ++part_named(parts, "reading", scorer).used;
        }
    }
    for (const auto& question : sources.scorecard.questions) {
        for (const auto& engine : question.engines) {
            const bool reads = std::ranges::any_of(
                parts, [&](const EnginePart& one) { return one.part == "reading" && one.name == engine; });
            if (!reads && question.score) ++part_named(parts, "scoring", engine).used;
        }
    }
    return parts;
}

std::size_t short_answers(const Sources& sources) {
    return static_cast<std::size_t>(std::ranges::count_if(sources.answered, [](const AnsweredQuestion& question) {
        std::size_t words = 0;
        for (const auto& turn : question.answers) words += text::count_words(turn.text);
        return !question.answers.empty() && words < short_words;
    }));
}

// What a second rater had to do with these scores.
void add_second_rater(std::vector<std::string>& cautions, const Scorecard& scorecard) {
    int counted = 0;
    std::string engine;
    std::map<std::string_view, int> no_say;
    for (const auto& question : scorecard.questions) {
        if (!question.second_rater) continue;
        engine = question.second_rater->engine;
        if (question.second_rater->weight > 0)
            ++counted;
        else
            ++no_say[no_say_in_words(question.second_rater->outcome)];
    }
    const auto answers = [](int count) { return fmt::format("{} answer{}", count, count == 1 ? "" : "s"); };
    if (counted > 0) {
        cautions.push_back(
            fmt::format("A language model, {}, had a say in the scores of {} as a second rater. How much its word "
                        "weighs is chosen, "
                        "not yet measured on people's ratings. Where the two raters differ the range is wider, and the "
                        "words of both "
                        "are shown.",
                        engine, answers(counted)));
    }
    for (const auto& [reason, count] : no_say) {
        cautions.push_back(
            fmt::format("The second rater, {}, has no say on {}, because {}: the first rater's score stands.", engine,
                        answers(count), reason));
    }
}

std::vector<std::string> cautions_of(const Sources& sources, const Started& started) {
    std::vector<std::string> cautions;
    cautions.emplace_back(
        "These scores are a first version. Where such scores have been compared with those of human raters, it was on "
        "written exam answers and not on interviews: take a level as a direction, not as a verdict.");
    cautions.emplace_back(
        "A level stands with a range, which is meant to hold the level that a human rater would give in four cases of "
        "five. Two levels whose ranges overlap are not known to differ.");
    cautions.emplace_back(
        "A key point counts less when it came only after a follow-up, and less again after a hint. A point made in "
        "unusual words may have been missed: the quotes show what was seen.");
    if (const auto count = short_answers(sources); count > 0) {
        cautions.push_back(fmt::format(
            "{} under {} words: little to go by, so the range is wide.",
            count == 1 ? std::string("One answer was") : fmt::format("{} answers were", count), short_words));
    }
    const auto open = std::ranges::count_if(sources.scorecard.questions,
                                            [](const QuestionScore& question) { return !question.score; });
    if (open > 0) {
        cautions.push_back(fmt::format("{} of {} planned questions have no score and are left out of the totals.", open,
                                       sources.scorecard.questions.size()));
    }
    if (started.mode == Mode::study) {
        cautions.emplace_back(
            "This was study mode, with feedback after each question: later answers had an easier time than in a real "
            "interview.");
    }
    add_second_rater(cautions, sources.scorecard);
    for (const auto& note : started.plan.notes) cautions.push_back(note);
    return cautions;
}

}  // namespace

Report compose(const Sources& sources) {
    Report report;
    report.interview_id = sources.interview_id;
    report.title = sources.title;
    report.started = written_time(sources.started_milliseconds);
    const auto* started = find_event<Started>(sources.events);
    if (started == nullptr) return report;
    if (const auto* ended = find_event<Ended>(sources.events)) {
        report.ended = ended->reason;
        report.seconds = ended->seconds;
    }
    report.candidate = started->candidate;
    report.mode = started->mode;
    report.channel = started->channel;
    report.plan = started->plan;
    for (const auto& event : sources.events) {
        if (const auto* taken = std::get_if<TurnTaken>(&event)) report.turns.push_back(taken->turn);
    }
    report.scorecard = sources.scorecard;
    report.levels = levels_of(sources.scorecard.overall.range, sources);
    for (const auto& score : sources.scorecard.questions) {
        report.questions.push_back(question_report(sources, *started, report.turns, score));
    }
    for (const auto& score : sources.scorecard.competencies) {
        report.competencies.push_back(competency_report(sources, started->plan.seniority.value, score));
    }
    report.do_first = advice_over_all(report.questions, report.competencies);
    report.engines = engines_of(sources);
    report.cautions = cautions_of(sources, *started);
    return report;
}

}  // namespace offerbox::report
