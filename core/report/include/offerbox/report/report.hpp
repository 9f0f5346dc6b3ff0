// From an interview that has ended to its report: composing it, and writing it as Markdown and HTML (its JSON is
// to_json of offerbox/domain/json.hpp). Everything here is a pure function of its arguments. Texts speak of the answer,
// never of the person, and state nothing that the transcript, the resume or the bank does not hold.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "offerbox/bank/bank.hpp"
#include "offerbox/domain/event.hpp"
#include "offerbox/domain/report.hpp"
#include "offerbox/evidence/evidence.hpp"

namespace offerbox::report {

// What became of one planned question, beside its score.
struct AnsweredQuestion {
    std::string question_id;
    std::string outcome;                             // QuestionClosed::outcome; empty: not reached
    std::vector<evidence::AnswerTurn> answers;       // as they were scored
    std::vector<evidence::AnswerTurn> resume_lines;  // those that the question was chosen by, each measured against it
};

// What a report is composed from. References must outlive the call.
struct Sources {
    std::string interview_id;
    std::string title;
    std::int64_t started_milliseconds = 0;  // since 1970 UTC
    std::span<const Event> events;          // the interview's log; it must begin with Started
    std::vector<AnsweredQuestion> answered;
    const Scorecard& scorecard;
    const Bank& bank;
    const evidence::Evidence& evidence;
    std::function<double(double)> level_of;  // the level of a score, as scoring has it
};

Report compose(const Sources& sources);

// Study mode's feedback on one question, in short lines: the level; the heaviest points that were made, at most three,
// and of those expected at this grade that were not, unless there is no score; one thing to do. `reading` is of the
// answer's turns.
std::string feedback_on(const QuestionScore& score, const Question& question, Seniority grade,
                        const evidence::Reading& reading);

enum class Format { json, markdown, html, pdf };

// "json", "md", "html", "pdf".
std::string_view name_of(Format format) noexcept;
std::optional<Format> format_named(std::string_view name) noexcept;

// CommonMark. What a person wrote stands as text: none of it becomes markup.
std::string to_markdown(const Report& report);

// The conversation alone, as CommonMark.
std::string conversation_to_markdown(std::string_view title, const std::vector<Turn>& turns);

// One HTML document that needs nothing beside itself: no script, no picture, no address outside. Reads well in print
// too: the PDF is made from it. Its only style sheet is `stylesheet()`, inside the document; no element has a style
// attribute, so a policy that allows the sheet by its digest allows all of it.
std::string to_html(const Report& report);
std::string_view stylesheet();

}  // namespace offerbox::report
