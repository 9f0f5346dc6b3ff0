// Holds the interviews of the text files beside this one. With OFFERBOX_REWRITE set in the environment a file that
// differs gets what was said instead: read the difference before it is committed.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <set>

#include "manners.hpp"
#include "script.hpp"
#include "stage.hpp"

using namespace offerbox;
using namespace offerbox::conversations;

namespace {

constexpr std::size_t fewest_conversations = 70;

std::vector<Script> all_scripts() {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(OFFERBOX_SOURCE_DIR "/tests/conversations")) {
        const bool is_script = entry.path().extension() == ".txt" && entry.path().filename() != "CMakeLists.txt";
        if (is_script) files.push_back(entry.path());
    }
    std::ranges::sort(files);
    std::vector<Script> scripts;
    for (const auto& file : files) scripts.push_back(read_script(file));
    return scripts;
}

// A run of a script: what differs, in words, and the file as it should have been.
class Run {
  public:
    Run(const Stage& stage, const Script& script) : held_(stage, script.settings), said_(held_.opening()) {
        for (const auto& line : script.head) out_ += line + "\n";
        for (const Line& line : script.lines) take(line);
        end_said();
        if (!held_.state().ended()) differences_ += "the conversation does not end\n";
    }

    const std::string& differences() const { return differences_; }
    const std::string& as_it_was() const { return out_; }
    const Held& held() const { return held_; }

  private:
    void take(const Line& line) {
        if (line.kind == Line::Kind::interviewer) return take_expected(line);
        // Blank lines and remarks may stand anywhere; anything else ends what the interviewer says.
        if (line.kind != Line::Kind::other) end_said();
        switch (line.kind) {
            case Line::Kind::candidate: said_ = held_.say(line.said, line.took); break;
            case Line::Kind::leaves: said_ = held_.leave(); break;
            case Line::Kind::judgement:
                if (!held_.judge(line.words[0], line.words[1])) differ(line, "this is no judgement");
                break;
            case Line::Kind::fact: return take_fact(line);
            case Line::Kind::other:
            case Line::Kind::interviewer: break;
        }
        if (line.kind == Line::Kind::candidate || line.kind == Line::Kind::leaves) at_ = 0;
        out_ += line.text + "\n";
    }

    void take_expected(const Line& line) {
        if (at_ >= said_.size()) return differ(line, "nothing was said");
        const Turn& turn = said_[at_++];
        if (meets(turn, line.expected)) {
            out_ += line.text + "\n";
            return;
        }
        differ(line, line_of(turn));
        out_ += line_of(turn) + "\n";
    }

    void take_fact(const Line& line) {
        const std::string of_what = line.words.size() == 3 ? line.words[1] : "";
        std::string value = held_.fact(line.words[0], of_what);
        if (value.empty()) value = "none";
        const std::string now = fmt::format("= {}{}{} {}", line.words[0], of_what.empty() ? "" : " ", of_what, value);
        if (value != line.words.back()) differ(line, now);
        out_ += now + "\n";
    }

    // Everything that the interviewer said must be in the file.
    void end_said() {
        for (; at_ < said_.size(); ++at_) {
            differences_ += fmt::format("not in the file:\n    {}\n", line_of(said_[at_]));
            out_ += line_of(said_[at_]) + "\n";
        }
    }

    void differ(const Line& line, const std::string& instead) {
        differences_ += fmt::format("line {}: {}\n  instead:\n    {}\n", line.number, line.text, instead);
    }

    Held held_;
    std::vector<Turn> said_;
    std::size_t at_ = 0;
    std::string differences_;
    std::string out_;
};

// Holds the interview of a script without looking at what is expected.
Held hold(const Stage& stage, const Script& script, std::uint64_t seed) {
    Held held(stage, script.settings, seed);
    for (const Line& line : script.lines) {
        if (line.kind == Line::Kind::candidate) held.say(line.said, line.took);
        if (line.kind == Line::Kind::leaves) held.leave();
        if (line.kind == Line::Kind::judgement) held.judge(line.words[0], line.words[1]);
    }
    if (!held.state().ended()) held.leave();
    return held;
}

}  // namespace

TEST_CASE("the interviewer says what the conversations show") {
    const Stage stage(false);
    const auto scripts = all_scripts();
    CHECK(scripts.size() >= fewest_conversations);
    for (const Script& script : scripts) {
        const std::string name = script.file.filename().string();
        for (const auto& fault : script.faults) FAIL_CHECK(name, ": ", fault);
        const Run run(stage, script);
        const bool rewrites = std::getenv("OFFERBOX_REWRITE") != nullptr;
        if (rewrites && !run.differences().empty()) std::ofstream(script.file) << run.as_it_was();
        CHECK_MESSAGE(run.differences().empty(), name, ":\n", run.differences());
        for (const auto& breach : breaches(run.held().events())) FAIL_CHECK(name, ": ", breach);
    }
}

TEST_CASE("the conversations show everything that an interviewer does") {
    const Stage stage(false);
    std::set<TurnKind> said;
    std::set<std::string> reasons;
    std::set<std::string> ends;
    for (const Script& script : all_scripts()) {
        const Held held = hold(stage, script, 1);
        ends.insert(held.state().end_reason);
        for (const Turn& turn : held.state().turns) {
            if (turn.speaker == Speaker::interviewer) said.insert(turn.kind);
            if (turn.speaker == Speaker::candidate) reasons.insert(turn.reason);
        }
    }
    // Feedback is composed by the application.
    for (const TurnKind kind :
         {TurnKind::greeting, TurnKind::warm_up, TurnKind::question, TurnKind::follow_up, TurnKind::pushback,
          TurnKind::clarification, TurnKind::repeat, TurnKind::rephrase, TurnKind::hint, TurnKind::patience,
          TurnKind::redirect, TurnKind::reply, TurnKind::closing}) {
        INFO(name_of(kind));
        CHECK(said.contains(kind));
    }
    for (const auto* intent : {"repeat", "rephrase", "clarify", "think", "skip", "hint", "stop", "does_not_know",
                               "nothing", "acknowledged", "instruction", "abusive", "gibberish", "other_language"}) {
        INFO(intent);
        CHECK(reasons.contains(intent));
    }
    for (const auto* end : {"finished", "out_of_time", "stopped", "left", "conduct"}) {
        INFO(end);
        CHECK(ends.contains(end));
    }
}

TEST_CASE("with the real wording and any seed the manners hold") {
    const Stage stage(true);
    for (const Script& script : all_scripts()) {
        for (std::uint64_t seed = 1; seed <= 5; ++seed) {
            const Held held = hold(stage, script, seed);
            for (const auto& breach : breaches(held.events()))
                FAIL_CHECK(script.file.filename().string(), " with seed ", seed, ": ", breach);
        }
    }
}

TEST_CASE("the same inputs give the same events") {
    const Stage first(true);
    const Stage second(true);
    for (const Script& script : all_scripts()) {
        INFO(script.file.filename().string());
        CHECK(hold(first, script, 7).events() == hold(second, script, 7).events());
    }
}
