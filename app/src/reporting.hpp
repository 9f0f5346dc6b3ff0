// The report of an interview from the application's parts. Private to app.
#pragma once

#include "offerbox/app/application.hpp"

namespace offerbox::app {

// The view's interview must have ended. Fails as the encoder does, which reads the lines of the resume that questions
// were chosen by.
Result<Report> report_of(const Parts& parts, const evidence::Evidence& evidence, const InterviewView& view,
                         const Scorecard& scorecard);

// The report in one of its formats. Fails as the printer does.
Result<std::string> written_report(const Parts& parts, const Report& report, report::Format format);

}  // namespace offerbox::app
