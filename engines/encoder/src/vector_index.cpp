#include "offerbox/encoder/vector_index.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <boost/interprocess/file_mapping.hpp>
#include <boost/interprocess/mapped_region.hpp>
#include <boost/uuid/name_generator_sha1.hpp>
#include <boost/uuid/uuid.hpp>
#include <cmath>
#include <cstring>
#include <map>
#include <utility>
#include <vector>

#include "offerbox/base/file.hpp"

namespace offerbox::encoder {

namespace {

constexpr std::string_view magic = "OBVECT01";
constexpr std::size_t header_bytes = 32;
constexpr std::size_t key_bytes = 16;
constexpr float scale = 32767;

// An arbitrary name space of our own, so that no other program's keys are meant.
constexpr boost::uuids::uuid name_space = {
    {0x5c, 0x0f, 0x1e, 0xd2, 0x7a, 0x41, 0x4b, 0x8e, 0x9d, 0x3a, 0x66, 0x20, 0xb1, 0xf4, 0x90, 0x17}};

using Key = std::array<std::uint8_t, key_bytes>;

Key key_of(std::string_view bytes) {
    const auto id = boost::uuids::name_generator_sha1(name_space)(bytes.data(), bytes.size());
    Key key{};
    std::copy(id.begin(), id.end(), key.begin());
    return key;
}

Key key_of(std::string_view model, std::string_view text) {
    return key_of(fmt::format("{}\n{}", model, text));
}

void append_number(std::string& out, std::uint32_t number) {
    for (int shift = 0; shift < 32; shift += 8) out += static_cast<char>(number >> shift & 0xFFu);
}

std::uint32_t number_at(const std::uint8_t* bytes) {
    std::uint32_t number = 0;
    for (unsigned i = 0; i < 4; ++i) number |= std::uint32_t{bytes[i]} << (8 * i);
    return number;
}

void append_component(std::string& out, float component) {
    const auto fixed = static_cast<std::int16_t>(std::lround(std::clamp(component, -1.0f, 1.0f) * scale));
    const auto bits = static_cast<std::uint16_t>(fixed);
    out += static_cast<char>(bits & 0xFFu);
    out += static_cast<char>(bits >> 8);
}

float component_at(const std::uint8_t* bytes) {
    const auto bits = static_cast<std::uint16_t>(bytes[0] | bytes[1] << 8);
    return static_cast<float>(static_cast<std::int16_t>(bits)) / scale;
}

void append_key(std::string& out, const Key& key) {
    for (const auto byte : key) out += static_cast<char>(byte);
}

}  // namespace

struct VectorIndex::Mapping {
    boost::interprocess::mapped_region region;
    std::string model;
    std::size_t count = 0;
    std::size_t dimensions = 0;

    const std::uint8_t* bytes() const noexcept { return static_cast<const std::uint8_t*>(region.get_address()); }
    const std::uint8_t* key(std::size_t i) const noexcept { return bytes() + header_bytes + i * key_bytes; }
    const std::uint8_t* vector(std::size_t i) const noexcept {
        return bytes() + header_bytes + count * key_bytes + i * dimensions * 2;
    }
};

VectorIndex::VectorIndex(std::unique_ptr<Mapping> mapping) : mapping_(std::move(mapping)) {}
VectorIndex::~VectorIndex() = default;

Result<std::shared_ptr<const VectorIndex>> VectorIndex::open(const std::filesystem::path& path,
                                                             std::string_view model) {
    std::error_code error;
    if (!std::filesystem::is_regular_file(path, error)) {
        return fail(ErrorCode::not_found, fmt::format("there is no file of vectors at {}", path.string()));
    }
    const auto corrupt = [&] {
        return fail(ErrorCode::corrupt, fmt::format("{} is not a whole file of vectors", path.string()));
    };
    const auto size = std::filesystem::file_size(path, error);
    if (error || size < header_bytes) return corrupt();
    auto mapping = std::make_unique<Mapping>();
    try {
        namespace ipc = boost::interprocess;
        mapping->region = ipc::mapped_region(ipc::file_mapping(path.c_str(), ipc::read_only), ipc::read_only);
    } catch (const boost::interprocess::interprocess_exception& failure) {
        return fail(ErrorCode::unavailable, fmt::format("{} cannot be mapped: {}", path.string(), failure.what()));
    }
    const auto* bytes = mapping->bytes();
    if (std::memcmp(bytes, magic.data(), magic.size()) != 0) return corrupt();
    mapping->model = model;
    mapping->count = number_at(bytes + 8);
    mapping->dimensions = number_at(bytes + 12);
    const auto expected =
        header_bytes + std::uint64_t{mapping->count} * (key_bytes + std::uint64_t{mapping->dimensions} * 2);
    if (mapping->region.get_size() != expected) return corrupt();
    if (std::memcmp(bytes + 16, key_of(model).data(), key_bytes) != 0) {
        return fail(ErrorCode::conflict, fmt::format("{} was made by another model than {}", path.string(), model));
    }
    return std::shared_ptr<const VectorIndex>(new VectorIndex(std::move(mapping)));
}

std::size_t VectorIndex::size() const noexcept {
    return mapping_->count;
}

std::optional<Embedding> VectorIndex::find(std::string_view text) const {
    const auto wanted = key_of(mapping_->model, text);
    std::size_t low = 0;
    std::size_t high = mapping_->count;
    while (low < high) {
        const auto middle = low + (high - low) / 2;
        if (std::memcmp(mapping_->key(middle), wanted.data(), key_bytes) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    if (low == mapping_->count || std::memcmp(mapping_->key(low), wanted.data(), key_bytes) != 0) return std::nullopt;
    Embedding vector(mapping_->dimensions);
    const auto* bytes = mapping_->vector(low);
    for (std::size_t i = 0; i < vector.size(); ++i) vector[i] = component_at(bytes + 2 * i);
    return vector;
}

Result<void> write_vector_index(const TextEncoder& encoder, std::span<const std::string> texts,
                                const std::filesystem::path& path) {
    const auto model = encoder.name();
    std::map<Key, const std::string*> by_key;
    for (const auto& text : texts) by_key.emplace(key_of(model, text), &text);
    std::vector<std::string> in_order;
    for (const auto& [key, text] : by_key) in_order.push_back(*text);
    const auto vectors = encoder.encode(in_order);
    if (!vectors) return vectors.error();

    std::string out(magic);
    append_number(out, static_cast<std::uint32_t>(in_order.size()));
    append_number(out, static_cast<std::uint32_t>(vectors->empty() ? 0 : vectors->front().size()));
    append_key(out, key_of(model));
    for (const auto& [key, text] : by_key) append_key(out, key);
    for (const auto& vector : *vectors) {
        for (const auto component : vector) append_component(out, component);
    }
    return write_file(path, out);
}

}  // namespace offerbox::encoder
