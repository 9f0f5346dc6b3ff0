// The REST interface (docs/api/openapi.json) and the live conversation (docs/api/live.md) over the application. What
// these do is taking requests apart and putting answers together; every decision is the application's.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "offerbox/app/application.hpp"
#include "offerbox/base/embedded.hpp"
#include "offerbox/http/live.hpp"
#include "offerbox/http/metrics.hpp"
#include "offerbox/http/router.hpp"

namespace offerbox::routes {

// All of it outlives the routes.
struct Parts {
    app::Application& application;
    const http::Metrics& metrics;
    std::span<const EmbeddedFile> page;  // the built web application; empty: a plain start page takes its place
    // Called when an interview's log grew.
    std::function<void(const std::string& interview_id)> interview_changed;
};

// The web application that was built into the program; empty when it was not there to be built in.
std::span<const EmbeddedFile> built_page();

// Every route of the server.
std::vector<http::Route> all_routes(const Parts& parts);

std::unique_ptr<http::LiveFeed> make_live_feed(const Parts& parts);

}  // namespace offerbox::routes
