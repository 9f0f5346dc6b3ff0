// Only in builds with AddressSanitizer: what it cannot be told by the environment, since the child is given none.

#include "confine.hpp"

static_assert(offerbox::documents::worker_misused == 72);

// The sanitizer looks this name up. The search for leaks needs system calls that the child has given up; a finding ends
// the child as worker_misused, so that no test takes it for a damaged document.
extern "C" const char* __asan_default_options();
extern "C" const char* __asan_default_options() {
    return "detect_leaks=0:exitcode=72";
}
