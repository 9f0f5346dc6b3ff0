// Every job description of the corpus through the real reader, against its truth.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "measure.hpp"
#include "offerbox/domain/seniority.hpp"
#include "offerbox/intake/job.hpp"

using namespace offerbox;
using namespace offerbox::corpus;

namespace {

using Texts = std::vector<std::string>;

Texts names_of(const std::vector<Requirement>& list) {
    Texts names;
    for (const auto& requirement : list) names.push_back(requirement.name);
    return names;
}

// Names of skills are compared as the vocabulary writes them: "REST APIs" and "REST" are one skill.
Texts canonical(const Texts& names) {
    Texts out;
    for (const auto& name : names) {
        const auto* entry = lexicon().lookup(name);
        out.push_back(entry == nullptr ? name : entry->name);
    }
    return out;
}

Texts text_of(const nlohmann::json& value) {
    return value.is_string() ? Texts{value.get<std::string>()} : Texts{};
}

void compare(Measure& measure, const Sample& sample, const RoleProfile& job) {
    const std::string name = sample.file.filename().string();
    const auto& truth = sample.truth;
    measure.compare(name, "title", Texts{job.title}, text_of(truth.at("title")));
    measure.compare(name, "company", job.company.empty() ? Texts{} : Texts{job.company}, text_of(truth.at("company")));
    measure.compare(name, "required", canonical(names_of(job.required)), canonical(truth.at("required").get<Texts>()));
    measure.compare(name, "wished", canonical(names_of(job.wished)), canonical(truth.at("wished").get<Texts>()));
    measure.compare(name, "seniority", job.seniority ? Texts{std::string(name_of(job.seniority->value))} : Texts{},
                    text_of(truth.at("seniority")));
    measure.compare(name, "themes", names_of(job.themes), truth.at("themes").get<Texts>());
}

Measure measure_jobs(const std::string& title, const std::filesystem::path& group) {
    Measure measure;
    for (const auto& sample : samples_in(group)) {
        CAPTURE(sample.file.string());
        const auto document = read_document(sample.file);
        REQUIRE(document.has_value());
        const auto job = intake::read_job(*document, lexicon());
        REQUIRE(job.has_value());
        compare(measure, sample, *job);
    }
    measure.report(title);
    return measure;
}

void check_aims(const Measure& measure) {
    CHECK(measure.of("title").f1() >= 0.9);
    CHECK(measure.of("company").f1() >= 0.9);
    CHECK(measure.of("required").f1() >= 0.85);
    CHECK(measure.of("wished").f1() >= 0.8);
    CHECK(measure.of("seniority").f1() >= 0.9);
    CHECK(measure.of("themes").f1() >= 0.7);
}

}  // namespace

TEST_CASE("job descriptions are read as their truth says") {
    check_aims(measure_jobs("Job descriptions", folder() / "jobs"));
}

TEST_CASE("job descriptions of styles that the reader was not written for are read as their truth says") {
    check_aims(measure_jobs("Job descriptions, later", folder() / "jobs" / "later"));
}

TEST_CASE("further job descriptions, one in French, are read as their truth says") {
    check_aims(measure_jobs("Job descriptions, unseen-3", folder() / "jobs" / "unseen-3"));
}
