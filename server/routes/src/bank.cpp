#include "json.hpp"
#include "offerbox/pages/bank_page.hpp"
#include "tables.hpp"

namespace offerbox::routes {

namespace {

Json named(const auto& entry) {
    return {{"id", entry.id}, {"name", entry.name}, {"about", entry.about}};
}

http::Response companies(const Bank& bank) {
    Json body = {{"companies", Json::array()}};
    for (const auto& company : bank.companies) body["companies"].push_back(named(company));
    return answer(body);
}

http::Response roles(const Bank& bank) {
    Json body = {{"roles", Json::array()}};
    for (const auto& role : bank.roles) body["roles"].push_back(named(role));
    return answer(body);
}

http::Response questions(const Bank& bank, const http::Request& request) {
    Json body = {{"questions", Json::array()}};
    for (const auto* question : pages::questions_for(bank, request.parameter("company"), request.parameter("role"))) {
        body["questions"].push_back({{"id", question->id},
                                     {"text", question->text},
                                     {"round", name_of(question->round)},
                                     {"kind", name_of(question->kind)},
                                     {"competency", question->competency},
                                     {"companies", question->companies},
                                     {"roles", question->roles},
                                     {"minutes", question->minutes}});
    }
    return answer(body);
}

}  // namespace

std::vector<http::Route> bank_routes(const Parts& parts) {
    const auto& bank = parts.application.bank();
    return {{"GET", "/api/v1/companies", [&bank](const http::Request&) { return companies(bank); }},
            {"GET", "/api/v1/roles", [&bank](const http::Request&) { return roles(bank); }},
            {"GET", "/api/v1/questions", [&bank](const http::Request& request) { return questions(bank, request); }}};
}

}  // namespace offerbox::routes
