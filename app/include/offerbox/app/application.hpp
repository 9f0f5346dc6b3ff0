// The application: core, engines and stores wired together. The terminal, the server and the end-to-end tests build
// this one object. It decides nothing about interviewing; it stores facts before anyone hears of them, asks the encoder
// between two steps of the policy, and scores when the interview ends.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "offerbox/bank/bank.hpp"
#include "offerbox/base/error.hpp"
#include "offerbox/domain/event.hpp"
#include "offerbox/domain/profile.hpp"
#include "offerbox/domain/report.hpp"
#include "offerbox/domain/role_profile.hpp"
#include "offerbox/evidence/evidence.hpp"
#include "offerbox/intake/skills.hpp"
#include "offerbox/interview/interview.hpp"
#include "offerbox/interview/model_wording.hpp"
#include "offerbox/ports/clock.hpp"
#include "offerbox/ports/document_reader.hpp"
#include "offerbox/ports/language_model.hpp"
#include "offerbox/ports/pair_scorer.hpp"
#include "offerbox/ports/pdf_printer.hpp"
#include "offerbox/ports/store.hpp"
#include "offerbox/ports/text_encoder.hpp"
#include "offerbox/report/report.hpp"
#include "offerbox/scoring/scoring.hpp"
#include "offerbox/scoring/second_rater.hpp"

namespace offerbox::app {

struct Settings {
    std::filesystem::path data_directory;  // made when it does not exist
    std::filesystem::path content_directory;
    std::filesystem::path model_directory;  // holds all-minilm-l6-v2/
    std::filesystem::path vectors_file;  // made by write_vectors; may be absent, then starting a question takes longer
    int encoder_threads = 2;
    std::shared_ptr<LanguageModel> model;  // words follow-ups and is the second rater; null: there is neither
    int model_milliseconds = 4000;         // how long a turn waits for it
    scoring::RatingLimits rating_limits;   // how long scoring does
};

// ${XDG_DATA_HOME}/offerbox, else ~/.local/share/offerbox.
std::filesystem::path default_data_directory();

// The parts of an application, all required but the model and its prompts; tests give fakes for some.
struct Parts {
    std::shared_ptr<const Bank> bank;
    std::shared_ptr<const interview::Wording> wording;
    std::shared_ptr<const scoring::Rules> rules;
    std::shared_ptr<const intake::SkillLexicon> skills;
    std::shared_ptr<const evidence::FollowUpChoice> choice;  // may be null: follow-ups are then chosen by rules alone
    std::shared_ptr<const TextEncoder> encoder;
    std::shared_ptr<const PairScorer> scorer;  // may be null: recognition is then by the encoder and the rules alone
    std::unique_ptr<Store> store;
    std::unique_ptr<DocumentReader> reader;
    std::unique_ptr<PdfPrinter> printer;
    std::shared_ptr<const Clock> clock;
    std::shared_ptr<LanguageModel> model;
    std::shared_ptr<const interview::Prompts> prompts;  // null: the model words nothing
    int model_milliseconds = 4000;
    std::shared_ptr<const scoring::RatingPrompts> rating_prompts;  // null: the model rates nothing
    scoring::RatingLimits rating_limits;
};

// The system's clock.
std::shared_ptr<const Clock> system_clock();

// The one person of a data directory, for now.
inline constexpr std::string_view the_person = "me";

struct StoredResume {
    std::string id;
    std::string file_name;
    CandidateProfile profile;
};

struct StoredJob {
    std::string id;
    std::string file_name;
    RoleProfile job;
};

// Documents as they were read, without being kept.
struct PlanDocuments {
    std::optional<CandidateProfile> resume;
    std::optional<RoleProfile> job;
};

// What a person asks for; empty strings and absent values mean "choose for me".
struct InterviewRequest {
    std::string company;
    std::string role;
    std::string resume_id;
    std::string job_id;
    std::optional<Seniority> seniority;
    int minutes = 45;
    std::optional<std::uint64_t> seed;
    Mode mode = Mode::real;
    Channel channel = Channel::typed;
    std::string candidate;               // first name; empty: from the resume
    std::vector<std::string> questions;  // ids: exactly these are asked, in this order; empty: the plan chooses
};

// An interview as it stands.
struct InterviewView {
    InterviewRow row;
    std::vector<Event> events;
    interview::State state;
};

// One thing the person did.
struct TurnInput {
    std::string text;                        // what was said, or a command line that begins with "/"
    std::optional<double> took;              // seconds; absent: the time since the last event
    bool simulated = false;                  // the clock is moved by `took` alone (scripted interviews)
    std::optional<std::uint64_t> last_seen;  // the last event the writer saw; absent: whatever is there
    std::string idempotency_key;
};

// What language models did since the application was opened, over all interviews.
struct ModelCounts {
    std::uint64_t asked = 0;
    std::uint64_t used = 0;
    std::map<std::string, std::uint64_t> failed;    // by "timed_out", "corrupt", "unavailable"
    std::map<std::string, std::uint64_t> rejected;  // by the check that the words did not pass
};

// Threads: any number may call. Two turns of one interview at once: one of them gets a conflict.
class Application {
  public:
    // Fails with what is missing or broken, in words for the operator and the person.
    static Result<std::unique_ptr<Application>> open(const Settings& settings);
    explicit Application(Parts parts);
    ~Application();
    Application(const Application&) = delete;
    Application& operator=(const Application&) = delete;

    const Bank& bank() const noexcept;
    Store& store() noexcept;
    bool has_model() const noexcept;  // a language model

    // Reads and keeps a document. Fails as DocumentReader::read and core/intake do; nothing is kept then.
    Result<StoredResume> add_resume(std::string_view bytes, std::string_view file_name);
    Result<StoredJob> add_job(std::string_view bytes, std::string_view file_name);
    Result<StoredResume> resume(std::string_view id);
    Result<StoredJob> job(std::string_view id);

    // What the person corrected replaces what was read.
    Result<StoredResume> correct_resume(std::string_view id, const CandidateProfile& profile);

    // Reads a document and keeps nothing of it. Fails as add_resume and add_job do.
    Result<CandidateProfile> read_resume(std::string_view bytes, std::string_view file_name);
    Result<RoleProfile> read_job(std::string_view bytes, std::string_view file_name);

    // Stores nothing. `documents` stand in for the stored ones that the request does not name.
    Result<InterviewPlan> plan(const InterviewRequest& request, const PlanDocuments& documents = {});

    // Plans, greets, and stores; the view ends with the first thing asked.
    Result<InterviewView> start(const InterviewRequest& request);

    // Also finishes what a crash interrupted (an answer that was stored but not measured yet).
    Result<InterviewView> view(std::string_view interview_id);

    // Takes an input in. The person's turn is durable before it is measured, and before this returns. Fails with
    // conflict for a stale `last_seen`, not_found, invalid_argument for an empty text or one over 20,000 characters,
    // and as the encoder does: then the turn is kept, and the next call goes on from there.
    Result<InterviewView> take(std::string_view interview_id, const TurnInput& input);

    // The person went away for good.
    Result<InterviewView> leave(std::string_view interview_id, bool simulated);

    // Asks the language model, as the second rater, about the answers of an interview that has ended, and stores what
    // it says and the scorecard anew. Does nothing without a model, before the end, or when that was done: nothing is
    // asked twice. Takes minutes, so never within a turn. Stores nothing when `stop` is requested, and returns then
    // within seconds. Says whether it stored something. Fails with not_found, and as encoder and store do.
    Result<bool> rate(std::string_view interview_id, const std::stop_token& stop = {});

    Result<std::vector<InterviewRow>> list(std::size_t limit, std::string_view before_id = {});

    // The scorecard so far (of an ended interview: the stored one).
    Scorecard scorecard(const interview::State& state) const;

    // The report of an interview that has ended, and the same written down. Fails with not_found, conflict while the
    // interview runs, and as the encoder and, for a PDF, the printer do.
    Result<Report> report(std::string_view interview_id);
    Result<std::string> report_as(std::string_view interview_id, report::Format format);

    // A zip archive of JSON and Markdown (docs/formats/export.md): one interview with the documents it used, or
    // everything of the person.
    Result<std::string> export_interview(std::string_view interview_id);
    Result<std::string> export_all();

    ModelCounts model_counts() const;

    // A consistent copy of everything stored, made while it is in use. Fails with conflict when the file exists.
    Result<void> back_up(const std::filesystem::path& path);

    Result<void> erase(std::string_view interview_id);

    // A resume or job that no interview uses; what nobody started an interview with goes by itself after a day, when
    // the application is opened. Fails with not_found, or conflict when an interview uses it.
    Result<void> erase_document(std::string_view id);
    Result<void> erase_all();

    // Encodes every phrase of the bank into `path`, so that no start has to.
    Result<void> write_vectors(const std::filesystem::path& path);

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace offerbox::app
