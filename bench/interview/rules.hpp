// The rules of conduct that an interview can break, each checked over the finished interview: its transcript, events,
// plan and scorecard, and the bank. They are written apart from the policy, so that a fault of one is not one of both.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "held.hpp"

namespace offerbox::bench {

// Reports a breach: the turn (its place in the transcript) and what is wrong with it.
using Tell = std::function<void(std::size_t turn, std::string what)>;

struct Rule {
    std::string_view name;
    std::string_view says;
    void (*check)(const Held& held, const Tell& tell);
};

// All rules, in the order of the table.
std::vector<Rule> all_rules();

std::vector<Rule> rules_of_words();       // how single turns are worded
std::vector<Rule> rules_of_manner();      // praise, hints, leaks, quotes, repeated phrases
std::vector<Rule> rules_of_facts();       // what is said about the person, and what the plan rests on
std::vector<Rule> rules_of_follow_ups();  // which follow-ups are asked, and when
std::vector<Rule> rules_of_course();      // phases, time, requests, the end
std::vector<Rule> rules_of_scores();      // the scorecard

// A planned question as it went: the places of its turns in the transcript, in order.
struct Talk {
    const PlannedQuestion* planned = nullptr;
    const Question* question = nullptr;
    std::vector<std::size_t> turns;
};
std::vector<Talk> talks_of(const Held& held);

bool is_interviewers(const Turn& turn) noexcept;
bool is_follow_up(const Turn& turn) noexcept;  // pushbacks too
bool is_answer(const Turn& turn) noexcept;

// Everything the candidate said on this question before that turn, line by line.
std::string said_before(const Held& held, const Talk& talk, std::size_t turn);

// Lower case, without punctuation, single spaces, a space at both ends.
std::string plain(std::string_view text);

// The written probe of a follow-up, of its question or of a technique; null for anything else.
const Probe* probe_of(const Held& held, const Turn& turn);

}  // namespace offerbox::bench
