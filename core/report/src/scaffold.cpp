#include "scaffold.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "offerbox/base/text.hpp"

namespace offerbox::report {

namespace {

constexpr std::size_t longest_sentence = 45;  // words; of a longer one only the clause is shown

bool is_lacking(const PointReport& point) {
    return point.score.status != KeyPointStatus::met;
}

bool is_there(const PointReport& point) {
    return point.score.status == KeyPointStatus::met || point.score.status == KeyPointStatus::partly_met;
}

// The sentence around a quote, word for word; the quote itself where the sentence is long.
std::string sentence_of(const evidence::Reading& reading, const std::vector<evidence::AnswerTurn>& answers,
                        const Quote& quote) {
    const auto is_quoted = [&](const evidence::ReadClause& read) {
        return read.turn == quote.turn && read.clause.begin <= quote.begin && quote.begin < read.clause.end;
    };
    const auto quoted = std::ranges::find_if(reading.clauses, is_quoted);
    if (quoted == reading.clauses.end() || static_cast<std::size_t>(quote.turn) >= answers.size()) return quote.text;
    std::size_t begin = quoted->clause.begin;
    std::size_t end = quoted->clause.end;
    for (const auto& read : reading.clauses) {
        if (read.turn != quote.turn || read.clause.sentence != quoted->clause.sentence) continue;
        begin = std::min(begin, read.clause.begin);
        end = std::max(end, read.clause.end);
    }
    const std::string& answer = answers[static_cast<std::size_t>(quote.turn)].text;
    // Clauses end with their last word; what is written close to it belongs to the sentence.
    const auto is_space = [](char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; };
    while (begin > 0 && !is_space(answer[begin - 1])) --begin;
    while (end < answer.size() && !is_space(answer[end])) ++end;
    std::string sentence = answer.substr(begin, end - begin);
    return text::count_words(sentence) > longest_sentence ? quote.text : sentence;
}

// A line with the weight of the heaviest key point that it makes.
struct WeighedLine {
    ScaffoldLine line;
    double weight = 0;
};

// A line that makes several points stands once, in the place of the heaviest.
void add(std::vector<WeighedLine>& lines, ScaffoldKind kind, std::string text, const KeyPointScore& point) {
    WeighedLine added{{kind, std::move(text), {point.id}}, point.weight};
    const auto same = std::ranges::find_if(lines, [&](const WeighedLine& weighed) {
        return weighed.line.kind == kind && weighed.line.text == added.line.text;
    });
    if (same == lines.end()) return lines.push_back(std::move(added));
    if (same->weight >= point.weight) return same->line.key_points.push_back(point.id);
    added.line.key_points.insert(added.line.key_points.begin(), same->line.key_points.begin(),
                                 same->line.key_points.end());
    lines.erase(same);
    lines.push_back(std::move(added));
}

// The line of the resume that comes nearest to making this key point, and how far it does; nothing where none does.
struct ResumeLine {
    const std::string* text = nullptr;
    KeyPointStatus status = KeyPointStatus::not_met;
};

ResumeLine resume_line_for(const std::vector<evidence::Reading>& readings, const AnsweredQuestion& answered,
                           const std::string& point) {
    ResumeLine best;
    for (std::size_t at = 0; at < readings.size(); ++at) {
        const auto* read = readings[at].point(point);
        if (read == nullptr) continue;
        const std::string& text = answered.resume_lines[at].text;
        if (read->status == KeyPointStatus::met) return {&text, read->status};
        if (best.text == nullptr && read->status == KeyPointStatus::partly_met) best = {&text, read->status};
    }
    return best;
}

}  // namespace

std::string question_for(const evidence::Reading& reading, const Question& question, const PointReport& point) {
    const bool begun = point.score.status == KeyPointStatus::partly_met;
    std::string found;
    for (const Probe& probe : question.probes) {
        if (probe.opens != point.score.id || !probe.parent.empty() || probe.aim == ProbeAim::pushback) continue;
        const auto fit = reading.fit(probe);
        if (!fit.fits) continue;
        const std::string& text = fit.hypothetical && !probe.hypothetical.empty() ? probe.hypothetical : probe.text;
        // Of a point that was begun, the probe that asks for the rest of it is the better one.
        if (begun && !probe.when.partly.empty()) return text;
        if (found.empty()) found = text;
    }
    if (!found.empty()) return found;
    const auto* banked = find_key_point(question, point.score.id);
    if (banked != nullptr && !banked->hint.empty()) return banked->hint;
    return fmt::format("What could you say here? {}", point.score.text);
}

std::vector<ScaffoldLine> scaffold_of(const evidence::Evidence& evidence, const evidence::Reading& reading,
                                      const Question& question, const std::vector<PointReport>& points,
                                      const AnsweredQuestion& answered) {
    std::vector<evidence::Reading> resume;
    for (const auto& line : answered.resume_lines) resume.push_back(evidence.read(question, {&line, 1}));
    std::vector<WeighedLine> lines;
    for (const auto& point : points) {
        if (is_there(point) && point.score.quote) {
            add(lines, ScaffoldKind::said, sentence_of(reading, answered.answers, *point.score.quote), point.score);
        }
        if (!is_lacking(point)) continue;
        const auto line = resume_line_for(resume, answered, point.score.id);
        if (line.text != nullptr) add(lines, ScaffoldKind::resume, *line.text, point.score);
        if (line.status == KeyPointStatus::met) continue;
        if (point.expected) add(lines, ScaffoldKind::gap, question_for(reading, question, point), point.score);
    }
    std::vector<ScaffoldLine> out;
    for (auto& weighed : lines) out.push_back(std::move(weighed.line));
    return out;
}

}  // namespace offerbox::report
