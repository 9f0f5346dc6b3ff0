#include "compiled.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "offerbox/evidence/clause.hpp"

namespace offerbox::evidence {

namespace {

Pattern pattern_of(const std::vector<std::string>& expressions) {
    auto compiled = Pattern::compile(expressions);
    return compiled ? *compiled : Pattern{};
}

std::vector<bool> denials(const std::vector<std::string>& phrases) {
    std::vector<bool> out;
    for (const auto& phrase : phrases) {
        const auto clauses = clauses_of(phrase);
        out.push_back(std::ranges::any_of(clauses, &Clause::negated));
    }
    return out;
}

CompiledProbe compile(const Probe& probe) {
    return {pattern_of(probe.when.said_cues), pattern_of(probe.when.not_said_cues), pattern_of(probe.answered_cues)};
}

void add_group(std::vector<PhraseGroup>& groups, std::string name, const std::vector<std::string>& phrases) {
    if (!phrases.empty()) groups.push_back({std::move(name), phrases});
}

void add_probe_groups(std::vector<PhraseGroup>& groups, std::string_view scope, const Probe& probe) {
    add_group(groups, answered_group(scope, probe.id), probe.answered_by);
    add_group(groups, said_group(scope, probe.id), probe.when.said);
    add_group(groups, not_said_group(scope, probe.id), probe.when.not_said);
}

std::vector<std::string> topic_phrases(const Question& question) {
    std::vector<std::string> phrases{question.text};
    for (const auto& text : question.rephrasings) phrases.push_back(text);
    for (const auto& variant : question.variants) phrases.push_back(variant.text);
    for (const auto& point : question.key_points) phrases.push_back(point.text);
    return phrases;
}

}  // namespace

std::string point_group(std::string_view id) {
    return fmt::format("point:{}", id);
}
std::string partly_group(std::string_view id) {
    return fmt::format("partly:{}", id);
}
std::string mistake_group(std::string_view id) {
    return fmt::format("mistake:{}", id);
}
std::string right_group(std::string_view id) {
    return fmt::format("right:{}", id);
}

std::string answered_group(std::string_view scope, std::string_view probe) {
    return scope.empty() ? fmt::format("answered:{}", probe) : fmt::format("answered:{}/{}", scope, probe);
}

std::string said_group(std::string_view scope, std::string_view probe) {
    return scope.empty() ? fmt::format("said:{}", probe) : fmt::format("said:{}/{}", scope, probe);
}

std::string not_said_group(std::string_view scope, std::string_view probe) {
    return scope.empty() ? fmt::format("not_said:{}", probe) : fmt::format("not_said:{}/{}", scope, probe);
}

std::string sense_group(std::string_view technique, std::string_view sense) {
    return fmt::format("sense:{}/{}", technique, sense);
}

CompiledQuestion compile(const Question& question) {
    CompiledQuestion compiled;
    compiled.question = &question;
    for (const auto& point : question.key_points) {
        compiled.points.push_back({pattern_of(point.cues), denials(point.phrasings)});
        add_group(compiled.groups, point_group(point.id), point.phrasings);
        add_group(compiled.groups, partly_group(point.id), point.partly);
    }
    for (const auto& misconception : question.misconceptions) {
        compiled.misconceptions.push_back({pattern_of(misconception.cues), denials(misconception.wordings)});
        add_group(compiled.groups, mistake_group(misconception.id), misconception.wordings);
        add_group(compiled.groups, right_group(misconception.id), misconception.right);
    }
    for (const auto& probe : question.probes) {
        compiled.probes.emplace(probe.id, compile(probe));
        add_probe_groups(compiled.groups, {}, probe);
    }
    for (std::size_t at = 0; at < question.clarifications.size(); ++at) {
        add_group(compiled.groups, fmt::format("clarify:{}", at), question.clarifications[at].asked_like);
    }
    add_group(compiled.groups, "topic", topic_phrases(question));
    return compiled;
}

CompiledTechnique compile(const Technique& technique) {
    CompiledTechnique compiled;
    compiled.technique = &technique;
    for (const auto& sense : technique.senses) {
        compiled.senses.push_back({pattern_of(sense.cues), pattern_of(sense.did), pattern_of(sense.requires_near),
                                   pattern_of(sense.excludes_near)});
        add_group(compiled.groups, sense_group(technique.id, sense.id), sense.said_like);
    }
    for (const auto& probe : technique.probes) {
        compiled.probes.emplace(probe.id, compile(probe));
        add_probe_groups(compiled.groups, technique.id, probe);
    }
    return compiled;
}

}  // namespace offerbox::evidence
