#include "stage.hpp"

#include <fmt/format.h>

#include <stdexcept>

#include "offerbox/bank/load.hpp"
#include "offerbox/base/text.hpp"

namespace offerbox::conversations {

namespace {

const std::filesystem::path source = OFFERBOX_SOURCE_DIR;

// A test that cannot be set up is not worth going on with.
template <typename Value>
Value needed(Result<Value> result) {
    if (!result) throw std::runtime_error(result.error().log);
    return std::move(*result);
}

std::string setting(const std::map<std::string, std::string>& settings, const std::string& name,
                    const std::string& otherwise) {
    const auto found = settings.find(name);
    return found == settings.end() ? otherwise : found->second;
}

Started started_by(const Bank& bank, const std::map<std::string, std::string>& settings) {
    Started started;
    started.mode = mode_named(setting(settings, "mode", "real")).value_or(Mode::real);
    started.channel = channel_named(setting(settings, "channel", "typed")).value_or(Channel::typed);
    started.candidate = setting(settings, "candidate", "");
    InterviewPlan& plan = started.plan;
    plan.company = setting(settings, "company", "acme");
    if (const Company* company = bank.company(plan.company)) plan.company_name = company->name;
    plan.role = "backend";
    plan.role_name = "Backend Engineer";
    plan.seniority = {seniority_named(setting(settings, "seniority", "mid")).value_or(Seniority::mid), "as asked"};
    plan.minutes = std::stoi(setting(settings, "minutes", "45"));
    plan.seed = std::stoull(setting(settings, "seed", "1"));
    const std::string ids = setting(settings, "questions", "");
    for (const auto id : text::split(ids, ' ')) {
        if (id.empty()) continue;
        const Question* question = bank.question(id);
        if (question == nullptr) throw std::runtime_error(fmt::format("no question {}", id));
        plan.questions.push_back({question->id,
                                  question->text,
                                  question->round,
                                  question->kind,
                                  question->competency,
                                  question->minutes,
                                  "It was planned for this conversation.",
                                  {}});
    }
    return started;
}

}  // namespace

Stage::Stage(bool real_wording)
    : bank(needed(load_bank(source / "tests" / "conversations" / "bank"))),
      evidence(bank, encoder),
      wording(needed(interview::Wording::load(real_wording ? source / "content" / "interview.yaml"
                                                           : source / "tests/conversations/bank/interview.yaml"))) {}

Held::Held(const Stage& stage, const std::map<std::string, std::string>& settings, std::optional<std::uint64_t> seed)
    : stage_(stage) {
    Started started = started_by(stage.bank, settings);
    if (seed) started.plan.seed = *seed;
    opening_ = take(interview::begin(stage.context(), started));
}

std::vector<Turn> Held::take(std::vector<Event> events) {
    std::vector<Turn> said;
    for (Event& event : events) {
        interview::apply(state_, event);
        const auto* taken = std::get_if<TurnTaken>(&event);
        if (taken != nullptr && taken->turn.speaker == Speaker::interviewer) said.push_back(taken->turn);
        events_.push_back(std::move(event));
    }
    return said;
}

std::vector<Turn> Held::say(const std::string& text, std::optional<double> took) {
    constexpr double words_a_second = 130.0 / 60.0;
    interview::Input input;
    input.text = text;
    input.command = interview::command_of(text);
    input.took =
        took.value_or(input.command.is_command ? input.command.seconds
                                               : static_cast<double>(text::count_words(text)) / words_a_second);
    input.seconds = state_.seconds + input.took;
    auto said = take(interview::receive(stage_.context(), state_, input));
    if (!state_.awaiting_measurement || state_.question() == nullptr) return said;
    const interview::Progress& progress = *state_.current();
    auto measurement =
        needed(stage_.evidence.measure(*stage_.bank.question(progress.question_id), progress.answers.back().text));
    if (scorer_takes_part_) add_judgements(measurement);
    const auto more = take(interview::after_measurement(stage_.context(), state_, measurement, state_.seconds));
    said.insert(said.end(), more.begin(), more.end());
    return said;
}

std::vector<Turn> Held::leave() {
    return take(interview::leave(stage_.context(), state_, state_.seconds));
}

bool Held::judge(const std::string& id, const std::string& judgement) {
    scorer_takes_part_ = true;
    judgements_[id] = judgement;
    return id.starts_with("mistake:") && (judgement == "claimed" || judgement == "denied");
}

void Held::add_judgements(Measurement& measurement) const {
    const auto judged = [&](const std::string& id) {
        const auto found = judgements_.find(id);
        return found == judgements_.end() ? std::string() : found->second;
    };
    const auto pairs = interview::pairs_to_judge(stage_.context(), state_, measurement);
    measurement.scorer = "stated";
    for (const auto& id : pairs.ids) {
        const bool claimed = judged(id) == "claimed";
        measurement.statements[id] = claimed ? StatementJudgement{0.05F, 0.0F, 0.95F, 0.0F} : StatementJudgement{};
    }
}

std::string Held::fact(const std::string& name, const std::string& of_what) const {
    if (name == "ended") return state_.end_reason;
    if (name == "clock") return fmt::format("{}", static_cast<int>(state_.seconds / 60));
    if (name == "kind") {
        for (auto turn = state_.turns.rbegin(); turn != state_.turns.rend(); ++turn) {
            if (turn->speaker == Speaker::candidate) return std::string(name_of(turn->kind));
        }
        return {};
    }
    const auto found = state_.progress.find(of_what);
    if (found == state_.progress.end()) return name == "outcome" ? "unasked" : "";
    if (name == "outcome") return found->second.outcome;
    if (name == "follow_ups") return std::to_string(found->second.follow_ups);
    if (name == "answers") return std::to_string(found->second.answers.size());
    return {};
}

}  // namespace offerbox::conversations
