#include "phrases.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "offerbox/base/text.hpp"
#include "offerbox/report/report.hpp"

namespace offerbox::report {

std::string_view name_of(Format format) noexcept {
    switch (format) {
        case Format::json: return "json";
        case Format::markdown: return "md";
        case Format::html: return "html";
        case Format::pdf: return "pdf";
    }
    return {};
}

std::optional<Format> format_named(std::string_view name) noexcept {
    for (const auto format : {Format::json, Format::markdown, Format::html, Format::pdf}) {
        if (name_of(format) == name) return format;
    }
    return std::nullopt;
}

std::string level_in_words(const std::optional<double>& level, const std::optional<Range>& levels) {
    if (!level) return "not scored";
    if (!levels || levels->high <= levels->low) return fmt::format("{:g} of 5", *level);
    return fmt::format("{:g} of 5, likely between {:g} and {:g}", *level, levels->low, levels->high);
}

std::string short_level(const std::optional<double>& level) {
    return level ? fmt::format("level {:g}", *level) : std::string("not scored");
}

std::string ending_of(const Report& report) {
    const auto minutes = std::max(1L, std::lround(report.seconds / 60));
    const std::string after = fmt::format("after {} minute{}", minutes, minutes == 1 ? "" : "s");
    if (report.ended == "finished") return fmt::format("Held to its end, {}.", after);
    if (report.ended == "out_of_time") return fmt::format("Ended when the time was up, {}.", after);
    if (report.ended == "stopped") return fmt::format("Stopped on request, {}.", after);
    if (report.ended == "left") return fmt::format("Left before its end, {}.", after);
    if (report.ended == "conduct") return fmt::format("Ended by the interviewer, {}.", after);
    return fmt::format("Ended {}.", after);
}

std::string circumstances_of(const Report& report) {
    return fmt::format("{}, {} mode, rated as {}, {} minutes planned.", report.started.substr(0, 10),
                       name_of(report.mode), name_of(report.plan.seniority.value), report.plan.minutes);
}

std::vector<PointGroup> groups_of(const std::vector<PointReport>& points) {
    std::array<PointGroup, 5> groups{{{"Made", {}},
                                      {"Begun, and not finished", {}},
                                      {"Wrong", {}},
                                      {"Missing", {}},
                                      {"Would add, and is not expected at this grade", {}}}};
    for (const auto& point : points) {
        switch (point.score.status) {
            case KeyPointStatus::met: groups[0].points.push_back(&point); break;
            case KeyPointStatus::partly_met: groups[1].points.push_back(&point); break;
            case KeyPointStatus::contradicted: groups[2].points.push_back(&point); break;
            case KeyPointStatus::not_met: groups[point.expected ? 3 : 4].points.push_back(&point); break;
        }
    }
    std::vector<PointGroup> filled;
    std::ranges::copy_if(groups, std::back_inserter(filled), [](const PointGroup& one) { return !one.points.empty(); });
    return filled;
}

std::string_view prompted_in_words(const KeyPointScore& point) {
    switch (point.prompted) {
        case Prompted::unasked: return {};
        case Prompted::after_probe: return "after a follow-up";
        case Prompted::after_hint: return "after a hint";
    }
    return {};
}

std::vector<NamedDimension> dimensions_in_words(const Dimensions& dimensions) {
    const std::array<std::pair<std::string_view, const std::optional<DimensionScore>*>, 5> all{
        {{"Order of the telling", &dimensions.structure},
         {"Figures and names", &dimensions.specificity},
         {"Own part", &dimensions.own_part},
         {"Result", &dimensions.result},
         {"Trade-off", &dimensions.trade_off}}};
    std::vector<NamedDimension> there;
    for (const auto& [name, dimension] : all) {
        if (*dimension) there.push_back({name, &**dimension});
    }
    return there;
}

std::string_view degree_of(double score) {
    if (score >= 0.7) return "clear";
    return score >= 0.4 ? "in part" : "hardly there";
}

std::string_view scaffold_in_words(const std::vector<ScaffoldLine>& lines) {
    const auto gaps = std::ranges::count(lines, ScaffoldKind::gap, &ScaffoldLine::kind);
    if (gaps == 0) return "Your own words, in the order of a good telling.";
    if (static_cast<std::size_t>(gaps) == lines.size()) {
        return "Nothing stands here yet. Your answers to these questions, told in this order, make a whole one.";
    }
    return "Your own words, in the order of a good telling. Answer the questions between them, and it is whole.";
}

std::string_view speaker_in_words(const Turn& turn) {
    return turn.speaker == Speaker::interviewer ? "Interviewer" : "You";
}

std::string words_of(const Turn& turn) {
    if (!turn.text.empty()) return turn.text;
    // What a command was taken for stands in its reason: "(does not know)".
    const bool says_what = turn.speaker == Speaker::candidate && !turn.reason.empty();
    return fmt::format(
        "({})", text::replace_all(says_what ? turn.reason : std::string(offerbox::name_of(turn.kind)), "_", " "));
}

std::string engine_in_words(const EnginePart& engine) {
    const auto times = [](int count, std::string_view what) {
        return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
    };
    std::string sentence;
    if (engine.part == "wording") {
        sentence = fmt::format("The interviewer's words: {} ({})",
                               engine.name == "written" ? "written in the question bank" : engine.name,
                               times(engine.used, "turn"));
    } else if (engine.part == "reading") {
        sentence = fmt::format("Which key points an answer makes: {} ({})", engine.name, times(engine.used, "answer"));
    } else {
        sentence = fmt::format("The scores: {} ({})", engine.name == "rules" ? "rules with fixed weights" : engine.name,
                               times(engine.used, "question"));
    }
    if (engine.passed_by > 0) {
        sentence += fmt::format("; passed by {}, where the written words were used instead",
                                engine.passed_by == 1 ? "once" : fmt::format("{} times", engine.passed_by));
    }
    return sentence + ".";
}

std::string second_rater_in_words(const QuestionScore& score) {
    if (!score.second_rater) return {};
    const auto& second = *score.second_rater;
    if (second.weight <= 0) {
        return fmt::format("A language model, {}, was asked as a second rater and has no say here, because {}.",
                           second.engine, no_say_in_words(second.outcome));
    }
    return fmt::format(
        "A language model, {}, read this answer too; {:.0f} % of the content is its word. The score is {:.2f}, and "
        "{:.2f} "
        "by the first rater alone. Asked again, its words lay {:.2f} apart on average, where met is 1 and not met 0.",
        second.engine, second.weight * 100, score.score.value_or(0), second.first_score, second.spread);
}

std::vector<std::string> differences_in_words(const QuestionScore& score) {
    const auto word = [](const RaterWord& said) {
        const auto status = text::replace_all(std::string(offerbox::name_of(said.status)), "_", " ");
        return said.quote ? fmt::format("{} (\u201c{}\u201d)", status, said.quote->text) : status;
    };
    std::vector<std::string> lines;
    for (const auto& point : score.key_points) {
        if (!point.raters || point.raters->first.status == point.raters->second.status) continue;
        lines.push_back(fmt::format("{} First rater: {}. Second rater: {}.", point.text, word(point.raters->first),
                                    word(point.raters->second)));
    }
    return lines;
}

std::string_view no_say_in_words(std::string_view outcome) {
    if (outcome == "inflates") return "it found statements in the answer that do not stand there";
    if (outcome == "misses") return "it did not find a statement that stands in the answer";
    if (outcome == "unreliable") return "too many of its replies did not stand the checks";
    if (outcome == "counted") return "no key point has two of its replies that count";
    return "too few replies came";
}

std::string name_of(const QuestionReport& question, const Report& report) {
    const auto found = std::ranges::find(report.competencies, question.score.competency,
                                         [](const CompetencyReport& one) { return one.score.competency; });
    return found == report.competencies.end() ? question.score.question_id : found->name;
}

}  // namespace offerbox::report
