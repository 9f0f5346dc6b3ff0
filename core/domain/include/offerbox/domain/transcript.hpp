// What was said, turn by turn.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace offerbox {

enum class Speaker { interviewer, candidate };

enum class TurnKind {
    // the interviewer's
    greeting,
    warm_up,
    question,
    follow_up,
    pushback,
    clarification,
    repeat,
    rephrase,
    hint,
    patience,
    redirect,
    feedback,
    reply,
    closing,
    // the candidate's (a candidate's question has the kind `question` too)
    answer,
    command,
    silence
};

enum class Mode { real, study };
enum class Channel { typed, spoken };

std::string_view name_of(Speaker speaker) noexcept;
std::string_view name_of(TurnKind kind) noexcept;
std::string_view name_of(Mode mode) noexcept;
std::string_view name_of(Channel channel) noexcept;
std::optional<Speaker> speaker_named(std::string_view name) noexcept;
std::optional<TurnKind> turn_kind_named(std::string_view name) noexcept;
std::optional<Mode> mode_named(std::string_view name) noexcept;
std::optional<Channel> channel_named(std::string_view name) noexcept;

struct Turn {
    Speaker speaker = Speaker::interviewer;
    TurnKind kind = TurnKind::question;
    std::string text;
    std::string question_id;  // the bank question in hand, or empty (greeting, closing)
    std::string reason;       // of an interviewer's turn: why it was said; a person reads it in the report
    std::string probe_id;     // of a follow-up: which written probe, misconception ("misconception:<id>") or concept
                              // ("concept:<id>/<probe>"); empty otherwise
    std::string engine;       // who worded it: "written", or the language model's name
    double seconds = 0;       // time of the interview's clock at which the turn ended
    double took = 0;          // of a candidate's turn: how long it took, in seconds
    bool operator==(const Turn&) const = default;
};

struct Transcript {
    std::vector<Turn> turns;
    bool operator==(const Transcript&) const = default;
};

}  // namespace offerbox
