// Why a question was chosen, in one sentence that names what it rests on.
#pragma once

#include "choose.hpp"
#include "offerbox/domain/plan.hpp"

namespace offerbox::plan {

// Fills the reason and the sources of the planned question.
void explain(const Setting& setting, const Chosen& chosen, const Wording& wording, PlannedQuestion& planned);

}  // namespace offerbox::plan
