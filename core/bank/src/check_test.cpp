#include <doctest/doctest.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <tuple>
#include <vector>

#include "offerbox/bank/load.hpp"
#include "offerbox/base/file.hpp"

using namespace offerbox;

namespace {

namespace fs = std::filesystem;

const fs::path source = OFFERBOX_SOURCE_DIR;

// A copy of the good bank in which texts of files were replaced; removed with its owner.
class ChangedBank {
  public:
    ChangedBank() {
        static int count = 0;
        directory_ = fs::temp_directory_path() / fmt::format("offerbox-bank-{}-{}", getpid(), ++count);
        fs::copy(source / "core/bank/testdata/good", directory_, fs::copy_options::recursive);
        fs::copy(source / "content/schema", directory_ / "schema", fs::copy_options::recursive);
    }
    ChangedBank(const ChangedBank&) = delete;
    ChangedBank& operator=(const ChangedBank&) = delete;
    ~ChangedBank() { fs::remove_all(directory_); }

    // Replaces the first `from` in the file, and gives the line on which it stood.
    int change(const std::string& file, const std::string& from, const std::string& to) {
        std::string bytes = read_file(directory_ / file).value();
        const auto at = bytes.find(from);
        REQUIRE_MESSAGE(at != std::string::npos, from);
        const auto line = 1 + std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(at), '\n');
        bytes.replace(at, from.size(), to);
        REQUIRE(write_file(directory_ / file, bytes).has_value());
        return static_cast<int>(line);
    }

    std::vector<BankFault> faults() const {
        const auto check = check_bank(directory_);
        REQUIRE_MESSAGE(check.has_value(), (check.has_error() ? check.error().log : ""));
        return check->faults;
    }

    const fs::path& directory() const { return directory_; }

  private:
    fs::path directory_;
};

struct Case {
    std::string file, from, to, field, message;
    int lines_further = 0;  // where the fault stands, counted from the line of `from`
};

std::string in_words(const std::vector<BankFault>& faults) {
    std::string out;
    for (const auto& fault : faults)
        out += fmt::format("{}:{} {} {}\n", fault.file, fault.line, fault.field, fault.message);
    return out;
}

const std::string question = "questions/moving-house.yaml";
const std::string technique = "concepts/van.yaml";
const std::string company = "companies/acme.yaml";
const std::string role = "roles/backend.yaml";

const std::vector<Case> cases{
    {question, "minutes: 8", "minutes: eight", "/minutes", "this must be a whole number"},
    {question, "minutes: 8", "minutes: 900", "/minutes", "this must be from 3 to 60"},
    {question, "round: technical", "round: practical", "/round",
     "this must be one of: technical, system-design, values, leadership, behavioural"},
    {question, "looks_for: Order", "look_for: Order", "/look_for",
     "\"look_for\" is no field of this part of the format"},
    {question, "looks_for: Order", "look_for: Order", "", "\"looks_for\" is missing", -1000},
    {question, "id: moving-house\n", "id: moving_house\n", "/id", "this must be lower-case words joined by hyphens"},
    {question, "id: moving-house\n", "id: moving\n", "/id", "the id must be the name of the file, \"moving-house\""},
    {question, "competency: data", "competency: cooking", "/competency",
     "no role of this question has the competency \"cooking\""},
    {question, "looks_for: Order", "evidence: ['moved(']\nlooks_for: Order", "/evidence/0", ""},
    {question, "companies: []", "companies: [nowhere]", "/companies/0", "there is no company \"nowhere\""},
    {question, "roles: [backend]", "roles: [any, pilot]", "/roles/1", "there is no role \"pilot\""},
    {question, "weight: 3", "weight: 4", "/key_points/2/weight", "this must be from 1 to 3"},
    {question, "    weight: 3", "    weigth: 3", "/key_points/2/weigth",
     "\"weigth\" is no field of this part of the format"},
    {question, "date: read 2026-11", "date: lately", "/source/date",
     "this must be the date of publication, or 'read' and the month in which it was read"},
    {question, "cues: [\"kitchen\"", "cues: [\"(kitchen\"", "/key_points/0/cues/0",
     "this regular expression does not compile: missing ): (kitchen (the dialect is RE2: no lookaround, no "
     "backreference)"},
    {question, "cues: [\"cellar\"", "cues: [\"cellar(?=s)\"", "/key_points/1/cues/0",
     "this regular expression does not compile: invalid perl operator: (?= (the dialect is RE2: no lookaround, no "
     "backreference)"},
    {question, "\"kitchens?\"", "\"(kitchens)?\"", "/key_points/0/cues/2",
     "this regular expression matches nothing at all, so it would match everywhere"},
    {question, "we cleared the whole cellar on the first day", "We packed the whole kitchen, on the first day!",
     "/key_points/1/phrasings/0", "the same words stand at /key_points/0/phrasings/0"},
    {question, "we photographed the whole study on the first day", "too short", "/key_points/4/phrasings/0", ""},
    {question, "contradicts: attic", "contradicts: roof", "/misconceptions/2/contradicts",
     "there is no key point \"roof\""},
    {question, "At what hour was the cellar done?", "Was it done? When?", "/probes/1/text",
     "this must ask exactly one question and has 2 question marks"},
    {question, "Who was with you in the kitchen?", "Great, who was with you in the kitchen?", "/probes/0/then/0/text",
     "this praises or claims to have understood"},
    {question, "Who was with you in the kitchen?", "At what hour was the kitchen done?", "/probes/0/then/0/text",
     "the same words stand at /probes/0"},
    {question, "- id: cellar-who", "- id: cellar-when", "/probes/1/then/0/id", "the id \"cellar-when\" is used twice"},
    {question, "open: [attic]", "open: [roof]", "/probes/2/when/open/0", "there is no key point \"roof\""},
    {question, "when: {story: past, open: [garage]}", "when: {said: [we did it]}", "/probes/3/when",
     "\"said\" needs \"said_cues\": similarity alone is not trusted"},
    {question, "aim: key_point", "aim: narrow", "/probes/0/when",
     "a probe that narrows needs \"partly\": the key point that is met in part", 1},
    {question, "{requirement}", "{wish}", "/tailored/1/text", "a placeholder that is none stands here"},
    {question, "needs: [employer, quote]", "needs: [quote]", "/tailored/0/needs",
     "the text uses {employer}, which is not among the needs"},
    {question, "moving-house-shop", "moving-house-office", "/variants/1/id", ""},
    {question, "  5: Shows", "  6: Shows", "/anchors/6", "\"6\" is no field of this part of the format"},
    {question, "  - \"How did you carry", "  - 17\n  - \"How did you carry", "/rephrasings/1",
     "this must be text (put it in quotes if it looks like a number, true or null)"},
    {technique, "sense: rented", "sense: owned", "/probes/0/sense", "there is no sense \"owned\""},
    {technique, "did: [\"rent\\\\w*\", \"hired\"]", "did: [\"rent(\"]", "/senses/0/did/0", ""},
    {technique, "name: the van", "name: [the van]", "/name", ""},
    {company, "basis: reported", "basis: official", "/facts/0/where",
     "an official fact needs the address of the page that says it"},
    {company, "a candidate's report", "from memory", "/facts/0/where",
     "memory is no source: mark the fact as inferred or leave it out"},
    {company, "confidence: low", "confidence: none", "/facts/0/confidence", "this must be one of: high, medium, low"},
    {company, "offered: false, fact: loop-values", "offered: false, fact: loop", "/rounds/0/fact",
     "there is no fact \"loop\""},
    {role, "[moving-house]", "[moving-house, cooking]", "/default_questions/1", "there is no question \"cooking\""},
    {role, "- id: data", "- id: ownership", "/competencies/0/id", "this competency stands in roles/any.yaml too"},
    {role, "mid: several, ", "", "/competencies/0/by_seniority", "\"mid\" is missing"},
};

}  // namespace

TEST_CASE("the good bank has no faults") {
    const ChangedBank bank;
    const auto faults = bank.faults();
    CHECK_MESSAGE(faults.empty(), in_words(faults));
}

TEST_CASE("every kind of fault is named with its file, line and field") {
    for (const auto& one : cases) {
        ChangedBank bank;
        const int line = bank.change(one.file, one.from, one.to) + one.lines_further;
        const auto faults = bank.faults();
        const bool found = std::ranges::any_of(faults, [&](const BankFault& fault) {
            return fault.file == one.file && (line < 0 || fault.line == line) && fault.field == one.field &&
                   (one.message.empty() ? !fault.message.empty() : fault.message == one.message);
        });
        CHECK_MESSAGE(found, one.from << " -> " << one.to << " (line " << line << ")\n" << in_words(faults));
        CHECK_MESSAGE(faults.size() <= 4, one.to << "\n" << in_words(faults));
    }
}

TEST_CASE("all faults are named at once") {
    ChangedBank bank;
    bank.change(question, "minutes: 8", "minutes: 0");
    bank.change(question, "competency: data", "competency: cooking");
    bank.change(company, "fact: loop-values", "fact: loop");
    bank.change(role, "id: backend", "id: [");
    const auto faults = bank.faults();
    const auto names = [&](const std::string& file, const std::string& field) {
        return std::ranges::any_of(faults,
                                   [&](const BankFault& fault) { return fault.file == file && fault.field == field; });
    };
    CHECK(names(question, "/minutes"));
    CHECK(names(question, "/competency"));
    CHECK(names(company, "/rounds/0/fact"));
    CHECK(names(role, ""));
    CHECK(std::ranges::is_sorted(faults, {}, [](const BankFault& fault) { return std::tie(fault.file, fault.line); }));
}

TEST_CASE("the program does not start with a bank that it cannot read") {
    ChangedBank bank;
    const int line = bank.change(question, "round: technical", "round: practical");
    const auto loaded = load_bank(bank.directory());
    REQUIRE(loaded.has_error());
    CHECK(loaded.error().code == ErrorCode::corrupt);
    CHECK(loaded.error().log.find(fmt::format("{}:{}: /round", question, line)) != std::string::npos);
    CHECK(loaded.error().person.find("bank check") != std::string::npos);
}

TEST_CASE("what is written in a hurry is a fault, never the end of the program") {
    const std::vector<std::string> texts{"",
                                         "- a\n- b\n",
                                         "just text",
                                         "id: {a: b}\nkey_points: 3\nprobes: {a: 1}\nanchors: []\n",
                                         "id: x\nprobes: [1, [2], {then: 4}]\nkey_points: [{}]\nsource: x\n",
                                         "\xFF\xFE"};
    for (const auto& bytes : texts) {
        for (const auto& file : {question, technique, company, role}) {
            const ChangedBank bank;
            REQUIRE(write_file(bank.directory() / file, bytes).has_value());
            CHECK_FALSE(bank.faults().empty());
        }
    }
}
