#include "offerbox/base/html.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "chart.hpp"
#include "offerbox/base/embedded.hpp"
#include "offerbox/report/report.hpp"
#include "phrases.hpp"

namespace offerbox::embedded {

std::span<const EmbeddedFile> report_style();

}  // namespace offerbox::embedded

namespace offerbox::report {

namespace {

void begin(Html& html, const Report& report) {
    html.open("html", {{"lang", "en"}}).open("head").open("meta", {{"charset", "utf-8"}});
    html.open("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
    html.element("title", fmt::format("{}: report", report.title)).style(stylesheet()).close();  // the head
    html.open("body").open("main");
    html.open("header").element("p", "OfferBox report", {{"class", "brand"}}).element("h1", report.title);
    html.element("p", fmt::format("{} {}", circumstances_of(report), ending_of(report)), {{"class", "soft"}}).close();
}

void begin_details(Html& html, std::string_view summary, bool open) {
    if (open) {
        html.open("details", {{"open", ""}});
    } else {
        html.open("details");
    }
    html.element("summary", summary);
}

void add_do_first(Html& html, std::string_view advice) {
    if (advice.empty()) return;
    html.open("p", {{"class", "first"}}).element("strong", "Do this first. ").text(advice).close();
}

void add_quote(Html& html, const std::optional<Quote>& quote) {
    if (quote) html.text(" ").element("q", quote->text);
}

std::string address_of(std::string_view question_id) {
    return fmt::format("#question-{}", question_id);
}

// Each question's level, with the way to what it rests on.
void add_levels(Html& html, const Report& report, const std::vector<std::string>& ids) {
    html.open("ul");
    for (std::size_t at = 0; at < report.questions.size(); ++at) {
        const auto& question = report.questions[at];
        const auto& id = question.score.question_id;
        if (std::ranges::find(ids, id) == ids.end()) continue;
        html.open("li").element("a", fmt::format("{}. {}", at + 1, name_of(question, report)),
                                {{"href", address_of(id)}});
        html.text(fmt::format(": {}", level_in_words(question.score.level, question.levels))).close();
    }
    html.close();
}

void add_overview(Html& html, const Report& report) {
    const auto& overall = report.scorecard.overall;
    html.open("section").element("h2", "Overall");
    if (!overall.level) {
        html.element("p", "Not scored, since no question was answered.", {{"class", "level"}});
    } else {
        html.open("p", {{"class", "level"}}).element("strong", overall.band);
        html.text(fmt::format(": level {}", level_in_words(overall.level, report.levels))).close();
        std::vector<std::string> ids;
        for (const auto& question : report.questions) ids.push_back(question.score.question_id);
        begin_details(html, "Why this level?", false);
        html.element("p", "It is the mean of the questions that have a score, each weighing the same:");
        add_levels(html, report, ids);
        html.close();
    }
    add_do_first(html, report.do_first);
    add_chart(html, report);
    html.close();
}

void add_competencies(Html& html, const Report& report) {
    if (report.competencies.empty()) return;
    html.open("section").element("h2", "By competency");
    for (const auto& competency : report.competencies) {
        const auto level = competency.score.level ? "level " : "";
        begin_details(
            html,
            fmt::format("{}: {}{}", competency.name, level, level_in_words(competency.score.level, competency.levels)),
            false);
        if (!competency.expected.empty()) {
            html.element("p", fmt::format("Expected at this grade: {}", competency.expected));
        }
        add_levels(html, report, competency.question_ids);
        html.close();
    }
    html.close();
}

void add_points(Html& html, const QuestionReport& question) {
    for (const auto& group : groups_of(question.points)) {
        html.element("h4", group.heading).open("ul");
        for (const auto* point : group.points) {
            html.open("li").text(point->score.text);
            add_quote(html, point->score.quote);
            const auto prompted = prompted_in_words(point->score);
            if (point->score.quote && !prompted.empty()) {
                html.text(" ").element("span", prompted, {{"class", "tag"}});
            }
            if (!point->score.why_wrong.empty()) html.text(" ").element("strong", point->score.why_wrong);
            if (!point->expected) {
                html.text(" ").element("span", fmt::format("from {} on", offerbox::name_of(point->seniority)),
                                       {{"class", "tag"}});
            }
            html.close();
        }
        html.close();
    }
}

void add_raters(Html& html, const QuestionReport& question) {
    if (!question.score.second_rater) return;
    html.element("p", second_rater_in_words(question.score), {{"class", "soft"}});
    const auto differences = differences_in_words(question.score);
    if (differences.empty()) return;
    html.element("h4", "Where the two raters differ").open("ul");
    for (const auto& line : differences) html.element("li", line);
    html.close();
}

void add_dimensions(Html& html, const QuestionReport& question) {
    const auto dimensions = dimensions_in_words(question.score.dimensions);
    if (dimensions.empty()) return;
    html.element("h4", "How it was told").open("ul");
    for (const auto& [name, score] : dimensions) {
        html.open("li").text(fmt::format("{}: {}", name, degree_of(score->score)));
        add_quote(html, score->quote);
        html.close();
    }
    html.close();
}

void add_why(Html& html, const QuestionReport& question) {
    const auto summary = question.score.level
                             ? fmt::format("Level {}: why?", level_in_words(question.score.level, question.levels))
                             : std::string("Not scored: what an excellent answer has");
    begin_details(html, summary, question.score.level.has_value());
    if (question.reached || question.next) {
        html.open("dl");
        for (const auto* anchor : {&question.reached, &question.next}) {
            if (!*anchor) continue;
            html.element("dt",
                         fmt::format("Level {}{}", (*anchor)->level, anchor == &question.next ? ", the next" : ""));
            html.element("dd", (*anchor)->text);
        }
        html.close();
    }
    add_points(html, question);
    add_raters(html, question);
    if (question.score.score.value_or(0) > 0) add_dimensions(html, question);
    if (!question.looks_for.empty()) {
        html.element("h4", "What interviewers look for").element("p", question.looks_for);
    }
    html.close();
}

void add_scaffold(Html& html, const QuestionReport& question) {
    if (question.scaffold.empty()) return;
    begin_details(html, "An answer from your own facts", false);
    html.element("p", scaffold_in_words(question.scaffold));
    html.open("ol", {{"class", "scaffold"}});
    for (const auto& line : question.scaffold) {
        if (line.kind == ScaffoldKind::gap) {
            html.open("li", {{"class", "gap"}}).element("span", "To fill in", {{"class", "tag"}}).text(" ");
            html.text(line.text).close();
            continue;
        }
        html.open("li").element("span", line.kind == ScaffoldKind::said ? "You said" : "Your resume",
                                {{"class", "tag"}});
        html.text(" ").element("q", line.text).close();
    }
    html.close().close();
}

void add_turns(Html& html, const std::vector<Turn>& turns) {
    html.open("dl", {{"class", "turns"}});
    for (const auto& turn : turns) {
        html.element("dt", speaker_in_words(turn)).open("dd").text(words_of(turn));
        if (turn.speaker == Speaker::interviewer && !turn.reason.empty()) {
            html.text(" ").element("span", fmt::format("Why: {}", turn.reason), {{"class", "soft"}});
        }
        html.close();
    }
    html.close();
}

void add_question(Html& html, const Report& report, const QuestionReport& question, std::size_t number) {
    html.open("article", {{"id", address_of(question.score.question_id).substr(1)}});
    html.element("h3", fmt::format("{}. {}: {}", number, name_of(question, report), short_level(question.score.level)));
    html.element("blockquote", question.score.text);
    if (!question.planned.reason.empty()) {
        html.element("p", fmt::format("Why it was asked: {}", question.planned.reason), {{"class", "soft"}});
    }
    if (!question.explanation.empty()) html.element("p", question.explanation);
    add_do_first(html, question.do_first);
    add_why(html, question);
    add_scaffold(html, question);
    if (!question.turns.empty()) {
        begin_details(html, "What was said", false);
        add_turns(html, question.turns);
        html.close();
    }
    html.close();
}

void add_list(Html& html, std::string_view heading, const std::vector<std::string>& lines) {
    html.open("section").element("h2", heading).open("ul");
    for (const auto& line : lines) html.element("li", line);
    html.close().close();
}

// What was said outside the questions.
std::vector<Turn> turns_around(const Report& report) {
    std::vector<Turn> turns;
    std::ranges::copy_if(report.turns, std::back_inserter(turns), [&](const Turn& turn) {
        return std::ranges::none_of(report.questions, [&](const QuestionReport& question) {
            return question.score.question_id == turn.question_id;
        });
    });
    return turns;
}

}  // namespace

std::string_view stylesheet() {
    return embedded::report_style().front().bytes;
}

std::string to_html(const Report& report) {
    Html html;
    begin(html, report);
    add_overview(html, report);
    add_competencies(html, report);
    html.open("section").element("h2", "Question by question");
    for (std::size_t at = 0; at < report.questions.size(); ++at)
        add_question(html, report, report.questions[at], at + 1);
    html.close();
    add_list(html, "What these scores can and cannot tell", report.cautions);
    std::vector<std::string> engines;
    for (const auto& engine : report.engines) engines.push_back(engine_in_words(engine));
    add_list(html, "Who took part", engines);
    if (const auto turns = turns_around(report); !turns.empty()) {
        html.open("section").element("h2", "Before and after the questions");
        begin_details(html, "What was said", false);
        add_turns(html, turns);
        html.close().close();
    }
    html.open("footer").element("p", fmt::format("Interview {}.", report.interview_id));
    if (!report.plan.company_name.empty()) {
        html.element("p", fmt::format("OfferBox is not affiliated with {}.", report.plan.company_name));
    }
    return std::move(html).finished();
}

}  // namespace offerbox::report
