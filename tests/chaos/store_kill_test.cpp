// A process that writes to the store is killed at many moments; what it had acknowledged must be there afterwards.
#include <doctest/doctest.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdint>
#include <ctime>

#include "../../stores/temporary_directory.hpp"
#include "offerbox/base/random.hpp"
#include "offerbox/stores/sqlite.hpp"

using namespace offerbox;

namespace {

constexpr auto id = "killed";

// Appends without end and writes the sequence of each acknowledged event to the pipe. Never returns.
[[noreturn]] void append_until_killed(const std::filesystem::path& directory, int acknowledged) {
    const auto store = open_sqlite_store(directory);
    if (!store) ::_exit(1);
    auto row = (*store)->read_interview(id);
    while (row) {
        const auto payload = "{\"text\":\"" + std::string(row->last_sequence % 700, 'a') + "\"}";
        row = (*store)->append(id, row->last_sequence, {{"answered", payload}}, {}, "", 1);
        if (!row || ::write(acknowledged, &row->last_sequence, sizeof row->last_sequence) < 0) ::_exit(1);
    }
    ::_exit(1);
}

// Reads one number if one comes in time; 0 when none came or the writer is gone.
std::uint64_t next_acknowledged(int pipe, timespec patience) {
    pollfd waiting{pipe, POLLIN, 0};
    if (::ppoll(&waiting, 1, &patience, nullptr) <= 0) return 0;
    std::uint64_t sequence = 0;
    return ::read(pipe, &sequence, sizeof sequence) == sizeof sequence ? sequence : 0;
}

// Starts a writer, kills it after `count` acknowledgements and up to `nanoseconds` more; the last one acknowledged.
std::uint64_t kill_a_writer(const std::filesystem::path& directory, std::size_t count, long nanoseconds) {
    std::array<int, 2> pipe{};
    REQUIRE(::pipe(pipe.data()) == 0);
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        ::close(pipe[0]);
        append_until_killed(directory, pipe[1]);
    }
    ::close(pipe[1]);
    std::uint64_t last = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const auto sequence = next_acknowledged(pipe[0], {30, 0});
        REQUIRE(sequence > last);
        last = sequence;
    }
    // Nothing is polled for here: the time alone moves the kill to any point of a write.
    static_cast<void>(::ppoll(nullptr, 0, std::array<timespec, 1>{{{0, nanoseconds}}}.data(), nullptr));
    REQUIRE(::kill(child, SIGKILL) == 0);
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    REQUIRE(WIFSIGNALED(status));
    while (const auto sequence = next_acknowledged(pipe[0], {0, 0})) last = sequence;
    ::close(pipe[0]);
    return last;
}

}  // namespace

TEST_CASE("a kill at any moment loses nothing acknowledged") {
    const testing::TemporaryDirectory directory;
    {
        const auto store = open_sqlite_store(directory.path());
        REQUIRE(store.has_value());
        REQUIRE((*store)->create_interview({id, "me", "Killed", {}, {}}, 1).has_value());
    }
    Random random(20261101);
    for (int round = 0; round < 30; ++round) {
        const auto last =
            kill_a_writer(directory.path(), 1 + random.below(12), static_cast<long>(random.below(4'000'000)));
        const auto store = open_sqlite_store(directory.path());
        REQUIRE(store.has_value());
        const auto events = (*store)->read_events(id);
        REQUIRE(events.has_value());
        CHECK(events->size() >= last);
        // At most the one write that was under way stands there unacknowledged.
        CHECK(events->size() <= last + 1);
        for (std::size_t i = 0; i < events->size(); ++i) REQUIRE(events->at(i).sequence == i + 1);
        CHECK((*store)->read_interview(id)->last_sequence == events->size());
    }
}
