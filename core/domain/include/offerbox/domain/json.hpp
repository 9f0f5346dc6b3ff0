// Domain values as JSON text, and back. Names of fields are stable: they stand in the program's output, in stored
// events and in the schemas of docs/formats. Reading fails with corrupt when the text is not JSON or a field is missing
// or of the wrong kind (the log names the field); fields that are not known are passed over, so that an older program
// reads what a newer one wrote. Threads: any.
#pragma once

#include <string>
#include <string_view>

#include "offerbox/base/error.hpp"
#include "offerbox/domain/event.hpp"
#include "offerbox/domain/plan.hpp"
#include "offerbox/domain/profile.hpp"
#include "offerbox/domain/report.hpp"
#include "offerbox/domain/role_profile.hpp"
#include "offerbox/domain/scorecard.hpp"
#include "offerbox/domain/transcript.hpp"

namespace offerbox {

std::string to_json(const InterviewPlan& plan);
Result<InterviewPlan> plan_from_json(std::string_view json);

// The shape of JSON Resume; the places of facts stand in "meta", so that a profile reads back as it was written.
std::string to_json(const CandidateProfile& profile);
Result<CandidateProfile> profile_from_json(std::string_view json);

std::string to_json(const RoleProfile& job);
Result<RoleProfile> role_profile_from_json(std::string_view json);
std::string to_json(const Match& match);

std::string to_json(const Turn& turn);
Result<Turn> turn_from_json(std::string_view json);
std::string to_json(const Transcript& transcript);

std::string to_json(const QuestionScore& question);
std::string to_json(const Scorecard& scorecard);
Result<Scorecard> scorecard_from_json(std::string_view json);

std::string to_json(const Report& report);

// An event's kind ("turn_taken") and its payload; docs/formats/events.md has an example of each.
std::string_view kind_of(const Event& event);
std::string to_json(const Event& event);
Result<Event> event_from_json(std::string_view kind, std::string_view payload);

}  // namespace offerbox
