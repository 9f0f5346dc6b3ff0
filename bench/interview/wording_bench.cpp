// How the checks of a language model's words judge words whose worth is known: the bank's own rephrasings of its probes
// should pass, other probes and key points put as questions should not.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <map>

#include "offerbox/bank/load.hpp"
#include "offerbox/encoder/caching_encoder.hpp"
#include "offerbox/encoder/sentence_encoder.hpp"
#include "offerbox/interview/model_wording.hpp"
#include "offerbox/plan/claims.hpp"

using namespace offerbox;
using namespace offerbox::interview;

namespace {

struct Tally {
    std::map<std::string, int> faults;
    std::vector<double> aims;

    void print(std::string_view name) {
        int all = 0;
        for (const auto& [fault, count] : faults) all += count;
        fmt::print("{} ({}):", name, all);
        for (const auto& [fault, count] : faults) fmt::print("  {} {}", fault.empty() ? "passes" : fault, count);
        std::ranges::sort(aims);
        const auto at = [&](double share) {
            return aims[static_cast<std::size_t>(share * static_cast<double>(aims.size() - 1))];
        };
        fmt::print("\n  likeness to the aim: p5 {:.2f}  p25 {:.2f}  p50 {:.2f}  p75 {:.2f}  p95 {:.2f}\n", at(.05),
                   at(.25), at(.5), at(.75), at(.95));
    }
};

struct Bench {
    const Bank& bank;
    const TextEncoder& encoder;
    evidence::Evidence evidence{bank, encoder};
    Wording wording = Wording::load(std::filesystem::path(OFFERBOX_SOURCE_DIR) / "content/interview.yaml").value();
    InterviewerWords words{bank};
    bool verbose = false;

    // A person who made two other points of the question.
    WordingTask task(const Question& question, const Probe& probe) const {
        WordingTask task;
        task.written.text = probe.text;
        task.written.kind = TurnKind::follow_up;
        task.question = question.text;
        task.aims = {probe.text};
        task.asked_before = {question.text};
        for (const auto& point : question.key_points) {
            const bool said = point.id != probe.opens && task.said.size() < 2;
            if (said) {
                task.said.push_back(point.phrasings.front());
                task.exchange.push_back({question.text, point.phrasings.front()});
            } else {
                task.open.push_back(&point);
            }
        }
        auto known = task.said;
        known.insert(known.end(), {question.text, probe.text});
        for (const auto& text : known) {
            for (const auto* technique : evidence.named_in(text)) task.named.insert(technique);
        }
        return task;
    }

    void judge(Tally& tally, const WordingTask& task, const std::string& text) const {
        const KnownFacts facts{{}, [](std::string_view said, const std::vector<std::string>& more) {
                                   ClaimSources sources;
                                   for (const auto& source : more) sources.add(source);
                                   return sources.unsupported(said);
                               }};
        const auto closeness = closeness_of(encoder, task, text).value();
        const auto fault = fault_of({bank, evidence, wording}, task, facts, words, closeness, text);
        ++tally.faults[fault];
        tally.aims.push_back(closeness.aim);
        if (verbose) fmt::print("    [{}] {:.2f} {}\n        for: {}\n", fault, closeness.aim, text, task.written.text);
    }
};

}  // namespace

int main(int count, char**) {
    const auto bank = load_bank(std::filesystem::path(OFFERBOX_SOURCE_DIR) / "content").value();
    const auto model = encoder::open_sentence_encoder({OFFERBOX_BINARY_DIR "/models/all-minilm-l6-v2", 2}).value();
    const encoder::CachingEncoder encoder(model, 65536, nullptr);
    Bench bench{bank, encoder};
    bench.verbose = count > 1;
    Tally rephrasings;
    Tally others;
    Tally leaks;
    for (const auto& question : bank.questions) {
        for (std::size_t at = 0; at < question.probes.size(); ++at) {
            const auto& probe = question.probes[at];
            const auto task = bench.task(question, probe);
            if (!probe.rephrase.empty()) bench.judge(rephrasings, task, probe.rephrase);
            bench.judge(others, task, question.probes[(at + 3) % question.probes.size()].text);
            const auto* point = find_key_point(question, probe.opens);
            if (point == nullptr) continue;
            for (const auto& phrasing : point->phrasings)
                bench.judge(leaks, task, fmt::format("How did it go when {}?", phrasing));
        }
    }
    rephrasings.print("rephrasings of the probe");
    others.print("another probe of the question");
    leaks.print("the open point put as a question");
}
