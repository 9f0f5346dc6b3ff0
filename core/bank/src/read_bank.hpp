// From trees of YAML to the values of the bank.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "offerbox/bank/load.hpp"
#include "yaml_tree.hpp"

namespace offerbox::bank {

enum class FileKind { company, role, question, technique };

// One file of the bank and what came of it.
struct BankFile {
    FileKind kind = FileKind::question;
    std::string name;  // relative to the bank's folder
    Node root;
    bool readable = false;          // it is YAML: `root` holds it
    std::vector<BankFault> faults;  // of YAML, and of fields that are missing, unknown or of the wrong kind
};

struct BankReading {
    Bank bank;  // what could be read; a file with faults gives what it has
    std::vector<BankFile> files;
};

// Reads every file of the bank. Fails only when the folder holds no bank at all.
Result<BankReading> read_bank(const std::filesystem::path& directory);

}  // namespace offerbox::bank
