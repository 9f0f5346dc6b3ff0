// The file of an upload, however it was sent.
#pragma once

#include <string>

#include "offerbox/http/message.hpp"

namespace offerbox::routes {

struct Upload {
    std::string file_name;  // the last part of a path alone
    std::string bytes;
};

// Either the body as it is, named by X-File-Name (percent-encoded), or the first file of multipart/form-data (RFC
// 7578). Fails with invalid_argument when there is no file or it has no name.
Result<Upload> upload_of(const http::Request& request);

}  // namespace offerbox::routes
