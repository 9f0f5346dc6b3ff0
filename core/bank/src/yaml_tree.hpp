// A YAML file as a tree in which every value knows its line. libyaml does the reading: 3.6 MB of questions took it 35
// ms and yaml-cpp 260 ms on one core of 2026, and the bank is read whole at every start of the program.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace offerbox::bank {

struct Field;

struct Node {
    enum class Kind { scalar, sequence, mapping };

    Kind kind = Kind::scalar;
    int line = 0;               // 1-based, where the value begins
    bool plain = true;          // a scalar without quotes: only such a one may be a number, true or false
    std::string text;           // of a scalar
    std::vector<Node> items;    // of a sequence
    std::vector<Field> fields;  // of a mapping, in the order of the file

    // The field of this name, or null; null too when this is no mapping.
    const Node* field(std::string_view name) const noexcept;
};

struct Field {
    std::string name;
    Node value;
};

struct YamlFault {
    int line = 0;
    std::string message;
};

struct YamlParse {
    std::optional<Node> root;  // absent when the text is not YAML at all
    std::vector<YamlFault> faults;
};

// Reads one document. Faults: text that is not YAML, a name twice in one mapping, aliases and keys that are not plain
// text (the bank has no use for them), more than 64 levels.
YamlParse parse_yaml(std::string_view text);

// The value at a path such as "/key_points/3/text"; where the path leads nowhere, the last value on the way, so that a
// fault about something missing still has a line.
const Node& nearest(const Node& root, std::string_view path) noexcept;

}  // namespace offerbox::bank
