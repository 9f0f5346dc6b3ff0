#include "reporting.hpp"

#include "offerbox/domain/json.hpp"

namespace offerbox::app {

namespace {

// `question` is null when the bank lost it since: what was said is told all the same.
Result<report::AnsweredQuestion> answered_question(const evidence::Evidence& evidence, const Question* question,
                                                   const PlannedQuestion& planned, const interview::State& state) {
    report::AnsweredQuestion answered;
    answered.question_id = planned.question_id;
    if (const auto found = state.progress.find(planned.question_id); found != state.progress.end()) {
        answered.outcome = found->second.outcome;
        answered.answers = found->second.answers;
    }
    for (const auto& source : planned.sources) {
        if (source.document != "resume" || question == nullptr) continue;
        auto measurement = evidence.measure(*question, source.quote);
        if (!measurement) return measurement.error();
        answered.resume_lines.push_back({source.quote, std::move(*measurement), Prompted::unasked, {}});
    }
    return answered;
}

}  // namespace

Result<Report> report_of(const Parts& parts, const evidence::Evidence& evidence, const InterviewView& view,
                         const Scorecard& scorecard) {
    std::vector<report::AnsweredQuestion> answered;
    for (const auto& planned : view.state.started.plan.questions) {
        auto one = answered_question(evidence, parts.bank->question(planned.question_id), planned, view.state);
        if (!one) return one.error();
        answered.push_back(std::move(*one));
    }
    const auto level_of = [&rules = *parts.rules](double score) { return scoring::level_of(rules, score); };
    return report::compose({view.row.id, view.row.title, view.row.created_milliseconds, view.events,
                            std::move(answered), scorecard, *parts.bank, evidence, level_of});
}

Result<std::string> written_report(const Parts& parts, const Report& report, report::Format format) {
    switch (format) {
        case report::Format::json: return to_json(report);
        case report::Format::markdown: return report::to_markdown(report);
        case report::Format::html: return report::to_html(report);
        case report::Format::pdf: return parts.printer->print(report::to_html(report));
    }
    return fail(ErrorCode::invalid_argument, "unknown format");
}

}  // namespace offerbox::app
