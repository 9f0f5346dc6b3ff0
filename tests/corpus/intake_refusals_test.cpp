// Files that must be refused, each with its code and a sentence that says what is wrong and what to do.
#include <doctest/doctest.h>

#include <chrono>
#include <string>
#include <vector>

#include "measure.hpp"
#include "offerbox/base/file.hpp"
#include "offerbox/base/text.hpp"
#include "offerbox/documents/reader.hpp"
#include "offerbox/intake/resume.hpp"

using namespace offerbox;
using namespace offerbox::corpus;

namespace {

struct Refusal {
    std::string file;
    bool made = false;  // by this test, since it is too large for the repository
    std::string code;
};

std::vector<Refusal> refusals() {
    const auto bytes = read_file(folder() / "resumes" / "bad" / "manifest.tsv");
    REQUIRE(bytes.has_value());
    std::vector<Refusal> list;
    for (const auto line : text::lines(*bytes)) {
        if (line.empty() || line.starts_with('#')) continue;
        const auto fields = text::split(line, '\t');
        REQUIRE(fields.size() == 4);
        list.push_back({std::string(fields[0]), fields[1] == "made", std::string(fields[2])});
    }
    return list;
}

std::string eleven_megabytes() {
    std::string text;
    while (text.size() < 11'000'000) text += "Built the ledger behind savings accounts\n";
    return text;
}

Result<CandidateProfile> read(const std::string& bytes, const std::string& name) {
    documents::ReaderSettings settings;
    settings.worker = std::string{OFFERBOX_BINARY_DIR} + "/offerbox-documents";
    const auto document = documents::make_reader(settings)->read(bytes, name);
    if (!document) return document.error();
    return intake::read_resume(*document, lexicon());
}

}  // namespace

TEST_CASE("what is no readable resume is refused with a reason and with advice") {
    const auto list = refusals();
    CHECK(list.size() >= 20);
    for (const auto& refusal : list) {
        CAPTURE(refusal.file);
        std::string bytes = eleven_megabytes();
        if (!refusal.made) bytes = read_file(folder() / "resumes" / "bad" / refusal.file).value();
        const auto begin = std::chrono::steady_clock::now();
        const auto profile = read(bytes, refusal.file);
        const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
        REQUIRE_FALSE(profile.has_value());
        CHECK(std::string(name_of(profile.error().code)) == refusal.code);
        const std::string sentence = profile.error().for_person();
        CAPTURE(sentence);
        CHECK(text::count_words(sentence) >= 8);
        CHECK(text::contains_ignoring_case(sentence, "please"));
        CHECK(taken.count() < 5.0);
    }
}
