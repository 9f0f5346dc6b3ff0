// What store_contract_test.cpp needs of each kind of store: every test program defines it once.
#pragma once

#include <memory>

#include "offerbox/ports/store.hpp"

namespace offerbox::testing {

// An empty store, apart from every other.
std::unique_ptr<Store> fresh_store();

}  // namespace offerbox::testing
