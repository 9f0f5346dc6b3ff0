// The routes of each stage; routes.hpp has them all together.
#pragma once

#include <vector>

#include "offerbox/routes/routes.hpp"

namespace offerbox::routes {

std::vector<http::Route> bank_routes(const Parts& parts);       // companies, roles, questions
std::vector<http::Route> intake_routes(const Parts& parts);     // resumes, jobs
std::vector<http::Route> interview_routes(const Parts& parts);  // plans, interviews, turns, live
std::vector<http::Route> report_routes(const Parts& parts);     // report, deletion
std::vector<http::Route> page_routes(const Parts& parts);       // bank pages and the web application's files
std::vector<http::Route> service_routes(const Parts& parts);    // health, metrics, the interface's own description

}  // namespace offerbox::routes
