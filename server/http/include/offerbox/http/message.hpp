// What a route gets and gives, free of any HTTP library.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "offerbox/base/error.hpp"

namespace offerbox::http {

// A header as it came. Names keep their spelling.
using Header = std::pair<std::string, std::string>;

struct Request {
    std::string id;      // of this request: in the log and in the answer's X-Request-Id
    std::string method;  // "GET"
    std::string path;    // as sent, without the query
    std::map<std::string, std::string, std::less<>> query;     // decoded; of a name given twice the last
    std::map<std::string, std::string, std::less<>> headers;   // lower-case names, as they stood before the body
    std::map<std::string, std::string, std::less<>> captures;  // of the route's pattern, decoded
    std::string body;

    // The value, or empty when it is not there.
    std::string_view header(std::string_view lower_case_name) const;
    std::string_view parameter(std::string_view name) const;  // of the query
    std::string_view capture(std::string_view name) const;
};

struct Response {
    int status = 200;
    std::string content_type = "application/json";
    std::string body;
    std::vector<Header> headers;
    std::string interview_id;  // for the log
    std::string log;           // for the log: why it failed; never what a person said
};

// "application/problem+json" (RFC 9457) with the error's code, its sentence for the person and the status of the one
// table from codes to statuses.
Response problem(const Error& error, std::string_view request_id);
int status_of(ErrorCode code) noexcept;

// The parts of "a=1&b=%20" or nothing when an escape is malformed. "+" is a space.
Result<std::map<std::string, std::string, std::less<>>> parse_query(std::string_view query);

// The text with %XX resolved; fails with invalid_argument on a malformed escape, a NUL or what is not UTF-8.
Result<std::string> percent_decoded(std::string_view text);

}  // namespace offerbox::http
