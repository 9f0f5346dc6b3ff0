#include "confine.hpp"

#include <fcntl.h>
#include <linux/landlock.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <initializer_list>
#include <vector>

namespace offerbox::documents {
namespace {

constexpr unsigned open_files = 64;

// What a dynamically linked parser of PDF files reads besides the document.
constexpr std::array readable_folders = {
    "/usr/lib",
    "/lib",
    "/lib64",
    "/usr/lib64",
    "/usr/share/poppler",
    "/usr/share/fonts",
    "/usr/share/fontconfig",
    "/etc/fonts",
    "/var/cache/fontconfig",
};
constexpr std::array readable_files = {"/etc/ld.so.cache"};

bool set_limit(__rlimit_resource what, rlim_t value) {
    const rlimit limit{value, value};
    return ::setrlimit(what, &limit) == 0;
}

// A sanitizer reserves far more addresses than any limit would leave it, so builds with one have no such limit.
bool limit_memory(rlim_t bytes) {
    return OFFERBOX_SANITIZED || set_limit(RLIMIT_AS, bytes);
}

// Adds a path to the ruleset; a path that the machine lacks needs no rule.
bool allow_beneath(int ruleset, const char* path, std::uint64_t access) {
    const int fd = ::open(path, O_PATH | O_CLOEXEC);
    if (fd < 0) return errno == ENOENT;
    struct stat about {};
    const bool known = ::fstat(fd, &about) == 0;
    landlock_path_beneath_attr rule{};
    rule.allowed_access = access;
    if (known && !S_ISDIR(about.st_mode)) rule.allowed_access &= ~std::uint64_t{LANDLOCK_ACCESS_FS_READ_DIR};
    rule.parent_fd = fd;
    const bool added = known && ::syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0) == 0;
    ::close(fd);
    return added;
}

std::uint64_t all_rights(long version) {
    std::uint64_t rights = LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_READ_FILE |
                           LANDLOCK_ACCESS_FS_READ_DIR | LANDLOCK_ACCESS_FS_REMOVE_DIR |
                           LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_MAKE_CHAR | LANDLOCK_ACCESS_FS_MAKE_DIR |
                           LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO |
                           LANDLOCK_ACCESS_FS_MAKE_BLOCK | LANDLOCK_ACCESS_FS_MAKE_SYM;
    constexpr std::uint64_t refer = 1ULL << 13;
    constexpr std::uint64_t truncate = 1ULL << 14;
    constexpr std::uint64_t control_device = 1ULL << 15;
    if (version >= 2) rights |= refer;
    if (version >= 3) rights |= truncate;
    if (version >= 5) rights |= control_device;
    return rights;
}

bool write_text(const char* path, const std::string& text) {
    const int fd = ::open(path, O_WRONLY | O_CLOEXEC);
    if (fd < 0) return false;
    const bool done = ::write(fd, text.data(), text.size()) == static_cast<ssize_t>(text.size());
    ::close(fd);
    return done;
}

bool make_folders(const std::string& path) {
    for (std::size_t at = path.find('/', 1); at != std::string::npos; at = path.find('/', at + 1)) {
        if (::mkdir(path.substr(0, at).c_str(), 0755) != 0 && errno != EEXIST) return false;
    }
    return ::mkdir(path.c_str(), 0755) == 0 || errno == EEXIST;
}

// Shows one folder or file of the old root, read-only, in the new one.
bool show(const std::string& root, const char* path, bool folder) {
    struct stat about {};
    if (::lstat(path, &about) != 0) return true;
    const std::string target = root + path;
    if (S_ISLNK(about.st_mode)) {  // /lib -> usr/lib
        std::array<char, 256> link{};
        const auto length = ::readlink(path, link.data(), link.size() - 1);
        return length > 0 && (::symlink(link.data(), target.c_str()) == 0 || errno == EEXIST);
    }
    if (folder ? !make_folders(target) : !make_folders(target.substr(0, target.rfind('/')))) return false;
    if (!folder) {
        const int fd = ::open(target.c_str(), O_CREAT | O_WRONLY | O_CLOEXEC, 0644);
        if (fd < 0) return false;
        ::close(fd);
    }
    if (::mount(path, target.c_str(), nullptr, MS_BIND | MS_REC, nullptr) != 0) return false;
    return ::mount(nullptr, target.c_str(), nullptr, MS_BIND | MS_REMOUNT | MS_RDONLY | MS_NOSUID | MS_NODEV,
                   nullptr) == 0;
}

struct Argument {
    unsigned number;
    scmp_datum_t value;
};

// Allows a call with these arguments. libseccomp's own macros for this are literals that C++ does not have.
bool allow_call(scmp_filter_ctx filter, int call, std::initializer_list<Argument> arguments) {
    std::vector<scmp_arg_cmp> conditions;
    for (const auto& [number, value] : arguments) conditions.push_back({number, SCMP_CMP_EQ, value, 0});
    const auto count = static_cast<unsigned>(conditions.size());
    return ::seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, call, count, conditions.data()) == 0;
}

bool allow_calls(scmp_filter_ctx filter, std::initializer_list<int> calls) {
    for (const int call : calls) {
        // A call that this architecture lacks needs no rule.
        if (call < 0) continue;
        if (::seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0) != 0) return false;
    }
    return true;
}

}  // namespace

bool limit_resources(const Limits& limits) {
    return set_limit(RLIMIT_CPU, limits.cpu_seconds) && limit_memory(limits.memory_bytes) &&
           set_limit(RLIMIT_FSIZE, 0) && set_limit(RLIMIT_CORE, 0) && set_limit(RLIMIT_NPROC, 1) &&
           set_limit(RLIMIT_NOFILE, open_files);
}

bool confine_by_landlock(const std::string& program) {
    const long version = ::syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
    if (version < 1) return false;
    landlock_ruleset_attr attributes{};
    attributes.handled_access_fs = all_rights(version);
    const int ruleset = static_cast<int>(::syscall(SYS_landlock_create_ruleset, &attributes, sizeof attributes, 0));
    if (ruleset < 0) return false;
    bool done = true;
    for (const char* folder : readable_folders) {
        done = done && allow_beneath(ruleset, folder, LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR);
    }
    for (const char* file : readable_files) done = done && allow_beneath(ruleset, file, LANDLOCK_ACCESS_FS_READ_FILE);
    if (!program.empty()) {
        const std::uint64_t execute = LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_FILE;
        done = done && allow_beneath(ruleset, program.c_str(), execute);
        // The dynamic loader is executed by the kernel on the program's behalf.
        for (const char* loader : {"/lib64/ld-linux-x86-64.so.2", "/lib/ld-linux-aarch64.so.1"}) {
            done = done && allow_beneath(ruleset, loader, execute);
        }
    }
    done =
        done && ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && ::syscall(SYS_landlock_restrict_self, ruleset, 0) == 0;
    ::close(ruleset);
    return done;
}

bool confine_by_namespace() {
    const auto user = ::getuid();
    const auto group = ::getgid();
    if (::unshare(CLONE_NEWUSER | CLONE_NEWNS | CLONE_NEWNET | CLONE_NEWIPC) != 0) return false;
    write_text("/proc/self/setgroups", "deny");
    if (!write_text("/proc/self/uid_map", "0 " + std::to_string(user) + " 1")) return false;
    if (!write_text("/proc/self/gid_map", "0 " + std::to_string(group) + " 1")) return false;
    const std::string root = "/tmp";
    if (::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0) return false;
    if (::mount("tmpfs", root.c_str(), "tmpfs", MS_NOSUID | MS_NODEV, "size=1m") != 0) return false;
    for (const char* folder : readable_folders) {
        if (!show(root, folder, true)) return false;
    }
    for (const char* file : readable_files) {
        if (!show(root, file, false)) return false;
    }
    if (::chdir(root.c_str()) != 0) return false;
    // The old root is stacked on the new one and detached: nothing of it can be reached any more.
    if (::syscall(SYS_pivot_root, ".", ".") != 0) return false;
    if (::umount2(".", MNT_DETACH) != 0) return false;
    if (::mount(nullptr, "/", nullptr, MS_REMOUNT | MS_RDONLY | MS_NOSUID | MS_NODEV, nullptr) != 0) return false;
    return ::chdir("/") == 0;
}

bool filter_system_calls(int program_fd) {
    if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return false;
    scmp_filter_ctx filter = ::seccomp_init(SCMP_ACT_ERRNO(EPERM));
    if (filter == nullptr) return false;
    bool done = allow_calls(filter, {SCMP_SYS(read),
                                     SCMP_SYS(pread64),
                                     SCMP_SYS(readv),
                                     SCMP_SYS(write),
                                     SCMP_SYS(writev),
                                     SCMP_SYS(open),
                                     SCMP_SYS(openat),
                                     SCMP_SYS(close),
                                     SCMP_SYS(fstat),
                                     SCMP_SYS(stat),
                                     SCMP_SYS(lstat),
                                     SCMP_SYS(newfstatat),
                                     SCMP_SYS(statx),
                                     SCMP_SYS(lseek),
                                     SCMP_SYS(access),
                                     SCMP_SYS(faccessat),
                                     SCMP_SYS(faccessat2),
                                     SCMP_SYS(readlink),
                                     SCMP_SYS(readlinkat),
                                     SCMP_SYS(getdents64),
                                     SCMP_SYS(getcwd),
                                     SCMP_SYS(fcntl),
                                     SCMP_SYS(statfs),
                                     SCMP_SYS(fstatfs),
                                     SCMP_SYS(fadvise64),
                                     SCMP_SYS(mmap),
                                     SCMP_SYS(munmap),
                                     SCMP_SYS(mremap),
                                     SCMP_SYS(mprotect),
                                     SCMP_SYS(madvise),
                                     SCMP_SYS(brk),
                                     SCMP_SYS(futex),
                                     SCMP_SYS(set_tid_address),
                                     SCMP_SYS(set_robust_list),
                                     SCMP_SYS(rseq),
                                     SCMP_SYS(arch_prctl),
                                     SCMP_SYS(getrandom),
                                     SCMP_SYS(rt_sigaction),
                                     SCMP_SYS(rt_sigprocmask),
                                     SCMP_SYS(rt_sigreturn),
                                     SCMP_SYS(sigaltstack),
                                     SCMP_SYS(clock_gettime),
                                     SCMP_SYS(clock_getres),
                                     SCMP_SYS(gettimeofday),
                                     SCMP_SYS(time),
                                     SCMP_SYS(times),
                                     SCMP_SYS(getrusage),
                                     SCMP_SYS(getpid),
                                     SCMP_SYS(gettid),
                                     SCMP_SYS(getuid),
                                     SCMP_SYS(geteuid),
                                     SCMP_SYS(getgid),
                                     SCMP_SYS(getegid),
                                     SCMP_SYS(uname),
                                     SCMP_SYS(sysinfo),
                                     SCMP_SYS(sched_getaffinity),
                                     SCMP_SYS(sched_yield),
                                     SCMP_SYS(getrlimit),
                                     SCMP_SYS(exit),
                                     SCMP_SYS(exit_group),
                                     SCMP_SYS(restart_syscall)});
    // Asking for a limit is harmless, setting one is not.
    done = done && allow_call(filter, SCMP_SYS(prlimit64), {{2, 0}});
    // A signal to itself: abort().
    done = done && allow_call(filter, SCMP_SYS(tgkill), {{0, static_cast<scmp_datum_t>(::getpid())}});
    // Asking whether stdout is a terminal.
    done = done && allow_call(filter, SCMP_SYS(ioctl), {{1, TCGETS}});
    if (program_fd >= 0) {
        done = done &&
               allow_call(filter, SCMP_SYS(execveat), {{0, static_cast<scmp_datum_t>(program_fd)}, {4, AT_EMPTY_PATH}});
    }
    done = done && ::seccomp_load(filter) == 0;
    ::seccomp_release(filter);
    return done;
}

bool close_network(const Limits& limits) {
    if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return false;
    scmp_filter_ctx filter = ::seccomp_init(SCMP_ACT_ALLOW);
    if (filter == nullptr) return false;
    bool done = true;
    // io_uring makes sockets without the first two.
    for (const int call : {SCMP_SYS(socket), SCMP_SYS(socketpair), SCMP_SYS(io_uring_setup)}) {
        done = done && ::seccomp_rule_add(filter, SCMP_ACT_ERRNO(EACCES), call, 0) == 0;
    }
    done = done && ::seccomp_load(filter) == 0;
    ::seccomp_release(filter);
    return done && set_limit(RLIMIT_CPU, limits.cpu_seconds) && limit_memory(limits.memory_bytes) &&
           set_limit(RLIMIT_CORE, 0);
}

}  // namespace offerbox::documents
