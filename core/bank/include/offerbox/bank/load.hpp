// Reading content/ into a Bank, and checking it. The format is docs/formats/bank.md; the JSON Schemas of its files
// stand in content/schema/.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "offerbox/bank/bank.hpp"
#include "offerbox/base/error.hpp"

namespace offerbox {

// One fault of the bank, in words for the person who wrote the file.
struct BankFault {
    std::string file;     // relative to the bank's folder: "questions/debugging.yaml"
    int line = 0;         // 1-based; 0 when it is about the whole file or folder
    std::string field;    // JSON pointer: "/probes/3/text"; empty is the whole file
    std::string message;  // one sentence
    bool operator==(const BankFault&) const = default;
};

// Reads the folders companies, roles, questions and concepts of `directory` (each may be absent, but not all four),
// files named *.yaml in the order of their names. Only what the program needs is looked at (fields that are missing or
// of the wrong kind, names that are none); `check_bank` sees the rest. Fails with not_found (no such folder, or nothing
// in it) and corrupt (the log names the first faults). Threads: any.
Result<Bank> load_bank(const std::filesystem::path& directory);

struct BankCheck {
    std::vector<BankFault> faults;  // by file, line and field
    std::size_t files = 0;          // how many were looked at
    Bank bank;                      // what could be read
};

// Reads the whole bank and looks for every fault: the YAML, the schemas in `directory`/schema, and what a schema cannot
// say (ids that exist and are unique, regular expressions that compile, the rules of wording of docs/formats/bank.md).
// Fails with not_found when there is no bank, and when a schema is missing or broken. Slower than load_bank. Threads:
// any.
Result<BankCheck> check_bank(const std::filesystem::path& directory);

}  // namespace offerbox
