#include "check_meaning.hpp"

#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "offerbox/base/text.hpp"

namespace offerbox::bank {

namespace {

constexpr std::size_t least_probes = 12;
constexpr std::size_t most_spoken_words = 40;
constexpr std::size_t most_opening_words = 60;  // the question itself tells what story is wanted
constexpr std::size_t most_challenge_words = 30;
constexpr std::size_t least_clause_words = 3;
constexpr std::size_t most_clause_words = 28;

// Praise, and claims to have understood: an interviewer's words never hold them.
const RE2& praise() {
    static const RE2 expression(
        "(?i)^(great|excellent|awesome|perfect|nice|good|wonderful|got it|right)[,.!]|well done|good "
        "(point|answer|job|question)|"
        "\\bi (see|understand)\\b|makes sense");
    return expression;
}

std::string plain(std::string_view text) {
    std::string out;
    for (const auto& word : text::words(text)) out += word.lower + " ";
    return out;
}

std::string at(std::string_view list, std::size_t index, std::string_view field = {}) {
    return fmt::format("/{}/{}{}{}", list, index, field.empty() ? "" : "/", field);
}

// The faults of one file, each placed by its path.
class Faults {
  public:
    Faults(const BankFile& file, std::vector<BankFault>& out) : file_(&file), out_(&out) {}

    void add(std::string field, std::string message) const {
        const int line = nearest(file_->root, field).line;
        out_->push_back({file_->name, line, std::move(field), std::move(message)});
    }

    const BankFile& file() const noexcept { return *file_; }

  private:
    const BankFile* file_;
    std::vector<BankFault>* out_;
};

void check_expressions(const Faults& faults, const std::string& field, const std::vector<std::string>& expressions) {
    RE2::Options options;
    options.set_case_sensitive(false);
    options.set_log_errors(false);
    for (std::size_t i = 0; i < expressions.size(); ++i) {
        const RE2 expression(expressions[i], options);
        const auto place = fmt::format("{}/{}", field, i);
        if (!expression.ok()) {
            faults.add(place, fmt::format(
                                  "this regular expression does not compile: {} (the dialect is RE2: no lookaround, no "
                                  "backreference)",
                                  expression.error()));
        } else if (RE2::FullMatch("", expression)) {
            faults.add(place, "this regular expression matches nothing at all, so it would match everywhere");
        }
    }
}

// `exists` tells whether a name is one; an empty name is no reference.
template <typename Exists>
void check_reference(const Faults& faults, std::string field, const std::string& name, std::string_view what,
                     Exists exists) {
    if (name.empty() || exists(name)) return;
    faults.add(std::move(field), fmt::format("there is no {} \"{}\"", what, name));
}

template <typename Exists>
void check_references(const Faults& faults, const std::string& field, const std::vector<std::string>& names,
                      std::string_view what, Exists exists) {
    for (std::size_t i = 0; i < names.size(); ++i)
        check_reference(faults, fmt::format("{}/{}", field, i), names[i], what, exists);
}

template <typename Values>
void check_unique_ids(const Faults& faults, std::string_view list, const Values& values) {
    std::set<std::string> seen;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (!seen.insert(values[i].id).second) {
            faults.add(at(list, i, "id"), fmt::format("the id \"{}\" is used twice", values[i].id));
        }
    }
}

// A text that the interviewer says.
void check_spoken(const Faults& faults, const std::string& field, const std::string& words, std::size_t most_words,
                  bool must_ask) {
    if (words.empty()) return;
    const auto marks = std::ranges::count(words, '?');
    if (must_ask && marks != 1)
        faults.add(field, fmt::format("this must ask exactly one question and has {} question marks", marks));
    if (!must_ask && marks > 1) faults.add(field, fmt::format("this asks {} questions; one at a time", marks));
    const auto length = text::count_words(words);
    if (length > most_words)
        faults.add(field, fmt::format("this has {} words; at most {} are spoken at a time", length, most_words));
    if (RE2::PartialMatch(words, praise())) faults.add(field, "this praises or claims to have understood");
}

// No two of these texts say the same in the same words. `seen` collects over several lists.
void check_distinct(const Faults& faults, const std::string& field, const std::vector<std::string>& texts,
                    std::map<std::string, std::string>& seen) {
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const auto place = fmt::format("{}/{}", field, i);
        const auto [other, fresh] = seen.emplace(plain(texts[i]), place);
        if (!fresh) faults.add(place, fmt::format("the same words stand at {}", other->second));
    }
}

void check_clauses(const Faults& faults, const std::string& field, const std::vector<std::string>& clauses) {
    for (std::size_t i = 0; i < clauses.size(); ++i) {
        const auto length = text::count_words(clauses[i]);
        if (length >= least_clause_words && length <= most_clause_words) continue;
        faults.add(fmt::format("{}/{}", field, i),
                   fmt::format("this has {} words; write a clause of {} to {}, as a person says it", length,
                               least_clause_words, most_clause_words));
    }
}

// The paths of the probes in the order in which they were read.
void probe_paths(const Node& above, const std::string& path, std::vector<std::string>& out) {
    for (std::size_t i = 0; i < above.items.size(); ++i) {
        out.push_back(fmt::format("{}/{}", path, i));
        const Node* children = above.items[i].field("then");
        if (children != nullptr) probe_paths(*children, out.back() + "/then", out);
    }
}

template <typename IsKeyPoint>
void check_probe(const Faults& faults, const std::string& path, const Probe& probe, IsKeyPoint is_key_point) {
    check_spoken(faults, path + "/text", probe.text, most_spoken_words, true);
    check_spoken(faults, path + "/hypothetical", probe.hypothetical, most_spoken_words, true);
    check_spoken(faults, path + "/rephrase", probe.rephrase, most_spoken_words, true);
    if (!probe.rephrase.empty() && plain(probe.rephrase) == plain(probe.text)) {
        faults.add(path + "/rephrase", "this is the probe again, in the same words");
    }
    check_reference(faults, path + "/opens", probe.opens, "key point", is_key_point);
    check_reference(faults, path + "/when/partly", probe.when.partly, "key point", is_key_point);
    check_references(faults, path + "/when/met", probe.when.met, "key point", is_key_point);
    check_references(faults, path + "/when/open", probe.when.open, "key point", is_key_point);
    check_expressions(faults, path + "/answered_cues", probe.answered_cues);
    check_expressions(faults, path + "/when/said_cues", probe.when.said_cues);
    check_expressions(faults, path + "/when/not_said_cues", probe.when.not_said_cues);
    if (!probe.when.said.empty() && probe.when.said_cues.empty()) {
        faults.add(path + "/when", "\"said\" needs \"said_cues\": similarity alone is not trusted");
    }
    if (probe.aim == ProbeAim::narrow && probe.when.partly.empty()) {
        faults.add(path + "/when", "a probe that narrows needs \"partly\": the key point that is met in part");
    }
    std::map<std::string, std::string> seen;
    check_distinct(faults, path + "/answered_by", probe.answered_by, seen);
}

template <typename IsKeyPoint>
void check_probes(const Faults& faults, const std::vector<Probe>& probes, IsKeyPoint is_key_point) {
    std::vector<std::string> paths;
    if (const Node* tree = faults.file().root.field("probes")) probe_paths(*tree, "/probes", paths);
    if (paths.size() != probes.size()) return;
    std::set<std::string> ids;
    std::map<std::string, std::string> texts;
    for (std::size_t i = 0; i < probes.size(); ++i) {
        check_probe(faults, paths[i], probes[i], is_key_point);
        if (!ids.insert(probes[i].id).second)
            faults.add(paths[i] + "/id", fmt::format("the id \"{}\" is used twice", probes[i].id));
        const auto [other, fresh] = texts.emplace(plain(probes[i].text), paths[i]);
        if (!fresh) faults.add(paths[i] + "/text", fmt::format("the same words stand at {}", other->second));
    }
}

constexpr std::array placeholders{"employer", "project", "quote", "technology", "requirement"};

void check_opening(const Faults& faults, const std::string& path, const Opening& opening) {
    std::string rest = opening.text;
    for (const std::string name : placeholders) {
        const bool used = rest.find("{" + name + "}") != std::string::npos;
        const bool needed = std::ranges::find(opening.needs, name) != opening.needs.end();
        if (used && !needed)
            faults.add(path + "/needs", fmt::format("the text uses {{{}}}, which is not among the needs", name));
        if (needed && !used)
            faults.add(path + "/text", fmt::format("the needs name \"{}\", which the text does not use", name));
        rest = text::replace_all(rest, "{" + name + "}", "");
    }
    if (rest.find_first_of("{}") != std::string::npos)
        faults.add(path + "/text", "a placeholder that is none stands here");
    check_spoken(faults, path + "/text", opening.text, most_opening_words, false);
}

void check_key_points(const Faults& faults, const Question& question) {
    check_unique_ids(faults, "key_points", question.key_points);
    std::map<std::string, std::string> said;
    for (std::size_t i = 0; i < question.key_points.size(); ++i) {
        const auto& point = question.key_points[i];
        check_distinct(faults, at("key_points", i, "phrasings"), point.phrasings, said);
        check_distinct(faults, at("key_points", i, "partly"), point.partly, said);
        check_clauses(faults, at("key_points", i, "phrasings"), point.phrasings);
        check_expressions(faults, at("key_points", i, "cues"), point.cues);
    }
}

void check_misconceptions(const Faults& faults, const Question& question) {
    check_unique_ids(faults, "misconceptions", question.misconceptions);
    const auto is_key_point = [&](const std::string& id) { return find_key_point(question, id) != nullptr; };
    std::map<std::string, std::string> said;
    for (std::size_t i = 0; i < question.misconceptions.size(); ++i) {
        const auto& wrong = question.misconceptions[i];
        check_distinct(faults, at("misconceptions", i, "wordings"), wrong.wordings, said);
        check_distinct(faults, at("misconceptions", i, "right"), wrong.right, said);
        check_clauses(faults, at("misconceptions", i, "wordings"), wrong.wordings);
        check_expressions(faults, at("misconceptions", i, "cues"), wrong.cues);
        check_reference(faults, at("misconceptions", i, "contradicts"), wrong.contradicts, "key point", is_key_point);
        check_spoken(faults, at("misconceptions", i, "challenge"), wrong.challenge, most_challenge_words, true);
    }
}

// The competencies that a question may name: those of its roles and those that are neutral of roles.
bool has_competency(const Bank& bank, const Question& question, std::string_view id) {
    return std::ranges::any_of(bank.roles, [&](const Role& role) {
        const bool asked_of = role.id == "any" || std::ranges::find(question.roles, role.id) != question.roles.end();
        return asked_of && std::ranges::find(role.competencies, id, &Competency::id) != role.competencies.end();
    });
}

void check_question(const Faults& faults, const Bank& bank, const Question& question) {
    check_spoken(faults, "/text", question.text, most_opening_words, false);
    check_references(faults, "/companies", question.companies, "company",
                     [&](const auto& id) { return bank.company(id) != nullptr; });
    check_references(faults, "/roles", question.roles, "role",
                     [&](const auto& id) { return bank.role(id) != nullptr; });
    if (!question.competency.empty() && !has_competency(bank, question, question.competency)) {
        faults.add("/competency",
                   fmt::format("no role of this question has the competency \"{}\"", question.competency));
    }
    check_expressions(faults, "/evidence", question.evidence);
    for (std::size_t i = 0; i < question.tailored.size(); ++i)
        check_opening(faults, at("tailored", i), question.tailored[i]);
    for (std::size_t i = 0; i < question.rephrasings.size(); ++i) {
        check_spoken(faults, at("rephrasings", i), question.rephrasings[i], most_opening_words, false);
    }
    for (std::size_t i = 0; i < question.clarifications.size(); ++i) {
        check_expressions(faults, at("clarifications", i, "cues"), question.clarifications[i].cues);
        check_spoken(faults, at("clarifications", i, "answer"), question.clarifications[i].answer, most_opening_words,
                     false);
    }
    check_spoken(faults, "/clarification_default", question.clarification_default, most_opening_words, false);
    for (std::size_t i = 0; i < question.variants.size(); ++i) {
        check_spoken(faults, at("variants", i, "text"), question.variants[i].text, most_opening_words, false);
    }
    check_key_points(faults, question);
    check_misconceptions(faults, question);
    check_probes(faults, question.probes,
                 [&](const std::string& id) { return find_key_point(question, id) != nullptr; });
    if (question.probes.size() < least_probes) {
        faults.add("/probes", fmt::format("a question needs at least {} probes, children counted, and has {}",
                                          least_probes, question.probes.size()));
    }
}

void check_technique(const Faults& faults, const Technique& technique) {
    check_unique_ids(faults, "senses", technique.senses);
    for (std::size_t i = 0; i < technique.senses.size(); ++i) {
        const auto& sense = technique.senses[i];
        check_expressions(faults, at("senses", i, "cues"), sense.cues);
        check_expressions(faults, at("senses", i, "did"), sense.did);
        check_expressions(faults, at("senses", i, "requires"), sense.requires_near);
        check_expressions(faults, at("senses", i, "excludes"), sense.excludes_near);
    }
    check_probes(faults, technique.probes, [](const std::string&) { return false; });
    std::vector<std::string> paths;
    if (const Node* tree = faults.file().root.field("probes")) probe_paths(*tree, "/probes", paths);
    for (std::size_t i = 0; i < technique.probes.size() && i < paths.size(); ++i) {
        check_reference(faults, paths[i] + "/sense", technique.probes[i].sense, "sense", [&](const std::string& id) {
            return std::ranges::find(technique.senses, id, &ConceptSense::id) != technique.senses.end();
        });
    }
}

void check_fact(const Faults& faults, const std::string& path, const CompanyFact& fact) {
    static const RE2 page("[a-z0-9-]+\\.[a-z]{2,}(/|$)");
    if (fact.basis == "official" && !RE2::PartialMatch(fact.where, page)) {
        faults.add(path + "/where", "an official fact needs the address of the page that says it");
    }
    if (fact.basis != "inferred" && text::contains_ignoring_case(fact.where, "memory")) {
        faults.add(path + "/where", "memory is no source: mark the fact as inferred or leave it out");
    }
}

void check_company(const Faults& faults, const Company& company) {
    const auto is_fact = [&](const std::string& id) {
        return std::ranges::find(company.facts, id, &CompanyFact::id) != company.facts.end();
    };
    check_unique_ids(faults, "facts", company.facts);
    check_unique_ids(faults, "rounds", company.rounds);
    check_unique_ids(faults, "values", company.values);
    for (std::size_t i = 0; i < company.facts.size(); ++i) check_fact(faults, at("facts", i), company.facts[i]);
    for (std::size_t i = 0; i < company.rounds.size(); ++i) {
        check_reference(faults, at("rounds", i, "fact"), company.rounds[i].fact, "fact", is_fact);
    }
    for (std::size_t i = 0; i < company.values.size(); ++i) {
        check_reference(faults, at("values", i, "fact"), company.values[i].fact, "fact", is_fact);
    }
    for (std::size_t i = 0; i < company.grades.size(); ++i) {
        check_reference(faults, at("grades", i, "fact"), company.grades[i].fact, "fact", is_fact);
    }
    for (std::size_t i = 0; i < company.answers.size(); ++i) {
        check_references(faults, at("answers", i, "facts"), company.answers[i].facts, "fact", is_fact);
        check_expressions(faults, at("answers", i, "cues"), company.answers[i].cues);
    }
}

void check_role(const Faults& faults, const Bank& bank, const Role& role,
                std::map<std::string, std::string>& competencies) {
    for (std::size_t i = 0; i < role.competencies.size(); ++i) {
        const auto [other, fresh] = competencies.emplace(role.competencies[i].id, faults.file().name);
        if (!fresh)
            faults.add(at("competencies", i, "id"), fmt::format("this competency stands in {} too", other->second));
    }
    for (std::size_t i = 0; i < role.default_questions.size(); ++i) {
        const auto& id = role.default_questions[i];
        const auto* question = bank.question(id);
        const auto path = at("default_questions", i);
        if (question == nullptr) {
            faults.add(path, fmt::format("there is no question \"{}\"", id));
        } else if (!question->roles.empty() && std::ranges::find(question->roles, role.id) == question->roles.end()) {
            faults.add(path, fmt::format("the question \"{}\" is not asked of this role", id));
        }
    }
}

void check_id(const Faults& faults, const std::string& id) {
    const auto stem = std::filesystem::path(faults.file().name).stem().string();
    if (!id.empty() && id != stem) faults.add("/id", fmt::format("the id must be the name of the file, \"{}\"", stem));
}

// Texts and ids of questions and variants that stand in two files.
class AcrossQuestions {
  public:
    void check(const Faults& faults, const Question& question) {
        one(faults, "/id", ids_, question.id, "id");
        one(faults, "/text", texts_, plain(question.text), "text");
        for (std::size_t i = 0; i < question.variants.size(); ++i) {
            one(faults, at("variants", i, "id"), ids_, question.variants[i].id, "id");
            one(faults, at("variants", i, "text"), texts_, plain(question.variants[i].text), "text");
        }
    }

  private:
    static void one(const Faults& faults, const std::string& field, std::map<std::string, std::string>& seen,
                    const std::string& value, std::string_view what) {
        const auto [other, fresh] = seen.emplace(value, faults.file().name + field);
        if (!fresh) faults.add(field, fmt::format("the same {} stands at {}", what, other->second));
    }

    std::map<std::string, std::string> ids_;
    std::map<std::string, std::string> texts_;
};

}  // namespace

std::vector<BankFault> faults_of_meaning(const BankReading& reading) {
    std::vector<BankFault> out;
    const auto& bank = reading.bank;
    std::map<std::string, std::string> competencies;
    AcrossQuestions across;
    std::map<FileKind, std::size_t> counted;
    for (const auto& file : reading.files) {
        if (!file.readable) continue;
        const auto index = counted[file.kind]++;
        const Faults faults(file, out);
        switch (file.kind) {
            case FileKind::company:
                check_id(faults, bank.companies[index].id);
                check_company(faults, bank.companies[index]);
                break;
            case FileKind::role:
                check_id(faults, bank.roles[index].id);
                check_role(faults, bank, bank.roles[index], competencies);
                break;
            case FileKind::question:
                check_id(faults, bank.questions[index].id);
                check_question(faults, bank, bank.questions[index]);
                across.check(faults, bank.questions[index]);
                break;
            case FileKind::technique:
                check_id(faults, bank.techniques[index].id);
                check_technique(faults, bank.techniques[index]);
                break;
        }
    }
    return out;
}

}  // namespace offerbox::bank
