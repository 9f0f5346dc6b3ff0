#include "held.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "offerbox/base/file.hpp"
#include "offerbox/base/text.hpp"

namespace offerbox::bench {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_inputs = 400;
constexpr double words_a_minute = 130;

template <typename Value>
Value expect(Result<Value> result, const Setup& setup) {
    if (!result) throw std::runtime_error(fmt::format("interview {}: {}", setup.number, result.error().log));
    return std::move(*result);
}

// How near an answer came to anything of its question, as the encoder measured.
std::string likeness_of(const Held& held, const Turn& turn) {
    const auto found = held.state.progress.find(turn.question_id);
    if (found == held.state.progress.end()) return {};
    std::map<std::string, float> nearest;  // by kind of group
    for (const auto& answer : found->second.answers) {
        if (answer.text != turn.text) continue;
        for (const auto& [group, row] : answer.measurement.groups) {
            float& of_kind = nearest[group.substr(0, group.find(':'))];
            for (const auto& likeness : row) of_kind = std::max(of_kind, likeness.value);
        }
    }
    std::string out = "            (nearest:";
    for (const auto& [kind, value] : nearest) out += fmt::format(" {} {:.2f}", kind, value);
    return out + ")\n";
}

std::vector<fs::path> documents_of(const fs::path& folder) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder)) {
        const auto name = entry.path().filename().string();
        if (entry.is_regular_file() && !name.ends_with(".truth.json") && name != "README.md")
            files.push_back(entry.path());
    }
    std::ranges::sort(files);
    return files;
}

}  // namespace

Corpus Corpus::in(const fs::path& folder) {
    return {documents_of(folder / "resumes/made"), documents_of(folder / "jobs")};
}

Setup setup_of(std::uint64_t number, const Corpus& corpus) {
    static const std::vector<std::string> companies{"atlassian",   "atlassian",        "Atlassian",
                                                    "Brightmeter", "Halvorsen & Sons", ""};
    static const std::vector<std::string> roles{"backend-engineer",         "Backend Engineer",
                                                "Senior Backend Developer", "any",
                                                "Product Manager",          "Registered Nurse"};
    static const std::vector<int> lengths{20, 30, 45, 45, 60, 90};
    Random random(derived_seed(number, "setup"));
    Setup setup;
    setup.number = number;
    setup.kind = static_cast<CandidateKind>(number % candidate_kinds);
    auto& request = setup.request;
    request.seed = number;
    request.mode = (number / candidate_kinds) % 2 == 0 ? Mode::real : Mode::study;
    request.channel = random.unit() < 0.7 ? Channel::typed : Channel::spoken;
    request.company = any_of(companies, random);
    request.role = random.unit() < 0.5 ? roles.front() : any_of(roles, random);
    request.minutes = any_of(lengths, random);
    if (random.unit() < 0.6) request.seniority = all_seniorities[random.below(all_seniorities.size())];
    if (random.unit() < 0.3) request.candidate = "Kim";
    if (random.unit() < 0.6) setup.resume_file = any_of(corpus.resumes, random).string();
    if (random.unit() < 0.45) setup.job_file = any_of(corpus.jobs, random).string();
    return setup;
}

app::StoredResume Holder::resume(const std::string& file) {
    if (const auto known = resumes_.find(file); known != resumes_.end()) return known->second;
    const fs::path path(file);
    auto stored = application_.add_resume(read_file(path).value(), path.filename().string());
    if (!stored) throw std::runtime_error(file + ": " + stored.error().log);
    return resumes_.emplace(file, std::move(*stored)).first->second;
}

app::StoredJob Holder::job(const std::string& file) {
    if (const auto known = jobs_.find(file); known != jobs_.end()) return known->second;
    const fs::path path(file);
    auto stored = application_.add_job(read_file(path).value(), path.filename().string());
    if (!stored) throw std::runtime_error(file + ": " + stored.error().log);
    return jobs_.emplace(file, std::move(*stored)).first->second;
}

Held Holder::hold(const Setup& setup) {
    Held held;
    held.setup = setup;
    held.bank = &application_.bank();
    auto request = setup.request;
    if (!setup.resume_file.empty()) {
        const auto stored = resume(setup.resume_file);
        request.resume_id = stored.id;
        held.profile = stored.profile;
    }
    if (!setup.job_file.empty()) {
        const auto stored = job(setup.job_file);
        request.job_id = stored.id;
        held.job = stored.job;
    }
    Candidate candidate(setup.kind, material_, setup.number);
    auto view = expect(application_.start(request), setup);
    std::size_t inputs = 0;
    while (!view.state.ended() && inputs++ < most_inputs) {
        const auto said = candidate.next(view.state);
        if (!said) break;
        app::TurnInput input;
        input.text = *said;
        input.took = static_cast<double>(text::count_words(*said)) / words_a_minute * 60.0;
        input.simulated = true;
        view = expect(application_.take(view.row.id, input), setup);
    }
    held.had_enough = inputs > most_inputs;
    view = expect(application_.leave(view.row.id, true), setup);
    held.state = std::move(view.state);
    held.events = std::move(view.events);
    return held;
}

std::string as_text(const Held& held, bool detailed) {
    const auto& plan = held.state.started.plan;
    std::string out = fmt::format(
        "=== interview {}: {}, {} mode, {} minutes, {} at \"{}\" ({}), {}{}{}\n", held.setup.number,
        name_of(held.setup.kind), name_of(held.state.started.mode), plan.minutes, plan.role_name, plan.company_name,
        name_of(plan.seniority.value), name_of(held.state.started.channel),
        held.setup.resume_file.empty() ? "" : ", resume " + fs::path(held.setup.resume_file).filename().string(),
        held.setup.job_file.empty() ? "" : ", job " + fs::path(held.setup.job_file).filename().string());
    for (std::size_t at = 0; at < held.state.turns.size(); ++at) {
        const Turn& turn = held.state.turns[at];
        const bool interviewer = turn.speaker == Speaker::interviewer;
        out += fmt::format("{:3} {:5.0f} {} [{}{}{}] {}\n", at, turn.seconds, interviewer ? "I" : "  C",
                           name_of(turn.kind), turn.probe_id.empty() ? "" : " " + turn.probe_id,
                           interviewer || turn.reason.empty() ? "" : " " + turn.reason, turn.text);
        if (detailed && !interviewer && turn.kind == TurnKind::answer) out += likeness_of(held, turn);
        if (detailed && interviewer && !turn.reason.empty()) out += fmt::format("            ({})\n", turn.reason);
    }
    return out + fmt::format("    ended: {}\n", held.state.end_reason);
}

}  // namespace offerbox::bench
