#include "script.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "offerbox/base/file.hpp"
#include "offerbox/base/text.hpp"

namespace offerbox::conversations {

namespace {

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    for (const auto word : text::split(text, ' ')) {
        if (!word.empty()) words.emplace_back(word);
    }
    return words;
}

// The next word or quoted text of `rest`, which loses it; quoted texts keep their opening mark, and a "!" before it.
std::string next_token(std::string_view& rest) {
    rest = text::trim(rest);
    const auto quote = rest.find('"');
    if (quote == 0 || (quote == 1 && rest.front() == '!')) {
        const auto end = rest.find('"', quote + 1);
        std::string token(rest.substr(0, end));
        rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
        return token;
    }
    std::string token(rest.substr(0, rest.find(' ')));
    rest.remove_prefix(token.size());
    return token;
}

bool read_expectation(std::string_view rest, Expectation& expected) {
    const auto kind = turn_kind_named(next_token(rest));
    if (!kind) return false;
    expected.kind = *kind;
    while (!text::trim(rest).empty()) {
        const std::string token = next_token(rest);
        if (token.starts_with("!\"")) {
            expected.lacks.push_back(token.substr(2));
        } else if (token.starts_with('"')) {
            expected.has.push_back(token.substr(1));
        } else if (expected.id.empty()) {
            expected.id = token;
        } else {
            return false;
        }
    }
    return true;
}

// "(90) text": how long it took, in seconds.
bool read_took(Line& line) {
    if (!line.said.starts_with('(')) return true;
    const auto end = line.said.find(')');
    if (end == std::string::npos) return false;
    double seconds = 0;
    const auto parsed = std::from_chars(line.said.data() + 1, line.said.data() + end, seconds);
    if (parsed.ec != std::errc() || parsed.ptr != line.said.data() + end) return false;
    line.took = seconds;
    line.said = text::trim(std::string_view(line.said).substr(end + 1));
    return true;
}

bool read_line(Line& line) {
    const std::string_view text = line.text;
    const std::string_view rest = text.empty() ? text : text::trim(text.substr(1));
    if (rest.empty() && !text.starts_with('<')) return text.empty() || text.starts_with('#');
    switch (text.front()) {
        case '#': return true;
        case '>': line.kind = Line::Kind::interviewer; return read_expectation(rest, line.expected);
        case '<':
            line.kind = rest == "(leaves)" ? Line::Kind::leaves : Line::Kind::candidate;
            line.said = rest;
            return line.kind == Line::Kind::leaves || read_took(line);
        case '~':
            line.kind = Line::Kind::judgement;
            line.words = words_of(rest);
            return line.words.size() == 2;
        case '=':
            line.kind = Line::Kind::fact;
            line.words = words_of(rest);
            return line.words.size() == 2 || line.words.size() == 3;
        default: return false;
    }
}

void read_head(Script& script, std::string_view line) {
    script.head.emplace_back(line);
    if (line.starts_with('#')) return;
    const auto colon = line.find(':');
    if (colon == std::string_view::npos) {
        script.faults.push_back(fmt::format("line {}: no \"name: value\"", script.head.size()));
        return;
    }
    script.settings.emplace(text::trim(line.substr(0, colon)), text::trim(line.substr(colon + 1)));
}

}  // namespace

Script read_script(const std::filesystem::path& file) {
    Script script;
    script.file = file;
    const auto bytes = read_file(file, std::size_t{1} << 20);
    if (!bytes) {
        script.faults.push_back(bytes.error().log);
        return script;
    }
    bool in_head = true;
    int number = 0;
    for (const auto text : text::lines(*bytes)) {
        ++number;
        in_head = in_head && !text.empty();
        if (in_head) {
            read_head(script, text);
            continue;
        }
        const bool goes_on = text.starts_with('|') && !script.lines.empty();
        if (goes_on && script.lines.back().kind == Line::Kind::candidate) {
            script.lines.back().text += fmt::format("\n{}", text);
            script.lines.back().said += fmt::format("\n{}", text::trim(text.substr(1)));
            continue;
        }
        Line line;
        line.number = number;
        line.text = text;
        if (!read_line(line)) script.faults.push_back(fmt::format("line {}: {}", number, text));
        script.lines.push_back(std::move(line));
    }
    return script;
}

std::string line_of(const Turn& turn) {
    const std::string& id = turn.kind == TurnKind::question ? turn.question_id : turn.probe_id;
    return fmt::format("> {}{}{} \"{}\"", name_of(turn.kind), id.empty() ? "" : " ", id, turn.text);
}

bool meets(const Turn& turn, const Expectation& expected) {
    const std::string& id = turn.kind == TurnKind::question ? turn.question_id : turn.probe_id;
    if (turn.kind != expected.kind || (!expected.id.empty() && id != expected.id)) return false;
    const auto stands = [&](const std::string& part) { return turn.text.find(part) != std::string::npos; };
    return std::ranges::all_of(expected.has, stands) && std::ranges::none_of(expected.lacks, stands);
}

}  // namespace offerbox::conversations
