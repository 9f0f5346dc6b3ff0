#include "offerbox/pages/bank_page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <span>

#include "offerbox/base/html.hpp"
#include "offerbox/base/text.hpp"

namespace offerbox::embedded {

std::span<const EmbeddedFile> page_style();

}  // namespace offerbox::embedded

namespace offerbox::pages {

namespace {

bool allows(const std::vector<std::string>& ids, std::string_view id) {
    return id.empty() || ids.empty() || std::ranges::find(ids, id) != ids.end();
}

std::string page_address(std::string_view company, std::string_view role) {
    return fmt::format("/companies/{}/{}", company, role);
}

std::string practise_address(std::string_view company, std::string_view role, std::string_view question = {}) {
    auto address = fmt::format("/?company={}&role={}", company, role);
    if (!question.empty()) address += fmt::format("&question={}", question);
    return address;
}

void add_brand(Html& html) {
    html.open("header", {{"class", "bar"}}).element("a", "OfferBox", {{"href", "/"}, {"class", "brand"}}).close();
}

void begin(Html& html, std::string_view title) {
    html.open("html", {{"lang", "en"}}).open("head").open("meta", {{"charset", "utf-8"}});
    html.open("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
    html.element("title", fmt::format("{} - OfferBox", title));
    html.open("link", {{"rel", "icon"}, {"href", icon_path}, {"type", "image/svg+xml"}});
    html.open("link", {{"rel", "stylesheet"}, {"href", stylesheet_path}}).close();  // the head
    html.open("body").element("a", "Skip to the content", {{"href", "#content"}, {"class", "skip-link"}});
    add_brand(html);
    html.open("main", {{"id", "content"}});
}

void add_tag(Html& html, std::string_view text, std::string_view kind = "tag") {
    html.element("li", text, {{"class", kind}});
}

struct Basis {
    std::string_view name;
    std::string_view shown;
};

constexpr std::array<Basis, 3> bases = {
    {{"official", "The company says"}, {"reported", "Candidates report"}, {"inferred", "Inferred, not confirmed"}}};

std::string_view shown_basis(std::string_view basis) {
    const auto found = std::ranges::find(bases, basis, &Basis::name);
    return found == bases.end() ? basis : found->shown;
}

void add_source(Html& html, std::string_view basis, std::string_view where, std::string_view date,
                std::string_view confidence) {
    html.open("p", {{"class", "source"}}).element("strong", shown_basis(basis));
    html.text(fmt::format(" ({}): {}; {}", basis, where, date));
    if (!confidence.empty()) html.text(fmt::format("; {} confidence", confidence));
    html.close();
}

void add_fact(Html& html, const Company& company, std::string_view fact_id) {
    const auto fact = std::ranges::find(company.facts, fact_id, &CompanyFact::id);
    if (fact == company.facts.end()) return;
    add_source(html, fact->basis, fact->where, fact->date, fact->confidence);
}

std::string grades_of(const CompanyRound& round) {
    std::string grades;
    for (const auto grade : round.seniorities)
        grades += (grades.empty() ? "for " : " and ") + std::string(name_of(grade));
    return grades;
}

void add_round(Html& html, const Company& company, const CompanyRound& round) {
    html.open("li", {{"class", "card"}}).element("h3", round.name).open("ul", {{"class", "tags"}});
    if (round.count > 1) add_tag(html, fmt::format("{} times", round.count));
    if (round.minutes > 0) add_tag(html, fmt::format("{} minutes", round.minutes));
    if (!round.seniorities.empty()) add_tag(html, grades_of(round));
    if (!round.offered) add_tag(html, "Not offered here yet", "tag warn");
    html.close();
    if (!round.judged_on.empty()) html.element("p", fmt::format("Judged on {}.", text::join(round.judged_on, ", ")));
    add_fact(html, company, round.fact);
    html.close();
}

void add_loop(Html& html, const Company& company) {
    if (company.rounds.empty()) return;
    html.open("section", {{"class", "section"}, {"id", "loop"}}).element("h2", "The interviews");
    html.open("ol", {{"class", "plain"}});
    for (const auto& round : company.rounds) add_round(html, company, round);
    html.close().close();
}

void add_values(Html& html, const Company& company) {
    if (company.values.empty()) return;
    html.open("section", {{"class", "section"}, {"id", "company-values"}}).element("h2", "The values");
    html.open("ul", {{"class", "plain"}});
    for (const auto& value : company.values) {
        html.open("li", {{"class", "card"}}).element("h3", value.name).element("p", value.meaning);
        add_fact(html, company, value.fact);
        html.close();
    }
    html.close().close();
}

struct RoundName {
    Round round;
    std::string_view title;
};

constexpr std::array<RoundName, 5> rounds = {{{Round::technical, "Technical questions"},
                                              {Round::system_design, "System design"},
                                              {Round::values, "Values questions"},
                                              {Round::leadership, "Leadership"},
                                              {Round::behavioural, "Behavioural questions"}}};

void add_question(Html& html, const Bank& bank, const Question& question, std::string_view practise) {
    const auto* competency = bank.competency(question.competency);
    html.open("article", {{"id", question.id}, {"class", "card question"}}).element("h3", question.text);
    html.open("ul", {{"class", "tags"}});
    if (competency != nullptr) add_tag(html, competency->name);
    add_tag(html, fmt::format("about {} minutes", question.minutes), "tag quiet");
    html.close();
    html.open("div", {{"class", "looks-for"}}).element("h4", "What interviewers look for", {{"class", "small soft"}});
    html.element("p", question.looks_for).close();
    add_source(html, question.source.basis, question.source.where, question.source.date, {});
    html.open("p").element("a", "Practise this question", {{"href", practise}, {"class", "button"}}).close().close();
}

std::vector<const Question*> of_round(const std::vector<const Question*>& questions, Round round) {
    std::vector<const Question*> chosen;
    std::ranges::copy_if(questions, std::back_inserter(chosen),
                         [round](const Question* question) { return question->round == round; });
    return chosen;
}

void add_questions(Html& html, const Bank& bank, const std::vector<const Question*>& questions,
                   std::string_view company, std::string_view role) {
    for (const auto& [round, title] : rounds) {
        const auto chosen = of_round(questions, round);
        if (chosen.empty()) continue;
        html.open("section", {{"class", "section"}, {"id", name_of(round)}}).element("h2", title);
        for (const auto* question : chosen) {
            add_question(html, bank, *question, practise_address(company, role, question->id));
        }
        html.close();
    }
}

void add_contents(Html& html, const Company& company, const std::vector<const Question*>& questions) {
    const auto link = [&](std::string_view id, std::string_view text) {
        html.open("li").element("a", text, {{"href", fmt::format("#{}", id)}}).close();
    };
    html.open("nav", {{"aria-label", "On this page"}}).open("ul", {{"class", "links small"}});
    if (!company.rounds.empty()) link("loop", "The interviews");
    if (!company.values.empty()) link("company-values", "The values");
    for (const auto& [round, title] : rounds) {
        const auto number = of_round(questions, round).size();
        if (number > 0) link(name_of(round), fmt::format("{} ({})", title, number));
    }
    html.close().close();
}

void add_disclaimer(Html& html, std::string_view company) {
    html.close().open("footer");
    html.element("p", fmt::format("OfferBox is not affiliated with {}.", company));
    html.element("p", "Questions and key points are in our own words; every fact names where it comes from.").close();
}

void add_practice(Html& html, std::string_view address) {
    html.open("p", {{"class", "row"}});
    html.element("a", "Start practising", {{"href", address}, {"class", "button primary large"}});
    html.element("span", "Tailored to your resume, and scored with your own words as evidence.",
                 {{"class", "soft small"}});
    html.close();
}

}  // namespace

std::span<const EmbeddedFile> style_files() {
    return embedded::page_style();
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
    begin(html, fmt::format("{} {} interview questions", company->name, role->name));
    html.open("div", {{"class", "hero"}}).element("p", "Interview questions", {{"class", "eyebrow"}});
    html.element("h1", fmt::format("{} {} interview questions", company->name, role->name));
    html.element("p", company->about, {{"class", "lead"}}).element("p", role->about, {{"class", "soft"}});
    add_practice(html, practise_address(company->id, role->id));
    const auto questions = questions_for(bank, company->id, role->id);
    add_contents(html, *company, questions);
    html.close();
    add_loop(html, *company);
    add_values(html, *company);
    add_questions(html, bank, questions, company->id, role->id);
    html.open("section", {{"class", "section"}}).element("h2", "Ready to try?");
    add_practice(html, practise_address(company->id, role->id));
    html.close();
    add_disclaimer(html, company->name);
    return std::move(html).finished();
}

std::string start_page(const Bank& bank) {
    Html html;
    begin(html, "Mock interviews on your own machine");
    html.open("div", {{"class", "hero"}}).element("h1", "Mock interviews on your own machine");
    html.element("p",
                 "Practise in the terminal with the verb \"interview\" of the program, or read the questions here:",
                 {{"class", "lead"}});
    html.close().open("ul");
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
