// Failure as a value. Every operation that can fail for a reason outside the program returns Result<T>; a broken
// promise inside the program is an assertion. Three audiences, three fields: the code for the program, `log` for the
// operator, `person` for the person being interviewed (one sentence: what is wrong and what to do).
#pragma once

#include <boost/system/result.hpp>
#include <string>
#include <string_view>

namespace offerbox {

// A closed set; the server has one table from these to HTTP statuses. Names are stable: they stand in JSON output.
enum class ErrorCode {
    invalid_argument,  // the request makes no sense as given
    not_found,         // no such interview, question, company, file
    conflict,          // a stale writer: reload and try again
    too_large,         // over a stated limit of bytes, pages or characters
    unsupported,       // a format, role or setting that is not offered
    not_a_resume,      // readable, but not a resume
    scanned,           // pictures of text, no text
    encrypted,         // needs a password
    corrupt,           // cannot be read as what it claims to be
    empty,             // holds nothing
    wrong_extension,   // content and file name disagree
    too_many_pages,    // over the limit of pages
    unavailable,       // a dependency is missing, down or slow: trying later may help
    timed_out,         // a stated limit of time was passed
    internal           // a fault of ours
};

// "not_a_resume" and so on. Total: every code has a name.
std::string_view name_of(ErrorCode code) noexcept;

struct Error {
    ErrorCode code = ErrorCode::internal;
    std::string log;     // for the operator; may name files, never the content of a resume or an answer
    std::string person;  // for the person; empty means "use the sentence of the code"

    // The sentence for the person: `person`, or the code's general sentence.
    std::string for_person() const;
};

template <typename T>
using Result = boost::system::result<T, Error>;

// boost::system::result needs this to turn value() on a failure into an exception; we treat that as a bug of the
// caller.
[[noreturn]] void throw_exception_from_error(const Error& error, const boost::source_location& where);

// Shorthand for construction at the place of failure.
inline Error fail(ErrorCode code, std::string log, std::string person = {}) {
    return Error{code, std::move(log), std::move(person)};
}

}  // namespace offerbox
