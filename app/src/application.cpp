#include "offerbox/app/application.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <limits>
#include <mutex>
#include <random>
#include <set>

#include "exporting.hpp"
#include "model_step.hpp"
#include "offerbox/bank/load.hpp"
#include "offerbox/base/text.hpp"
#include "offerbox/documents/printer.hpp"
#include "offerbox/documents/reader.hpp"
#include "offerbox/domain/json.hpp"
#include "offerbox/encoder/caching_encoder.hpp"
#include "offerbox/encoder/pair_scorer.hpp"
#include "offerbox/encoder/sentence_encoder.hpp"
#include "offerbox/encoder/vector_index.hpp"
#include "offerbox/intake/job.hpp"
#include "offerbox/intake/match.hpp"
#include "offerbox/intake/resume.hpp"
#include "offerbox/plan/plan.hpp"
#include "offerbox/stores/sqlite.hpp"
#include "parts.hpp"
#include "reporting.hpp"
#include "second_rater_step.hpp"

namespace offerbox::app {

namespace {

constexpr std::size_t longest_answer = 20000;  // characters
constexpr std::size_t longest_document = std::size_t{10} * 1024 * 1024;
constexpr double longest_gap_seconds = 600;  // a longer absence does not use up the interview's time

class SystemClock final : public Clock {
  public:
    std::int64_t now_milliseconds() const override {
        const auto now = std::chrono::system_clock::now().time_since_epoch();
        return std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
    }
};

// 80 random bits in Crockford's base 32: short enough to type, too many to guess.
std::string new_id() {
    static constexpr std::string_view digits = "0123456789abcdefghjkmnpqrstvwxyz";
    std::random_device device;
    std::string id;
    for (int digit = 0; digit < 16; ++digit) id += digits[device() % digits.size()];
    return id;
}

NewEvent stored(const Event& event) {
    return {std::string(kind_of(event)), to_json(event)};
}

std::vector<NewEvent> stored(const std::vector<Event>& events) {
    std::vector<NewEvent> out;
    for (const auto& event : events) out.push_back(stored(event));
    return out;
}

RowUpdate row_update(const std::vector<Event>& events) {
    RowUpdate update;
    for (const auto& event : events) {
        if (std::holds_alternative<Ended>(event)) update.state = "ended";
        if (const auto* scored = std::get_if<Scored>(&event)) {
            update.overall_score = scored->scorecard.overall.score;
            update.overall_level = scored->scorecard.overall.level;
        }
    }
    return update;
}

// Of a question that was planned and that the bank has no longer: it is named, and left out of the totals.
QuestionScore lost_score(const PlannedQuestion& planned) {
    QuestionScore score;
    score.question_id = planned.question_id;
    score.text = planned.text;
    score.competency = planned.competency;
    score.not_scored = "the question bank no longer has it";
    score.engines = {"rules"};
    return score;
}

MonthDate month_of(std::int64_t milliseconds) {
    const auto day = std::chrono::floor<std::chrono::days>(
        std::chrono::sys_time<std::chrono::milliseconds>(std::chrono::milliseconds(milliseconds)));
    const std::chrono::year_month_day date(day);
    return {static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month()))};
}

std::string title_of(const InterviewPlan& plan) {
    if (plan.company_name.empty()) return plan.role_name.empty() ? "Interview" : plan.role_name;
    return plan.role_name.empty() ? plan.company_name : fmt::format("{}, {}", plan.company_name, plan.role_name);
}

}  // namespace

std::filesystem::path default_data_directory() {
    const char* data_home = std::getenv("XDG_DATA_HOME");
    if (data_home != nullptr && *data_home != '\0') return std::filesystem::path(data_home) / "offerbox";
    const char* home = std::getenv("HOME");
    return std::filesystem::path(home != nullptr ? home : ".") / ".local/share/offerbox";
}

std::shared_ptr<const Clock> system_clock() {
    return std::make_shared<SystemClock>();
}

struct Application::State {
    Parts parts;
    evidence::Evidence evidence;
    interview::InterviewerWords words;

    mutable std::mutex counts_mutex;  // guards what follows
    ModelCounts counts;

    std::mutex rating_mutex;                         // guards what follows
    std::set<std::string, std::less<>> being_rated;  // interviews that the second rater is at work on

    explicit State(Parts the_parts)
        : parts(std::move(the_parts)), evidence(*parts.bank, *parts.encoder, parts.choice), words(*parts.bank) {}

    interview::Context context() const { return {*parts.bank, evidence, *parts.wording}; }
    std::int64_t now() const { return parts.clock->now_milliseconds(); }

    Result<InterviewView> load(std::string_view id) {
        auto row = parts.store->read_interview(id);
        if (!row) return row.error();
        auto log = parts.store->read_events(id);
        if (!log) return log.error();
        InterviewView view;
        view.row = std::move(*row);
        for (const auto& entry : *log) {
            auto event = event_from_json(entry.kind, entry.payload);
            if (!event)
                return fail(ErrorCode::internal,
                            fmt::format("event {} of {}: {}", entry.sequence, id, event.error().log));
            view.events.push_back(std::move(*event));
        }
        view.state = interview::fold(view.events);
        return view;
    }

    // Stores the events after what the view has seen, and brings the view up to date.
    Result<void> append(InterviewView& view, const std::vector<Event>& events, std::string_view key) {
        if (events.empty()) return {};
        auto row =
            parts.store->append(view.row.id, view.row.last_sequence, stored(events), row_update(events), key, now());
        if (!row) return row.error();
        view.row = std::move(*row);
        for (const auto& event : events) {
            interview::apply(view.state, event);
            view.events.push_back(event);
        }
        return {};
    }

    // The answer to a question of the bank, as it is scored.
    scoring::AnsweredQuestion answered(const interview::State& state, const PlannedQuestion& planned) const {
        scoring::AnsweredQuestion question;
        question.question = parts.bank->question(planned.question_id);
        question.text = planned.text;
        question.competency = planned.competency;
        if (question.question == nullptr) return question;
        if (const auto found = state.progress.find(planned.question_id); found != state.progress.end()) {
            question.turns = found->second.answers;
            question.outcome = found->second.outcome;
        }
        if (parts.scorer) {
            // Without the scorer's word the encoder's stands; the score names the engines that took part.
            if (auto judged = evidence.judge(*question.question, question.turns, *parts.scorer))
                question.turns = std::move(*judged);
        }
        if (const auto found = state.ratings.find(planned.question_id); found != state.ratings.end())
            question.second = found->second;
        return question;
    }

    QuestionScore score(const interview::State& state, const PlannedQuestion& planned) const {
        const auto question = answered(state, planned);
        if (question.question == nullptr) return lost_score(planned);
        return scoring::score_question(*parts.rules, evidence, question, state.started.plan.seniority.value);
    }

    // What the second rater says of each answer, and the scorecard that comes of it; empty when there is nothing to
    // say, or it was stopped.
    Result<std::vector<Event>> rated(const interview::State& before, const std::stop_token& stop) const {
        std::vector<Event> events;
        interview::State state = before;
        for (const auto& planned : before.started.plan.questions) {
            const auto question = answered(before, planned);
            if (question.question == nullptr) continue;
            const auto first =
                scoring::score_question(*parts.rules, evidence, question, before.started.plan.seniority.value);
            auto rating = second_rating(parts, evidence, question, first, before.started.plan.seed, stop);
            if (!rating) return rating.error();
            if (stop.stop_requested()) return std::vector<Event>();
            if (!*rating) continue;
            events.push_back(Rated{std::move(**rating)});
            interview::apply(state, events.back());
        }
        if (!events.empty()) events.push_back(Scored{total(state)});
        return events;
    }

    // Study mode's feedback on a question that has just been closed.
    std::optional<Turn> feedback(const interview::State& state, const std::string& question_id) const {
        const auto& plan = state.started.plan.questions;
        const auto planned = std::ranges::find(plan, question_id, &PlannedQuestion::question_id);
        const Question* question = parts.bank->question(question_id);
        if (planned == plan.end() || question == nullptr) return std::nullopt;
        Turn turn;
        turn.kind = TurnKind::feedback;
        turn.question_id = question_id;
        turn.engine = "written";
        turn.reason = "Study mode: feedback after each question.";
        turn.seconds = state.seconds;
        const auto found = state.progress.find(question_id);
        const auto answers =
            found == state.progress.end() ? std::vector<evidence::AnswerTurn>() : found->second.answers;
        turn.text = report::feedback_on(score(state, *planned), *question, state.started.plan.seniority.value,
                                        evidence.read(*question, answers));
        return turn;
    }

    // In study mode feedback stands between the end of a question and what is said next.
    std::vector<Event> with_feedback(const interview::State& before, std::vector<Event> events) const {
        if (before.started.mode != Mode::study) return events;
        std::vector<Event> out;
        interview::State state = before;
        for (auto& event : events) {
            interview::apply(state, event);
            const auto* closed = std::get_if<QuestionClosed>(&event);
            const std::string question_id = closed != nullptr ? closed->question_id : std::string();
            out.push_back(std::move(event));
            auto said = question_id.empty() ? std::nullopt : feedback(state, question_id);
            if (!said) continue;
            out.push_back(TurnTaken{std::move(*said)});
            interview::apply(state, out.back());
        }
        return out;
    }

    // The scorecard joins the events that end the interview.
    std::vector<Event> with_scores(const interview::State& before, std::vector<Event> events) const {
        interview::State state = before;
        for (const auto& event : events) interview::apply(state, event);
        if (!state.ended() || state.scorecard) return events;
        events.push_back(Scored{total(state)});
        return events;
    }

    Scorecard total(const interview::State& state) const {
        std::vector<QuestionScore> scores;
        for (const auto& planned : state.started.plan.questions) scores.push_back(score(state, planned));
        return scoring::total(*parts.rules, std::move(scores));
    }

    // The pair scorer's word on the last answer joins the measurement.
    Result<void> judge_turn(const interview::State& state, Measurement& measurement) const {
        const auto pairs = interview::pairs_to_judge(context(), state, measurement);
        const auto judged = parts.scorer->judge_statements(pairs.pairs);
        if (!judged) return judged.error();
        measurement.scorer = parts.scorer->name();
        for (std::size_t at = 0; at < judged->size(); ++at) measurement.statements[pairs.ids[at]] = (*judged)[at];
        return {};
    }

    // Measures an answer that waits for it, and stores what the policy decides.
    // A question that the bank has lost since is left first.
    Result<void> settle(InterviewView& view) {
        const auto past_lost = interview::past_lost_questions(context(), view.state, {});
        if (!past_lost.empty()) return append(view, past_lost, {});
        if (!view.state.awaiting_measurement || view.state.question() == nullptr) return {};
        const auto& progress = *view.state.current();
        auto measurement = evidence.measure(*parts.bank->question(progress.question_id), progress.answers.back().text);
        if (!measurement) return measurement.error();
        if (parts.scorer) {
            if (auto judged = judge_turn(view.state, *measurement); !judged) return judged.error();
        }
        auto events = interview::after_measurement(context(), view.state, *measurement, view.state.seconds);
        events = interview::past_lost_questions(context(), view.state, std::move(events));
        events = with_model(parts, context(), words, view.row.id, view.state, std::move(events));
        count_model(events);
        events = with_scores(view.state, with_feedback(view.state, std::move(events)));
        return append(view, events, {});
    }

    void count_model(const std::vector<Event>& events) {
        static constexpr std::string_view rejection = "rejected: ";
        const std::lock_guard lock(counts_mutex);
        for (const auto& event : events) {
            const auto* asked = std::get_if<ModelAsked>(&event);
            if (asked == nullptr) continue;
            ++counts.asked;
            if (asked->outcome == "used")
                ++counts.used;
            else if (asked->outcome.starts_with(rejection))
                ++counts.rejected[asked->outcome.substr(rejection.size())];
            else
                ++counts.failed[asked->outcome];
        }
    }

    // Those that the request names, read from the store.
    Result<PlanDocuments> stored_documents(const InterviewRequest& request, PlanDocuments documents) {
        if (!request.resume_id.empty()) {
            auto document = parts.store->read_document(the_person, request.resume_id);
            if (!document) return document.error();
            auto read = profile_from_json(document->profile);
            if (!read) return read.error();
            documents.resume = std::move(*read);
        }
        if (!request.job_id.empty()) {
            auto document = parts.store->read_document(the_person, request.job_id);
            if (!document) return document.error();
            auto read = role_profile_from_json(document->profile);
            if (!read) return read.error();
            documents.job = std::move(*read);
        }
        return documents;
    }

    Result<InterviewPlan> plan(const InterviewRequest& request, std::uint64_t seed,
                               const PlanDocuments& documents) const {
        PlanRequest plan;
        plan.company = request.company;
        plan.role = request.role;
        plan.seniority = request.seniority;
        plan.minutes = request.minutes;
        plan.seed = seed;
        plan.today = month_of(now());
        plan.profile = documents.resume;
        plan.job = documents.job;
        if (plan.profile && plan.job) plan.match = intake::match(*plan.profile, *plan.job, *parts.skills);
        auto made = make_plan(*parts.bank, plan);
        if (!made || request.questions.empty()) return made;
        return with_chosen_questions(std::move(*made), request.questions);
    }

    // The person picked the questions: those the plan has anyway keep its words and reasons.
    Result<InterviewPlan> with_chosen_questions(InterviewPlan plan, const std::vector<std::string>& ids) const {
        std::vector<PlannedQuestion> chosen;
        for (const auto& id : ids) {
            const Question* question = parts.bank->question(id);
            if (question == nullptr)
                return fail(ErrorCode::not_found, "no question " + id,
                            fmt::format("The bank has no question \"{}\".", id));
            const auto planned = std::ranges::find(plan.questions, id, &PlannedQuestion::question_id);
            if (planned != plan.questions.end()) {
                chosen.push_back(*planned);
            } else {
                chosen.push_back({id,
                                  question->text,
                                  question->round,
                                  question->kind,
                                  question->competency,
                                  question->minutes,
                                  "You chose this question.",
                                  {{"bank", question->text, 0}}});
            }
        }
        plan.questions = std::move(chosen);
        return plan;
    }
};

Application::Application(Parts parts) : state_(std::make_unique<State>(std::move(parts))) {}
Application::~Application() = default;

Result<Parts> load_parts(const Settings& settings) {
    Parts parts;
    auto bank = load_bank(settings.content_directory);
    if (!bank) return bank.error();
    parts.bank = std::make_shared<const Bank>(std::move(*bank));
    auto wording = interview::Wording::load(settings.content_directory / "interview.yaml");
    if (!wording) return wording.error();
    parts.wording = std::make_shared<const interview::Wording>(std::move(*wording));
    auto rules = scoring::Rules::load(settings.content_directory / "scoring.yaml");
    if (!rules) return rules.error();
    parts.rules = std::make_shared<const scoring::Rules>(std::move(*rules));

    // A bank of one's own may have none: then the rules alone choose.
    auto choice = evidence::FollowUpChoice::load(settings.content_directory / "follow_up_choice.json");
    if (!choice && choice.error().code != ErrorCode::not_found) return choice.error();
    if (choice) parts.choice = std::make_shared<const evidence::FollowUpChoice>(std::move(*choice));

    auto skills = intake::SkillLexicon::load(settings.content_directory / "skills.yaml");
    if (!skills) return skills.error();
    parts.skills = std::make_shared<const intake::SkillLexicon>(std::move(*skills));

    auto encoder =
        encoder::open_sentence_encoder({settings.model_directory / "all-minilm-l6-v2", settings.encoder_threads});
    if (!encoder) return encoder.error();
    // The file of vectors only saves time: without it, or with one of another model, phrases are encoded when first
    // used.
    std::shared_ptr<const encoder::VectorIndex> index;
    if (auto opened = encoder::VectorIndex::open(settings.vectors_file, (*encoder)->name())) index = *opened;
    parts.encoder = std::make_shared<encoder::CachingEncoder>(*encoder, 16384, index);
    auto scorer = encoder::open_pair_scorer({settings.model_directory / "pair-scorer", settings.encoder_threads});
    if (!scorer && scorer.error().code != ErrorCode::not_found) return scorer.error();
    if (scorer) parts.scorer = *scorer;
    if (!settings.model) return parts;
    parts.model = settings.model;
    parts.rating_limits = settings.rating_limits;
    auto rating_prompts = scoring::RatingPrompts::load(settings.content_directory / "prompts");
    if (!rating_prompts) return rating_prompts.error();
    parts.rating_prompts = std::make_shared<const scoring::RatingPrompts>(std::move(*rating_prompts));
    return parts;
}

namespace {

// Documents with which nobody started an interview for a day are not kept.
Result<void> keep_what_is_used(Store& store) {
    constexpr std::int64_t a_day = std::int64_t{24} * 60 * 60 * 1000;
    return store.delete_unused_documents(the_person, SystemClock().now_milliseconds() - a_day);
}

}  // namespace

Result<std::unique_ptr<Application>> Application::open(const Settings& settings) {
    auto loaded = load_parts(settings);
    if (!loaded) return loaded.error();
    Parts parts = std::move(*loaded);
    std::error_code error;
    std::filesystem::create_directories(settings.data_directory, error);
    if (error) {
        return fail(ErrorCode::unavailable,
                    fmt::format("cannot make {}: {}", settings.data_directory.string(), error.message()),
                    fmt::format("The data folder \"{}\" cannot be made: {}.", settings.data_directory.string(),
                                error.message()));
    }
    auto store = open_sqlite_store(settings.data_directory);
    if (!store) return store.error();
    parts.store = std::move(*store);
    if (auto kept = keep_what_is_used(*parts.store); !kept) return kept.error();
    parts.reader = documents::make_reader(documents::settings_from_environment());
    parts.printer = documents::make_printer({});
    parts.clock = system_clock();
    parts.model_milliseconds = settings.model_milliseconds;
    if (parts.model) {
        auto prompts = interview::Prompts::load(settings.content_directory / "prompts");
        if (!prompts) return prompts.error();
        parts.prompts = std::make_shared<const interview::Prompts>(std::move(*prompts));
    }
    return std::make_unique<Application>(std::move(parts));
}

const Bank& Application::bank() const noexcept {
    return *state_->parts.bank;
}
Store& Application::store() noexcept {
    return *state_->parts.store;
}
bool Application::has_model() const noexcept {
    return state_->parts.model != nullptr;
}

Result<CandidateProfile> Application::read_resume(std::string_view bytes, std::string_view file_name) {
    if (bytes.size() > longest_document)
        return fail(
            ErrorCode::too_large, "resume over 10 MB",
            "The file is larger than 10 MB; a resume should be far smaller. Please export it again without pictures.");
    auto document = state_->parts.reader->read(bytes, file_name);
    if (!document) return document.error();
    return intake::read_resume(*document, *state_->parts.skills);
}

Result<RoleProfile> Application::read_job(std::string_view bytes, std::string_view file_name) {
    if (bytes.size() > longest_document)
        return fail(ErrorCode::too_large, "job description over 10 MB",
                    "The file is larger than 10 MB; please paste the text of the job description instead.");
    auto document = state_->parts.reader->read(bytes, file_name);
    if (!document) return document.error();
    return intake::read_job(*document, *state_->parts.skills);
}

Result<StoredResume> Application::add_resume(std::string_view bytes, std::string_view file_name) {
    auto profile = read_resume(bytes, file_name);
    if (!profile) return profile.error();
    auto id = state_->parts.store->put_document({{},
                                                 std::string(the_person),
                                                 "resume",
                                                 std::string(file_name),
                                                 std::string(bytes),
                                                 to_json(*profile),
                                                 state_->now()});
    if (!id) return id.error();
    return StoredResume{*id, std::string(file_name), std::move(*profile)};
}

Result<StoredJob> Application::add_job(std::string_view bytes, std::string_view file_name) {
    auto job = read_job(bytes, file_name);
    if (!job) return job.error();
    auto id = state_->parts.store->put_document(
        {{}, std::string(the_person), "job", std::string(file_name), std::string(bytes), to_json(*job), state_->now()});
    if (!id) return id.error();
    return StoredJob{*id, std::string(file_name), std::move(*job)};
}

Result<StoredResume> Application::resume(std::string_view id) {
    auto document = state_->parts.store->read_document(the_person, id);
    if (!document) return document.error();
    auto profile = profile_from_json(document->profile);
    if (!profile) return profile.error();
    return StoredResume{document->id, document->file_name, std::move(*profile)};
}

Result<StoredJob> Application::job(std::string_view id) {
    auto document = state_->parts.store->read_document(the_person, id);
    if (!document) return document.error();
    auto job = role_profile_from_json(document->profile);
    if (!job) return job.error();
    return StoredJob{document->id, document->file_name, std::move(*job)};
}

Result<StoredResume> Application::correct_resume(std::string_view id, const CandidateProfile& profile) {
    auto document = state_->parts.store->read_document(the_person, id);
    if (!document) return document.error();
    document->profile = to_json(profile);
    auto stored_id = state_->parts.store->put_document(*document);
    if (!stored_id) return stored_id.error();
    return StoredResume{*stored_id, document->file_name, profile};
}

Result<InterviewPlan> Application::plan(const InterviewRequest& request, const PlanDocuments& documents) {
    const auto all = state_->stored_documents(request, documents);
    if (!all) return all.error();
    return state_->plan(request, request.seed.value_or(0), *all);
}

Result<InterviewView> Application::start(const InterviewRequest& request) {
    const std::uint64_t seed = request.seed ? *request.seed : std::random_device{}();
    const auto documents = state_->stored_documents(request, {});
    if (!documents) return documents.error();
    auto plan = state_->plan(request, seed, *documents);
    if (!plan) return plan.error();
    const auto& resume = documents->resume;
    Started started;
    started.plan = std::move(*plan);
    started.mode = request.mode;
    started.channel = request.channel;
    started.candidate = !request.candidate.empty() ? request.candidate
                        : resume                   ? intake::given_name(*resume)
                                                   : std::string();
    NewInterview interview;
    interview.id = new_id();
    interview.person = the_person;
    interview.title = title_of(started.plan);
    for (const auto& document : {request.resume_id, request.job_id}) {
        if (!document.empty()) interview.documents.push_back(document);
    }
    interview.events = stored(interview::begin(state_->context(), started));
    auto row = state_->parts.store->create_interview(interview, state_->now());
    if (!row) return row.error();
    return state_->load(row->id);
}

Result<InterviewView> Application::view(std::string_view interview_id) {
    auto view = state_->load(interview_id);
    if (!view) return view;
    if (auto settled = state_->settle(*view); !settled) {
        // Another writer settled it in between: what it wrote is what there is.
        if (settled.error().code == ErrorCode::conflict) return state_->load(interview_id);
        return settled.error();
    }
    return view;
}

Result<InterviewView> Application::take(std::string_view interview_id, const TurnInput& input) {
    if (text::to_code_points(input.text).size() > longest_answer) {
        return fail(
            ErrorCode::too_large, "answer over the limit",
            "That is longer than 20,000 characters; please shorten it. Nothing was lost: your text is still with you.");
    }
    auto view = this->view(interview_id);
    if (!view) return view;
    if (!input.idempotency_key.empty()) {
        auto used = state_->parts.store->was_used(interview_id, input.idempotency_key);
        if (!used) return used.error();
        if (*used) return view;
    }
    if (input.last_seen && *input.last_seen != view->row.last_sequence) {
        return fail(ErrorCode::conflict,
                    fmt::format("writer saw {}, log is at {}", *input.last_seen, view->row.last_sequence));
    }
    if (view->state.ended())
        return fail(ErrorCode::conflict, "the interview has ended", "This interview has ended; its report is ready.");

    interview::Input said;
    said.text = text::to_valid_utf8(input.text);
    said.command = interview::command_of(said.text);
    const double gap =
        std::min(static_cast<double>(state_->now() - view->row.updated_milliseconds) / 1000.0, longest_gap_seconds);
    said.took = said.command.is_command ? said.command.seconds : input.took.value_or(gap);
    said.seconds = view->state.seconds + (input.simulated ? said.took : std::max(gap, 0.0));
    auto events = interview::receive(state_->context(), view->state, said);
    events = interview::past_lost_questions(state_->context(), view->state, std::move(events));
    events = state_->with_scores(view->state, state_->with_feedback(view->state, std::move(events)));
    if (auto appended = state_->append(*view, events, input.idempotency_key); !appended) return appended.error();
    if (auto settled = state_->settle(*view); !settled) {
        // The turn stands; someone who looked on settled it in between.
        if (settled.error().code == ErrorCode::conflict) return state_->load(interview_id);
        return settled.error();
    }
    return view;
}

Result<InterviewView> Application::leave(std::string_view interview_id, bool simulated) {
    auto view = this->view(interview_id);
    if (!view || view->state.ended()) return view;
    const double gap = simulated
                           ? 0
                           : std::min(static_cast<double>(state_->now() - view->row.updated_milliseconds) / 1000.0,
                                      longest_gap_seconds);
    auto events = interview::leave(state_->context(), view->state, view->state.seconds + gap);
    events = state_->with_scores(view->state, state_->with_feedback(view->state, std::move(events)));
    if (auto appended = state_->append(*view, events, {}); !appended) return appended.error();
    return view;
}

Result<bool> Application::rate(std::string_view interview_id, const std::stop_token& stop) {
    if (!state_->parts.model || !state_->parts.rating_prompts) return false;
    // Not `view`: an answer that waits to be measured is for whoever holds the interview.
    auto view = state_->load(interview_id);
    if (!view) return view.error();
    if (!view->state.ended() || !view->state.ratings.empty()) return false;
    {
        const std::lock_guard lock(state_->rating_mutex);
        if (!state_->being_rated.insert(view->row.id).second) return false;
    }
    const auto events = state_->rated(view->state, stop);
    const auto stored = events ? state_->append(*view, *events, {}) : Result<void>(events.error());
    const std::lock_guard lock(state_->rating_mutex);
    state_->being_rated.erase(view->row.id);
    if (!stored) return stored.error();
    return !events->empty();
}

Result<std::vector<InterviewRow>> Application::list(std::size_t limit, std::string_view before_id) {
    return state_->parts.store->list_interviews(the_person, limit, before_id);
}

Scorecard Application::scorecard(const interview::State& state) const {
    return state.scorecard ? *state.scorecard : state_->total(state);
}

Result<Report> Application::report(std::string_view interview_id) {
    const auto view = this->view(interview_id);
    if (!view) return view.error();
    if (!view->state.ended()) {
        return fail(ErrorCode::conflict, "the interview runs",
                    "The report is made when the interview has ended; go on with it, or stop it first.");
    }
    auto report = report_of(state_->parts, state_->evidence, *view, scorecard(view->state));
    const std::lock_guard lock(state_->rating_mutex);
    if (report && state_->being_rated.contains(interview_id)) {
        report->cautions.emplace_back(
            "A language model is still reading these answers as a second rater: ask for the report again in a minute "
            "or two, and its word is in the scores.");
    }
    return report;
}

Result<std::string> Application::report_as(std::string_view interview_id, report::Format format) {
    const auto report = this->report(interview_id);
    if (!report) return report.error();
    return written_report(state_->parts, *report, format);
}

Result<std::string> Application::export_interview(std::string_view interview_id) {
    auto row = state_->parts.store->read_interview(interview_id);
    if (!row) return row.error();
    const auto documents = state_->parts.store->documents_of(interview_id);
    if (!documents) return documents.error();
    return archive_of(*this, {*row}, *documents, state_->now());
}

Result<std::string> Application::export_all() {
    const auto rows = list(std::numeric_limits<std::size_t>::max());
    if (!rows) return rows.error();
    const auto documents = state_->parts.store->list_documents(the_person);
    if (!documents) return documents.error();
    return archive_of(*this, *rows, *documents, state_->now());
}

ModelCounts Application::model_counts() const {
    const std::lock_guard lock(state_->counts_mutex);
    return state_->counts;
}

Result<void> Application::back_up(const std::filesystem::path& path) {
    return state_->parts.store->back_up(path.string());
}

Result<void> Application::erase(std::string_view interview_id) {
    return state_->parts.store->delete_interview(interview_id);
}
Result<void> Application::erase_document(std::string_view id) {
    return state_->parts.store->delete_document(the_person, id);
}
Result<void> Application::erase_all() {
    return state_->parts.store->delete_person(the_person);
}

Result<void> Application::write_vectors(const std::filesystem::path& path) {
    const auto phrases = state_->evidence.phrases();
    return encoder::write_vector_index(*state_->parts.encoder, phrases, path);
}

}  // namespace offerbox::app
