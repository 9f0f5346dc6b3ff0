#pragma once
#include "offerbox/domain/profile.hpp"
#include "offerbox/domain/role_profile.hpp"
namespace offerbox { Match match(const CandidateProfile&, const RoleProfile&); }
