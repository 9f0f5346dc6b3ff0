#include "offerbox/intake/resume.hpp"
#include "offerbox/intake/job.hpp"
#include "offerbox/intake/match.hpp"
namespace offerbox { Result<CandidateProfile> read_resume(const Document&) { return fail(ErrorCode::unsupported,""); } 
Result<RoleProfile> read_job(const Document&) { return fail(ErrorCode::unsupported,""); }
Match match(const CandidateProfile&, const RoleProfile&) { return {}; }
std::string to_json(const CandidateProfile&) {return {};} Result<CandidateProfile> profile_from_json(std::string_view){ return fail(ErrorCode::unsupported,""); }
std::string to_json(const RoleProfile&){return {};} Result<RoleProfile> role_profile_from_json(std::string_view){ return fail(ErrorCode::unsupported,""); } }
