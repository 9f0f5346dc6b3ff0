// Damaged files: cut short, bytes changed, bytes repeated. Whatever comes, intake gives a result or a clear error.
#include <doctest/doctest.h>

#include <random>
#include <string>

#include "measure.hpp"
#include "offerbox/base/file.hpp"
#include "offerbox/base/text.hpp"
#include "offerbox/documents/reader.hpp"
#include "offerbox/domain/json.hpp"
#include "offerbox/intake/job.hpp"
#include "offerbox/intake/resume.hpp"

using namespace offerbox;
using namespace offerbox::corpus;

namespace {

using Random = std::mt19937;

std::size_t below(Random& random, std::size_t bound) {
    return std::uniform_int_distribution<std::size_t>(0, bound - 1)(random);
}

std::string damaged(std::string bytes, Random& random) {
    switch (below(random, 4)) {
        case 0: bytes.resize(below(random, bytes.size())); break;
        case 1:
            for (int i = 0; i < 20; ++i) bytes[below(random, bytes.size())] = static_cast<char>(below(random, 256));
            break;
        case 2: {
            const auto at = below(random, bytes.size());
            bytes.insert(at, bytes.substr(at / 2, below(random, 2000)));
            break;
        }
        default: {
            const auto at = below(random, bytes.size());
            bytes.erase(at, below(random, 500));
            break;
        }
    }
    return bytes;
}

// Words in places that no honest document has.
Document scrambled(Document document, Random& random) {
    for (auto& page : document.pages) {
        for (auto& word : page.words) {
            switch (below(random, 12)) {
                case 0: word.left = static_cast<float>(below(random, 2000)) - 1000; break;
                case 1: word.bottom = word.top; break;
                case 2: word.right = word.left - 5; break;
                case 3: word.text = damaged(word.text + "x", random); break;
                case 4: word.text.clear(); break;
                default: break;
            }
        }
    }
    for (auto& line : document.flow) {
        if (below(random, 4) == 0) line.text = damaged(line.text + "\t", random);
        if (below(random, 6) == 0) line.bullet = !line.bullet;
    }
    return document;
}

void check_reading(const Document& document) {
    const auto profile = intake::read_resume(document, lexicon());
    if (profile) {
        CHECK(profile_from_json(to_json(*profile)).has_value());
    } else {
        CHECK_FALSE(profile.error().for_person().empty());
    }
    const auto job = intake::read_job(document, lexicon());
    const bool told = job.has_value() || !job.error().for_person().empty();
    CHECK(told);
}

}  // namespace

TEST_CASE("damaged files are read or refused, and nothing breaks") {
    documents::ReaderSettings settings;
    settings.worker = std::string{OFFERBOX_BINARY_DIR} + "/offerbox-documents";
    const auto reader = documents::make_reader(settings);
    Random random(20260711);
    for (const char* group : {"public", "made"}) {
        for (const auto& sample : samples_in(folder() / "resumes" / group)) {
            CAPTURE(sample.file.string());
            const auto bytes = read_file(sample.file);
            REQUIRE(bytes.has_value());
            for (int round = 0; round < 4; ++round) {
                CAPTURE(round);
                const auto document = reader->read(damaged(*bytes, random), sample.file.filename().string());
                if (document) {
                    check_reading(*document);
                } else {
                    CHECK_FALSE(document.error().for_person().empty());
                }
            }
        }
    }
}

TEST_CASE("scrambled words are read or refused, and nothing breaks") {
    Random random(4711);
    for (const auto& sample : samples_in(folder() / "resumes" / "made")) {
        CAPTURE(sample.file.string());
        const auto document = read_document(sample.file);
        REQUIRE(document.has_value());
        for (int round = 0; round < 10; ++round) check_reading(scrambled(*document, random));
    }
}
