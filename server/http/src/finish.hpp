// What every answer gets beside its content.
#pragma once

#include "offerbox/http/message.hpp"

namespace offerbox::http {

// An ETag for what a GET found, and 304 in place of it when the asker has it already.
void finish(const Request& request, Response& response);

// Headers that the response has not set itself: content policy, no sniffing, no framing, no referrer, no caching
// without asking again.
void add_security_headers(Response& response);

// A problem that has no ErrorCode: what HTTP itself forbids.
Response refused(int status, std::string_view reason, std::string_view request_id);

}  // namespace offerbox::http
