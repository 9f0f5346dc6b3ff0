#include "yaml_tree.hpp"

#include <fmt/format.h>
#include <yaml.h>

#include <algorithm>
#include <charconv>

namespace offerbox::bank {

namespace {

constexpr int most_levels = 64;

int line_of(const yaml_mark_t& mark) noexcept {
    return static_cast<int>(mark.line) + 1;
}

std::string scalar_text(const yaml_event_t& event) {
    return {reinterpret_cast<const char*>(event.data.scalar.value), event.data.scalar.length};
}

// One libyaml event, freed with its owner.
class Event {
  public:
    Event() = default;
    Event(const Event&) = delete;
    Event& operator=(const Event&) = delete;
    ~Event() { yaml_event_delete(&event_); }

    bool read(yaml_parser_t& parser) { return yaml_parser_parse(&parser, &event_) == 1; }
    const yaml_event_t& get() const noexcept { return event_; }
    yaml_event_type_t type() const noexcept { return event_.type; }
    int line() const noexcept { return line_of(event_.start_mark); }

  private:
    yaml_event_t event_{};
};

class Builder {
  public:
    explicit Builder(std::string_view text) {
        yaml_parser_initialize(&parser_);
        yaml_parser_set_encoding(&parser_, YAML_UTF8_ENCODING);
        yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(text.data()), text.size());
    }
    Builder(const Builder&) = delete;
    Builder& operator=(const Builder&) = delete;
    ~Builder() { yaml_parser_delete(&parser_); }

    YamlParse build() {
        YamlParse parse;
        Node root;
        for (bool more = true; more && !stopped_;) {
            Event event;
            if (!event.read(parser_)) {
                fault(line_of(parser_.problem_mark), parser_error());
                break;
            }
            switch (event.type()) {
                case YAML_STREAM_START_EVENT:
                case YAML_DOCUMENT_START_EVENT:
                case YAML_DOCUMENT_END_EVENT: break;
                case YAML_STREAM_END_EVENT: more = false; break;
                default:
                    if (documents_++ > 0) {
                        fault(event.line(), "a second document begins here; a file holds one");
                        stopped_ = true;
                        break;
                    }
                    fill(root, event, 0);
            }
        }
        if (faults_.empty() && documents_ == 0) fault(1, "the file is empty");
        if (!broken_ && documents_ > 0) parse.root = std::move(root);
        parse.faults = std::move(faults_);
        return parse;
    }

  private:
    void fault(int line, std::string message) { faults_.push_back({line, std::move(message)}); }

    std::string parser_error() {
        broken_ = stopped_ = true;
        return fmt::format("this is not valid YAML: {}", parser_.problem == nullptr ? "unreadable" : parser_.problem);
    }

    void give_up(int line, std::string message) {
        broken_ = stopped_ = true;
        fault(line, std::move(message));
    }

    // Takes what begins with `event` into `node`, reading on as far as it goes.
    void fill(Node& node, const Event& event, int level) {
        node.line = event.line();
        if (level > most_levels) return give_up(node.line, "the file is nested too deeply");
        switch (event.type()) {
            case YAML_SCALAR_EVENT:
                node.kind = Node::Kind::scalar;
                node.plain = event.get().data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
                node.text = scalar_text(event.get());
                break;
            case YAML_SEQUENCE_START_EVENT: fill_sequence(node, level); break;
            case YAML_MAPPING_START_EVENT: fill_mapping(node, level); break;
            default: give_up(node.line, "anchors and aliases are not used in the bank; write the text out"); break;
        }
    }

    void fill_sequence(Node& node, int level) {
        node.kind = Node::Kind::sequence;
        while (!stopped_) {
            Event event;
            if (!event.read(parser_)) return fault(line_of(parser_.problem_mark), parser_error());
            if (event.type() == YAML_SEQUENCE_END_EVENT) return;
            fill(node.items.emplace_back(), event, level + 1);
        }
    }

    void fill_mapping(Node& node, int level) {
        node.kind = Node::Kind::mapping;
        while (!stopped_) {
            Event key;
            if (!key.read(parser_)) return fault(line_of(parser_.problem_mark), parser_error());
            if (key.type() == YAML_MAPPING_END_EVENT) return;
            if (key.type() != YAML_SCALAR_EVENT) return give_up(key.line(), "the name of a field must be plain text");
            std::string name = scalar_text(key.get());
            if (node.field(name) != nullptr) fault(key.line(), fmt::format("\"{}\" stands here twice", name));
            Event value;
            if (!value.read(parser_)) return fault(line_of(parser_.problem_mark), parser_error());
            auto& field = node.fields.emplace_back(Field{std::move(name), Node{}});
            fill(field.value, value, level + 1);
        }
    }

    yaml_parser_t parser_{};
    std::vector<YamlFault> faults_;
    int documents_ = 0;
    bool stopped_ = false;
    bool broken_ = false;
};

const Node* step(const Node& node, std::string_view part) noexcept {
    if (node.kind == Node::Kind::mapping) return node.field(part);
    std::size_t index = 0;
    const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), index);
    if (error != std::errc{} || end != part.data() + part.size()) return nullptr;
    return index < node.items.size() ? &node.items[index] : nullptr;
}

}  // namespace

const Node* Node::field(std::string_view name) const noexcept {
    const auto found = std::ranges::find(fields, name, &Field::name);
    return found == fields.end() ? nullptr : &found->value;
}

YamlParse parse_yaml(std::string_view text) {
    return Builder(text).build();
}

const Node& nearest(const Node& root, std::string_view path) noexcept {
    const Node* here = &root;
    while (!path.empty()) {
        path.remove_prefix(1);
        const auto part = path.substr(0, path.find('/'));
        const Node* next = step(*here, part);
        if (next == nullptr) break;
        here = next;
        path.remove_prefix(part.size());
    }
    return *here;
}

}  // namespace offerbox::bank
