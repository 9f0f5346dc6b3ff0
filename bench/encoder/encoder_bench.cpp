// What the sentence encoder costs: start, one clause, an answer of about 200 words, a thousand texts of different
// lengths, and the memory of the process after each (column resident_MB).
#include <benchmark/benchmark.h>

#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include "offerbox/encoder/sentence_encoder.hpp"

namespace {

using offerbox::encoder::open_sentence_encoder;
using offerbox::encoder::SentenceEncoderSettings;

SentenceEncoderSettings settings(int threads = 2) {
    return {.directory = OFFERBOX_BINARY_DIR "/models/all-minilm-l6-v2", .threads = threads};
}

// Fifteen clauses, 199 words: what a person says in a minute and a half.
const std::vector<std::string> answer = {
    "At my last company our profile service was slow at peak, with p99 near nine hundred milliseconds.",
    "I owned the service together with two other engineers.",
    "First I added tracing, because nobody knew where the time went.",
    "The traces showed that each page made about forty calls to the same table.",
    "So we batched the reads and put a cache in front of the database.",
    "I chose Redis because the platform team already ran it and we knew how it failed.",
    "Entries expired after five minutes, and every write also deleted the key.",
    "We accepted that a profile could be stale for a short while.",
    "The hard part was the first minute after a deploy, when the cache was cold.",
    "All the servers went to the database at once and it nearly fell over.",
    "I fixed that with request coalescing and a little random jitter on expiry.",
    "We rolled it out behind a flag to one percent, then ten, then everyone.",
    "After a week p99 was one hundred and twenty milliseconds, measured at the load balancer.",
    "The database load went down by about seventy percent, so we cancelled a planned upgrade.",
    "Looking back I would have written the load test first, since it would have shown the cold start."};

double resident_megabytes() {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with("VmRSS:")) return std::stod(line.substr(6)) / 1024;
    }
    return 0;
}

const offerbox::TextEncoder& encoder() {
    static const auto shared = open_sentence_encoder(settings()).value();
    return *shared;
}

void encode(benchmark::State& state, const offerbox::TextEncoder& with, const std::vector<std::string>& texts) {
    for (auto _ : state) benchmark::DoNotOptimize(with.encode(texts).value());
    state.counters["resident_MB"] = resident_megabytes();
}

void start(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(open_sentence_encoder(settings()).value());
    state.counters["resident_MB"] = resident_megabytes();
}

void one_clause(benchmark::State& state) {
    encode(state, encoder(), {answer[4]});
}

void answer_of_200_words(benchmark::State& state) {
    encode(state, encoder(), answer);
}

void answer_of_200_words_on_one_thread(benchmark::State& state) {
    const auto single = open_sentence_encoder(settings(1)).value();
    encode(state, *single, answer);
}

void thousand_texts(benchmark::State& state) {
    std::vector<std::string> texts;
    for (std::size_t i = 0; texts.size() < 1000; ++i) {
        texts.push_back(answer[i % answer.size()].substr(i % 13) + " " +
                        answer[i * 7 % answer.size()].substr(0, i % 61));
    }
    encode(state, encoder(), texts);
}

}  // namespace

BENCHMARK(start)->Unit(benchmark::kMillisecond)->Iterations(5)->UseRealTime();
BENCHMARK(one_clause)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(answer_of_200_words)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(answer_of_200_words_on_one_thread)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(thousand_texts)->Unit(benchmark::kMillisecond)->Iterations(3)->UseRealTime();
BENCHMARK_MAIN();
