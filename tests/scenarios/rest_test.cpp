// The REST interface and the live connection over the whole application, with the real question bank, a store in memory
// and an encoder without a model.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <set>

#include "../../server/testing/raw_client.hpp"
#include "../../server/testing/running_server.hpp"
#include "offerbox/bank/load.hpp"
#include "offerbox/routes/routes.hpp"
#include "offerbox/scripted/hashing_encoder.hpp"
#include "offerbox/stores/memory.hpp"

using namespace offerbox;
using Json = nlohmann::json;
using offerbox::testing::RawClient;
using offerbox::testing::Reply;

namespace {

class PasswordReader final : public DocumentReader {
  public:
    Result<Document> read(std::string_view, std::string_view) const override {
        return fail(ErrorCode::encrypted, "needs a password");
    }
};

// A PDF that is only its page.
class PagePrinter final : public PdfPrinter {
  public:
    Result<std::string> print(std::string_view html) const override { return "%PDF-" + std::string(html); }
};

class WholeServer {
  public:
    WholeServer()
        : application_(parts()),
          route_parts_{application_, metrics_, page_,
                       [this](const std::string& id) { running_->server().interview_changed(id); }},
          feed_(routes::make_live_feed(route_parts_)),
          running_(std::make_unique<testing::RunningServer>(settings(), routes::all_routes(route_parts_), *feed_)) {}

    RawClient client() const { return RawClient(running_->port()); }
    Store& store() { return application_.store(); }
    std::string logged() { return running_->logged(); }
    std::vector<http::Route> routes() const { return routes::all_routes(route_parts_); }

    Reply ask(std::string_view method, std::string_view target, std::string_view body = "",
              std::string_view headers = "") const {
        return client().ask(std::string(method) + " " + std::string(target) + " HTTP/1.1\r\nHost: localhost\r\n" +
                            std::string(headers) + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" +
                            std::string(body));
    }

    // A begun interview.
    Json begun() const {
        const auto reply = ask("POST", "/api/v1/interviews",
                               R"({"company":"atlassian","role":"backend-engineer","seed":7,"candidate":"Kim"})");
        REQUIRE(reply.status == 201);
        return Json::parse(reply.body);
    }

  private:
    static app::Parts parts() {
        const std::filesystem::path content = OFFERBOX_SOURCE_DIR "/content";
        app::Parts parts;
        parts.bank = std::make_shared<const Bank>(load_bank(content).value());
        parts.wording =
            std::make_shared<const interview::Wording>(interview::Wording::load(content / "interview.yaml").value());
        parts.rules = std::make_shared<const scoring::Rules>(scoring::Rules::load(content / "scoring.yaml").value());
        parts.encoder = std::make_shared<scripted::HashingEncoder>();
        parts.store = make_memory_store();
        parts.reader = std::make_unique<PasswordReader>();
        parts.printer = std::make_unique<PagePrinter>();
        parts.clock = std::make_shared<testing::StillClock>();
        return parts;
    }

    static http::ServerSettings settings() {
        http::ServerSettings settings;
        settings.live_poll = std::chrono::minutes(5);  // only being told brings a change
        return settings;
    }

    std::vector<EmbeddedFile> page_ = {{"index.html", "<title>the page</title>"}, {"assets/app-1.js", "run()"}};
    http::Metrics metrics_;
    app::Application application_;
    routes::Parts route_parts_;
    std::unique_ptr<http::LiveFeed> feed_;
    std::unique_ptr<testing::RunningServer> running_;
};

bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

struct Case {
    std::string name;
    std::string method;
    std::string target;
    std::string body;
    std::string headers;
    int status;
    std::string must_contain;
    std::string must_not_contain;
};

}  // namespace

TEST_CASE("what is asked and what is answered") {
    const WholeServer server;
    const auto id = server.begun()["id"].get<std::string>();
    const auto one = "/api/v1/interviews/" + id;
    const std::string form = "Content-Type: multipart/form-data; boundary=XX\r\n";
    const std::vector<Case> cases = {
        {"alive", "GET", "/healthz", "", "", 200, "ok", ""},
        {"ready", "GET", "/readyz", "", "", 200, "ready", ""},
        {"metrics", "GET", "/metrics", "", "", 200, "offerbox_requests_total", id},
        {"metrics of language models", "GET", "/metrics", "", "", 200, "offerbox_model_calls_total 0", ""},
        {"companies", "GET", "/api/v1/companies", "", "", 200, R"("id":"atlassian")", ""},
        {"roles", "GET", "/api/v1/roles", "", "", 200, R"("id":"backend-engineer")", ""},
        {"questions", "GET", "/api/v1/questions?company=atlassian&role=backend-engineer", "", "", 200,
         R"("id":"reliability")", "key_points"},
        {"questions of nobody", "GET", "/api/v1/questions?company=nobody", "", "", 200, "questions", "atlassian"},
        {"the description", "GET", "/api/v1/openapi.json", "", "", 200, R"("openapi": "3.1.0")", ""},
        {"the page", "GET", "/", "", "", 200, "the page", ""},
        {"a view of the page", "GET", "/interviews/" + id, "", "", 200, "the page", ""},
        {"a file of the page", "GET", "/assets/app-1.js", "", "", 200, "run()", ""},
        {"no file of the page", "GET", "/assets/gone.js", "", "", 404, "not_found", "the page"},
        {"no path outside", "GET", "/..%2f..%2fetc%2fpasswd", "", "", 404, "not_found", "root:"},
        {"nothing of the interface", "GET", "/api/v1/nothing", "", "", 404, "not_found", "the page"},
        {"a bank page", "GET", "/companies/atlassian/backend-engineer", "", "", 200, "What interviewers look for",
         "<script"},
        {"no bank page", "GET", "/companies/nobody/backend-engineer", "", "", 404, "not_found", ""},
        {"its style", "GET", "/pages/page.css", "", "", 200, "body {", ""},
        {"a plan", "POST", "/api/v1/plans", R"({"company":"atlassian","role":"backend-engineer","seed":1})", "", 200,
         R"("questions")", ""},
        {"a plan of no JSON", "POST", "/api/v1/plans", "[1]", "", 400, "JSON object", ""},
        {"a plan of a wrong kind", "POST", "/api/v1/plans", R"({"company":5})", "", 400, R"(\"company\" must be text)",
         ""},
        {"a plan too short", "POST", "/api/v1/plans", R"({"company":"atlassian","minutes":1})", "", 400, "minutes", ""},
        {"an unknown grade", "POST", "/api/v1/plans", R"({"company":"atlassian","seniority":"boss"})", "", 400,
         "seniority", ""},
        {"an unknown mode", "POST", "/api/v1/interviews", R"({"company":"atlassian","mode":"exam"})", "", 400, "mode",
         ""},
        {"an unknown resume", "POST", "/api/v1/interviews", R"({"company":"atlassian","resume_id":"none"})", "", 404,
         "not_found", ""},
        {"a resume without a file", "POST", "/api/v1/resumes", "text", "", 400, "No file came", ""},
        {"a resume with a password", "POST", "/api/v1/resumes", "text", "X-File-Name: a%20b.pdf\r\n", 422, "encrypted",
         "a b"},
        {"the same as a form", "POST", "/api/v1/resumes",
         "--XX\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\nbytes\r\n--XX--\r\n", form,
         422, "encrypted", "bytes"},
        {"a form without a file", "POST", "/api/v1/resumes",
         "--XX\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\nbytes\r\n--XX--\r\n", form, 400, "No file came",
         ""},
        {"a form cut off", "POST", "/api/v1/resumes", "--XX\r\nContent-Disposition: form-data; filename=\"a.pdf\"",
         form, 400, "No file came", ""},
        {"a job with a password", "POST", "/api/v1/jobs", "text", "X-File-Name: job.pdf\r\n", 422, "encrypted", ""},
        {"no such resume", "GET", "/api/v1/resumes/none", "", "", 404, "not_found", ""},
        {"no such job", "GET", "/api/v1/jobs/none", "", "", 404, "not_found", ""},
        {"no resume to delete", "DELETE", "/api/v1/resumes/none", "", "", 404, "not_found", ""},
        {"no job to delete", "DELETE", "/api/v1/jobs/none", "", "", 404, "not_found", ""},
        {"the interview", "GET", one, "", "", 200, R"("phase":"warm_up")", R"("reason")"},
        {"no such interview", "GET", "/api/v1/interviews/none", "", "", 404, "not_found", ""},
        {"a list", "GET", "/api/v1/interviews?limit=1", "", "", 200, id, R"("person")"},
        {"a list too long", "GET", "/api/v1/interviews?limit=101", "", "", 400, "1 to 100", ""},
        {"a list of no number", "GET", "/api/v1/interviews?limit=ten", "", "", 400, "whole number", "ten"},
        {"neither text nor command", "POST", one + "/turns", "{}", "", 400, "text", ""},
        {"both text and command", "POST", one + "/turns", R"({"text":"a","command":"skip"})", "", 400, "not both", ""},
        {"an unknown command", "POST", one + "/turns", R"({"command":"sudo"})", "", 400, "command", "sudo"},
        {"two lines as argument", "POST", one + "/turns", R"({"command":"clarify","argument":"a\nb"})", "", 400,
         "one line", ""},
        {"a time before now", "POST", one + "/turns", R"({"text":"a","took":-1})", "", 400, "took", ""},
        {"a stale writer", "POST", one + "/turns", R"({"text":"stale words","last_seen":1})", "", 409, "conflict",
         "stale words"},
        {"a turn in no interview", "POST", "/api/v1/interviews/none/turns", R"({"text":"a"})", "", 404, "not_found",
         ""},
        {"an answer too long", "POST", one + "/turns", R"({"text":")" + std::string(20'001, 'x') + R"("})", "", 413,
         "20,000", "xxxx"},
        {"a report too early", "GET", one + "/report", "", "", 409, "has ended", "scorecard"},
        {"a report in an unknown format", "GET", one + "/report?format=docx", "", "", 400, "json, md, html or pdf",
         "docx"},
        {"no interview to export", "GET", "/api/v1/interviews/none/export", "", "", 404, "not_found", ""},
        {"an archive of it as it is", "GET", one + "/export", "", "", 200, "transcript.json", "report.json"},
        {"an archive of everything", "GET", "/api/v1/everything", "", "", 200, "export.json", ""},
        {"live without a WebSocket", "GET", one + "/live", "", "", 426, "WebSocket", ""},
        {"no interview to delete", "DELETE", "/api/v1/interviews/none", "", "", 404, "not_found", ""},
    };
    for (const auto& one_case : cases) {
        CAPTURE(one_case.name);
        const auto reply = server.ask(one_case.method, one_case.target, one_case.body, one_case.headers);
        CAPTURE(reply.body.substr(0, 300));
        CHECK(reply.status == one_case.status);
        if (!one_case.must_contain.empty()) CHECK(has(reply.body, one_case.must_contain));
        if (!one_case.must_not_contain.empty()) CHECK(!has(reply.body, one_case.must_not_contain));
        if (reply.status >= 400) CHECK(reply.has("content-type: application/problem+json"));
    }
}

TEST_CASE("an interview from its start to its report and its deletion") {
    WholeServer server;
    const auto begun = server.begun();
    const auto one = "/api/v1/interviews/" + begun["id"].get<std::string>();
    CHECK(begun["candidate"] == "Kim");
    CHECK(begun["turns"].front()["kind"] == "greeting");
    const auto seen = begun["last_sequence"].get<int>();
    const Json said = {
        {"text", "I keep the payment service running at my company."}, {"took", 20}, {"last_seen", seen}};
    const auto first = server.ask("POST", one + "/turns", said.dump(), "Idempotency-Key: k1\r\n");
    REQUIRE(first.status == 200);
    const auto after = Json::parse(first.body);
    CHECK(after["turns"].front()["speaker"] == "candidate");
    CHECK(after["turns"].front()["sequence"].get<int>() > seen);
    CHECK(after["turns"].back()["speaker"] == "interviewer");
    CHECK(after["last_sequence"].get<int>() > seen);

    const auto again = server.ask("POST", one + "/turns", said.dump(), "Idempotency-Key: k1\r\n");
    REQUIRE(again.status == 200);
    CHECK(Json::parse(again.body)["turns"] == after["turns"]);
    CHECK(Json::parse(again.body)["last_sequence"] == after["last_sequence"]);

    const auto repeated = Json::parse(server.ask("POST", one + "/turns", R"({"command":"repeat"})").body)["turns"];
    CHECK(repeated.front()["reason"] == "repeat");
    CHECK(!repeated.back().contains("reason"));

    const auto stopped = server.ask("POST", one + "/turns", R"({"command":"stop"})");
    REQUIRE(stopped.status == 200);
    CHECK(Json::parse(stopped.body)["state"] == "ended");
    CHECK(server.ask("POST", one + "/turns", R"({"text":"more"})").status == 409);
    const auto report = server.ask("GET", one + "/report?format=json");
    REQUIRE(report.status == 200);
    CHECK(Json::parse(report.body)["scorecard"]["overall"]["band"] == "not scored");
    CHECK(Json::parse(report.body)["questions"][0]["not_scored"] == "not reached");
    CHECK(has(report.body, R"("reason")"));
    const auto page = server.ask("GET", one + "/report?format=html");
    CHECK(page.has("content-type: text/html"));
    CHECK(page.has("content-security-policy: default-src 'none'; style-src 'sha256-"));
    CHECK(has(page.body, "payment service"));
    CHECK(server.ask("GET", one + "/report?format=pdf").body == "%PDF-" + page.body);
    const auto text = server.ask("GET", one + "/report?format=md");
    CHECK(text.has("content-disposition: attachment; filename=\"offerbox-report-"));
    CHECK(text.body.starts_with("# Atlassian, Backend Engineer"));
    const auto archive = server.ask("GET", one + "/export");
    CHECK(archive.has("content-type: application/zip"));
    CHECK(has(archive.body, "report.md"));
    CHECK(!has(server.logged(), "payment service"));

    CHECK(server.ask("DELETE", one).status == 204);
    CHECK(server.ask("GET", one).status == 404);
    CHECK(server.ask("GET", one + "/report").status == 404);
}

TEST_CASE("the list comes in pages, and everything can be deleted") {
    const WholeServer server;
    std::vector<std::string> ids;
    for (int i = 0; i < 3; ++i) ids.push_back(server.begun()["id"]);
    const auto page = Json::parse(server.ask("GET", "/api/v1/interviews?limit=2").body);
    CHECK(page["interviews"].size() == 2);
    CHECK(page["interviews"][0]["id"] == ids[2]);
    CHECK(page["next"] == ids[1]);
    const auto last = Json::parse(server.ask("GET", "/api/v1/interviews?limit=2&before=" + ids[1]).body);
    CHECK(last["interviews"].size() == 1);
    CHECK(last["next"].is_null());
    CHECK(server.ask("DELETE", "/api/v1/everything").status == 204);
    CHECK(Json::parse(server.ask("GET", "/api/v1/interviews").body)["interviews"].empty());
}

TEST_CASE("two live connections follow one interview, and one of them speaks") {
    const WholeServer server;
    const auto begun = server.begun();
    const auto live = "/api/v1/interviews/" + begun["id"].get<std::string>() + "/live";
    const auto seen = begun["last_sequence"].get<int>();
    RawClient speaker = server.client();
    RawClient listener = server.client();
    REQUIRE(speaker.upgrade(live + "?after=" + std::to_string(seen)).status == 101);
    REQUIRE(listener.upgrade(live).status == 101);
    const auto next = [](RawClient& client) { return Json::parse(client.read_frame().value().payload); };
    CHECK(next(listener)["turn"]["kind"] == "greeting");
    CHECK(next(listener)["turn"]["kind"] == "warm_up");
    CHECK(next(listener)["interview"]["last_sequence"] == seen);

    speaker.send_frame(1, R"({"version":1,"type":"ping"})");
    CHECK(next(speaker)["type"] == "pong");
    speaker.send_frame(1, R"({"version":1,"type":"dance","idempotency_key":"k0"})");
    const auto refused = next(speaker);
    CHECK(refused["type"] == "problem");
    CHECK(refused["idempotency_key"] == "k0");
    CHECK(refused["problem"]["code"] == "invalid_argument");
    speaker.send_frame(
        1, R"({"version":1,"type":"turn","text":"I run the billing service.","took":9,"idempotency_key":"k1"})");
    const auto heard = next(listener);
    CHECK(heard["type"] == "turn");
    CHECK(heard["turn"]["text"] == "I run the billing service.");
    CHECK(!heard["turn"].contains("reason"));
    std::set<std::string> types;
    while (types != std::set<std::string>{"accepted", "interview", "turn"}) types.insert(next(speaker)["type"]);
}

TEST_CASE("a document that no interview uses can be taken back") {
    WholeServer server;
    const auto put = [&](const std::string& bytes) {
        return server.store().put_document({"", "me", "job", "job.txt", bytes, "{}", 1}).value();
    };
    const auto unused = "/api/v1/jobs/" + put("one");
    CHECK(server.ask("DELETE", unused).status == 204);
    CHECK(server.ask("DELETE", unused).status == 404);

    const auto used = put("two");
    REQUIRE(server.store().create_interview({"held", "me", "Held", {used}, {}}, 1).has_value());
    const auto refused = server.ask("DELETE", "/api/v1/resumes/" + used);
    CHECK(refused.status == 409);
    CHECK(has(refused.body, "An interview uses this document"));
}

TEST_CASE("every route stands in the description, and the other way round") {
    const WholeServer server;
    const auto description = Json::parse(server.ask("GET", "/api/v1/openapi.json").body);
    std::set<std::string> described;
    for (const auto& [path, methods] : description["paths"].items()) {
        for (const auto& [method, operation] : methods.items()) {
            described.insert(method + " " + path);
            CHECK(!operation["summary"].get<std::string>().empty());
        }
    }
    std::set<std::string> served;
    for (const auto& route : server.routes()) {
        const bool is_page = route.pattern == "/{path...}" || route.pattern.starts_with("/companies/") ||
                             route.pattern.starts_with("/pages/");
        if (is_page) continue;
        auto method = route.method;
        for (auto& c : method) c = static_cast<char>(c - 'A' + 'a');
        served.insert(method + " " + route.pattern);
    }
    CHECK(described == served);
}
