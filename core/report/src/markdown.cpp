#include <fmt/format.h>

#include "offerbox/base/text.hpp"
#include "offerbox/report/report.hpp"
#include "phrases.hpp"

namespace offerbox::report {

namespace {

// The text on one line, with every sign that CommonMark gives a meaning made plain.
std::string plain(std::string_view text) {
    std::string out;
    for (const char c : text::squeeze(text::to_valid_utf8(text))) {
        if (std::string_view("\\`*_[]<>#|~&!").find(c) != std::string_view::npos) out += '\\';
        out += c;
    }
    // What would begin a list or a rule at the start of a line.
    if (!out.empty() && std::string_view("-+=").find(out.front()) != std::string_view::npos) out.insert(0, "\\");
    const auto digits = out.find_first_not_of("0123456789");
    if (digits != 0 && digits != std::string::npos && (out[digits] == '.' || out[digits] == ')')) {
        out.insert(digits, "\\");
    }
    return out;
}

std::string quoted(const std::optional<Quote>& quote) {
    return quote ? fmt::format(" \u2014 \u201c{}\u201d", plain(quote->text)) : std::string();
}

void write_points(std::string& out, const QuestionReport& question) {
    for (const auto& group : groups_of(question.points)) {
        out += fmt::format("\n**{}**\n\n", group.heading);
        for (const auto* point : group.points) {
            out += fmt::format("- {}{}", plain(point->score.text), quoted(point->score.quote));
            if (const auto prompted = prompted_in_words(point->score); point->score.quote && !prompted.empty()) {
                out += fmt::format(" ({})", prompted);
            }
            if (!point->score.why_wrong.empty()) out += fmt::format(" {}", plain(point->score.why_wrong));
            if (!point->expected) out += fmt::format(" (from {} on)", offerbox::name_of(point->seniority));
            out += '\n';
        }
    }
}

void write_raters(std::string& out, const QuestionReport& question) {
    if (!question.score.second_rater) return;
    out += fmt::format("\n{}\n", plain(second_rater_in_words(question.score)));
    const auto differences = differences_in_words(question.score);
    if (!differences.empty()) out += "\n**Where the two raters differ**\n\n";
    for (const auto& line : differences) out += fmt::format("- {}\n", plain(line));
}

void write_dimensions(std::string& out, const QuestionReport& question) {
    const auto dimensions = dimensions_in_words(question.score.dimensions);
    if (dimensions.empty()) return;
    out += "\n**How it was told**\n\n";
    for (const auto& [name, score] : dimensions) {
        out += fmt::format("- {}: {}{}\n", name, degree_of(score->score), quoted(score->quote));
    }
}

void write_scaffold(std::string& out, const QuestionReport& question) {
    if (question.scaffold.empty()) return;
    out += fmt::format("\n**An answer from your own facts**\n\n{}\n\n", scaffold_in_words(question.scaffold));
    for (const auto& line : question.scaffold) {
        switch (line.kind) {
            case ScaffoldKind::said: out += fmt::format("- You said: \u201c{}\u201d\n", plain(line.text)); break;
            case ScaffoldKind::resume:
                out += fmt::format("- Your resume says: \u201c{}\u201d\n", plain(line.text));
                break;
            case ScaffoldKind::gap: out += fmt::format("- **To fill in:** {}\n", plain(line.text)); break;
        }
    }
}

// The text with its lines kept apart.
std::string plain_lines(std::string_view text) {
    std::string out;
    for (const auto line : text::lines(text)) {
        if (!text::trim(line).empty()) out += (out.empty() ? "" : "  \n") + plain(line);
    }
    return out;
}

void write_turns(std::string& out, const std::vector<Turn>& turns) {
    for (const auto& turn : turns) {
        out += fmt::format("**{}:** {}\n", speaker_in_words(turn), plain_lines(words_of(turn)));
        if (turn.speaker == Speaker::interviewer && !turn.reason.empty()) {
            out += fmt::format("*Why: {}*\n", plain(turn.reason));
        }
        out += '\n';
    }
}

void write_question(std::string& out, const Report& report, const QuestionReport& question, std::size_t number) {
    out += fmt::format("\n### {}. {}: {}\n\n", number, plain(name_of(question, report)),
                       short_level(question.score.level));
    out += fmt::format("> {}\n\n", plain(question.score.text));
    if (!question.planned.reason.empty())
        out += fmt::format("Why it was asked: {}\n\n", plain(question.planned.reason));
    if (!question.explanation.empty()) out += plain(question.explanation) + "\n\n";
    if (!question.do_first.empty()) out += fmt::format("**Do this first.** {}\n\n", plain(question.do_first));
    if (question.score.level) {
        out += fmt::format("Level {}.\n\n", level_in_words(question.score.level, question.levels));
    }
    if (question.reached)
        out += fmt::format("- Level {}: {}\n", question.reached->level, plain(question.reached->text));
    if (question.next) out += fmt::format("- Level {}: {}\n", question.next->level, plain(question.next->text));
    if (!question.looks_for.empty()) {
        out += fmt::format("\nWhat interviewers look for: {}\n", plain(question.looks_for));
    }
    write_points(out, question);
    write_raters(out, question);
    if (question.score.score.value_or(0) > 0) write_dimensions(out, question);
    write_scaffold(out, question);
}

void write_competencies(std::string& out, const Report& report) {
    if (report.competencies.empty()) return;
    out += "\n## By competency\n\n| Competency | Level | What is expected at this grade |\n|---|---|---|\n";
    for (const auto& competency : report.competencies) {
        out += fmt::format("| {} | {} | {} |\n", plain(competency.name),
                           level_in_words(competency.score.level, competency.levels), plain(competency.expected));
    }
}

}  // namespace

std::string conversation_to_markdown(std::string_view title, const std::vector<Turn>& turns) {
    std::string out = fmt::format("# {}\n\n", plain(title));
    write_turns(out, turns);
    return out;
}

std::string to_markdown(const Report& report) {
    const auto& overall = report.scorecard.overall;
    std::string out = fmt::format("# {}\n\n{} {}\n", plain(report.title), circumstances_of(report), ending_of(report));
    out += overall.level ? fmt::format("\n**Overall: {}. Level {}.**\n", plain(overall.band),
                                       level_in_words(overall.level, report.levels))
                         : std::string("\n**Overall: not scored, since no question was answered.**\n");
    out += fmt::format("\n**Do this first.** {}\n", plain(report.do_first));
    write_competencies(out, report);
    out += "\n## Question by question\n";
    for (std::size_t at = 0; at < report.questions.size(); ++at)
        write_question(out, report, report.questions[at], at + 1);
    out += "\n## What these scores can and cannot tell\n\n";
    for (const auto& caution : report.cautions) out += fmt::format("- {}\n", plain(caution));
    out += "\n## Who took part\n\n";
    for (const auto& engine : report.engines) out += fmt::format("- {}\n", plain(engine_in_words(engine)));
    out += "\n## The whole conversation\n\n";
    write_turns(out, report.turns);
    if (!report.plan.company_name.empty()) {
        out += fmt::format("---\n\nOfferBox is not affiliated with {}.\n", plain(report.plan.company_name));
    }
    return out;
}

}  // namespace offerbox::report
