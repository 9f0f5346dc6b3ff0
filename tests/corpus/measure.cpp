#include "measure.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>

#include "offerbox/base/file.hpp"
#include "offerbox/base/text.hpp"
#include "offerbox/documents/reader.hpp"

namespace offerbox::corpus {

namespace {

// Letters, digits and the signs that tell C from C++, in lower case.
std::string essence(const std::string& text) {
    std::u32string out;
    for (const char32_t c : text::to_code_points(text::lower(text))) {
        const bool digit_or_letter = (c >= U'0' && c <= U'9') || (c >= U'a' && c <= U'z') ||
                                     (c >= 0xC0 && c < 0x2000) || c >= 0x3000 || c == U'+' || c == U'#' || c == U'@' ||
                                     c == U'%';
        if (digit_or_letter) out += c;
    }
    return text::from_code_points(out);
}

}  // namespace

std::filesystem::path folder() {
    return std::filesystem::path{OFFERBOX_SOURCE_DIR} / "tests" / "corpus";
}

std::vector<Sample> samples_in(const std::filesystem::path& folder) {
    static const std::string suffix = ".truth.json";
    std::vector<Sample> samples;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        const std::string name = entry.path().filename().string();
        if (!name.ends_with(suffix)) continue;
        const std::string stem = name.substr(0, name.size() - suffix.size());
        const auto bytes = read_file(entry.path());
        REQUIRE(bytes.has_value());
        for (const char* ending : {"pdf", "docx", "txt", "md", "json", "yaml"}) {
            const auto file = folder / (stem + "." + ending);
            if (!std::filesystem::exists(file)) continue;
            samples.push_back({file, nlohmann::json::parse(*bytes)});
            break;
        }
    }
    std::ranges::sort(samples, {}, &Sample::file);
    return samples;
}

Result<Document> read_document(const std::filesystem::path& file) {
    static const auto reader = [] {
        documents::ReaderSettings settings;
        settings.worker = std::string{OFFERBOX_BINARY_DIR} + "/offerbox-documents";
        return documents::make_reader(settings);
    }();
    const auto bytes = read_file(file, std::size_t{64} << 20);
    if (!bytes) return bytes.error();
    return reader->read(*bytes, file.filename().string());
}

const intake::SkillLexicon& lexicon() {
    static const intake::SkillLexicon loaded =
        intake::SkillLexicon::load(std::filesystem::path{OFFERBOX_SOURCE_DIR} / "content" / "skills.yaml").value();
    return loaded;
}

double Tally::f1() const {
    const double sum = precision() + recall();
    return sum == 0 ? 0 : 2 * precision() * recall() / sum;
}

Tally& Tally::operator+=(const Tally& other) {
    right += other.right;
    found += other.found;
    wanted += other.wanted;
    return *this;
}

void Measure::compare(const std::string& document, const std::string& field, const std::vector<std::string>& found,
                      const std::vector<std::string>& wanted) {
    if (!tallies_.contains(field)) order_.push_back(field);
    Tally tally{0, found.size(), wanted.size()};
    std::vector<std::string> left = found;
    for (const auto& want : wanted) {
        const auto same = std::ranges::find(left, essence(want), essence);
        if (same == left.end()) {
            misses_ += fmt::format("{}\t{}\tmissed\t{}\n", document, field, want);
            continue;
        }
        left.erase(same);
        ++tally.right;
    }
    for (const auto& extra : left) misses_ += fmt::format("{}\t{}\tinvented\t{}\n", document, field, extra);
    tallies_[field] += tally;
}

void Measure::report(const std::string& title) const {
    fmt::print("{}\n  {:<12} {:>9} {:>7} {:>7} {:>7}\n", title, "", "precision", "recall", "F1", "wanted");
    for (const auto& field : order_) {
        const Tally& tally = tallies_.at(field);
        fmt::print("  {:<12} {:>9.3f} {:>7.3f} {:>7.3f} {:>7}\n", field, tally.precision(), tally.recall(), tally.f1(),
                   tally.wanted);
    }
    if (const char* file = std::getenv("OFFERBOX_CORPUS_MISSES"); file != nullptr)
        std::ofstream(file, std::ios::app) << misses_;
}

}  // namespace offerbox::corpus
