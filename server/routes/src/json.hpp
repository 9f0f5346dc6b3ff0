// JSON in and out of requests.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "offerbox/app/application.hpp"
#include "offerbox/http/message.hpp"

namespace offerbox::routes {

using Json = nlohmann::ordered_json;

http::Response answer(const Json& body, int status = 200);

// The text as an object; fails with invalid_argument.
Result<Json> object_of(std::string_view text);

// Reads fields of one object and remembers the first that is of the wrong kind: ask for all, then look at result().
class Fields {
  public:
    explicit Fields(const Json& object) : object_(object) {}

    bool has(std::string_view name) const;
    std::string text(std::string_view name);
    std::vector<std::string> texts(std::string_view name);
    // A number within the bounds, or nothing when it is absent.
    std::optional<double> number(std::string_view name, double least, double most);
    std::optional<std::uint64_t> count(std::string_view name, std::uint64_t least, std::uint64_t most);

    // Something else is wrong.
    void refuse(std::string_view name, std::string_view why);

    Result<void> result() const;

  private:
    const Json* find(std::string_view name) const;

    const Json& object_;
    std::optional<Error> error_;
};

Json json_of(const InterviewRow& row);

// As "Interview" of docs/api/openapi.json, with the turns after event `after`.
Json json_of(const app::InterviewView& view, std::uint64_t after);

// What was said, from the body of a turn or a live message.
Result<app::TurnInput> turn_input_of(const Json& object);

// A whole number, or `otherwise` when the text is empty; fails with invalid_argument.
Result<std::uint64_t> count_of(std::string_view text, std::uint64_t otherwise);

}  // namespace offerbox::routes
