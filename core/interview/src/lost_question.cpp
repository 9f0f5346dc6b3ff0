#include <utility>

#include "conduct.hpp"

namespace offerbox::interview {

namespace {

bool is_lost(const Context& context, const State& state) {
    const PlannedQuestion* planned = state.question();
    return planned != nullptr && context.bank.question(planned->question_id) == nullptr;
}

State after(State state, const std::vector<Event>& events) {
    for (const auto& event : events) interview::apply(state, event);
    return state;
}

// Whether the events end by asking the question that is now in hand.
bool just_asked(const std::vector<Event>& events) {
    const auto* taken = events.empty() ? nullptr : std::get_if<TurnTaken>(&events.back());
    return taken != nullptr && taken->turn.kind == TurnKind::question;
}

}  // namespace

std::vector<Event> past_lost_questions(const Context& context, const State& before, std::vector<Event> events) {
    if (events.empty() && !is_lost(context, before)) return events;
    State state = after(before, events);
    while (!state.ended() && is_lost(context, state)) {
        const bool unheard = just_asked(events);
        if (unheard) {
            events.pop_back();
            state = after(before, events);
        }
        Conduct conduct(context, state, unheard ? state.phase_started_seconds : state.seconds);
        if (!unheard)
            conduct.say(TurnKind::reply, conduct.word("lost_question"), "The question bank has lost it since.");
        conduct.move_on("lost", {});
        for (auto& event : std::move(conduct).events()) events.push_back(std::move(event));
        state = after(before, events);
    }
    return events;
}

}  // namespace offerbox::interview
