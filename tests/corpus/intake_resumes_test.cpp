// Every resume of the corpus through the real reader, against its truth.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <cstdlib>
#include <string>
#include <vector>

#include "measure.hpp"
#include "offerbox/intake/resume.hpp"

using namespace offerbox;
using namespace offerbox::corpus;

namespace {

using Json = nlohmann::json;
using Texts = std::vector<std::string>;

std::string text_of(const Json& object, const char* name) {
    return object.contains(name) ? object.at(name).get<std::string>() : std::string();
}

Texts one(const std::string& text) {
    return text.empty() ? Texts{} : Texts{text};
}

// A single date is the same whether it stands as start, as end or as both.
std::string range(const std::string& start, const std::string& end) {
    if (start == end) return end;
    return fmt::format("{} to {}", start.empty() ? "?" : start, end.empty() ? "now" : end);
}

std::string text_of(const std::optional<MonthDate>& date) {
    if (!date) return {};
    return date->month == 0 ? fmt::format("{}", date->year) : fmt::format("{}-{:02}", date->year, date->month);
}

std::string range_of(const DateRange& dates) {
    const std::string start = text_of(dates.start);
    const std::string end = text_of(dates.end);
    return start.empty() ? end : range(start, end);
}

std::string range_of(const Json& entry) {
    const std::string start = text_of(entry, "startDate");
    const std::string end = text_of(entry, "endDate");
    return start.empty() ? end : range(start, end);
}

struct Facts {
    Texts employers;
    Texts titles;
    Texts dates;
    Texts bullets;
    Texts schools;
    Texts skills;
};

void put(Texts& into, const std::string& text) {
    if (!text.empty()) into.push_back(text);
}

Facts facts_of(const CandidateProfile& profile) {
    Facts facts;
    for (const auto& position : profile.positions) {
        put(facts.employers, position.company.text);
        put(facts.titles, position.title.text);
        put(facts.dates, range_of(position.dates));
        for (const auto& bullet : position.bullets) put(facts.bullets, bullet.text);
    }
    for (const auto& education : profile.education) {
        put(facts.schools, education.institution.text);
        put(facts.dates, range_of(education.dates));
    }
    for (const auto& project : profile.projects) {
        for (const auto& bullet : project.bullets) put(facts.bullets, bullet.text);
    }
    for (const auto& skill : profile.skills) {
        if (skill.listed) put(facts.skills, skill.name);
    }
    return facts;
}

Facts facts_of(const Json& truth) {
    Facts facts;
    for (const auto& entry : truth.at("work")) {
        put(facts.employers, text_of(entry, "name"));
        put(facts.titles, text_of(entry, "position"));
        put(facts.dates, range_of(entry));
        for (const auto& bullet : entry.value("highlights", Json::array())) put(facts.bullets, bullet);
    }
    for (const auto& entry : truth.at("education")) {
        put(facts.schools, text_of(entry, "institution"));
        put(facts.dates, range_of(entry));
    }
    for (const auto& project : truth.at("projects")) {
        for (const auto& bullet : project.value("highlights", Json::array())) put(facts.bullets, bullet);
    }
    for (const auto& group : truth.at("skills")) {
        for (const auto& keyword : group.at("keywords")) put(facts.skills, keyword);
    }
    return facts;
}

void compare(Measure& measure, const Sample& sample, const CandidateProfile& profile) {
    const std::string name = sample.file.filename().string();
    const Json& basics = sample.truth.at("basics");
    measure.compare(name, "name", one(profile.name.text), one(text_of(basics, "name")));
    measure.compare(name, "e-mail", one(profile.email.text), one(text_of(basics, "email")));
    const Facts found = facts_of(profile);
    const Facts wanted = facts_of(sample.truth);
    measure.compare(name, "employers", found.employers, wanted.employers);
    measure.compare(name, "titles", found.titles, wanted.titles);
    measure.compare(name, "dates", found.dates, wanted.dates);
    measure.compare(name, "bullets", found.bullets, wanted.bullets);
    measure.compare(name, "schools", found.schools, wanted.schools);
    measure.compare(name, "skills", found.skills, wanted.skills);
}

Measure measure_group(const std::string& group) {
    Measure measure;
    for (const auto& sample : samples_in(folder() / "resumes" / group)) {
        CAPTURE(sample.file.string());
        const auto document = read_document(sample.file);
        REQUIRE(document.has_value());
        const auto profile = intake::read_resume(*document, lexicon());
        CHECK(profile.has_value());
        compare(measure, sample, profile ? *profile : CandidateProfile{});
    }
    measure.report("Resumes, " + group);
    return measure;
}

// The aims of the product.
void check_aims(const Measure& measure) {
    CHECK(measure.of("name").f1() == doctest::Approx(1.0));
    CHECK(measure.of("e-mail").f1() == doctest::Approx(1.0));
    CHECK(measure.of("employers").f1() >= 0.95);
    CHECK(measure.of("titles").f1() >= 0.95);
    CHECK(measure.of("bullets").f1() >= 0.95);
    CHECK(measure.of("dates").f1() >= 0.9);
    CHECK(measure.of("schools").f1() >= 0.9);
    CHECK(measure.of("skills").f1() >= 0.9);
}

}  // namespace

TEST_CASE("resumes of other projects are read as their truth says") {
    check_aims(measure_group("public"));
}

TEST_CASE("made resumes are read as their truth says") {
    check_aims(measure_group("made"));
}

TEST_CASE("resumes in layouts that the reader was not written for are read as their truth says") {
    check_aims(measure_group("later"));
}

TEST_CASE("resumes in further layouts, several in other languages, are read as their truth says") {
    check_aims(measure_group("unseen-3"));
}
