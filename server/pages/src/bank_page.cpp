#include "offerbox/pages/bank_page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>

#include "offerbox/base/embedded.hpp"
#include "offerbox/base/html.hpp"

namespace offerbox::embedded {

std::span<const EmbeddedFile> page_style();

}  // namespace offerbox::embedded

namespace offerbox::pages {

namespace {

bool allows(const std::vector<std::string>& ids, std::string_view id) {
    return id.empty() || ids.empty() || std::ranges::find(ids, id) != ids.end();
}

void begin(Html& html, std::string_view title) {
    html.open("html", {{"lang", "en"}}).open("head").open("meta", {{"charset", "utf-8"}});
    html.open("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
    html.element("title", fmt::format("{} - OfferBox", title));
    html.open("link", {{"rel", "stylesheet"}, {"href", stylesheet_path}}).close();  // the head
    html.open("body");
    html.open("header").element("a", "OfferBox", {{"href", "/"}, {"class", "brand"}}).close();
    html.open("main").element("h1", title);
}

std::string page_address(std::string_view company, std::string_view role) {
    return fmt::format("/companies/{}/{}", company, role);
}

std::string practise_address(std::string_view company, std::string_view role, std::string_view question = {}) {
    auto address = fmt::format("/?company={}&role={}", company, role);
    if (!question.empty()) address += fmt::format("&question={}", question);
    return address;
}

const CompanyFact* fact_of(const Company& company, std::string_view id) {
    const auto found = std::ranges::find(company.facts, id, &CompanyFact::id);
    return found == company.facts.end() ? nullptr : &*found;
}

void add_source(Html& html, const Company& company, std::string_view fact_id) {
    const auto* fact = fact_of(company, fact_id);
    if (fact == nullptr) return;
    html.element("span",
                 fmt::format("{}: {}; {}; confidence {}", fact->basis, fact->where, fact->date, fact->confidence),
                 {{"class", "source"}});
}

void add_loop(Html& html, const Company& company) {
    if (company.rounds.empty()) return;
    html.element("h2", "The interviews").open("ul");
    for (const auto& round : company.rounds) {
        html.open("li").element("strong", round.name);
        if (round.count > 1) html.text(fmt::format(", {} times", round.count));
        if (round.minutes > 0) html.text(fmt::format(", {} minutes", round.minutes));
        if (!round.seniorities.empty()) {
            html.text(", for ");
            for (std::size_t i = 0; i < round.seniorities.size(); ++i) {
                html.text(i == 0 ? "" : " and ").text(name_of(round.seniorities[i]));
            }
        }
        if (!round.judged_on.empty()) {
            html.text("; judged on ");
            for (std::size_t i = 0; i < round.judged_on.size(); ++i) {
                html.text(i == 0 ? "" : ", ").text(round.judged_on[i]);
            }
        }
        if (!round.offered) html.text(". Not offered here yet");
        html.text(". ");
        add_source(html, company, round.fact);
        html.close();
    }
    html.close();
}

void add_values(Html& html, const Company& company) {
    if (company.values.empty()) return;
    html.element("h2", "The values").open("ul");
    for (const auto& value : company.values) {
        html.open("li").element("strong", value.name).text(": ").text(value.meaning).text(" ");
        add_source(html, company, value.fact);
        html.close();
    }
    html.close();
}

struct RoundName {
    Round round;
    std::string_view title;
};

constexpr std::array<RoundName, 5> rounds = {{{Round::technical, "Technical questions"},
                                              {Round::system_design, "System design"},
                                              {Round::values, "Values"},
                                              {Round::leadership, "Leadership"},
                                              {Round::behavioural, "Behavioural questions"}}};

void add_questions(Html& html, const std::vector<const Question*>& questions, std::string_view company,
                   std::string_view role) {
    for (const auto& [round, title] : rounds) {
        const auto of_round = [wanted = round](const Question* question) { return question->round == wanted; };
        if (std::ranges::none_of(questions, of_round)) continue;
        html.element("h2", title);
        for (const auto* question : questions) {
            if (!of_round(question)) continue;
            html.open("article", {{"id", question->id}}).element("h3", question->text);
            html.open("p").element("strong", "What interviewers look for: ").text(question->looks_for).close();
            html.open("p").element("a", "Practise this question",
                                   {{"href", practise_address(company, role, question->id)}});
            html.close().close();
        }
    }
}

void add_disclaimer(Html& html, std::string_view company) {
    html.close().open("footer");
    html.text(fmt::format("OfferBox is not affiliated with {}. ", company));
    html.text("Questions and key points are in our own words; every fact names where it comes from.").close();
}

}  // namespace

std::string_view stylesheet() {
    return embedded::page_style().front().bytes;
}

std::vector<const Question*> questions_for(const Bank& bank, std::string_view company, std::string_view role) {
    std::vector<const Question*> questions;
    for (const auto& question : bank.questions) {
        if (allows(question.companies, company) && allows(question.roles, role)) questions.push_back(&question);
    }
    return questions;
}

std::optional<std::string> bank_page(const Bank& bank, std::string_view company_id, std::string_view role_id) {
    const auto* company = bank.company(company_id);
    const auto* role = bank.role(role_id);
    if (company == nullptr || role == nullptr) return std::nullopt;
    Html html;
    begin(html, fmt::format("{}, {}: interview questions", company->name, role->name));
    html.element("p", company->about).element("p", role->about);
    html.open("p").element("a", "Start practising",
                           {{"href", practise_address(company->id, role->id)}, {"class", "start"}});
    html.close();
    add_loop(html, *company);
    add_values(html, *company);
    add_questions(html, questions_for(bank, company->id, role->id), company->id, role->id);
    add_disclaimer(html, company->name);
    return std::move(html).finished();
}

std::string start_page(const Bank& bank) {
    Html html;
    begin(html, "Mock interviews on your own machine");
    html.element("p",
                 "Practise in the terminal with the verb \"interview\" of the program, or read the questions here:");
    html.open("ul");
    for (const auto& company : bank.companies) {
        for (const auto& role : bank.roles) {
            if (role.id == "any") continue;
            html.open("li").element("a", fmt::format("{}, {}", company.name, role.name),
                                    {{"href", page_address(company.id, role.id)}});
            html.close();
        }
    }
    html.close();
    return std::move(html).finished();
}

}  // namespace offerbox::pages
