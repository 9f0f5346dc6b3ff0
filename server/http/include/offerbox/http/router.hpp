// The table of routes.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "offerbox/http/message.hpp"

namespace offerbox::http {

// Called on a worker thread, by several at once.
using Handler = std::function<Response(const Request&)>;

struct Route {
    std::string method;   // "GET" (serves HEAD too)
    std::string pattern;  // "/api/v1/interviews/{id}"; a last "{name...}" takes the rest of the path
    Handler handler;      // empty for a live route
    std::size_t body_limit = std::size_t{64} << 10;  // bytes; over it: 413
    bool live = false;                               // a WebSocket, whose capture `id` names the interview
};

struct Match {
    const Route* route = nullptr;  // null: no such path, or not by this method
    std::map<std::string, std::string, std::less<>> captures;
    std::vector<std::string> allowed;  // the methods of the path, when `route` is null and it has some
};

// Literal segments win over captures. Immutable once made: any number of threads may ask it.
class Router {
  public:
    explicit Router(std::vector<Route> routes);

    // Fails with invalid_argument when the path cannot be decoded.
    Result<Match> match(std::string_view method, std::string_view path) const;

    const std::vector<Route>& routes() const noexcept { return routes_; }

  private:
    std::vector<Route> routes_;
    std::vector<std::vector<std::string>> segments_;  // of each route's pattern
};

}  // namespace offerbox::http
