#include "child.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

namespace offerbox::documents {
namespace {

using Clock = std::chrono::steady_clock;

class FileDescriptor {
  public:
    FileDescriptor() = default;
    explicit FileDescriptor(int fd) noexcept : fd_(fd) {}
    FileDescriptor(FileDescriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
    FileDescriptor& operator=(FileDescriptor&& other) noexcept {
        if (this != &other) {
            reset();
            fd_ = std::exchange(other.fd_, -1);
        }
        return *this;
    }
    ~FileDescriptor() { reset(); }
    int get() const noexcept { return fd_; }
    bool open() const noexcept { return fd_ >= 0; }
    void reset() noexcept {
        if (fd_ >= 0) ::close(fd_);
        fd_ = -1;
    }

  private:
    int fd_ = -1;
};

Error cannot(const std::string& what) {
    return fail(ErrorCode::unavailable, what + ": " + std::strerror(errno));
}

Result<FileDescriptor> sealed_file(std::string_view bytes) {
    FileDescriptor file{::memfd_create("document", MFD_CLOEXEC | MFD_ALLOW_SEALING)};
    if (!file.open()) return cannot("memfd_create");
    while (!bytes.empty()) {
        const auto written = ::write(file.get(), bytes.data(), bytes.size());
        if (written < 0) {
            if (errno == EINTR) continue;
            return cannot("write to memory file");
        }
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    if (::lseek(file.get(), 0, SEEK_SET) != 0) return cannot("lseek");
    if (::fcntl(file.get(), F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_GROW | F_SEAL_SHRINK | F_SEAL_SEAL) != 0) {
        return cannot("seal");
    }
    return file;
}

struct Pipe {
    FileDescriptor read;
    FileDescriptor write;
};

Result<Pipe> make_pipe() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) return cannot("pipe");
    return Pipe{FileDescriptor{ends[0]}, FileDescriptor{ends[1]}};
}

int left_of(Clock::time_point deadline) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    return left <= 0 ? 0 : static_cast<int>(left);
}

// Takes what the pipe holds; closes it at its end. Returns false when the limit is passed.
bool drain(FileDescriptor& pipe, std::string& into, std::size_t limit, bool drop_rest) {
    std::array<char, 65536> buffer{};
    const auto got = ::read(pipe.get(), buffer.data(), buffer.size());
    if (got < 0) {
        if (errno == EINTR || errno == EAGAIN) return true;
        pipe.reset();
        return true;
    }
    if (got == 0) {
        pipe.reset();
        return true;
    }
    const auto size = static_cast<std::size_t>(got);
    if (into.size() + size <= limit) {
        into.append(buffer.data(), size);
        return true;
    }
    if (!drop_rest) return false;
    into.append(buffer.data(), limit - into.size());
    return true;
}

// Reads both pipes until both are closed; false when time or output ran over.
void collect(Pipe& output, Pipe& messages, const ChildLimits& limits, Clock::time_point deadline,
             ChildOutcome& outcome) {
    while (output.read.open() || messages.read.open()) {
        std::array<pollfd, 2> waits{pollfd{output.read.get(), POLLIN, 0}, pollfd{messages.read.get(), POLLIN, 0}};
        const int ready = ::poll(waits.data(), waits.size(), left_of(deadline));
        if (ready < 0 && errno == EINTR) continue;
        if (ready <= 0) {
            outcome.timed_out = true;
            return;
        }
        if (waits[0].revents != 0 && !drain(output.read, outcome.output, limits.output_bytes, false)) {
            outcome.output_too_large = true;
            return;
        }
        if (waits[1].revents != 0) drain(messages.read, outcome.messages, limits.message_bytes, true);
    }
}

// Waits for the end of a child whose pipes are closed already; it has no reason to live on.
void reap(pid_t pid, Clock::time_point deadline, ChildOutcome& outcome) {
    if (outcome.timed_out || outcome.output_too_large) {
        ::kill(pid, SIGKILL);
    } else {
        const FileDescriptor handle{static_cast<int>(::syscall(SYS_pidfd_open, pid, 0))};
        if (handle.open()) {
            pollfd wait{handle.get(), POLLIN, 0};
            int ready = ::poll(&wait, 1, left_of(deadline));
            while (ready < 0 && errno == EINTR) ready = ::poll(&wait, 1, left_of(deadline));
            if (ready == 0) {
                outcome.timed_out = true;
                ::kill(pid, SIGKILL);
            }
        }
    }
    int status = 0;
    while (::waitpid(pid, &status, 0) < 0 && errno == EINTR) {
    }
    if (WIFEXITED(status)) outcome.exit_status = WEXITSTATUS(status);
    if (WIFSIGNALED(status)) outcome.signal = WTERMSIG(status);
}

Result<pid_t> start(const std::filesystem::path& program, const std::vector<std::string>& arguments, int input,
                    int output, int messages) {
    std::string name = program.string();
    std::vector<std::string> copies = arguments;
    std::vector<char*> argv{name.data()};
    for (auto& argument : copies) argv.push_back(argument.data());
    argv.push_back(nullptr);
    std::array<char*, 1> environment{nullptr};

    posix_spawn_file_actions_t actions;
    if (::posix_spawn_file_actions_init(&actions) != 0) return cannot("posix_spawn");
    ::posix_spawn_file_actions_adddup2(&actions, input, 0);
    ::posix_spawn_file_actions_adddup2(&actions, output, 1);
    ::posix_spawn_file_actions_adddup2(&actions, messages, 2);
    posix_spawnattr_t attributes;
    if (::posix_spawnattr_init(&attributes) != 0) {
        ::posix_spawn_file_actions_destroy(&actions);
        return cannot("posix_spawn");
    }
    sigset_t none;
    ::sigemptyset(&none);
    sigset_t all;
    ::sigfillset(&all);
    ::posix_spawnattr_setsigmask(&attributes, &none);
    ::posix_spawnattr_setsigdefault(&attributes, &all);
    ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);

    pid_t pid = -1;
    const int failed = ::posix_spawn(&pid, name.c_str(), &actions, &attributes, argv.data(), environment.data());
    ::posix_spawnattr_destroy(&attributes);
    ::posix_spawn_file_actions_destroy(&actions);
    if (failed != 0) {
        return fail(ErrorCode::unavailable, "cannot start " + name + ": " + std::strerror(failed),
                    "The part of OfferBox that reads documents is missing; please run the set-up again.");
    }
    return pid;
}

}  // namespace

Result<ChildOutcome> run_child(const std::filesystem::path& program, const std::vector<std::string>& arguments,
                               std::string_view input, const ChildLimits& limits) {
    const auto deadline = Clock::now() + limits.time;
    auto file = sealed_file(input);
    if (!file) return file.error();
    auto output = make_pipe();
    if (!output) return output.error();
    auto messages = make_pipe();
    if (!messages) return messages.error();

    const auto pid = start(program, arguments, file->get(), output->write.get(), messages->write.get());
    if (!pid) return pid.error();
    output->write.reset();
    messages->write.reset();

    ChildOutcome outcome;
    collect(*output, *messages, limits, deadline, outcome);
    reap(*pid, deadline, outcome);
    return outcome;
}

}  // namespace offerbox::documents
