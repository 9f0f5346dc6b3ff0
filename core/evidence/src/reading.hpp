// From measured turns to what they state. Private to core/evidence.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "compiled.hpp"
#include "offerbox/evidence/evidence.hpp"

namespace offerbox::evidence {

// The techniques and the choice (null: by rules alone) must outlive the reading.
Reading read_turns(std::shared_ptr<const CompiledQuestion> question, const std::vector<CompiledTechnique>& techniques,
                   const FollowUpChoice* choice, std::span<const AnswerTurn> turns);

}  // namespace offerbox::evidence
