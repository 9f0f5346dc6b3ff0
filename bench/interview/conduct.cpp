// Whether interviews are conducted as they must be: holds seeded interviews with made-up candidates of every kind,
// checks each rule of rules.hpp over the finished interview, and prints how often each was broken with the first
// example.
//
//   conduct [--quick] [--first N] [--count N] [--print] [--details]
//
// Exit status 1 when any rule was broken. --quick holds one interview with each kind of candidate. --print shows the
// transcripts, --details with the interviewer's reasons, each breach, and what annotators thought of follow-ups.
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "../../stores/temporary_directory.hpp"
#include "rules.hpp"

using namespace offerbox;
using namespace offerbox::bench;

namespace {

namespace fs = std::filesystem;

struct Options {
    std::uint64_t first = 0;
    std::uint64_t count = 10 * candidate_kinds;
    bool print = false;
    bool details = false;
};

Options options_of(const std::vector<std::string_view>& arguments) {
    Options options;
    for (std::size_t at = 0; at < arguments.size(); ++at) {
        const auto number = [&] { return std::stoull(std::string(arguments.at(++at))); };
        if (arguments[at] == "--quick")
            options.count = candidate_kinds;
        else if (arguments[at] == "--first")
            options.first = number();
        else if (arguments[at] == "--count")
            options.count = number();
        else if (arguments[at] == "--print")
            options.print = true;
        else if (arguments[at] == "--details")
            options.print = options.details = true;
        else
            throw std::invalid_argument(fmt::format("unknown option {}", arguments[at]));
    }
    return options;
}

// What the annotators of models/answers thought of the follow-ups that came right after their answers.
class FirstFollowUps {
  public:
    FirstFollowUps(const Material& material, bool shown) : material_(material), shown_(shown) {}

    void add(const Held& held) {
        for (const Talk& talk : talks_of(held)) {
            const AnnotatedAnswer* answer = nullptr;
            for (const std::size_t at : talk.turns) {
                const Turn& turn = held.state.turns[at];
                if (answer != nullptr && is_interviewers(turn)) {
                    const auto said = verdict(*answer, turn);
                    ++counts_[said];
                    if (shown_)
                        fmt::print("first follow-up: {} | {} {} | {} | {}\n", said, talk.planned->question_id,
                                   turn.probe_id, turn.text, answer->text());
                    break;
                }
                if (is_answer(turn)) answer = material_.find(talk.planned->question_id, turn.text);
                if (is_answer(turn) && answer == nullptr) break;
            }
        }
    }

    void print() const {
        fmt::print("right after annotated answers, by their annotators:");
        for (const auto& [verdict, count] : counts_) fmt::print("  {} {}", verdict, count);
        fmt::print("\n");
    }

  private:
    static std::string verdict(const AnnotatedAnswer& answer, const Turn& turn) {
        if (!is_follow_up(turn)) return "nothing asked";
        const auto listed = [&](const std::vector<std::string>& list) {
            return std::ranges::find(list, turn.probe_id) != list.end();
        };
        if (listed(answer.good)) return "good";
        if (listed(answer.answered)) return "already answered";
        if (listed(answer.bad)) return "bad";
        if (turn.probe_id.starts_with("misconception:")) return "misconception";
        if (turn.probe_id.starts_with("concept:")) return "technique";
        return turn.text.empty() || turn.probe_id.find('-') == std::string::npos ? "own words" : "not listed";
    }

    const Material& material_;
    bool shown_;
    std::map<std::string, int> counts_;
};

struct Broken {
    std::size_t times = 0;
    std::size_t interviews = 0;
    std::string example;
};

class Tally {
  public:
    Tally(const Material& material, bool detailed) : detailed_(detailed), first_follow_ups_(material, detailed) {}

    void add(const Held& held) {
        for (const Rule& rule : rules_) {
            std::size_t times = 0;
            rule.check(held, [&](std::size_t turn, std::string what) {
                const auto breach = fmt::format("interview {} ({}), turn {}: {}", held.setup.number,
                                                name_of(held.setup.kind), turn, what);
                if (detailed_) fmt::print("breach of {}: {}\n", rule.name, breach);
                if (times++ == 0 && broken_[rule.name].times == 0) broken_[rule.name].example = breach;
            });
            broken_[rule.name].times += times;
            broken_[rule.name].interviews += times > 0 ? 1U : 0U;
        }
        first_follow_ups_.add(held);
        ++interviews_;
        ++ends_[held.state.end_reason];
        for (const Turn& turn : held.state.turns) {
            if (is_interviewers(turn)) ++turns_[std::string(name_of(turn.kind))];
        }
    }

    void print() const {
        fmt::print("{} interviews; they ended:", interviews_);
        for (const auto& [reason, count] : ends_) fmt::print(" {} {}", reason, count);
        fmt::print("\nthe interviewer's turns:");
        for (const auto& [kind, count] : turns_) fmt::print(" {} {}", kind, count);
        fmt::print("\n");
        first_follow_ups_.print();
        fmt::print("\n{:<17} {:>8} {:>11}  rule\n", "", "breaches", "interviews");
        for (const Rule& rule : rules_) {
            const Broken& broken = broken_.at(rule.name);
            fmt::print("{:<17} {:>8} {:>11}  {}\n", rule.name, broken.times, broken.interviews, rule.says);
            if (broken.times > 0) fmt::print("{:>17} {}\n", "first:", broken.example);
        }
        fmt::print("\n{} rules, {} breaches\n", rules_.size(), breaches());
    }

    std::size_t breaches() const {
        std::size_t all = 0;
        for (const auto& [name, broken] : broken_) all += broken.times;
        return all;
    }

  private:
    bool detailed_;
    std::vector<Rule> rules_ = all_rules();
    std::map<std::string_view, Broken> broken_;
    std::map<std::string, std::size_t> ends_;
    std::map<std::string, std::size_t> turns_;
    std::size_t interviews_ = 0;
    FirstFollowUps first_follow_ups_;
};

app::Settings settings_in(const fs::path& folder) {
    app::Settings settings;
    settings.data_directory = folder;
    settings.content_directory = OFFERBOX_SOURCE_DIR "/content";
    settings.model_directory = OFFERBOX_BINARY_DIR "/models";
    settings.vectors_file = OFFERBOX_BINARY_DIR "/bank.vectors";
    return settings;
}

}  // namespace

int main(int count, char** arguments) {
    const auto options = options_of({arguments + 1, arguments + count});
    const testing::TemporaryDirectory scratch;
    auto opened = app::Application::open(settings_in(scratch.path()));
    if (!opened) {
        fmt::print(stderr, "{}\n", opened.error().log);
        return EXIT_FAILURE;
    }
    auto& application = **opened;
    const Material material(application.bank(), OFFERBOX_SOURCE_DIR "/models/answers");
    const Corpus corpus = Corpus::in(OFFERBOX_SOURCE_DIR "/tests/corpus");
    Holder holder(application, material);
    Tally tally(material, options.details);
    for (std::uint64_t number = options.first; number < options.first + options.count; ++number) {
        const Held held = holder.hold(setup_of(number, corpus));
        if (options.print) fmt::print("{}\n", as_text(held, options.details));
        tally.add(held);
    }
    tally.print();
    return tally.breaches() == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
