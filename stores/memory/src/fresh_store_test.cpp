#include "../../fresh_store.hpp"

#include "offerbox/stores/memory.hpp"

namespace offerbox::testing {

std::unique_ptr<Store> fresh_store() {
    return make_memory_store();
}

}  // namespace offerbox::testing
