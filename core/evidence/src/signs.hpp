// What an answer shows of a written probe of its question: whether its conditions hold, whether it looks answered, and
// the signs that FollowUpChoice weighs. Private to core/evidence.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "compiled.hpp"
#include "offerbox/evidence/evidence.hpp"
#include "reading_details.hpp"

namespace offerbox::evidence {

inline constexpr std::array<std::string_view, 37> names_of_signs{"answered",
                                                                 "answered_second",
                                                                 "answered_third",
                                                                 "answered_beside_others",
                                                                 "answered_by_word",
                                                                 "answered_with_word",
                                                                 "answered_by_figure",
                                                                 "needs_ground",
                                                                 "ground",
                                                                 "against",
                                                                 "opens_a_point",
                                                                 "point",
                                                                 "point_partly",
                                                                 "point_beside_others",
                                                                 "point_weight",
                                                                 "point_seniority",
                                                                 "point_status",
                                                                 "points_needed",
                                                                 "story",
                                                                 "needs_story",
                                                                 "hypothetical",
                                                                 "words",
                                                                 "own_actions",
                                                                 "team_clauses",
                                                                 "past_actions",
                                                                 "figures",
                                                                 "points_mean",
                                                                 "points_near",
                                                                 "answered_share",
                                                                 "aim_number",
                                                                 "aim_decision",
                                                                 "aim_own_part",
                                                                 "aim_trade_off",
                                                                 "aim_result",
                                                                 "aim_narrow",
                                                                 "aim_deeper",
                                                                 "child"};

// How near the answer's clauses come to the probe's written answers.
struct AnsweredSigns {
    double first = 0;  // the nearest clause's likeness, then the next two
    double second = 0;
    double third = 0;
    bool by_word = false;  // a word of `answered_cues` stands in a clause
    double with_word = 0;  // the likeness of the nearest such clause
    bool by_figure = false;
};

// The answer as a whole, beside which one probe or point stands out or does not.
struct AnswerSigns {
    std::map<std::string, AnsweredSigns, std::less<>> answered;  // of each probe of the question
    std::map<std::string, double, std::less<>> point;            // likeness of the nearest clause to each key point
    double answered_mean = 0;
    double answered_deviation = 1;
    double answered_share = 0;  // of probes answered by a word
    double point_mean = 0;
    double point_deviation = 1;
    std::size_t points_near = 0;
};

// Preconditions of a probe; `why_not` is empty when they hold.
struct Conditions {
    std::string why_not;
    bool hypothetical = false;  // the hypothetical wording suits
    double ground = 0;          // likeness of what had to be said
    double against = 0;         // likeness of what must not have been said
};

// `scope`: technique id, or empty for a probe of the question.
Conditions conditions_of(const Reading& reading, const ReadingDetails& details, const Probe& probe,
                         const CompiledProbe& compiled, std::string_view scope);

AnsweredSigns answered_signs(const ReadingDetails& details, const Probe& probe, const CompiledProbe& compiled,
                             std::string_view scope);

AnswerSigns answer_signs(const Reading& reading, const ReadingDetails& details);

// In the order of names_of_signs.
std::vector<double> signs_of(const Reading& reading, const ReadingDetails& details, const Probe& probe,
                             const Conditions& conditions);

}  // namespace offerbox::evidence
