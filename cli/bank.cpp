#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "offerbox/bank/load.hpp"
#include "offerbox/base/text.hpp"
#include "verbs.hpp"

namespace offerbox::cli {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t line_width = 100;

struct BankOptions {
    std::string directory;
    std::string id;
    bool json = false;
};

std::filesystem::path directory_of(const Session& session, const BankOptions& options) {
    return options.directory.empty() ? content_directory(session) : std::filesystem::path(options.directory);
}

// The words in lines of at most `line_width`, every line after the first begun with `indent`.
std::string wrapped(std::string_view words, std::string_view indent) {
    std::string out;
    std::size_t column = indent.size();
    const auto squeezed = text::squeeze(words);
    for (const auto word : text::split(squeezed, ' ')) {
        if (column > indent.size() && column + 1 + word.size() > line_width) {
            out += fmt::format("\n{}", indent);
            column = indent.size();
        } else if (column > indent.size()) {
            out += ' ';
            ++column;
        }
        out += word;
        column += word.size();
    }
    return out;
}

void print_item(std::string_view mark, std::string_view words) {
    const std::string indent(mark.size(), ' ');
    fmt::print("{}{}\n", mark, wrapped(words, indent));
}

void print_section(std::string_view title) {
    fmt::print("\n{}\n", title);
}

std::string names_of(const std::vector<Seniority>& seniorities) {
    std::vector<std::string> names;
    for (const auto seniority : seniorities) names.emplace_back(name_of(seniority));
    return names.empty() ? "all" : text::join(names, ", ");
}

std::string any_or(const std::vector<std::string>& names) {
    return names.empty() ? "any" : text::join(names, ", ");
}

// list

void list_as_json(const Bank& bank) {
    Json object = {{"companies", Json::array()},
                   {"roles", Json::array()},
                   {"questions", Json::array()},
                   {"concepts", bank.techniques.size()}};
    for (const auto& company : bank.companies)
        object["companies"].push_back({{"id", company.id}, {"name", company.name}});
    for (const auto& role : bank.roles) object["roles"].push_back({{"id", role.id}, {"name", role.name}});
    for (const auto& question : bank.questions) {
        object["questions"].push_back({{"id", question.id},
                                       {"round", name_of(question.round)},
                                       {"kind", name_of(question.kind)},
                                       {"competency", question.competency},
                                       {"companies", question.companies},
                                       {"roles", question.roles},
                                       {"minutes", question.minutes},
                                       {"text", question.text}});
    }
    fmt::print("{}\n", object.dump(2));
}

void list_in_words(const Bank& bank) {
    fmt::print("Companies\n");
    for (const auto& company : bank.companies) fmt::print("  {}  {}\n", company.id, company.name);
    print_section("Roles");
    for (const auto& role : bank.roles) fmt::print("  {}  {}\n", role.id, role.name);
    print_section(fmt::format("Questions ({})", bank.questions.size()));
    for (const auto& question : bank.questions) {
        fmt::print("  {}  [{}, {}, {}]\n", question.id, name_of(question.round), name_of(question.kind),
                   question.competency);
        print_item("      ", question.text);
    }
    print_section(fmt::format("Concepts ({})", bank.techniques.size()));
    std::vector<std::string> ids;
    for (const auto& technique : bank.techniques) ids.push_back(technique.id);
    if (!ids.empty()) print_item("  ", text::join(ids, ", "));
}

// show

Json to_json(const Probe& probe) {
    return {{"id", probe.id}, {"parent", probe.parent}, {"text", probe.text}, {"opens", probe.opens}};
}

Json to_json(const Question& question) {
    Json object = {
        {"type", "question"},
        {"id", question.id},
        {"text", question.text},
        {"round", name_of(question.round)},
        {"kind", name_of(question.kind)},
        {"competency", question.competency},
        {"companies", question.companies},
        {"roles", question.roles},
        {"minutes", question.minutes},
        {"source",
         {{"basis", question.source.basis}, {"where", question.source.where}, {"date", question.source.date}}},
        {"looks_for", question.looks_for},
        {"key_points", Json::array()},
        {"misconceptions", Json::array()},
        {"probes", Json::array()},
        {"variants", Json::array()},
        {"anchors", question.anchors},
        {"red_flags", question.red_flags}};
    for (const auto& point : question.key_points) {
        object["key_points"].push_back({{"id", point.id},
                                        {"text", point.text},
                                        {"weight", point.weight},
                                        {"seniority", name_of(point.seniority)}});
    }
    for (const auto& wrong : question.misconceptions) {
        object["misconceptions"].push_back({{"id", wrong.id}, {"claim", wrong.claim}, {"why_wrong", wrong.why_wrong}});
    }
    for (const auto& probe : question.probes) object["probes"].push_back(to_json(probe));
    for (const auto& variant : question.variants)
        object["variants"].push_back({{"id", variant.id}, {"text", variant.text}});
    return object;
}

Json to_json(const Company& company) {
    Json object = {{"type", "company"},       {"id", company.id},        {"name", company.name},
                   {"about", company.about},  {"rounds", Json::array()}, {"values", Json::array()},
                   {"grades", Json::array()}, {"facts", Json::array()}};
    for (const auto& round : company.rounds) {
        object["rounds"].push_back({{"id", round.id},
                                    {"name", round.name},
                                    {"minutes", round.minutes > 0 ? Json(round.minutes) : Json()},
                                    {"count", round.count},
                                    {"judged_on", round.judged_on},
                                    {"offered", round.offered},
                                    {"fact", round.fact}});
    }
    for (const auto& value : company.values) {
        object["values"].push_back(
            {{"id", value.id}, {"name", value.name}, {"meaning", value.meaning}, {"fact", value.fact}});
    }
    for (const auto& grade : company.grades) {
        object["grades"].push_back(
            {{"name", grade.name}, {"seniority", name_of(grade.seniority)}, {"fact", grade.fact}});
    }
    for (const auto& fact : company.facts) {
        object["facts"].push_back({{"id", fact.id},
                                   {"text", fact.text},
                                   {"basis", fact.basis},
                                   {"where", fact.where},
                                   {"date", fact.date},
                                   {"confidence", fact.confidence}});
    }
    return object;
}

Json to_json(const Role& role) {
    Json object = {
        {"type", "role"}, {"id", role.id}, {"name", role.name}, {"about", role.about}, {"competencies", Json::array()}};
    for (const auto& competency : role.competencies) {
        Json grades = Json::object();
        for (const auto& [seniority, words] : competency.by_seniority) grades[std::string(name_of(seniority))] = words;
        object["competencies"].push_back({{"id", competency.id},
                                          {"name", competency.name},
                                          {"meaning", competency.meaning},
                                          {"by_seniority", grades}});
    }
    object["default_questions"] = role.default_questions;
    return object;
}

Json to_json(const Technique& technique) {
    Json object = {{"type", "concept"},
                   {"id", technique.id},
                   {"name", technique.name},
                   {"skills", technique.skills},
                   {"probes", Json::array()}};
    for (const auto& probe : technique.probes) object["probes"].push_back(to_json(probe));
    return object;
}

void print_probes(const std::vector<Probe>& probes) {
    std::vector<std::string> open;  // the ids from the root to the probe before
    for (const auto& probe : probes) {
        while (!open.empty() && open.back() != probe.parent) open.pop_back();
        print_item(std::string(2 + 2 * open.size(), ' ') + "- ", probe.text);
        open.push_back(probe.id);
    }
}

void show(const Question& question) {
    fmt::print("{}\n", wrapped(question.text, ""));
    fmt::print("\nround {}, kind {}, competency {}, {} minutes, asked of {}\n", name_of(question.round),
               name_of(question.kind), question.competency, question.minutes, names_of(question.seniorities));
    fmt::print("companies: {}; roles: {}\n", any_or(question.companies), any_or(question.roles));
    fmt::print("source: {} ({}, {})\n", question.source.where, question.source.basis, question.source.date);
    print_section("What interviewers look for");
    print_item("  ", question.looks_for);
    print_section("Key points (weight, expected from)");
    for (const auto& point : question.key_points) {
        print_item("  - ", fmt::format("{} ({}, {})", point.text, point.weight, name_of(point.seniority)));
    }
    print_section("What wrong answers claim");
    for (const auto& wrong : question.misconceptions) {
        print_item("  - ", wrong.claim);
        print_item("    why it is wrong: ", wrong.why_wrong);
    }
    print_section("Follow-ups");
    print_probes(question.probes);
    print_section("Levels");
    for (std::size_t i = 0; i < question.anchors.size(); ++i)
        print_item(fmt::format("  {}  ", i + 1), question.anchors[i]);
    print_section("Red flags");
    for (const auto& flag : question.red_flags) print_item("  - ", flag);
    print_section("Variants");
    for (const auto& variant : question.variants) print_item("  - ", variant.text);
}

void show(const Company& company) {
    fmt::print("{}\n\n{}\n", company.name, wrapped(company.about, ""));
    print_section("Interviews");
    for (const auto& round : company.rounds) {
        const auto length = round.minutes > 0 ? fmt::format(", {} minutes", round.minutes) : std::string();
        const auto times = round.count > 1 ? fmt::format(" ({} times)", round.count) : std::string();
        const auto whom = round.seniorities.empty() ? std::string() : ", for " + names_of(round.seniorities);
        const auto judged =
            round.judged_on.empty() ? std::string() : "; judged on " + text::join(round.judged_on, ", ");
        print_item("  - ", fmt::format("{}{}{}{}{}{}", round.name, times, length, whom, judged,
                                       round.offered ? "" : " (not offered here yet)"));
    }
    print_section("Values");
    for (const auto& value : company.values) print_item("  - ", fmt::format("{}: {}", value.name, value.meaning));
    print_section("Where this is known from");
    for (const auto& fact : company.facts) {
        print_item("  - ", fact.text);
        print_item("    ",
                   fmt::format("{}: {}; {}; confidence {}", fact.basis, fact.where, fact.date, fact.confidence));
    }
    fmt::print("\nOfferBox is not affiliated with {}.\n", company.name);
}

void show(const Role& role) {
    fmt::print("{}\n\n{}\n", role.name, wrapped(role.about, ""));
    if (!role.also_called.empty())
        fmt::print("{}\n", wrapped("also called: " + text::join(role.also_called, ", "), ""));
    for (const auto& competency : role.competencies) {
        print_section(fmt::format("{} ({})", competency.name, competency.id));
        print_item("  ", competency.meaning);
        for (const auto& [seniority, words] : competency.by_seniority)
            print_item(fmt::format("  {:<10}", name_of(seniority)), words);
    }
    if (!role.default_questions.empty())
        fmt::print("\nQuestions first: {}\n", wrapped(text::join(role.default_questions, ", "), ""));
}

void show(const Technique& technique) {
    fmt::print("{} ({})\n", technique.name, any_or(technique.skills));
    print_section("Follow-ups");
    print_probes(technique.probes);
}

template <typename Value>
bool shown(const Value* value, bool json) {
    if (value == nullptr) return false;
    if (json) {
        fmt::print("{}\n", to_json(*value).dump(2));
    } else {
        show(*value);
    }
    return true;
}

void run_list(Session& session, const BankOptions& options) {
    const auto bank = load_bank(directory_of(session, options));
    if (!bank) return report_failure(session, bank.error(), options.json);
    if (options.json) return list_as_json(*bank);
    list_in_words(*bank);
}

void run_show(Session& session, const BankOptions& options) {
    const auto bank = load_bank(directory_of(session, options));
    if (!bank) return report_failure(session, bank.error(), options.json);
    const auto& id = options.id;
    if (shown(bank->question(id), options.json) || shown(bank->company(id), options.json) ||
        shown(bank->role(id), options.json) || shown(bank->technique(id), options.json)) {
        return;
    }
    report_failure(session,
                   fail(ErrorCode::not_found, "no such id in the bank: " + id,
                        fmt::format("The bank has no \"{}\"; \"offerbox bank list\" names what it has.", id)),
                   options.json);
}

// check

Json to_json(const BankCheck& check) {
    Json object = {{"files", check.files}, {"faults", Json::array()}};
    for (const auto& fault : check.faults) {
        object["faults"].push_back(
            {{"file", fault.file}, {"line", fault.line}, {"field", fault.field}, {"message", fault.message}});
    }
    return object;
}

void run_check(Session& session, const BankOptions& options) {
    const auto check = check_bank(directory_of(session, options));
    if (!check) return report_failure(session, check.error(), options.json);
    session.exit_status = check->faults.empty() ? 0 : 1;
    if (options.json) {
        fmt::print("{}\n", to_json(*check).dump(2));
        return;
    }
    for (const auto& fault : check->faults) {
        fmt::print("{}:{}: {}: {}\n", fault.file, fault.line, fault.field.empty() ? "/" : fault.field, fault.message);
    }
    fmt::print("{} files, {} faults\n", check->files, check->faults.size());
}

}  // namespace

void add_bank_verb(CLI::App& root, Session& session) {
    auto* bank = root.add_subcommand("bank", "the question bank: list, show or check it");
    bank->require_subcommand(1);
    const auto options = std::make_shared<BankOptions>();
    const auto add = [&](const char* name, const char* about) {
        auto* verb = bank->add_subcommand(name, about);
        verb->add_flag("--json", options->json, "print one JSON object");
        return verb;
    };
    auto* list = add("list", "companies, roles, questions and concepts");
    list->add_option("DIR", options->directory, "folder of the bank (default: the program's own)");
    list->callback([&session, options] { run_list(session, *options); });
    auto* show_one = add("show", "one question, company, role or concept in full");
    show_one->add_option("ID", options->id, "its id, as in the list")->required();
    show_one->add_option("DIR", options->directory, "folder of the bank (default: the program's own)");
    show_one->callback([&session, options] { run_show(session, *options); });
    auto* check = add("check", "every fault of the bank, with file, line and field");
    check->add_option("DIR", options->directory, "folder of the bank (default: the program's own)");
    check->callback([&session, options] { run_check(session, *options); });
}

}  // namespace offerbox::cli
