#pragma once
#include "offerbox/base/error.hpp"
#include "offerbox/domain/role_profile.hpp"
#include "offerbox/ports/document_reader.hpp"
namespace offerbox { Result<RoleProfile> read_job(const Document& document); 
std::string to_json(const RoleProfile&); Result<RoleProfile> role_profile_from_json(std::string_view); }
