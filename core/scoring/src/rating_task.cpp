// Which statements a second rater is asked about.
#include <algorithm>
#include <limits>

#include "offerbox/base/file.hpp"
#include "offerbox/base/random.hpp"
#include "offerbox/base/text.hpp"
#include "offerbox/scoring/second_rater.hpp"

namespace offerbox::scoring {

namespace {

constexpr std::size_t foreign_controls = 2;
constexpr std::size_t foreign_drawn = 16;  // of which the farthest are taken
constexpr std::size_t least_words_of_own = 3;
constexpr std::size_t most_words_of_own = 30;

using Embeddings = std::vector<Embedding>;

struct Clauses {
    std::vector<std::string> texts;
    Embeddings vectors;
};

Result<Clauses> clauses_of(const TextEncoder& encoder, const AnsweredQuestion& answered) {
    Clauses clauses;
    for (const auto& turn : answered.turns) {
        for (const auto& clause : evidence::clauses_of(turn.text))
            clauses.texts.emplace_back(evidence::text_of(turn.text, clause));
    }
    auto vectors = encoder.encode(clauses.texts);
    if (!vectors) return vectors.error();
    clauses.vectors = std::move(*vectors);
    return clauses;
}

float nearness(const Embedding& statement, const Clauses& clauses) {
    float nearest = -1;
    for (const auto& vector : clauses.vectors) nearest = std::max(nearest, similarity(statement, vector));
    return nearest;
}

// The statements with how near the answer comes to each, farthest first.
Result<std::vector<std::size_t>> farthest_first(const TextEncoder& encoder, const std::vector<std::string>& statements,
                                                const Clauses& clauses) {
    const auto vectors = encoder.encode(statements);
    if (!vectors) return vectors.error();
    std::vector<float> near;
    std::vector<std::size_t> order;
    for (const auto& vector : *vectors) {
        order.push_back(near.size());
        near.push_back(nearness(vector, clauses));
    }
    std::ranges::stable_sort(order, {}, [&](std::size_t at) { return near[at]; });
    return order;
}

// Of key points of other questions, drawn by the seed, those farthest from the answer.
Result<void> add_foreign(RatingTask& task, const Bank& bank, const TextEncoder& encoder, const Question& question,
                         const Clauses& clauses) {
    std::vector<std::string> drawn;
    std::vector<const Question*> others;
    for (const auto& other : bank.questions) {
        const bool same_field = !question.competency.empty() && other.competency == question.competency;
        if (other.id != question.id && !other.key_points.empty() && !same_field) others.push_back(&other);
    }
    Random random(derived_seed(task.seed, "controls"));
    while (!others.empty() && drawn.size() < foreign_drawn) {
        const Question& other = *others[random.below(others.size())];
        drawn.push_back(other.key_points[random.below(other.key_points.size())].text);
    }
    std::ranges::sort(drawn);
    drawn.erase(std::ranges::unique(drawn).begin(), drawn.end());
    const auto order = farthest_first(encoder, drawn, clauses);
    if (!order) return order.error();
    for (std::size_t at = 0; at < std::min(foreign_controls, order->size()); ++at) {
        task.statements.push_back({StatementKind::foreign, "foreign-" + std::to_string(at + 1), drawn[(*order)[at]]});
    }
    return {};
}

// Of the question's misconceptions that the first rater does not find in the answer, the one farthest from it: a
// statement on the very topic, which a rater that says "met" to all on the topic says it to as well.
Result<void> add_mistaken(RatingTask& task, const TextEncoder& encoder, const evidence::Reading& reading,
                          const Question& question, const Clauses& clauses) {
    std::vector<std::string> claims;
    for (const auto& misconception : question.misconceptions) {
        const bool found = std::ranges::any_of(
            reading.misconceptions, [&](const auto& one) { return one.misconception->id == misconception.id; });
        if (!found && !misconception.claim.empty()) claims.push_back(misconception.claim);
    }
    if (claims.empty()) return {};
    const auto order = farthest_first(encoder, claims, clauses);
    if (!order) return order.error();
    task.statements.push_back({StatementKind::mistaken, "mistaken", claims[order->front()]});
    return {};
}

// The answer's longest clause that no rater can miss.
void add_own(RatingTask& task, const Clauses& clauses) {
    std::size_t most = 0;
    std::string longest;
    for (const auto& clause : clauses.texts) {
        const auto words = text::count_words(clause);
        if (words < least_words_of_own || words > most_words_of_own || words <= most) continue;
        if (task.is_instruction(clause)) continue;
        most = words;
        longest = clause;
    }
    if (most > 0) task.statements.push_back({StatementKind::own, "own", std::move(longest)});
}

bool has(const RatingTask& task, StatementKind kind) {
    return std::ranges::any_of(task.statements, [&](const Statement& statement) { return statement.kind == kind; });
}

}  // namespace

Result<RatingPrompts> RatingPrompts::load(const std::filesystem::path& folder) {
    constexpr std::size_t longest = std::size_t{64} * 1024;
    auto key_point = read_file(folder / "key_point.md", longest);
    if (!key_point) return key_point.error();
    auto schema = read_file(folder / "key_point.schema.json", longest);
    if (!schema) return schema.error();
    return RatingPrompts{std::move(*key_point), std::move(*schema)};
}

Result<std::optional<RatingTask>> rating_task(const Bank& bank, const TextEncoder& encoder,
                                              const evidence::Evidence& evidence, const AnsweredQuestion& answered,
                                              std::uint64_t seed,
                                              std::function<bool(std::string_view)> is_instruction) {
    const Question& question = *answered.question;
    RatingTask task;
    task.question_id = question.id;
    task.question = answered.text;
    task.seed = derived_seed(seed, question.id);
    task.is_instruction = std::move(is_instruction);
    for (const auto& turn : answered.turns) task.turns.push_back(turn.text);
    const auto clauses = clauses_of(encoder, answered);
    if (!clauses) return clauses.error();
    add_own(task, *clauses);
    if (auto added = add_foreign(task, bank, encoder, question, *clauses); !added) return added.error();
    const auto reading = evidence.read(question, answered.turns);
    if (auto added = add_mistaken(task, encoder, reading, question, *clauses); !added) return added.error();
    if (!has(task, StatementKind::foreign) || !has(task, StatementKind::own)) return std::optional<RatingTask>();
    for (const auto& point : question.key_points)
        task.statements.push_back({StatementKind::key_point, point.id, point.text});
    return std::optional(std::move(task));
}

}  // namespace offerbox::scoring
