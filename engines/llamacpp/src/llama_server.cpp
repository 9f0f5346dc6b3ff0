#include "offerbox/llamacpp/llama_server.hpp"

#include <curl/curl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <condition_variable>
#include <cstdlib>
#include <fstream>
#include <mutex>
#include <thread>

#include "child.hpp"
#include "offerbox/base/text.hpp"

namespace offerbox::llamacpp {

namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr std::size_t kept_output = 4000;  // bytes of the child's last words
constexpr int look_every_milliseconds = 50;
constexpr int patience_milliseconds = 3000;
constexpr auto settled_after = std::chrono::minutes(1);

std::size_t ignore_bytes(char*, std::size_t size, std::size_t count, void*) {
    return size * count;
}

// Whether GET /health says 200 through the socket, within half a second.
bool answers(const std::string& socket_path) {
    static std::once_flag once;
    std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
    const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> handle(curl_easy_init(), curl_easy_cleanup);
    if (!handle) return false;
    CURL* curl = handle.get();
    curl_easy_setopt(curl, CURLOPT_URL, "http://localhost/health");
    curl_easy_setopt(curl, CURLOPT_UNIX_SOCKET_PATH, socket_path.c_str());
    curl_easy_setopt(curl, CURLOPT_PROXY, "");
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, 500L);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, ignore_bytes);
    long status = 0;
    const bool done = curl_easy_perform(curl) == CURLE_OK;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
    return done && status == 200;
}

// A new directory that only this user may enter; on a Unix socket's path at most about 100 bytes fit.
Result<std::filesystem::path> private_directory() {
    const char* runtime = std::getenv("XDG_RUNTIME_DIR");
    std::error_code error;
    std::string base = runtime != nullptr && *runtime != '\0' ? runtime : "/tmp";
    if (base.size() > 70 || !std::filesystem::is_directory(base, error)) base = "/tmp";
    std::string pattern = base + "/offerbox-XXXXXX";
    if (::mkdtemp(pattern.data()) == nullptr)
        return fail(ErrorCode::unavailable, fmt::format("no directory for the socket can be made in {}", base));
    return std::filesystem::path(pattern);
}

}  // namespace

struct LlamaServer::State {
    Settings settings;
    std::filesystem::path directory;
    std::string socket_path;
    Descriptor stop_signal{::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)};
    std::thread supervisor;

    mutable std::mutex mutex;  // guards what follows
    mutable std::condition_variable changed;
    bool ready = false;
    bool ever_ready = false;
    int process_id = 0;
    int failures = 0;
    std::string last_words;

    std::vector<std::string> command() const {
        std::vector<std::string> words{
            settings.program, "--model", settings.model, "--host", socket_path, "--alias", settings.model.stem(),
            "--ctx-size", std::to_string(settings.context_tokens), "--parallel", "2",
            // Nothing is fetched, shown or told to others; thinking aloud would take the turn's time.
            "--offline", "--no-ui", "--no-slots", "--reasoning-budget", "0"};
        if (settings.threads > 0) words.insert(words.end(), {"--threads", std::to_string(settings.threads)});
        return words;
    }

    bool must_stop(int wait_milliseconds) const {
        pollfd stop{stop_signal.number(), POLLIN, 0};
        return ::poll(&stop, 1, wait_milliseconds) > 0;
    }

    void set_ready(bool now) {
        const std::lock_guard lock(mutex);
        ready = now;
        ever_ready = ever_ready || now;
        changed.notify_all();
    }

    void keep_output(int descriptor) {
        std::array<char, 4096> bytes{};
        for (ssize_t count = 0; (count = ::read(descriptor, bytes.data(), bytes.size())) > 0;) {
            const std::lock_guard lock(mutex);
            last_words.append(bytes.data(), static_cast<std::size_t>(count));
            if (last_words.size() > kept_output) last_words.erase(0, last_words.size() - kept_output);
        }
    }

    // Until the child has ended (true) or the program wants to stop (false).
    bool watch(const Child& child) {
        const auto deadline = Clock::now() + milliseconds(settings.start_milliseconds);
        bool is_ready = false;
        while (true) {
            std::array<pollfd, 3> events{
                {{child.handle(), POLLIN, 0}, {stop_signal.number(), POLLIN, 0}, {child.output(), POLLIN, 0}}};
            ::poll(events.data(), events.size(), is_ready ? -1 : look_every_milliseconds);
            keep_output(child.output());
            if (events[1].revents != 0) return false;
            if (events[0].revents != 0) return true;
            if (is_ready) continue;
            is_ready = answers(socket_path);
            if (is_ready) set_ready(true);
            if (!is_ready && Clock::now() > deadline) return true;
        }
    }

    // One life of a child. False: the program wants to stop.
    bool live() {
        std::error_code error;
        std::filesystem::remove(socket_path, error);  // the one before may have left it
        auto child = Child::spawn(command());
        if (!child) {
            const std::lock_guard lock(mutex);
            last_words = child.error().log;
            return true;
        }
        {
            const std::lock_guard lock(mutex);
            process_id = child->id();
        }
        const bool ended = watch(*child);
        set_ready(false);
        child->stop(ended ? 0 : patience_milliseconds);
        keep_output(child->output());
        const std::lock_guard lock(mutex);
        process_id = 0;
        return ended;
    }

    void supervise() {
        auto pause = settings.first_pause_milliseconds;
        while (true) {
            const auto begin = Clock::now();
            if (!live()) return;
            {
                const std::lock_guard lock(mutex);
                ++failures;
                changed.notify_all();
            }
            if (Clock::now() - begin > settled_after) pause = settings.first_pause_milliseconds;
            if (must_stop(static_cast<int>(pause))) return;
            pause = std::min(pause * 2, settings.longest_pause_milliseconds);
        }
    }
};

Result<std::unique_ptr<LlamaServer>> LlamaServer::start(const Settings& settings) {
    if (::access(settings.program.c_str(), X_OK) != 0) {
        return fail(ErrorCode::unavailable, fmt::format("no program {}", settings.program.string()),
                    "The program llama-server is not built yet: run scripts/fetch_llama_server once (about a quarter "
                    "of an hour), or use --llm-url with a server of your own.");
    }
    std::ifstream file(settings.model, std::ios::binary);
    if (!file) {
        return fail(ErrorCode::not_found, fmt::format("cannot open {}", settings.model.string()),
                    fmt::format("The language model \"{}\" cannot be opened.", settings.model.string()));
    }
    std::array<char, 4> magic{};
    file.read(magic.data(), magic.size());
    if (std::string_view(magic.data(), magic.size()) != "GGUF") {
        return fail(ErrorCode::unsupported, fmt::format("{} is no GGUF file", settings.model.string()),
                    fmt::format("\"{}\" is not a language model in the GGUF format.", settings.model.string()));
    }
    auto directory = private_directory();
    if (!directory) return directory.error();
    auto state = std::make_unique<State>();
    state->settings = settings;
    state->directory = std::move(*directory);
    state->socket_path = (state->directory / "llama.sock").string();
    State& shared = *state;
    state->supervisor = std::thread([&shared] { shared.supervise(); });
    return std::unique_ptr<LlamaServer>(new LlamaServer(std::move(state)));
}

LlamaServer::LlamaServer(std::unique_ptr<State> state) : state_(std::move(state)) {}

LlamaServer::~LlamaServer() {
    const std::uint64_t one = 1;
    static_cast<void>(::write(state_->stop_signal.number(), &one, sizeof one));
    state_->supervisor.join();
    std::error_code error;
    std::filesystem::remove_all(state_->directory, error);
}

Result<void> LlamaServer::wait_until_ready(std::int64_t timeout) const {
    std::unique_lock lock(state_->mutex);
    const bool known = state_->changed.wait_for(
        lock, milliseconds(timeout), [this] { return state_->ready || (!state_->ever_ready && state_->failures > 0); });
    if (state_->ready) return {};
    const std::string file = state_->settings.model.filename().string();
    if (!known) {
        return fail(ErrorCode::timed_out, "llama-server is not ready",
                    fmt::format("The language model {} was not ready in time.", file));
    }
    return fail(ErrorCode::unavailable, fmt::format("llama-server ended: {}", text::to_valid_utf8(state_->last_words)),
                fmt::format("The language model {} could not be loaded.", file));
}

std::string LlamaServer::socket_path() const {
    return state_->socket_path;
}

int LlamaServer::process_id() const {
    const std::lock_guard lock(state_->mutex);
    return state_->process_id;
}

int LlamaServer::failures() const {
    const std::lock_guard lock(state_->mutex);
    return state_->failures;
}

}  // namespace offerbox::llamacpp
