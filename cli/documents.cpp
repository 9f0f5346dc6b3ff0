#include <fmt/format.h>

#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>

#include "offerbox/base/file.hpp"
#include "offerbox/documents/reader.hpp"
#include "offerbox/domain/json.hpp"
#include "offerbox/intake/job.hpp"
#include "offerbox/intake/match.hpp"
#include "offerbox/intake/resume.hpp"
#include "verbs.hpp"

namespace offerbox::cli {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t longest_document = std::size_t{10} * 1024 * 1024;

struct DocumentOptions {
    std::string file;
    std::string resume;
    bool json = false;
};

Result<Document> read_document(const std::string& path) {
    auto bytes = read_file(path, longest_document);
    if (!bytes && bytes.error().code == ErrorCode::too_large) {
        return fail(ErrorCode::too_large, path + " is over 10 MB",
                    "The file is larger than 10 MB; please export it again without pictures.");
    }
    if (!bytes) return bytes.error();
    const auto reader = documents::make_reader(documents::settings_from_environment());
    return reader->read(*bytes, std::filesystem::path(path).filename().string());
}

Result<CandidateProfile> read_profile(const std::string& path, const intake::SkillLexicon& skills) {
    auto document = read_document(path);
    if (!document) return document.error();
    return intake::read_resume(*document, skills);
}

std::string written(const std::optional<MonthDate>& date) {
    if (!date) return "?";
    return date->month == 0 ? fmt::format("{}", date->year) : fmt::format("{}-{:02}", date->year, date->month);
}

void print(const CandidateProfile& profile) {
    fmt::print("{}\n", profile.name.text);
    for (const auto* fact : {&profile.label, &profile.email, &profile.phone, &profile.url, &profile.location}) {
        if (!fact->empty()) fmt::print("  {}\n", fact->text);
    }
    fmt::print("\nPositions\n");
    for (const auto& position : profile.positions) {
        const auto end = position.dates.current ? std::string("present") : written(position.dates.end);
        fmt::print("  {}, {} ({} to {})\n", position.title.text, position.company.text, written(position.dates.start),
                   end);
        for (const auto& bullet : position.bullets) fmt::print("    - {}\n", bullet.text);
    }
    fmt::print("\nEducation\n");
    for (const auto& education : profile.education) {
        fmt::print("  {} {}, {}\n", education.degree.text, education.area.text, education.institution.text);
    }
    fmt::print("\nSkills\n ");
    for (const auto& skill : profile.skills)
        fmt::print(" {}{}", skill.name, &skill == &profile.skills.back() ? "" : ",");
    fmt::print("\n");
}

void show_resume(Session& session, const DocumentOptions& options) {
    const auto skills = intake::SkillLexicon::load(content_directory(session) / "skills.yaml");
    if (!skills) return report_failure(session, skills.error(), options.json);
    const auto profile = read_profile(options.file, *skills);
    if (!profile) return report_failure(session, profile.error(), options.json);
    if (options.json) {
        fmt::print("{}\n", Json::parse(to_json(*profile)).dump(2));
    } else {
        print(*profile);
    }
}

void print_requirements(std::string_view title, const std::vector<Requirement>& list) {
    fmt::print("\n{}\n", title);
    for (const auto& requirement : list)
        fmt::print("  {} (line {}: {})\n", requirement.name, requirement.line, requirement.quote);
}

void print_matched(std::string_view title, const std::vector<StrengthOrGap>& list) {
    fmt::print("\n{}\n", title);
    for (const auto& item : list) {
        fmt::print("  {}\n", item.name);
        for (const auto& source : item.sources) fmt::print("    {}: {}\n", source.document, source.quote);
    }
}

void show_job(Session& session, const DocumentOptions& options) {
    const auto skills = intake::SkillLexicon::load(content_directory(session) / "skills.yaml");
    if (!skills) return report_failure(session, skills.error(), options.json);
    const auto document = read_document(options.file);
    if (!document) return report_failure(session, document.error(), options.json);
    const auto job = intake::read_job(*document, *skills);
    if (!job) return report_failure(session, job.error(), options.json);
    std::optional<Match> matched;
    if (!options.resume.empty()) {
        const auto profile = read_profile(options.resume, *skills);
        if (!profile) return report_failure(session, profile.error(), options.json);
        matched = intake::match(*profile, *job, *skills);
    }
    if (options.json) {
        Json object = Json::parse(to_json(*job));
        if (matched) object.update(Json::parse(to_json(*matched)));
        fmt::print("{}\n", object.dump(2));
        return;
    }
    fmt::print("{}{}{}\n", job->title, job->company.empty() ? "" : " at ", job->company);
    if (job->seniority) fmt::print("Seniority: {}. {}\n", name_of(job->seniority->value), job->seniority->reason);
    print_requirements("Required", job->required);
    print_requirements("Wished", job->wished);
    print_requirements("Themes", job->themes);
    if (matched) {
        print_matched("Strengths", matched->strengths);
        print_matched("Gaps", matched->gaps);
    }
}

}  // namespace

void add_document_verbs(CLI::App& root, Session& session) {
    auto resume = std::make_shared<DocumentOptions>();
    CLI::App* resume_verb = root.add_subcommand("resume", "see what is read from a resume");
    resume_verb->require_subcommand(1);
    CLI::App* resume_show = resume_verb->add_subcommand("show", "print what is read");
    resume_show->add_option("FILE", resume->file, "PDF, DOCX, text, Markdown or JSON Resume")->required();
    resume_show->add_flag("--json", resume->json, "print JSON Resume");
    resume_show->callback([&session, resume] { show_resume(session, *resume); });

    auto job = std::make_shared<DocumentOptions>();
    CLI::App* job_verb = root.add_subcommand("job", "see what is read from a job description");
    job_verb->require_subcommand(1);
    CLI::App* job_show = job_verb->add_subcommand("show", "print what it asks for");
    job_show->add_option("FILE", job->file, "the job description")->required();
    job_show->add_option("--resume", job->resume, "a resume to compare with");
    job_show->add_flag("--json", job->json, "print one JSON object");
    job_show->callback([&session, job] { show_job(session, *job); });
}

}  // namespace offerbox::cli
