// Which requests are refused before anything is done for them. Pure: the header is looked at, nothing else.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "offerbox/base/error.hpp"
#include "offerbox/http/message.hpp"

namespace offerbox::http {

// A request's header as it was parsed, before any of the body was.
struct RequestHead {
    std::string method;
    std::string target;
    int version = 11;  // 10 or 11
    std::vector<Header> headers;
};

// Names, without port, by which this server may be called: a page of another site that made its name resolve to this
// machine (DNS rebinding) is refused. Loopback names are always allowed.
struct AllowedHosts {
    std::vector<std::string> names;

    bool contains(std::string_view host_header) const;
};

struct Refusal {
    int status = 400;
    std::string reason;  // for the log; says nothing of the content
};

// Refuses, in this order:
//  400 what two programs in a row could read as two different requests (request smuggling): a Transfer-Encoding other
//      than exactly "chunked", any in HTTP/1.0, one together with Content-Length, either of them
//      twice, a length that is not digits alone;
//  400 no Host or two, a target that is not a path;
//  403 a Host that is not allowed, an Origin that is not this server's own (that of the Host header).
std::optional<Refusal> refusal_of(const RequestHead& head, const AllowedHosts& allowed);

}  // namespace offerbox::http
