#include <algorithm>

#include "offerbox/base/file.hpp"
#include "offerbox/base/text.hpp"
#include "offerbox/interview/model_wording.hpp"
#include "word_stems.hpp"

namespace offerbox::interview {

Result<Prompts> Prompts::load(const std::filesystem::path& folder) {
    constexpr std::size_t longest = std::size_t{64} * 1024;
    auto follow_up = read_file(folder / "follow_up.md", longest);
    if (!follow_up) return follow_up.error();
    auto schema = read_file(folder / "follow_up.schema.json", longest);
    if (!schema) return schema.error();
    return Prompts{std::move(*follow_up), std::move(*schema)};
}

InterviewerWords::InterviewerWords(const Bank& bank) {
    std::map<std::string, std::size_t> questions_with;
    for (const auto& question : bank.questions) {
        std::set<std::string> stems;
        for (const auto& probe : question.probes) {
            for (const auto* text : {&probe.text, &probe.hypothetical, &probe.rephrase})
                stems.merge(content_stems(*text));
        }
        for (const auto& stem : stems) ++questions_with[stem];
    }
    for (const auto& [stem, count] : questions_with) {
        if (count * 12 >= bank.questions.size()) general_.insert(stem);
        if (count * 3 >= bank.questions.size()) universal_.insert(stem);
    }
}

}  // namespace offerbox::interview
