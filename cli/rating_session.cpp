#include "rating_session.hpp"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <istream>
#include <optional>
#include <ostream>

#include "offerbox/base/text.hpp"
#include "terminal.hpp"

namespace offerbox::cli {

namespace {

constexpr std::size_t width = 96;

enum class Move { rate, keep, skip, back, quit, unclear };

struct Reply {
    Move move = Move::unclear;
    double level = 0;
};

// 1 to 5 in halves; a comma may stand for the point.
std::optional<double> level_of(std::string words) {
    std::ranges::replace(words, ',', '.');
    double level = 0;
    const char* end = words.data() + words.size();
    const auto parsed = std::from_chars(words.data(), end, level);
    const bool whole = parsed.ec == std::errc() && parsed.ptr == end;
    if (!whole || level < 1 || level > 5 || std::floor(2 * level) != 2 * level) return std::nullopt;
    return level;
}

Reply reply_of(std::string_view line, bool rated) {
    const std::string words = text::lower(text::trim(line));
    if (words.empty()) return {rated ? Move::keep : Move::unclear, 0};
    if (words == "s") return {Move::skip, 0};
    if (words == "b") return {Move::back, 0};
    if (words == "q") return {Move::quit, 0};
    const auto level = level_of(words);
    return level ? Reply{Move::rate, *level} : Reply{};
}

void show_part(std::ostream& out, std::string_view title, std::string_view words) {
    if (!words.empty()) fmt::print(out, "\n{}\n  {}\n", title, wrapped(printable(words), width, "  "));
}

void show_list(std::ostream& out, std::string_view title, const std::vector<std::string>& entries) {
    if (entries.empty()) return;
    fmt::print(out, "\n{}\n", title);
    for (const auto& entry : entries) fmt::print(out, "  - {}\n", wrapped(printable(entry), width, "    "));
}

void show(std::ostream& out, const app::AnswerToRate& answer, std::size_t number, std::size_t count) {
    fmt::print(out, "\n{}\nAnswer {} of {}{}\n", std::string(width, '-'), number, count,
               answer.seniority.empty() ? "" : fmt::format(" (seniority: {})", printable(answer.seniority)));
    show_part(out, "Question", answer.question);
    fmt::print(out, "\nWhat was said\n");
    for (const auto& turn : answer.turns) {
        const auto* speaker = turn.speaker == Speaker::candidate ? "Candidate:   " : "Interviewer: ";
        fmt::print(out, "  {}{}\n", speaker, wrapped(printable(turn.text), width - 15, "               "));
    }
    if (!answer.turns.empty() && answer.turns.back().speaker == Speaker::interviewer)
        fmt::print(out, "  Candidate:   (no answer)\n");
    show_part(out, "What interviewers look for", answer.looks_for);
    show_list(out, "Key points of a good answer", answer.key_points);
    show_list(out, answer.references.size() > 1 ? "Model answers, any of which will do" : "A model answer",
              answer.references);
    fmt::print(out, "\n{}\n", answer.general_anchors ? "Levels (for any question)" : "Levels");
    for (std::size_t level = 1; level <= answer.anchors.size(); ++level)
        fmt::print(out, "  {}  {}\n", level, wrapped(printable(answer.anchors[level - 1]), width - 5, "     "));
}

class Conversation {
  public:
    Conversation(RatingSession session, std::istream& in, std::ostream& out)
        : session_(std::move(session)), in_(in), out_(out) {}

    Result<void> hold() {
        const auto has_none = [&](const app::AnswerToRate& answer) { return !level_of_answer(answer); };
        // What is rated comes first, so that going back leads there and going on never does.
        std::ranges::stable_partition(session_.answers, [&](const auto& answer) { return !has_none(answer); });
        auto at = static_cast<std::size_t>(std::ranges::find_if(session_.answers, has_none) - session_.answers.begin());
        greet(at);
        while (at < session_.answers.size()) {
            const auto& answer = session_.answers[at];
            show(out_, answer, at + 1, session_.answers.size());
            const Reply reply = ask(answer, at > 0);
            if (reply.move == Move::quit) break;
            if (reply.move == Move::rate) {
                app::set_level(session_.rated, answer, session_.rater, reply.level);
                if (auto written = app::write_ratings(session_.file, session_.rated); !written) return written.error();
            }
            at = reply.move == Move::back ? at - 1 : at + 1;
        }
        part();
        return {};
    }

  private:
    std::optional<double> level_of_answer(const app::AnswerToRate& answer) const {
        return app::level_by(session_.rated, answer.key, session_.rater);
    }

    void greet(std::size_t rated) {
        fmt::print(
            out_,
            "{} to rate, {} of them rated by {} before.\n"
            "For each, type a level from 1 to 5 (halves such as 3.5 are allowed) and Enter; s skips, b goes back, "
            "q stops.\n",
            session_.answers.size() == 1 ? "1 answer" : fmt::format("{} answers", session_.answers.size()), rated,
            session_.rater);
    }

    // Asks until a reply makes sense; the end of the input is a stop.
    Reply ask(const app::AnswerToRate& answer, bool can_go_back) {
        const auto before = level_of_answer(answer);
        if (before) fmt::print(out_, "\nYou gave {:g}; Enter keeps it.", *before);
        for (std::string line;;) {
            fmt::print(out_, "\nLevel> ");
            out_.flush();
            if (!std::getline(in_, line)) return {Move::quit, 0};
            const Reply reply = reply_of(line, before.has_value());
            if (reply.move == Move::back && !can_go_back) {
                fmt::print(out_, "This is the first answer.\n");
            } else if (reply.move == Move::unclear) {
                fmt::print(out_, "\"{}\" is no level: type 1 to 5 (halves such as 3.5 are allowed), s, b or q.\n",
                           printable(text::trim(line)));
            } else {
                return reply;
            }
        }
    }

    void part() {
        const auto rated = std::ranges::count_if(
            session_.answers, [&](const app::AnswerToRate& answer) { return level_of_answer(answer).has_value(); });
        fmt::print(out_, "\n{} of {} rated. ", rated, session_.answers.size());
        if (rated > 0) fmt::print(out_, "Your ratings are in \"{}\". ", session_.file.string());
        const bool open = static_cast<std::size_t>(rated) < session_.answers.size();
        fmt::print(out_, "{}\n", open ? "The same command goes on with the rest." : "Thank you.");
    }

    RatingSession session_;
    std::istream& in_;
    std::ostream& out_;
};

}  // namespace

Result<void> rate(RatingSession session, std::istream& in, std::ostream& out) {
    return Conversation(std::move(session), in, out).hold();
}

}  // namespace offerbox::cli
