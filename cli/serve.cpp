#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include "model_options.hpp"
#include "offerbox/app/background_rater.hpp"
#include "offerbox/http/server.hpp"
#include "offerbox/routes/routes.hpp"
#include "request.hpp"
#include "verbs.hpp"

namespace offerbox::cli {

namespace {

struct ServeOptions {
    std::uint16_t port = 8080;
    std::string host = "127.0.0.1";
    std::vector<std::string> allowed_hosts;
    ModelOptions model;
};

void write_line(std::string_view line) {
    static_cast<void>(std::fwrite(line.data(), 1, line.size(), stderr));
}

void run(Session& session, const ServeOptions& options) {
    auto application = open_with_model(session, options.model);
    if (!application) return report_failure(session, application.error(), false);
    const auto clock = app::system_clock();
    http::Log log(*clock, write_line);
    http::Metrics metrics;
    std::unique_ptr<http::Server> server;
    std::unique_ptr<app::BackgroundRater> rater;  // where there is a model; stops before the server goes
    const routes::Parts parts{**application, metrics, routes::built_page(), [&](const std::string& id) {
                                  server->interview_changed(id);
                                  if (rater) rater->add(id);
                              }};
    const http::Router router(routes::all_routes(parts));
    const auto feed = routes::make_live_feed(parts);
    http::ServerSettings settings;
    settings.host = options.host;
    settings.port = options.port;
    settings.allowed_hosts.names = options.allowed_hosts;
    auto listening = http::Server::listen(settings, {router, *feed, log, metrics});
    if (!listening) return report_failure(session, listening.error(), false);
    server = std::move(*listening);
    if ((*application)->has_model()) {
        rater = std::make_unique<app::BackgroundRater>(
            **application, [&server](const std::string& id) { server->interview_changed(id); });
    }
    const bool any_address = options.host == "0.0.0.0" || options.host == "::";
    const auto shown = any_address                                   ? std::string("localhost")
                       : options.host.find(':') == std::string::npos ? options.host
                                                                     : "[" + options.host + "]";
    fmt::print("OfferBox is at http://{}:{}/\nYour interviews are kept in {}\nCtrl-C stops it.\n", shown,
               server->port(), data_directory(session).string());
    std::fflush(stdout);
    server->run(true);
}

}  // namespace

void add_serve_verb(CLI::App& root, Session& session) {
    const auto options = std::make_shared<ServeOptions>();
    auto* verb = root.add_subcommand("serve", "the web page and the REST interface");
    verb->add_option("--port", options->port, "port to listen on (default 8080; 0: any free one)");
    verb->add_option("--host", options->host,
                     "address to listen on (default 127.0.0.1: this machine only; there are no accounts)");
    verb->add_option("--allow-host", options->allowed_hosts,
                     "a further name by which browsers may call this server, besides the loopback names");
    add_model_options(*verb, options->model);
    add_data_option(*verb, session);
    verb->callback([&session, options] { run(session, *options); });
}

}  // namespace offerbox::cli
