// What an interviewer never does, whatever was said: checked of a whole interview.
#pragma once

#include <string>
#include <vector>

#include "offerbox/interview/interview.hpp"

namespace offerbox::conversations {

// Every breach, in words with the turn in which it stands.
std::vector<std::string> breaches(const std::vector<Event>& events);

}  // namespace offerbox::conversations
