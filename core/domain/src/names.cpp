#include <array>
#include <utility>

#include "offerbox/domain/event.hpp"
#include "offerbox/domain/plan.hpp"
#include "offerbox/domain/report.hpp"
#include "offerbox/domain/scorecard.hpp"
#include "offerbox/domain/seniority.hpp"
#include "offerbox/domain/transcript.hpp"

namespace offerbox {

namespace {

template <typename Enum, std::size_t size>
using Names = std::array<std::pair<Enum, std::string_view>, size>;

constexpr Names<Seniority, 5> seniority_names{{{Seniority::entry, "entry"},
                                               {Seniority::mid, "mid"},
                                               {Seniority::senior, "senior"},
                                               {Seniority::staff, "staff"},
                                               {Seniority::principal, "principal"}}};
constexpr Names<Round, 5> round_names{{{Round::technical, "technical"},
                                       {Round::system_design, "system-design"},
                                       {Round::values, "values"},
                                       {Round::leadership, "leadership"},
                                       {Round::behavioural, "behavioural"}}};
constexpr Names<QuestionKind, 3> kind_names{{{QuestionKind::behavioural, "behavioural"},
                                             {QuestionKind::technical_concept, "concept"},
                                             {QuestionKind::design, "design"}}};
constexpr Names<Speaker, 2> speaker_names{{{Speaker::interviewer, "interviewer"}, {Speaker::candidate, "candidate"}}};
constexpr Names<TurnKind, 17> turn_kind_names{{{TurnKind::greeting, "greeting"},
                                               {TurnKind::warm_up, "warm_up"},
                                               {TurnKind::question, "question"},
                                               {TurnKind::follow_up, "follow_up"},
                                               {TurnKind::pushback, "pushback"},
                                               {TurnKind::clarification, "clarification"},
                                               {TurnKind::repeat, "repeat"},
                                               {TurnKind::rephrase, "rephrase"},
                                               {TurnKind::hint, "hint"},
                                               {TurnKind::patience, "patience"},
                                               {TurnKind::redirect, "redirect"},
                                               {TurnKind::feedback, "feedback"},
                                               {TurnKind::reply, "reply"},
                                               {TurnKind::closing, "closing"},
                                               {TurnKind::answer, "answer"},
                                               {TurnKind::command, "command"},
                                               {TurnKind::silence, "silence"}}};
constexpr Names<Mode, 2> mode_names{{{Mode::real, "real"}, {Mode::study, "study"}}};
constexpr Names<Channel, 2> channel_names{{{Channel::typed, "typed"}, {Channel::spoken, "spoken"}}};
constexpr Names<KeyPointStatus, 4> status_names{{{KeyPointStatus::met, "met"},
                                                 {KeyPointStatus::partly_met, "partly_met"},
                                                 {KeyPointStatus::not_met, "not_met"},
                                                 {KeyPointStatus::contradicted, "contradicted"}}};
constexpr Names<ScaffoldKind, 3> scaffold_names{
    {{ScaffoldKind::said, "said"}, {ScaffoldKind::resume, "resume"}, {ScaffoldKind::gap, "gap"}}};

constexpr Names<Phase, 4> phase_names{{{Phase::warm_up, "warm_up"},
                                       {Phase::questions, "questions"},
                                       {Phase::candidate_questions, "candidate_questions"},
                                       {Phase::closed, "closed"}}};

template <typename Enum, std::size_t size>
std::string_view name_in(const Names<Enum, size>& names, Enum value) noexcept {
    for (const auto& [candidate, name] : names) {
        if (candidate == value) return name;
    }
    return {};
}

template <typename Enum, std::size_t size>
std::optional<Enum> value_in(const Names<Enum, size>& names, std::string_view name) noexcept {
    for (const auto& [value, candidate] : names) {
        if (candidate == name) return value;
    }
    return std::nullopt;
}

}  // namespace

std::string_view name_of(Seniority seniority) noexcept {
    return name_in(seniority_names, seniority);
}
std::string_view name_of(Round round) noexcept {
    return name_in(round_names, round);
}
std::string_view name_of(QuestionKind kind) noexcept {
    return name_in(kind_names, kind);
}
std::string_view name_of(Speaker speaker) noexcept {
    return name_in(speaker_names, speaker);
}
std::string_view name_of(TurnKind kind) noexcept {
    return name_in(turn_kind_names, kind);
}
std::string_view name_of(Mode mode) noexcept {
    return name_in(mode_names, mode);
}
std::string_view name_of(Channel channel) noexcept {
    return name_in(channel_names, channel);
}
std::string_view name_of(KeyPointStatus status) noexcept {
    return name_in(status_names, status);
}
std::string_view name_of(ScaffoldKind kind) noexcept {
    return name_in(scaffold_names, kind);
}

std::string_view name_of(Phase phase) noexcept {
    return name_in(phase_names, phase);
}
std::optional<Phase> phase_named(std::string_view name) noexcept {
    return value_in(phase_names, name);
}

std::optional<Seniority> seniority_named(std::string_view name) noexcept {
    return value_in(seniority_names, name);
}
std::optional<Round> round_named(std::string_view name) noexcept {
    return value_in(round_names, name);
}
std::optional<QuestionKind> question_kind_named(std::string_view name) noexcept {
    return value_in(kind_names, name);
}
std::optional<Speaker> speaker_named(std::string_view name) noexcept {
    return value_in(speaker_names, name);
}
std::optional<TurnKind> turn_kind_named(std::string_view name) noexcept {
    return value_in(turn_kind_names, name);
}
std::optional<Mode> mode_named(std::string_view name) noexcept {
    return value_in(mode_names, name);
}
std::optional<Channel> channel_named(std::string_view name) noexcept {
    return value_in(channel_names, name);
}
std::optional<KeyPointStatus> key_point_status_named(std::string_view name) noexcept {
    return value_in(status_names, name);
}

}  // namespace offerbox
