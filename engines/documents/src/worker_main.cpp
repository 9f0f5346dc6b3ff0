// The program offerbox-documents: confines itself, then either becomes pdftotext or reads a DOCX or YAML file from
// stdin. Usage: offerbox-documents pdf|docx|yaml best|landlock|space|unconfined allow|refuse [PDFTOTEXT LAST_PAGE], or
// offerbox-documents print WEASYPRINT, which closes the network and becomes that program, from stdin to stdout. The
// result goes to stdout. What the exit status means stands in confine.hpp.
#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <iostream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "confine.hpp"
#include "docx.hpp"
#include "yaml.hpp"

namespace {

using namespace offerbox::documents;

constexpr int program_fd = 500;  // far above the limit of open files, so that it cannot be made again

int misused(const char* why) {
    std::fputs(why, stderr);
    return worker_misused;
}

bool confine(std::string_view how, const std::string& program) {
    if (how == "landlock") return confine_by_landlock(program);
    if (how == "space") return confine_by_namespace();
    if (how == "unconfined") return true;
    return confine_by_landlock(program) || confine_by_namespace();
}

int become_pdftotext(const std::string& last_page) {
    std::array<std::string, 8> words = {"pdftotext", "-bbox-layout", "-enc", "UTF-8", "-l", last_page, "-", "-"};
    std::vector<char*> argv;
    for (auto& word : words) argv.push_back(word.data());
    argv.push_back(nullptr);
    std::array<char*, 1> environment{nullptr};
    ::execveat(program_fd, "", argv.data(), environment.data(), AT_EMPTY_PATH);
    return misused("cannot start pdftotext");
}

int become_weasyprint(const std::string& program) {
    // Python maps much more than it uses.
    if (!close_network({60, 4096UL * 1024 * 1024})) return worker_unconfined;
    std::array<std::string, 3> words = {"weasyprint", "-", "-"};
    std::array<char*, 4> argv{words[0].data(), words[1].data(), words[2].data(), nullptr};
    std::array<char*, 1> environment{nullptr};
    ::execve(program.c_str(), argv.data(), environment.data());
    return misused("cannot start weasyprint\n");
}

std::string all_of_stdin() {
    std::string bytes;
    std::array<char, 65536> buffer{};
    for (auto got = ::read(0, buffer.data(), buffer.size()); got > 0; got = ::read(0, buffer.data(), buffer.size())) {
        bytes.append(buffer.data(), static_cast<std::size_t>(got));
    }
    return bytes;
}

int answer(const offerbox::Result<std::string>& result) {
    if (!result) {
        const std::string line = std::string{offerbox::name_of(result.error().code)} + "\n" + result.error().log + "\n";
        std::fputs(line.c_str(), stderr);
        return worker_refused;
    }
    std::fwrite(result->data(), 1, result->size(), stdout);
    return std::fflush(stdout) == 0 ? worker_done : worker_misused;
}

}  // namespace

int main(int argc, char** argv) {
    const std::vector<std::string> words(argv + 1, argv + argc);
    if (words.size() == 2 && words[0] == "print") return become_weasyprint(words[1]);
    if (words.size() < 3) return misused("offerbox-documents is started by offerbox, not by hand\n");
    const std::string& kind = words[0];
    const bool is_pdf = kind == "pdf";
    if (is_pdf && words.size() != 5) return misused("pdf needs the program and the last page\n");
    std::string program;
    if (is_pdf) {
        program = words[3];
        rlimit files{};
        ::getrlimit(RLIMIT_NOFILE, &files);
        const int fd = ::open(program.c_str(), O_PATH | O_CLOEXEC);
        if (fd < 0 || ::dup3(fd, program_fd, O_CLOEXEC) < 0) return misused("pdftotext is missing\n");
        ::close(fd);
    }
    if (!confine(words[1], program)) {
        if (words[2] != "allow") return worker_unconfined;
    }
    if (!limit_resources({}) || !filter_system_calls(is_pdf ? program_fd : -1)) return worker_unconfined;
    if (is_pdf) return become_pdftotext(words[4]);
    if (kind == "docx") return answer(lines_of_docx(all_of_stdin()));
    if (kind == "yaml") return answer(json_of_yaml(all_of_stdin()));
    return misused("unknown kind\n");
}
