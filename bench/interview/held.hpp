// One interview as it was held, and how the interviews of the measurement are drawn and held.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "candidates.hpp"
#include "offerbox/app/application.hpp"

namespace offerbox::bench {

// What one interview is held with, all drawn from its number.
struct Setup {
    std::uint64_t number = 0;  // also the seed
    CandidateKind kind = CandidateKind::strong;
    app::InterviewRequest request;
    std::string resume_file;  // of tests/corpus/resumes, or empty
    std::string job_file;     // of tests/corpus/jobs, or empty
};

// The files that resumes and job descriptions are drawn from.
struct Corpus {
    std::vector<std::filesystem::path> resumes;
    std::vector<std::filesystem::path> jobs;

    static Corpus in(const std::filesystem::path& folder);  // tests/corpus
};

// Kinds of candidates in turn, both modes, everything else by chance.
Setup setup_of(std::uint64_t number, const Corpus& corpus);

struct Held {
    Setup setup;
    const Bank* bank = nullptr;
    std::optional<CandidateProfile> profile;
    std::optional<RoleProfile> job;
    interview::State state;
    std::vector<Event> events;
    bool had_enough = false;  // the candidate still spoke after `most_inputs`: the interview does not end
};

// Holds interviews over one application; documents are read once each.
class Holder {
  public:
    Holder(app::Application& application, const Material& material) : application_(application), material_(material) {}

    // Throws std::runtime_error when the application fails: no candidate may make it fail.
    Held hold(const Setup& setup);

  private:
    app::StoredResume resume(const std::string& file);
    app::StoredJob job(const std::string& file);

    app::Application& application_;
    const Material& material_;
    std::map<std::string, app::StoredResume> resumes_;
    std::map<std::string, app::StoredJob> jobs_;
};

// The transcript for people, with reasons and probes when `detailed`.
std::string as_text(const Held& held, bool detailed);

}  // namespace offerbox::bench
