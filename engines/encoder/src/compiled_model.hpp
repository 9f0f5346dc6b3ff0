// How a graph of models/ is loaded and compiled for the CPU; what the encoder and the pair scorer share.
#pragma once

#include <filesystem>
#include <initializer_list>
#include <openvino/openvino.hpp>

#include "offerbox/base/error.hpp"

namespace offerbox::encoder {

// Compiles `graph` with this many threads for one call at a time. Fails with not_found when one of `files` is missing
// in the graph's folder, unavailable when the engine cannot run it, corrupt when it lacks one of the ports.
Result<ov::CompiledModel> compile_graph(const std::filesystem::path& graph, std::initializer_list<const char*> files,
                                        std::initializer_list<const char*> inputs,
                                        std::initializer_list<const char*> outputs, int threads);

}  // namespace offerbox::encoder
