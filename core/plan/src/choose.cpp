#include "choose.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <set>

#include "offerbox/base/random.hpp"
#include "offerbox/base/text.hpp"
#include "relate.hpp"

namespace offerbox::plan {

namespace {

// What counts how much when questions are chosen. A question that the resume shows strong evidence for outweighs its
// place in the role's own order; the seed decides only between near equals.
constexpr double weight_evidence = 2.5;
constexpr double weight_strength = 1.0;
constexpr double weight_gap = 1.5;
constexpr double weight_job = 1.2;
constexpr double weight_order = 1.0;
constexpr double weight_chance = 0.5;
constexpr double weight_same_competency = 2.0;

constexpr int least_minutes_for_extra_round = 30;  // one question on values or leadership
constexpr int least_minutes_for_neutral = 40;      // one role-neutral question where the company has no such round
constexpr int least_minutes_for_design = 60;
constexpr int least_minutes_for_both_extras = 90;
constexpr int one_gap_in = 3;  // of the questions of the role, one in three is aimed at a gap

bool is_in(const std::vector<std::string>& names, std::string_view name) {
    return std::ranges::find(names, name) != names.end();
}

bool has_digit(std::string_view s) {
    return std::ranges::any_of(s, [](char c) { return c >= '0' && c <= '9'; });
}

// Whether the skill stands in the text as a word of its own, and how the text writes it.
std::optional<std::string> written_in(std::string_view text, std::string_view skill) {
    const auto haystack = text::lower(text);
    const auto needle = text::lower(skill);
    const auto is_word = [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '+' || c == '#';
    };
    if (needle.empty() || haystack.size() != text.size()) return std::nullopt;
    for (auto at = haystack.find(needle); at != std::string::npos; at = haystack.find(needle, at + 1)) {
        const auto end = at + needle.size();
        const bool begins = at == 0 || (!is_word(haystack[at - 1]) && haystack[at - 1] != '.');
        const bool ends = end == haystack.size() || !is_word(haystack[end]);
        if (begins && ends) return std::string(text.substr(at, needle.size()));
    }
    return std::nullopt;
}

// How good a line is to ask about: figures, topics of the question, wishes of the job, and not too long ago.
double worth_of(const ResumeLine& line, const Topics& topics, const PlanRequest& request) {
    double worth = 0.35;
    if (has_digit(line.text)) worth += 0.25;
    worth += 0.1 * std::min(2, topics.count_in(stems_of(line.text)));
    if (line.form == QuoteForm::deed) worth += 0.1;
    if (line.recency == 0) worth += 0.06;
    if (line.recency > 2) worth -= 0.06;
    if (line.employer.empty()) worth -= 0.05;
    const auto wished = [&](const Requirement& requirement) {
        return written_in(line.text, requirement.name).has_value();
    };
    if (request.job && std::ranges::any_of(request.job->required, wished)) worth += 0.04;
    return std::min(worth, 1.0);
}

std::vector<const ResumeLine*> lines_about(const Setting& setting, const Question& question, const Topics& topics) {
    const EvidenceMatcher matcher(question);
    std::vector<std::pair<double, const ResumeLine*>> found;
    for (const auto& line : setting.lines) {
        if (line.quote.empty() || !matcher.matches(line.quote)) continue;
        found.emplace_back(worth_of(line, topics, setting.request), &line);
    }
    std::ranges::stable_sort(found, std::greater{}, &std::pair<double, const ResumeLine*>::first);
    std::vector<const ResumeLine*> lines;
    for (const auto& [worth, line] : found) lines.push_back(line);
    return lines;
}

// Names of technologies worth asking about here: topics of the question, and the tools for which the bank has concepts.
std::vector<UsedTechnology> technologies_about(const Setting& setting, const Topics& topics) {
    std::vector<UsedTechnology> found;
    if (!setting.request.profile) return found;
    const auto known_to_bank = [&](const std::string& name) {
        return std::ranges::any_of(setting.bank.techniques, [&](const Technique& technique) {
            return std::ranges::any_of(technique.skills,
                                       [&](const auto& skill) { return text::equals_ignoring_case(skill, name); });
        });
    };
    for (const bool by_topic : {true, false}) {
        for (const auto& skill : setting.request.profile->skills) {
            if (topics.concerns(skill.name) != by_topic || !known_to_bank(skill.name)) continue;
            for (const auto& line : setting.lines) {
                const auto written = line.employer.empty() ? std::nullopt : written_in(line.text, skill.name);
                if (!written) continue;
                found.push_back({*written, line.employer, line.quote.empty() ? line.text : line.quote, line.line});
                break;
            }
        }
    }
    return found;
}

std::vector<const StrengthOrGap*> about(const std::vector<StrengthOrGap>& all, const Topics& topics) {
    std::vector<const StrengthOrGap*> found;
    for (const auto& one : all) {
        if (topics.concerns(one.name) || topics.concerns_theme(one.name)) found.push_back(&one);
    }
    return found;
}

// What of the job description the question is about: a theme before a skill that is required before one that is wished.
const Requirement* asked_for(const RoleProfile& job, const Topics& topics) {
    for (const auto& theme : job.themes) {
        if (topics.concerns_theme(theme.name)) return &theme;
    }
    for (const auto* list : {&job.required, &job.wished}) {
        for (const auto& requirement : *list) {
            if (topics.concerns(requirement.name)) return &requirement;
        }
    }
    return nullptr;
}

bool fits(const Setting& setting, const Question& question) {
    const auto& request = setting.request;
    if (request.round && question.round != *request.round) return false;
    if (std::ranges::find(question.seniorities, setting.seniority.value) == question.seniorities.end()) return false;
    const bool of_company = setting.company != nullptr && is_in(question.companies, setting.company->id);
    if (!question.companies.empty() && !of_company) return false;
    return question.roles.empty() || setting.role == nullptr || is_in(question.roles, setting.role->id);
}

// Whether the documents give a reason to ask a question that was written for another role.
bool touches_documents(const Candidate& candidate) {
    const auto& material = candidate.material;
    return !material.lines.empty() || !material.strengths.empty() || candidate.asked_for != nullptr;
}

// For a role that the bank lacks, questions written for another role are asked only where the documents ask for them.
bool suits_role(const Setting& setting, const Candidate& candidate) {
    return setting.role != nullptr || candidate.question->roles.empty() || touches_documents(candidate);
}

double order_bonus(const Setting& setting, const Question& question) {
    if (setting.role == nullptr) return 0;
    const auto& order = setting.role->default_questions;
    const auto place = std::ranges::find(order, question.id);
    if (place == order.end()) return 0;
    return weight_order * (1.0 - static_cast<double>(place - order.begin()) / static_cast<double>(order.size()));
}

Candidate candidate_for(const Setting& setting, const Question& question) {
    const Topics topics(question);
    Candidate candidate;
    candidate.question = &question;
    candidate.material.lines = lines_about(setting, question, topics);
    candidate.material.technologies = technologies_about(setting, topics);
    candidate.material.gaps = about(setting.request.match.gaps, topics);
    candidate.material.strengths = about(setting.request.match.strengths, topics);
    if (setting.request.job) candidate.asked_for = asked_for(*setting.request.job, topics);
    if (!candidate.material.lines.empty()) {
        candidate.evidence_score = worth_of(*candidate.material.lines.front(), topics, setting.request);
    }
    candidate.asked_before = is_in(setting.request.asked_before, question.id);
    Random random(derived_seed(setting.request.seed, "question " + question.id));
    candidate.score =
        weight_evidence * candidate.evidence_score + order_bonus(setting, question) + weight_chance * random.unit();
    if (!candidate.material.strengths.empty()) candidate.score += weight_strength;
    if (!candidate.material.gaps.empty()) candidate.score += weight_gap;
    if (candidate.asked_for != nullptr) candidate.score += weight_job;
    return candidate;
}

// Takes candidates one by one while there is time.
class Picker {
  public:
    Picker(const std::vector<Candidate>& candidates, int minutes) : candidates_(candidates), left_(minutes) {}

    int left() const noexcept { return left_; }
    bool empty() const noexcept { return chosen_.empty(); }

    // The best that fits the time and the condition; false when there is none.
    template <typename Condition>
    bool take(Condition condition, bool for_gap = false) {
        const Candidate* best = nullptr;
        double highest = 0;
        for (const auto& candidate : candidates_) {
            if (candidate.question->minutes > left_ || taken(candidate) || !condition(candidate)) continue;
            const double score = worth_now(candidate);
            if (best != nullptr && score <= highest) continue;
            best = &candidate;
            highest = score;
        }
        if (best == nullptr) return false;
        add(*best, best->question->minutes, for_gap);
        return true;
    }

    // The shortest of all, cut to the time there is: an interview has at least one question.
    void take_shortest() {
        const auto usable = [](const Candidate& candidate) {
            return std::pair(candidate.asked_before, candidate.question->minutes);
        };
        const auto shortest = std::ranges::min_element(candidates_, {}, usable);
        if (shortest != candidates_.end()) add(*shortest, std::min(shortest->question->minutes, left_), false);
    }

    std::vector<Chosen> finish() && { return std::move(chosen_); }

  private:
    bool taken(const Candidate& candidate) const {
        return std::ranges::any_of(chosen_, [&](const Chosen& one) { return one.candidate == &candidate; });
    }

    double worth_now(const Candidate& candidate) const {
        const auto same = std::ranges::count_if(chosen_, [&](const Chosen& one) {
            return one.candidate->question->competency == candidate.question->competency;
        });
        return candidate.score - weight_same_competency * static_cast<double>(same);
    }

    void add(const Candidate& candidate, int minutes, bool for_gap) {
        chosen_.push_back({&candidate, minutes, for_gap});
        left_ -= minutes;
    }

    const std::vector<Candidate>& candidates_;
    std::vector<Chosen> chosen_;
    int left_;
};

bool of_round(const Candidate& candidate, Round round) {
    return candidate.question->round == round;
}

// Values for entry and mid grades, leadership for principals; between them the seed decides.
Round extra_round(const Setting& setting) {
    if (setting.seniority.value < Seniority::senior) return Round::values;
    if (setting.seniority.value == Seniority::principal) return Round::leadership;
    Random random(derived_seed(setting.request.seed, "values or leadership"));
    return random.below(2) == 0 ? Round::values : Round::leadership;
}

// One question on values or leadership where the company asks such, one role-neutral question otherwise, and one
// design.
template <typename Fresh>
void take_special(const Setting& setting, Picker& picker, Fresh fresh) {
    const int minutes = setting.request.minutes;
    const auto take = [&](Round round) {
        return picker.take([&](const Candidate& candidate) {
            return fresh(candidate) && of_round(candidate, round) && suits_role(setting, candidate);
        });
    };
    const bool long_enough = minutes >= least_minutes_for_design && setting.seniority.value >= Seniority::senior;
    if (long_enough) take(Round::system_design);
    if (minutes < least_minutes_for_extra_round) return;
    const auto first = extra_round(setting);
    const auto second = first == Round::values ? Round::leadership : Round::values;
    const bool one = take(first) || (first == Round::leadership && take(second));
    if (one && minutes >= least_minutes_for_both_extras && setting.seniority.value >= Seniority::senior) take(second);
    if (!one && minutes >= least_minutes_for_neutral && setting.role != nullptr) take(Round::behavioural);
}

// What the interview is mainly made of: the role's own questions; without a role what is neutral, and what the
// documents touch.
bool is_main(const Setting& setting, const Candidate& candidate) {
    if (setting.request.round) return true;
    if (setting.role != nullptr) return of_round(candidate, Round::technical);
    return of_round(candidate, Round::behavioural) ||
           (of_round(candidate, Round::technical) && suits_role(setting, candidate));
}

template <typename Fresh>
void take_main(const Setting& setting, Picker& picker, Fresh fresh) {
    const auto main = [&](const Candidate& candidate) { return fresh(candidate) && is_main(setting, candidate); };
    constexpr int usual_minutes = 8;
    const int slots = picker.left() / usual_minutes;
    if (slots >= 2) {
        const auto shown = [&](const Candidate& candidate) {
            return main(candidate) && !candidate.material.lines.empty();
        };
        picker.take(shown);
        const auto gap = [&](const Candidate& candidate) {
            return main(candidate) && !candidate.material.gaps.empty();
        };
        for (int gaps = std::max(1, slots / one_gap_in); gaps > 0; --gaps) picker.take(gap, true);
    }
    while (picker.take(main)) {
    }
}

// Time left over goes to what fits less well, but never to a second design.
template <typename Fresh>
void take_rest(const Setting& setting, Picker& picker, Fresh fresh) {
    const auto rest = [&](const Candidate& candidate) {
        const auto round = candidate.question->round;
        if (round == Round::system_design || !fresh(candidate)) return false;
        return suits_role(setting, candidate);
    };
    while (picker.take(rest)) {
    }
}

int place_of(const Chosen& chosen) {
    switch (chosen.candidate->question->round) {
        case Round::technical: return 0;
        case Round::system_design: return 1;
        case Round::behavioural: return 2;
        case Round::leadership: return 3;
        case Round::values: return 4;
    }
    return 0;
}

}  // namespace

std::vector<Candidate> candidates_for(const Setting& setting) {
    std::vector<Candidate> candidates;
    for (const auto& question : setting.bank.questions) {
        if (fits(setting, question)) candidates.push_back(candidate_for(setting, question));
    }
    return candidates;
}

int minutes_for_questions(int minutes) noexcept {
    if (minutes < 20) return minutes - 2;
    return minutes < 30 ? minutes - 4 : minutes - 5;
}

Choice choose(const Setting& setting, const std::vector<Candidate>& candidates) {
    Picker picker(candidates, minutes_for_questions(setting.request.minutes));
    const auto fresh = [](const Candidate& candidate) { return !candidate.asked_before; };
    const auto any = [](const Candidate&) { return true; };
    if (!setting.request.round) take_special(setting, picker, fresh);
    take_main(setting, picker, fresh);
    take_rest(setting, picker, fresh);
    take_main(setting, picker, any);
    if (picker.empty()) picker.take_shortest();
    Choice choice;
    choice.chosen = std::move(picker).finish();
    choice.asked_again =
        std::ranges::any_of(choice.chosen, [](const Chosen& chosen) { return chosen.candidate->asked_before; });
    std::ranges::stable_sort(choice.chosen, [](const Chosen& a, const Chosen& b) {
        if (place_of(a) != place_of(b)) return place_of(a) < place_of(b);
        return a.candidate->evidence_score > b.candidate->evidence_score;
    });
    return choice;
}

}  // namespace offerbox::plan
