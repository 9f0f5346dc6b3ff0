// A child process with its output on a pipe. Private to llamacpp.
#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

#include "offerbox/base/error.hpp"

namespace offerbox::llamacpp {

// A file descriptor that is closed with its owner.
class Descriptor {
  public:
    explicit Descriptor(int number = -1) noexcept : number_(number) {}
    Descriptor(Descriptor&& other) noexcept : number_(other.number_) { other.number_ = -1; }
    Descriptor& operator=(Descriptor&& other) noexcept;
    ~Descriptor();
    int number() const noexcept { return number_; }

  private:
    int number_;
};

// Ends with its owner: the destructor kills and reaps what still runs. Threads: the one that spawned it, whose end also
// is the child's.
class Child {
  public:
    // Fails with unavailable. `arguments[0]` is the program's path.
    static Result<Child> spawn(const std::vector<std::string>& arguments);
    Child(Child&& other) noexcept;
    Child& operator=(Child&&) = delete;
    ~Child();

    pid_t id() const noexcept { return id_; }
    int handle() const noexcept { return handle_.number(); }  // readable when the child has ended
    int output() const noexcept { return output_.number(); }  // what it writes, both streams

    // Asks it to end, and kills it when it has not within the time.
    void stop(int milliseconds);

  private:
    Child(pid_t id, Descriptor handle, Descriptor output)
        : id_(id), handle_(std::move(handle)), output_(std::move(output)) {}

    pid_t id_;
    Descriptor handle_;
    Descriptor output_;
};

}  // namespace offerbox::llamacpp
