#include "offerbox/base/error.hpp"

#include <stdexcept>

namespace offerbox {

std::string_view name_of(ErrorCode code) noexcept {
    switch (code) {
        case ErrorCode::invalid_argument: return "invalid_argument";
        case ErrorCode::not_found: return "not_found";
        case ErrorCode::conflict: return "conflict";
        case ErrorCode::too_large: return "too_large";
        case ErrorCode::unsupported: return "unsupported";
        case ErrorCode::not_a_resume: return "not_a_resume";
        case ErrorCode::scanned: return "scanned";
        case ErrorCode::encrypted: return "encrypted";
        case ErrorCode::corrupt: return "corrupt";
        case ErrorCode::empty: return "empty";
        case ErrorCode::wrong_extension: return "wrong_extension";
        case ErrorCode::too_many_pages: return "too_many_pages";
        case ErrorCode::unavailable: return "unavailable";
        case ErrorCode::timed_out: return "timed_out";
        case ErrorCode::internal: return "internal";
    }
    return "internal";
}

namespace {

std::string_view general_sentence(ErrorCode code) noexcept {
    switch (code) {
        case ErrorCode::invalid_argument:
            return "Something in the request is not right; please check it and try again.";
        case ErrorCode::not_found: return "That does not exist here; it may have been deleted.";
        case ErrorCode::conflict: return "This interview went on elsewhere; reload to continue from where it is.";
        case ErrorCode::too_large: return "That is larger than is allowed.";
        case ErrorCode::unsupported: return "That is not supported.";
        case ErrorCode::not_a_resume:
            return "This does not look like a resume; please choose another file, or start without one.";
        case ErrorCode::scanned:
            return "This document holds pictures of text, no text; please export it from the program it was written "
                   "in.";
        case ErrorCode::encrypted: return "This document is protected by a password; please save it without one.";
        case ErrorCode::corrupt: return "This document is damaged; please export it again.";
        case ErrorCode::empty: return "This document is empty.";
        case ErrorCode::wrong_extension:
            return "The file's name and its content disagree; please check that it is the right file.";
        case ErrorCode::too_many_pages: return "This document has too many pages for a resume.";
        case ErrorCode::unavailable:
            return "A part of OfferBox is not available just now; please try again in a moment.";
        case ErrorCode::timed_out: return "That took too long; please try again.";
        case ErrorCode::internal: return "Something went wrong inside OfferBox; nothing that was saved is lost.";
    }
    return "Something went wrong inside OfferBox; nothing that was saved is lost.";
}

}  // namespace

std::string Error::for_person() const {
    return person.empty() ? std::string(general_sentence(code)) : person;
}

void throw_exception_from_error(const Error& error, const boost::source_location&) {
    throw std::logic_error("value taken from a failure: " + error.log);
}

}  // namespace offerbox
