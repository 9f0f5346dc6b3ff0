// A conversation as a text file. README.md beside this file has the format.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "offerbox/domain/transcript.hpp"

namespace offerbox::conversations {

// What the interviewer must say: "> follow_up how-released "reach its users" !"flag"".
struct Expectation {
    TurnKind kind = TurnKind::question;
    std::string id;  // of the question where one is asked, else of the probe; empty: any
    std::vector<std::string> has;
    std::vector<std::string> lacks;
};

struct Line {
    enum class Kind {
        other,        // blank, or a remark that begins with "#"
        interviewer,  // ">"
        candidate,    // "<", with the lines after it that begin with "|"
        leaves,       // "< (leaves)"
        judgement,    // "~ <follow-up or mistake:<id>> <judgement>"
        fact          // "= <name> [<of what>] <value>"
    };
    Kind kind = Kind::other;
    int number = 0;    // in the file, from 1
    std::string text;  // as it stands in the file
    Expectation expected;
    std::string said;                // of the candidate
    std::optional<double> took;      // seconds, where the file says
    std::vector<std::string> words;  // of a judgement or fact
};

struct Script {
    std::filesystem::path file;
    std::vector<std::string> head;  // the file's lines up to the first blank one
    std::map<std::string, std::string> settings;
    std::vector<Line> lines;
    std::vector<std::string> faults;  // lines that could not be read, in words
};

Script read_script(const std::filesystem::path& file);

// A turn of the interviewer in the file's format.
std::string line_of(const Turn& turn);

// Whether the turn is what was expected.
bool meets(const Turn& turn, const Expectation& expected);

}  // namespace offerbox::conversations
