#include <fmt/format.h>

#include <memory>
#include <nlohmann/json.hpp>
#include <string>

#include "offerbox/domain/json.hpp"
#include "request.hpp"
#include "verbs.hpp"

namespace offerbox::cli {

namespace {

using Json = nlohmann::ordered_json;

struct DeleteOptions {
    std::string id;
    bool all = false;
};

void list_interviews(Session& session, bool json) {
    auto application = open_application(session);
    if (!application) return report_failure(session, application.error(), json);
    const auto rows = (*application)->list(1000);
    if (!rows) return report_failure(session, rows.error(), json);
    Json list = Json::array();
    for (const auto& row : *rows) {
        const Json level = row.overall_level ? Json(*row.overall_level) : Json(nullptr);
        list.push_back({{"id", row.id}, {"title", row.title}, {"state", row.state}, {"level", level}});
        if (!json) fmt::print("{}  {:<8} {}\n", row.id, row.state, row.title);
    }
    if (json) fmt::print("{}\n", Json{{"interviews", list}}.dump(2));
}

void delete_stored(Session& session, const DeleteOptions& options) {
    auto application = open_application(session);
    if (!application) return report_failure(session, application.error(), false);
    if (options.id.empty() == !options.all) {
        return report_failure(session,
                              fail(ErrorCode::invalid_argument, "delete needs one of ID and --all",
                                   "Name the interview to delete, or use --all."),
                              false);
    }
    const auto erased = options.all ? (*application)->erase_all() : (*application)->erase(options.id);
    if (!erased) return report_failure(session, erased.error(), false);
    fmt::print("Deleted.\n");
}

void show_plan(Session& session, const RequestOptions& options) {
    auto application = open_application(session);
    if (!application) return report_failure(session, application.error(), options.json);
    const auto request = request_of(options);
    if (!request) return report_failure(session, request.error(), options.json);
    const auto documents = read_documents(**application, options);
    if (!documents) return report_failure(session, documents.error(), options.json);
    const auto plan = (*application)->plan(*request, *documents);
    if (!plan) return report_failure(session, plan.error(), options.json);
    if (options.json) {
        fmt::print("{}\n", Json::parse(to_json(*plan)).dump(2));
        return;
    }
    fmt::print("{} minutes, {}. {}\n", plan->minutes, name_of(plan->seniority.value), plan->seniority.reason);
    for (const auto& note : plan->notes) fmt::print("Note: {}\n", note);
    for (const auto& question : plan->questions) {
        fmt::print("\n{} ({} min)\n  {}\n  Why: {}\n", question.question_id, question.minutes, question.text,
                   question.reason);
    }
}

}  // namespace

void add_stored_verbs(CLI::App& root, Session& session) {
    auto request = std::make_shared<RequestOptions>();
    CLI::App* plan = root.add_subcommand("plan", "see which questions would be asked, and why");
    add_request_options(*plan, *request);
    add_data_option(*plan, session);
    plan->callback([&session, request] { show_plan(session, *request); });

    auto json = std::make_shared<bool>(false);
    CLI::App* list = root.add_subcommand("list", "list the stored interviews, newest first");
    list->add_flag("--json", *json, "print one JSON object");
    add_data_option(*list, session);
    list->callback([&session, json] { list_interviews(session, *json); });

    auto options = std::make_shared<DeleteOptions>();
    CLI::App* erase = root.add_subcommand("delete", "delete an interview, or everything, for good");
    erase->add_option("ID", options->id, "the interview");
    erase->add_flag("--all", options->all, "everything of the person");
    add_data_option(*erase, session);
    erase->callback([&session, options] { delete_stored(session, *options); });
}

}  // namespace offerbox::cli
