#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "offerbox/base/text.hpp"
#include "offerbox/evidence/clause.hpp"
#include "offerbox/evidence/pattern.hpp"
#include "offerbox/plan/claims.hpp"
#include "rules.hpp"

namespace offerbox::bench {

namespace {

// What the bank itself says around a question; the openings with their slots, since what fills them must be proved.
void add_bank(ClaimSources& sources, const Held& held, const Question& question) {
    sources.add(question.text);
    for (const auto& opening : question.tailored) sources.add(opening.text);
    for (const auto& text : question.rephrasings) sources.add(text);
    for (const auto& clarification : question.clarifications) sources.add(clarification.answer);
    sources.add(question.clarification_default);
    for (const auto& point : question.key_points) sources.add(point.hint);
    for (const auto& misconception : question.misconceptions) sources.add(misconception.challenge);
    const auto add_probe = [&](const Probe& probe) {
        sources.add(probe.text);
        sources.add(probe.hypothetical);
        sources.add(probe.rephrase);
    };
    for (const auto& probe : question.probes) add_probe(probe);
    for (const auto& technique : held.bank->techniques) {
        for (const auto& probe : technique.probes) add_probe(probe);
    }
}

ClaimSources documents_of(const Held& held) {
    ClaimSources sources;
    if (held.profile) sources.add(*held.profile);
    if (held.job) sources.add(*held.job);
    const auto& plan = held.state.started.plan;
    sources.add(plan.company_name + " " + plan.role_name + " " + held.state.started.candidate);
    sources.add("English");  // what interviews are held in
    return sources;
}

void claims_have_sources(const Held& held, const Tell& tell) {
    for (const Talk& talk : talks_of(held)) {
        ClaimSources sources = documents_of(held);
        add_bank(sources, held, *talk.question);
        for (const std::size_t at : talk.turns) {
            const Turn& turn = held.state.turns[at];
            if (turn.speaker == Speaker::candidate) sources.add(turn.text);
            const bool of_the_clock = turn.probe_id == "ramble";  // how long an answer took
            if (!is_interviewers(turn) || turn.kind == TurnKind::feedback || of_the_clock) continue;
            const auto unsupported = sources.unsupported(turn.text);
            if (!unsupported.empty()) tell(at, fmt::format("\"{}\" in: {}", unsupported.front(), turn.text));
        }
    }
}

// A question that names an employer or quotes a line must not mix things of two employers.
void opening_from_one_place(const Held& held, const Tell& tell) {
    if (!held.profile) return;
    for (const Talk& talk : talks_of(held)) {
        const auto& said = talk.planned->text;
        const auto open = said.find('"');
        const auto close = said.rfind('"');
        if (open == std::string::npos || close == open) continue;
        const auto quote = plain(said.substr(open + 1, close - open - 1));
        for (const auto& position : held.profile->positions) {
            if (position.company.empty() || said.find(position.company.text) == std::string::npos) continue;
            const bool of_it = std::ranges::any_of(held.profile->positions, [&](const Position& other) {
                return other.company.text == position.company.text &&
                       (plain(other.summary).find(quote) != std::string::npos ||
                        std::ranges::any_of(other.bullets, [&](const Stated& bullet) {
                            return plain(bullet.text).find(quote) != std::string::npos;
                        }));
            });
            if (!of_it) tell(talk.turns.front(), said);
        }
    }
}

// A quoted line is whole: it does not break off before its end.
void quotes_are_whole(const Held& held, const Tell& tell) {
    static const std::set<std::string> openers{"a",  "an", "the", "of",  "in",   "on",    "at",    "to",  "for",
                                               "by", "or", "and", "but", "with", "after", "which", "that"};
    for (const auto& planned : held.state.started.plan.questions) {
        const auto close = planned.text.rfind('"');
        const auto words = text::words(planned.text.substr(0, close == std::string::npos ? 0 : close));
        if (!words.empty() && openers.contains(words.back().lower)) tell(0, planned.text);
    }
}

bool some_cue_stands(const std::vector<std::string>& cues, std::string_view said) {
    return evidence::Pattern::compile(cues).value().find(said).has_value();
}

void techniques_were_named(const Held& held, const Tell& tell) {
    for (const Talk& talk : talks_of(held)) {
        for (const std::size_t at : talk.turns) {
            const Turn& turn = held.state.turns[at];
            if (!is_follow_up(turn) || !turn.probe_id.starts_with("concept:")) continue;
            const auto* technique = held.bank->technique(turn.probe_id.substr(8, turn.probe_id.find('/') - 8));
            const auto said = said_before(held, talk, at);
            const bool named =
                technique != nullptr && std::ranges::any_of(technique->senses, [&](const ConceptSense& sense) {
                    return some_cue_stands(sense.cues, said);
                });
            if (!named) tell(at, turn.text);
        }
    }
}

void grounds_were_said(const Held& held, const Tell& tell) {
    for (const Talk& talk : talks_of(held)) {
        for (const std::size_t at : talk.turns) {
            const Turn& turn = held.state.turns[at];
            const Probe* probe = is_follow_up(turn) ? probe_of(held, turn) : nullptr;
            if (probe == nullptr) continue;
            const auto said = said_before(held, talk, at);
            if (!probe->when.said_cues.empty() && !some_cue_stands(probe->when.said_cues, said))
                tell(at, "not said before: " + turn.text);
            if (some_cue_stands(probe->when.not_said_cues, said))
                tell(at, "what was said speaks against: " + turn.text);
        }
    }
}

// "Which part was yours?" to someone who told two things that they did.
void own_part_was_open(const Held& held, const Tell& tell) {
    for (const Talk& talk : talks_of(held)) {
        for (const std::size_t at : talk.turns) {
            const Turn& turn = held.state.turns[at];
            if (!is_follow_up(turn) || turn.probe_id != "own-part") continue;
            const auto said = said_before(held, talk, at);
            const auto form = evidence::form_of(said, evidence::clauses_of(said));
            if (form.own_actions >= 2) tell(at, said);
        }
    }
}

void plan_suits(const Held& held, const Tell& tell) {
    const auto& plan = held.state.started.plan;
    std::set<std::string> ids;
    int minutes = 0;
    for (const auto& planned : plan.questions) {
        const Question* question = held.bank->question(planned.question_id);
        const auto wrong = [&](std::string_view what) { tell(0, fmt::format("{}: {}", planned.question_id, what)); };
        if (question == nullptr) {
            wrong("not in the bank");
            continue;
        }
        const auto holds = [](const std::vector<std::string>& list, const std::string& id) {
            return list.empty() || std::ranges::find(list, id) != list.end();
        };
        // For a role that the bank lacks, another role's questions are asked where the documents ask for them.
        const bool by_documents = held.bank->role(plan.role) == nullptr && (held.profile || held.job);
        if (!holds(question->roles, plan.role) && !by_documents) wrong("of another role than " + plan.role);
        if (!holds(question->companies, plan.company)) wrong("of another company than " + plan.company);
        if (std::ranges::find(question->seniorities, plan.seniority.value) == question->seniorities.end())
            wrong("for another seniority");
        if (planned.round != question->round || planned.kind != question->kind) wrong("another round or kind");
        if (planned.competency != question->competency) wrong("another competency");
        if (!ids.insert(planned.question_id).second) wrong("planned twice");
        minutes += planned.minutes;
    }
    if (minutes > plan.minutes) tell(0, fmt::format("{} minutes of questions in {}", minutes, plan.minutes));
    if (plan.questions.empty()) tell(0, "no question");
}

void plan_has_reasons(const Held& held, const Tell& tell) {
    for (const auto& planned : held.state.started.plan.questions) {
        if (planned.reason.empty() || !planned.reason.ends_with('.'))
            tell(0, planned.question_id + ": " + planned.reason);
        const bool cites_resume = planned.reason.find("our resume") != std::string::npos;
        if (cites_resume && !held.profile) tell(0, "no resume was given: " + planned.reason);
        if (planned.reason.find("job description") != std::string::npos && !held.job)
            tell(0, "no job description was given: " + planned.reason);
    }
}

void citations_stand(const Held& held, const Tell& tell) {
    const auto joined = [](const std::vector<std::string>& lines) {
        std::string all;
        for (const auto& line : lines) all += plain(line);
        return text::squeeze(all);
    };
    std::vector<std::string> of_resume;
    if (held.profile) {
        of_resume = held.profile->lines;  // a resume given as data has none
        const auto add = [&](const auto& entries) {
            for (const auto& entry : entries) {
                for (const auto& bullet : entry.bullets) of_resume.push_back(bullet.text);
            }
        };
        add(held.profile->positions);
        add(held.profile->projects);
    }
    const std::string resume = joined(of_resume);
    const std::string job = held.job ? joined(held.job->lines) : std::string();
    for (const auto& planned : held.state.started.plan.questions) {
        for (const auto& source : planned.sources) {
            if (source.document == "bank") continue;
            const auto quote = std::string(text::trim(plain(source.quote)));
            const auto& document = source.document == "resume" ? resume : job;
            if (quote.empty() || document.find(quote) == std::string::npos)
                tell(0, fmt::format("{} does not say \"{}\"", source.document, source.quote));
        }
    }
}

}  // namespace

std::vector<Rule> rules_of_facts() {
    return {{"claim", "names, figures and quotes stand in resume, job, transcript or bank", claims_have_sources},
            {"one-place", "a quoted line is the named employer's", opening_from_one_place},
            {"whole-quote", "a quoted line does not break off before its end", quotes_are_whole},
            {"technique", "a technique is probed only if the candidate named it", techniques_were_named},
            {"ground", "a follow-up's ground was said, and nothing against it", grounds_were_said},
            {"own-part", "own part is not asked of one who told it", own_part_was_open},
            {"plan", "questions of the planned role, company, grade and round, each once, in the time", plan_suits},
            {"plan-reason", "each planned question has a reason that is true of the documents", plan_has_reasons},
            {"citation", "what the plan cites stands in the document", citations_stand}};
}

}  // namespace offerbox::bench
