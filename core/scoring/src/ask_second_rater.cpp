// Asking a second rater, and whether it has a say.
#include <algorithm>
#include <future>
#include <map>
#include <tuple>

#include "offerbox/scoring/second_rater.hpp"

namespace offerbox::scoring {

namespace {

constexpr int most_points_of_a_quote = 2;

// What one run said of a statement: nothing when no reply came, and no reply read where it had not the form.
struct Run {
    bool came = false;
    std::optional<RatingReply> reply;
    std::optional<RaterWord> word;  // that counts
};
using Runs = std::vector<Run>;

struct Asking {
    LanguageModel& model;
    const RatingPrompts& prompts;
    const RatingTask& task;
    int runs = 3;
    int call_milliseconds = 0;
    const std::stop_token& stop;

    Run once(const Statement& statement, int run) const {
        auto request = rating_request(prompts, task, statement, run, call_milliseconds);
        request.stop = stop;
        const auto reply = model.chat(request);
        if (!reply) return {};
        Run made{true, rating_reply(reply->text), std::nullopt};
        if (made.reply) made.word = checked_word(task, *made.reply);
        return made;
    }

    Runs all(const Statement& statement) const {
        std::vector<std::future<Run>> under_way;
        for (int run = 0; run < runs; ++run)
            under_way.push_back(
                std::async(std::launch::async, [this, &statement, run] { return once(statement, run); }));
        Runs made;
        for (auto& one : under_way) made.push_back(one.get());
        return made;
    }
};

bool is_right(StatementKind kind, KeyPointStatus status) {
    const bool made = status == KeyPointStatus::met || status == KeyPointStatus::partly_met;
    switch (kind) {
        case StatementKind::own: return made;
        case StatementKind::mistaken: return !made;
        case StatementKind::foreign: return status == KeyPointStatus::not_met;
        case StatementKind::key_point: return true;
    }
    return false;
}

// The outcome that a control decides, or empty. What the rater claims counts here, quoted or not; so does a reply
// without form, which shows nothing of honesty: more than half of the runs must be right.
std::string fault_in(const Statement& control, const Runs& runs) {
    const auto count = [&](auto holds) { return static_cast<std::size_t>(std::ranges::count_if(runs, holds)); };
    const auto right = count([&](const Run& run) { return run.reply && is_right(control.kind, run.reply->status); });
    if (right * 2 > runs.size()) return {};
    const auto wrong = count([&](const Run& run) { return run.reply && !is_right(control.kind, run.reply->status); });
    if (wrong * 2 > runs.size()) return control.kind == StatementKind::own ? "misses" : "inflates";
    return count([](const Run& run) { return run.came; }) * 2 > runs.size() ? "unreliable" : "unavailable";
}

// Words that show too much with one quote in one run do not count.
void drop_repeated_quotes(std::vector<std::pair<std::string, Runs>>& rated, int runs) {
    for (std::size_t run = 0; run < static_cast<std::size_t>(runs); ++run) {
        std::map<std::tuple<int, std::size_t, std::size_t>, int> shown;
        const auto key = [](const Quote& quote) { return std::tuple(quote.turn, quote.begin, quote.end); };
        for (const auto& [id, made] : rated) {
            if (made[run].word && made[run].word->quote) ++shown[key(*made[run].word->quote)];
        }
        for (auto& [id, made] : rated) {
            auto& word = made[run].word;
            if (word && word->quote && shown[key(*word->quote)] > most_points_of_a_quote) word.reset();
        }
    }
}

// At least two of three replies must count: a rater that invents, orders or fails more is not to be believed elsewhere.
std::string outcome_of(const SecondRating& rating) {
    const int counted = rating.asked - rating.failed - rating.rejected;
    if (rating.asked > 0 && counted * 3 >= rating.asked * 2) return "counted";
    return rating.rejected > rating.failed ? "unreliable" : "unavailable";
}

}  // namespace

SecondRating ask_second_rater(LanguageModel& model, const RatingPrompts& prompts, const SecondRaterRules& rules,
                              const RatingTask& task, const RatingLimits& limits, const std::stop_token& stop) {
    const auto begun = std::chrono::steady_clock::now();
    const Asking asking{model, prompts, task, rules.runs, limits.call_milliseconds, stop};
    SecondRating rating;
    rating.question_id = task.question_id;
    rating.engine = model.name();
    std::vector<std::pair<std::string, Runs>> rated;
    for (const auto& statement : task.statements) {
        if (stop.stop_requested() || std::chrono::steady_clock::now() - begun >= limits.answer) break;
        auto runs = asking.all(statement);
        if (statement.kind == StatementKind::key_point) {
            rated.emplace_back(statement.id, std::move(runs));
        } else if (rating.outcome = fault_in(statement, runs); !rating.outcome.empty()) {
            return rating;
        }
    }
    drop_repeated_quotes(rated, rules.runs);
    for (const auto& [id, runs] : rated) {
        RatedPoint point{id, {}};
        for (const auto& run : runs) {
            ++rating.asked;
            if (!run.came) ++rating.failed;
            if (run.came && !run.word) ++rating.rejected;
            if (run.word) point.votes.push_back(*run.word);
        }
        rating.points.push_back(std::move(point));
    }
    rating.outcome = outcome_of(rating);
    return rating;
}

}  // namespace offerbox::scoring
