// A store that lives as long as the object: for tests and for interviews that nobody wants kept.
#pragma once

#include <memory>

#include "offerbox/ports/store.hpp"

namespace offerbox {

// Keeps the contract of Store except that nothing survives the process; back_up fails with unsupported.
std::unique_ptr<Store> make_memory_store();

}  // namespace offerbox
