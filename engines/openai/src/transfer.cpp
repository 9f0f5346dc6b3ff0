#include "transfer.hpp"

#include <curl/curl.h>
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <mutex>

#include "offerbox/base/text.hpp"

namespace offerbox::openai {

namespace {

struct Progress {
    CURL* handle = nullptr;
    const std::function<bool(long, std::string_view)>* on_bytes = nullptr;
    bool stopped = false;
};

std::size_t take_bytes(char* bytes, std::size_t size, std::size_t count, void* user) {
    auto* progress = static_cast<Progress*>(user);
    long status = 0;
    curl_easy_getinfo(progress->handle, CURLINFO_RESPONSE_CODE, &status);
    if ((*progress->on_bytes)(status, {bytes, size * count})) return size * count;
    progress->stopped = true;
    return CURL_WRITEFUNC_ERROR;
}

// Called about once a second while nothing comes; other than 0 ends the exchange.
int goes_on(void* user, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    return static_cast<const std::stop_token*>(user)->stop_requested() ? 1 : 0;
}

bool is_loopback(const std::string& host) {
    return host == "localhost" || host == "[::1]" || host.starts_with("127.");
}

std::string part_of(CURLU* url, CURLUPart part) {
    char* value = nullptr;
    if (curl_url_get(url, part, &value, 0) != CURLUE_OK) return {};
    std::string copy(value);
    curl_free(value);
    return copy;
}

using Url = std::unique_ptr<CURLU, decltype(&curl_url_cleanup)>;

std::string host_of(const std::string& address) {
    const Url url(curl_url(), curl_url_cleanup);
    if (!url || curl_url_set(url.get(), CURLUPART_URL, address.c_str(), 0) != CURLUE_OK) return {};
    return part_of(url.get(), CURLUPART_HOST);
}

}  // namespace

Result<std::string> checked_url(const std::string& address) {
    const auto refuse = [](std::string log, std::string person) {
        return fail(ErrorCode::invalid_argument, std::move(log), std::move(person));
    };
    const Url url(curl_url(), curl_url_cleanup);
    if (!url || curl_url_set(url.get(), CURLUPART_URL, address.c_str(), 0) != CURLUE_OK) {
        return refuse("the language model's URL cannot be read",
                      "The address of the language model is not a URL; it should look like http://127.0.0.1:11434/v1.");
    }
    const auto scheme = part_of(url.get(), CURLUPART_SCHEME);
    if (scheme != "http" && scheme != "https")
        return refuse("scheme " + scheme, "The address of the language model must begin with http:// or https://.");
    if (!part_of(url.get(), CURLUPART_USER).empty() || !part_of(url.get(), CURLUPART_PASSWORD).empty()) {
        return refuse("user name in the language model's URL",
                      "Please leave name and password out of the address of the language model; a key comes from "
                      "OFFERBOX_LLM_KEY or a file.");
    }
    std::string clean = address;
    for (const std::string_view tail : {"/", "/chat/completions", "/"}) {
        if (clean.ends_with(tail)) clean.resize(clean.size() - tail.size());
    }
    const bool bare = part_of(url.get(), CURLUPART_PATH) == "/";
    return bare ? clean + "/v1" : clean;
}

Result<Outcome> exchange(const Exchange& call, const std::function<bool(long, std::string_view)>& on_bytes) {
    static std::once_flag once;  // libcurl wants to be told before the first thread uses it
    std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
    const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> handle(curl_easy_init(), curl_easy_cleanup);
    if (!handle) return fail(ErrorCode::unavailable, "libcurl gave no handle");
    CURL* curl = handle.get();
    Progress progress{curl, &on_bytes, false};

    std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> headers(nullptr, curl_slist_free_all);
    const auto add_header = [&](const std::string& line) {
        auto* longer = curl_slist_append(headers.get(), line.c_str());
        static_cast<void>(headers.release());
        headers.reset(longer);
    };
    add_header("Accept: text/event-stream, application/json");
    if (!call.key.empty()) add_header("Authorization: Bearer " + call.key);
    if (call.body) {
        add_header("Content-Type: application/json");
        add_header("Expect:");
        curl_easy_setopt(curl, CURLOPT_POSTFIELDS, call.body->c_str());
        curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(call.body->size()));
    }
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers.get());
    curl_easy_setopt(curl, CURLOPT_URL, call.url.c_str());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, static_cast<long>(std::max<std::int64_t>(call.timeout_milliseconds, 1)));
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(call.connect_milliseconds));
    // What is on this machine is reached directly, whatever proxy the environment names.
    if (is_loopback(host_of(call.url))) curl_easy_setopt(curl, CURLOPT_PROXY, "");
    if (!call.socket_path.empty()) curl_easy_setopt(curl, CURLOPT_UNIX_SOCKET_PATH, call.socket_path.c_str());
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take_bytes);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &progress);
    curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, goes_on);
    curl_easy_setopt(curl, CURLOPT_XFERINFODATA, &call.stop);

    const CURLcode code = curl_easy_perform(curl);
    Outcome outcome;
    outcome.stopped = progress.stopped;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &outcome.status);
    curl_off_t seconds = 0;
    if (curl_easy_getinfo(curl, CURLINFO_RETRY_AFTER, &seconds) == CURLE_OK && seconds > 0)
        outcome.retry_after_milliseconds = std::int64_t{1000} * seconds;
    if (code == CURLE_OK || outcome.stopped) return outcome;
    if (code == CURLE_OPERATION_TIMEDOUT) return fail(ErrorCode::timed_out, "the language model took too long");
    return fail(ErrorCode::unavailable, fmt::format("the language model: {}", curl_easy_strerror(code)));
}

}  // namespace offerbox::openai
