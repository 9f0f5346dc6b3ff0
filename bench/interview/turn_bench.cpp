// What a turn costs: from an answer's arrival to the interviewer's stored reply, no language model, over the real
// store; what scoring a whole answer costs; how long the application takes to start; the memory of the process.
// Answers are those of models/answers with about 200 words. Counters p50_ms and p99_ms are of single turns.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "offerbox/app/application.hpp"
#include "offerbox/base/text.hpp"

namespace {

namespace app = offerbox::app;
using Clock = std::chrono::steady_clock;

struct Answer {
    std::string question;
    std::string text;
};

std::vector<Answer> answers_of_about_200_words() {
    std::vector<Answer> answers;
    const std::filesystem::path folder = OFFERBOX_SOURCE_DIR "/models/answers";
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() != ".jsonl") continue;
        std::ifstream file(entry.path());
        for (std::string line; std::getline(file, line);) {
            const auto row = nlohmann::json::parse(line);
            if (row.contains("kp")) continue;  // a question of its own
            std::string text;
            for (const auto& sentence : row["s"]) text += (text.empty() ? "" : " ") + sentence.get<std::string>();
            const auto words = offerbox::text::count_words(text);
            if (words >= 170 && words <= 230) answers.push_back({row["q"], std::move(text)});
        }
    }
    return answers;
}

double megabytes_resident() {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with("VmRSS:")) return std::stod(line.substr(6)) / 1024;
    }
    return 0;
}

app::Settings settings() {
    static const auto data = std::filesystem::temp_directory_path() / "offerbox-turn-bench";
    app::Settings settings;
    settings.data_directory = data;
    settings.content_directory = OFFERBOX_SOURCE_DIR "/content";
    settings.model_directory = OFFERBOX_BINARY_DIR "/models";
    settings.vectors_file = OFFERBOX_BINARY_DIR "/bank.vectors";
    return settings;
}

app::Application& application() {
    static const auto opened = app::Application::open(settings()).value();
    return *opened;
}

double percentile(std::vector<double> values, double share) {
    std::ranges::sort(values);
    const auto at = static_cast<std::size_t>(std::ceil(share * static_cast<double>(values.size()))) - 1;
    return values[std::min(at, values.size() - 1)];
}

app::InterviewView started(const std::string& question) {
    app::InterviewRequest request;
    request.company = "atlassian";
    request.role = "backend-engineer";
    request.questions = {question};
    request.seed = 7;
    auto view = application().start(request).value();
    app::TurnInput warm_up;
    warm_up.text = "I work on the order service of a wholesaler.";
    warm_up.took = 10;
    return application().take(view.row.id, warm_up).value();
}

void turn(benchmark::State& state) {
    const auto answers = answers_of_about_200_words();
    std::vector<double> milliseconds;
    std::size_t next = 0;
    for (auto _ : state) {
        const Answer& answer = answers[next++ % answers.size()];
        const auto view = started(answer.question);
        app::TurnInput input;
        input.text = answer.text;
        input.took = 90;
        const auto begin = Clock::now();
        benchmark::DoNotOptimize(application().take(view.row.id, input).value());
        const std::chrono::duration<double> took = Clock::now() - begin;
        state.SetIterationTime(took.count());
        milliseconds.push_back(took.count() * 1000);
    }
    state.counters["p50_ms"] = percentile(milliseconds, 0.50);
    state.counters["p99_ms"] = percentile(milliseconds, 0.99);
    state.counters["resident_MB"] = megabytes_resident();
}

void score_answer(benchmark::State& state) {
    const auto answers = answers_of_about_200_words();
    std::vector<app::InterviewView> views;
    for (std::size_t at = 0; at < std::min<std::size_t>(answers.size(), 12); ++at) {
        auto view = started(answers[at].question);
        app::TurnInput input;
        input.text = answers[at].text;
        input.took = 90;
        views.push_back(application().take(view.row.id, input).value());
    }
    std::size_t next = 0;
    for (auto _ : state) benchmark::DoNotOptimize(application().scorecard(views[next++ % views.size()].state));
}

void start(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(app::Application::open(settings()).value());
}

}  // namespace

BENCHMARK(start)->Unit(benchmark::kMillisecond)->Iterations(5)->UseRealTime();
BENCHMARK(turn)->Unit(benchmark::kMillisecond)->Iterations(300)->UseManualTime();
BENCHMARK(score_answer)->Unit(benchmark::kMillisecond)->Iterations(100)->UseRealTime();
BENCHMARK_MAIN();
