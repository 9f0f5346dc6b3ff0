#include <algorithm>
#include <set>
#include <tuple>

#include "check_meaning.hpp"
#include "check_schema.hpp"
#include "offerbox/bank/load.hpp"
#include "read_bank.hpp"

namespace offerbox {

Result<BankCheck> check_bank(const std::filesystem::path& directory) {
    auto reading = bank::read_bank(directory);
    if (!reading) return reading.error();
    const auto schemas = bank::Schemas::read(directory / "schema");
    if (!schemas) return schemas.error();
    BankCheck check;
    check.files = reading->files.size();
    std::set<std::pair<std::string, std::string>> named;  // file and field that the schema speaks of
    for (const auto& file : reading->files) {
        if (!file.readable) {
            check.faults.insert(check.faults.end(), file.faults.begin(), file.faults.end());
            continue;
        }
        auto breaches = schemas->faults_of(file);
        // What the reader saw is said by the schema too, in better words; only a file that passes its schema shows it.
        const auto& shown = breaches.empty() ? file.faults : breaches;
        check.faults.insert(check.faults.end(), shown.begin(), shown.end());
        for (const auto& fault : shown) named.emplace(fault.file, fault.field);
    }
    for (auto& fault : bank::faults_of_meaning(*reading)) {
        if (!named.contains({fault.file, fault.field})) check.faults.push_back(std::move(fault));
    }
    std::ranges::stable_sort(check.faults, {},
                             [](const BankFault& fault) { return std::tie(fault.file, fault.line, fault.field); });
    const auto twice = std::ranges::unique(check.faults);
    check.faults.erase(twice.begin(), twice.end());
    check.bank = std::move(reading->bank);
    return check;
}

}  // namespace offerbox
