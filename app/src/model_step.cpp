#include "model_step.hpp"

#include <memory>

#include "offerbox/domain/json.hpp"
#include "offerbox/plan/claims.hpp"

namespace offerbox::app {

namespace {

using interview::KnownFacts;
using interview::WordingTask;

void add_lines(std::string& to, const std::vector<std::string>& lines) {
    for (const auto& line : lines) to += line + "\n";
}

// What the documents of an interview say, as they were read or corrected; what cannot be read supports nothing.
KnownFacts facts_of(Store& store, std::string_view interview_id, const InterviewPlan& plan) {
    const auto sources = std::make_shared<ClaimSources>();
    KnownFacts facts;
    sources->add(plan.company_name);
    sources->add(plan.role_name);
    const auto documents = store.documents_of(interview_id);
    for (const auto& document : documents ? *documents : std::vector<StoredDocument>{}) {
        if (document.kind == "resume") {
            const auto profile = profile_from_json(document.profile);
            if (!profile) continue;
            sources->add(*profile);
            add_lines(facts.documents, profile->lines);
        } else {
            const auto job = role_profile_from_json(document.profile);
            if (!job) continue;
            sources->add(*job);
            add_lines(facts.documents, job->lines);
        }
    }
    facts.unsupported = [sources](std::string_view text, const std::vector<std::string>& more) {
        ClaimSources all = *sources;
        for (const auto& source : more) all.add(source);
        return all.unsupported(text);
    };
    return facts;
}

std::string outcome_of(const Error& error) {
    const bool told_apart = error.code == ErrorCode::timed_out || error.code == ErrorCode::corrupt;
    return std::string(name_of(told_apart ? error.code : ErrorCode::unavailable));
}

}  // namespace

std::vector<Event> with_model(const Parts& parts, const interview::Context& context,
                              const interview::InterviewerWords& words, std::string_view interview_id,
                              const interview::State& before, std::vector<Event> events) {
    if (!parts.model || !parts.prompts) return events;
    const auto task = interview::wording_task(context, before, events);
    if (!task) return events;
    const std::string engine = parts.model->name();
    const auto written = [&](const std::string& outcome) {
        return interview::with_model_words(std::move(events), engine, outcome, {});
    };

    const KnownFacts facts = facts_of(*parts.store, interview_id, before.started.plan);
    const auto reply =
        parts.model->chat(interview::wording_request(*parts.prompts, *task, facts, parts.model_milliseconds));
    if (!reply) return written(outcome_of(reply.error()));
    const auto said = interview::words_of_reply(reply->text);
    if (!said) return written("rejected: form");
    const auto closeness = interview::closeness_of(*parts.encoder, *task, *said);
    if (!closeness) return written("rejected: not checked");
    const auto fault = interview::fault_of(context, *task, facts, words, *closeness, *said);
    if (!fault.empty()) return written("rejected: " + fault);
    return interview::with_model_words(std::move(events), engine, "used", *said);
}

}  // namespace offerbox::app
