#include "compiled_model.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace offerbox::encoder {

Result<ov::CompiledModel> compile_graph(const std::filesystem::path& graph, std::initializer_list<const char*> files,
                                        std::initializer_list<const char*> inputs,
                                        std::initializer_list<const char*> outputs, int threads) {
    for (const auto* name : files) {
        std::error_code ignored;
        const auto path = graph.parent_path() / name;
        if (std::filesystem::is_regular_file(path, ignored)) continue;
        return fail(ErrorCode::not_found, fmt::format("the model's file {} is missing", path.string()),
                    "A part of OfferBox is missing: run ./run --setup.");
    }
    ov::CompiledModel model;
    try {
        ov::Core core;
        // Full precision: with it, machines differ in the last digits only. No pinning: the server's other work and
        // other programs share these cores.
        model =
            core.compile_model(graph.string(), "CPU", ov::hint::performance_mode(ov::hint::PerformanceMode::LATENCY),
                               ov::hint::inference_precision(ov::element::f32), ov::num_streams(1),
                               ov::inference_num_threads(std::max(1, threads)), ov::hint::enable_cpu_pinning(false));
    } catch (const std::exception& error) {
        return fail(ErrorCode::unavailable, fmt::format("{} cannot be run: {}", graph.string(), error.what()));
    }
    try {
        for (const auto* name : inputs) model.input(name);
        for (const auto* name : outputs) model.output(name);
    } catch (const ov::Exception&) {
        return fail(ErrorCode::corrupt, fmt::format("{} is not the graph that it should be", graph.string()));
    }
    return model;
}

}  // namespace offerbox::encoder
