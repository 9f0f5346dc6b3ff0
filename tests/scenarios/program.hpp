// The program itself, run by a test.
#pragma once

#include <doctest/doctest.h>
#include <sys/wait.h>

#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>

#include "../../stores/temporary_directory.hpp"
#include "offerbox/base/file.hpp"

namespace offerbox::testing {

// One run of the program in a folder of its own.
struct Run {
    int status = -1;  // of its exit; -1 where it was killed
    std::string out;
    std::string err;
};

class Program {
  public:
    Run run(const std::string& arguments) const {
        const auto out = folder_.path() / "out";
        const auto err = folder_.path() / "err";
        const auto command = fmt_command(arguments) + " > '" + out.string() + "' 2> '" + err.string() + "'";
        const int status = std::system(command.c_str());
        return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, read_file(out).value(), read_file(err).value()};
    }

    // What the program prints with these arguments; the program must be content.
    nlohmann::json json(const std::string& arguments) const {
        const auto done = run(arguments);
        INFO(arguments, "\n", done.err);
        REQUIRE(done.status == 0);
        return nlohmann::json::parse(done.out);
    }

    std::filesystem::path path(const std::string& name) const { return folder_.path() / name; }
    std::string data() const { return " --data '" + path("data").string() + "'"; }

  private:
    static std::string fmt_command(const std::string& arguments) {
        return "'" OFFERBOX_BINARY_DIR "/offerbox' " + arguments;
    }

    TemporaryDirectory folder_;
};

}  // namespace offerbox::testing
