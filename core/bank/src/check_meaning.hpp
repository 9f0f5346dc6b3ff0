// What a schema cannot say about the bank: references, regular expressions, rules of wording.
#pragma once

#include <vector>

#include "offerbox/bank/load.hpp"
#include "read_bank.hpp"

namespace offerbox::bank {

// The faults of meaning of the whole bank, file by file. `reading` must hold only files that passed their schema where
// the fields matter: what is missing is not named again here.
std::vector<BankFault> faults_of_meaning(const BankReading& reading);

}  // namespace offerbox::bank
