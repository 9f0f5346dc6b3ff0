// A `llama-server` of llama.cpp as a supervised child process: it is started with the program, started again when it
// ends, and stopped with the program. It speaks the OpenAI-compatible protocol on a private Unix socket.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

#include "offerbox/base/error.hpp"

namespace offerbox::llamacpp {

struct Settings {
    std::filesystem::path program;  // llama-server, as scripts/fetch_llama_server builds it
    std::filesystem::path model;    // a GGUF file
    int context_tokens = 8192;
    int threads = 0;                                   // 0: the server chooses
    std::int64_t start_milliseconds = 120'000;         // a child that is not ready by then is started afresh
    std::int64_t first_pause_milliseconds = 250;       // before a restart; doubled with each one in a row ...
    std::int64_t longest_pause_milliseconds = 30'000;  // ... up to this; a minute of service begins anew
};

// Threads: any number may call. The child gets none of the program's environment but PATH, HOME and TMPDIR, is in a
// process group of its own (Ctrl-C does not reach it), and is killed by the kernel when the program dies.
class LlamaServer {
  public:
    // Starts the child and returns at once. Fails with unavailable when the program is not there, not_found when the
    // model is not, unsupported when it is not a GGUF file.
    static Result<std::unique_ptr<LlamaServer>> start(const Settings& settings);
    ~LlamaServer();  // stops the child: asks, and after 3 seconds kills
    LlamaServer(const LlamaServer&) = delete;
    LlamaServer& operator=(const LlamaServer&) = delete;

    // Waits until the child answers. Fails with timed_out, or unavailable as soon as a child has ended before it ever
    // was ready; the log text then has the last words it wrote.
    Result<void> wait_until_ready(std::int64_t milliseconds) const;

    // Where it answers; the same through all restarts. In a directory that only this user may enter.
    std::string socket_path() const;

    // 0 while there is none.
    int process_id() const;

    // How often a child has ended by itself.
    int failures() const;

  private:
    struct State;
    explicit LlamaServer(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace offerbox::llamacpp
