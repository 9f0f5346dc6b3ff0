#pragma once
#include "offerbox/base/error.hpp"
#include "offerbox/domain/profile.hpp"
#include "offerbox/ports/document_reader.hpp"
namespace offerbox { Result<CandidateProfile> read_resume(const Document& document); 
std::string to_json(const CandidateProfile&); Result<CandidateProfile> profile_from_json(std::string_view); }
