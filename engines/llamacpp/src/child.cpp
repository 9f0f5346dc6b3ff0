#include "child.hpp"

#include <fcntl.h>
#include <linux/close_range.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

// glibc 2.36 declares it without the braces that C++ needs.
extern "C" {
#include <sys/pidfd.h>
}

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>

namespace offerbox::llamacpp {

namespace {

// What the child's environment keeps; the program's own holds secrets.
std::vector<std::string> small_environment() {
    std::vector<std::string> kept;
    for (const char* name : {"PATH", "HOME", "TMPDIR"}) {
        if (const char* value = std::getenv(name)) kept.push_back(std::string(name) + "=" + value);
    }
    return kept;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
    std::vector<char*> out;
    for (auto& text : texts) out.push_back(text.data());
    out.push_back(nullptr);
    return out;
}

// Between fork and exec: only calls that are safe after a fork of a program with threads.
[[noreturn]] void become(char* const* arguments, char* const* environment, int output, pid_t parent) {
    setpgid(0, 0);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) _exit(127);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
    signal(SIGPIPE, SIG_DFL);
    const int nothing = open("/dev/null", O_RDONLY);
    dup2(nothing, STDIN_FILENO);
    dup2(output, STDOUT_FILENO);
    dup2(output, STDERR_FILENO);
    close_range(3, ~0U, 0);
    execve(arguments[0], arguments, environment);
    _exit(127);
}

}  // namespace

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
}

Descriptor::~Descriptor() {
    if (number_ >= 0) ::close(number_);
}

Result<Child> Child::spawn(const std::vector<std::string>& arguments) {
    auto argument_texts = arguments;
    auto environment_texts = small_environment();
    const auto argument_list = pointers(argument_texts);
    const auto environment_list = pointers(environment_texts);
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0)
        return fail(ErrorCode::unavailable, std::string("pipe: ") + std::strerror(errno));
    Descriptor reading(ends[0]);
    const Descriptor writing(ends[1]);
    const pid_t parent = ::getpid();
    const pid_t id = ::fork();
    if (id == 0) become(argument_list.data(), environment_list.data(), writing.number(), parent);
    if (id < 0) return fail(ErrorCode::unavailable, std::string("fork: ") + std::strerror(errno));
    ::fcntl(reading.number(), F_SETFL, O_NONBLOCK);
    return Child(id, Descriptor(::pidfd_open(id, 0)), std::move(reading));
}

Child::Child(Child&& other) noexcept
    : id_(std::exchange(other.id_, 0)), handle_(std::move(other.handle_)), output_(std::move(other.output_)) {}

void Child::stop(int milliseconds) {
    if (id_ == 0) return;
    ::kill(id_, SIGTERM);
    pollfd ended{handle(), POLLIN, 0};
    ::poll(&ended, 1, milliseconds);
    ::kill(id_, SIGKILL);  // of what has ended already, this does nothing: it is reaped only below
    ::waitpid(id_, nullptr, 0);
    id_ = 0;
}

Child::~Child() {
    stop(0);
}

}  // namespace offerbox::llamacpp
