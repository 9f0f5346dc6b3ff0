#include "offerbox/evidence/evidence.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <mutex>
#include <unordered_map>

#include "compiled.hpp"
#include "judge.hpp"
#include "reading.hpp"
#include "topic.hpp"

namespace offerbox::evidence {

namespace {

// Phrases of several groups with their vectors.
struct PhraseTable {
    std::vector<PhraseGroup> groups;
    std::vector<std::vector<Embedding>> vectors;  // as groups
};

float rounded(float value) {
    return std::round(value * 10000.0F) / 10000.0F;
}

Likeness best_likeness(const Embedding& clause, const std::vector<Embedding>& phrases) {
    Likeness best{-1.0F, 0};
    for (std::size_t at = 0; at < phrases.size(); ++at) {
        const float value = similarity(clause, phrases[at]);
        if (value > best.value) best = {value, static_cast<int>(at)};
    }
    best.value = rounded(best.value);
    return best;
}

void compare(const PhraseTable& table, const std::vector<Embedding>& clauses, Measurement& into) {
    constexpr float worth_keeping = 0.2F;  // below it every threshold says "unlike"
    for (std::size_t group = 0; group < table.groups.size(); ++group) {
        std::vector<Likeness> row;
        for (const auto& clause : clauses) row.push_back(best_likeness(clause, table.vectors[group]));
        const bool kept =
            std::ranges::any_of(row, [](const Likeness& likeness) { return likeness.value >= worth_keeping; });
        if (kept) into.groups.emplace(table.groups[group].name, std::move(row));
    }
}

}  // namespace

struct Evidence::State {
    const Bank& bank;
    const TextEncoder& encoder;
    const std::shared_ptr<const FollowUpChoice> choice;  // null: by rules alone
    std::vector<CompiledTechnique> techniques;           // constant after construction

    mutable std::mutex mutex;  // guards the two below
    mutable std::map<std::string, std::shared_ptr<const CompiledQuestion>, std::less<>> questions;
    mutable std::map<std::string, std::shared_ptr<const PhraseTable>, std::less<>> tables;

    mutable std::mutex points_mutex;  // guards `points`, made when first asked for
    mutable std::shared_ptr<const std::map<std::string, PointVectors>> points;

    State(const Bank& the_bank, const TextEncoder& the_encoder, std::shared_ptr<const FollowUpChoice> the_choice)
        : bank(the_bank), encoder(the_encoder), choice(std::move(the_choice)) {
        for (const auto& technique : bank.techniques) techniques.push_back(compile(technique));
    }

    std::shared_ptr<const CompiledQuestion> compiled(const Question& question) const {
        const std::lock_guard lock(mutex);
        auto& entry = questions[question.id];
        if (!entry || entry->question != &question) entry = std::make_shared<const CompiledQuestion>(compile(question));
        return entry;
    }

    Result<std::shared_ptr<const PhraseTable>> table(const std::string& name,
                                                     const std::vector<PhraseGroup>& groups) const {
        {
            const std::lock_guard lock(mutex);
            if (const auto found = tables.find(name); found != tables.end()) return found->second;
        }
        std::vector<std::string> texts;
        for (const auto& group : groups) texts.insert(texts.end(), group.phrases.begin(), group.phrases.end());
        auto encoded = encoder.encode(texts);
        if (!encoded) return encoded.error();
        auto table = std::make_shared<PhraseTable>();
        table->groups = groups;
        auto next = encoded->begin();
        for (const auto& group : groups) {
            const auto count = static_cast<std::ptrdiff_t>(group.phrases.size());
            table->vectors.emplace_back(std::make_move_iterator(next), std::make_move_iterator(next + count));
            next += count;
        }
        const std::lock_guard lock(mutex);
        return tables.emplace(name, std::move(table)).first->second;
    }

    // The phrasings of every question's key points; read from the file of vectors, so cheap enough to wait for.
    Result<std::shared_ptr<const std::map<std::string, PointVectors>>> all_points() const {
        const std::lock_guard lock(points_mutex);
        if (points) return points;
        auto made = std::make_shared<std::map<std::string, PointVectors>>();
        for (const auto& question : bank.questions) {
            PointVectors& vectors = (*made)[question.id];
            for (const auto& point : question.key_points) {
                auto encoded = encoder.encode(point.phrasings);
                if (!encoded) return encoded.error();
                vectors.push_back(std::move(*encoded));
            }
        }
        points = std::move(made);
        return points;
    }

    Result<std::optional<Nearness>> nearness(const Question& question, std::span<const Embedding> clauses) const {
        if (bank.question(question.id) != &question) return std::nullopt;
        const auto all = all_points();
        if (!all) return all.error();
        std::vector<const PointVectors*> others;
        for (const auto& [id, vectors] : **all) {
            if (id != question.id) others.push_back(&vectors);
        }
        auto near = nearness_of(clauses, (*all)->at(question.id), others);
        if (near) near = Nearness{rounded(near->own), rounded(near->others)};
        return near;
    }

    // Techniques whose words stand in the text at all: only these are worth comparing.
    std::vector<const CompiledTechnique*> techniques_named_in(std::string_view answer) const {
        std::vector<const CompiledTechnique*> named;
        for (const auto& technique : techniques) {
            const bool stands = std::ranges::any_of(
                technique.senses, [&](const CompiledSense& role) { return role.cues.find(answer).has_value(); });
            if (stands) named.push_back(&technique);
        }
        return named;
    }

    Result<Measurement> measure(const Question& question, std::string_view text,
                                const std::vector<const PhraseTable*>& against) const {
        Measurement measurement;
        measurement.encoder = encoder.name();
        measurement.question_id = question.id;
        std::vector<std::string> clause_texts;
        for (const Clause& clause : clauses_of(text)) {
            measurement.clauses.push_back({clause.begin, clause.end});
            clause_texts.emplace_back(text_of(text, clause));
        }
        auto vectors = encoder.encode(clause_texts);
        if (!vectors) return vectors.error();
        const auto near = nearness(question, *vectors);
        if (!near) return near.error();
        measurement.nearness = *near;
        for (const PhraseTable* table : against) compare(*table, *vectors, measurement);
        return measurement;
    }
};

Evidence::Evidence(const Bank& bank, const TextEncoder& encoder, std::shared_ptr<const FollowUpChoice> choice)
    : state_(std::make_unique<State>(bank, encoder, std::move(choice))) {}
Evidence::~Evidence() = default;

Result<Measurement> Evidence::measure(const Question& question, std::string_view answer) const {
    const auto compiled = state_->compiled(question);
    std::vector<std::shared_ptr<const PhraseTable>> tables;
    auto own = state_->table("question:" + question.id, compiled->groups);
    if (!own) return own.error();
    tables.push_back(*own);
    for (const CompiledTechnique* technique : state_->techniques_named_in(answer)) {
        auto table = state_->table("technique:" + technique->technique->id, technique->groups);
        if (!table) return table.error();
        tables.push_back(*table);
    }
    std::vector<const PhraseTable*> against;
    for (const auto& table : tables) against.push_back(table.get());
    return state_->measure(question, answer, against);
}

std::vector<const Technique*> Evidence::named_in(std::string_view text) const {
    std::vector<const Technique*> named;
    for (const CompiledTechnique* compiled : state_->techniques_named_in(text)) named.push_back(compiled->technique);
    return named;
}

std::vector<std::string> Evidence::phrases() const {
    std::vector<std::string> all;
    const auto add = [&](const std::vector<PhraseGroup>& groups) {
        for (const auto& group : groups) all.insert(all.end(), group.phrases.begin(), group.phrases.end());
    };
    for (const auto& question : state_->bank.questions) add(state_->compiled(question)->groups);
    for (const auto& technique : state_->techniques) add(technique.groups);
    std::ranges::sort(all);
    const auto repeated = std::ranges::unique(all);
    all.erase(repeated.begin(), repeated.end());
    return all;
}

Reading Evidence::read(const Question& question, std::span<const AnswerTurn> turns) const {
    return read_turns(state_->compiled(question), state_->techniques, state_->choice.get(), turns);
}

std::optional<TextPair> Evidence::pair_of(const Question& question, const AnswerTurn& turn,
                                          std::string_view statement) const {
    return evidence::pair_of(*state_->compiled(question), turn, statement);
}

std::vector<std::string> Evidence::nearby_misconceptions(const Question& question, const AnswerTurn& turn,
                                                         std::size_t most) const {
    return evidence::nearby_misconceptions(question, turn, most);
}

Result<std::vector<AnswerTurn>> Evidence::judge(const Question& question, std::vector<AnswerTurn> turns,
                                                const PairScorer& scorer) const {
    return judge_turns(*state_->compiled(question), std::move(turns), scorer);
}

}  // namespace offerbox::evidence
