// What a reading knows beyond its public results. Private to core/evidence.
#pragma once

#include <algorithm>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "compiled.hpp"
#include "offerbox/evidence/evidence.hpp"
#include "offerbox/evidence/follow_up_choice.hpp"

namespace offerbox::evidence {

struct AnswerSigns;

struct ReadingDetails {
    ReadingDetails();
    ~ReadingDetails();

    std::shared_ptr<const CompiledQuestion> question;
    const std::vector<CompiledTechnique>* techniques = nullptr;
    const FollowUpChoice* choice = nullptr;  // null: by rules alone
    std::vector<Measurement> measurements;   // one a turn
    std::vector<std::pair<int, std::size_t>>
        positions;  // of each clause: turn, and index within the turn's measurement
    std::vector<ReadClause> clauses;
    AnswerForm form;

    Likeness likeness(std::size_t clause, const std::string& group) const {
        const auto& [turn, index] = positions[clause];
        const auto& groups = measurements[static_cast<std::size_t>(turn)].groups;
        const auto found = groups.find(group);
        if (found == groups.end() || index >= found->second.size()) return {};
        return found->second[index];
    }

    Quote quote(std::size_t clause) const {
        const ReadClause& read = clauses[clause];
        return {read.text, read.turn, read.clause.begin, read.clause.end};
    }

    // Of a clause by its place within its turn.
    Quote quote_of(int turn, std::size_t index) const {
        const auto found = std::ranges::find(positions, std::pair{turn, index});
        return quote(static_cast<std::size_t>(found - positions.begin()));
    }

    bool cue_stands(std::size_t clause, const Pattern& pattern) const {
        const auto match = pattern.find(clauses[clause].text);
        return match && !is_denied_at(clauses[clause].text, match->begin);
    }

    // In the clause itself or a neighbour within the same turn.
    bool stands_near(std::size_t clause, const Pattern& pattern) const {
        for (std::size_t at = clause == 0 ? 0 : clause - 1; at <= clause + 1 && at < clauses.size(); ++at) {
            if (clauses[at].turn == clauses[clause].turn && pattern.find(clauses[at].text)) return true;
        }
        return false;
    }

    bool figure_near(std::size_t clause, FigureKind kind) const {
        for (std::size_t at = clause == 0 ? 0 : clause - 1; at <= clause + 1 && at < clauses.size(); ++at) {
            if (clauses[at].turn != clauses[clause].turn) continue;
            if (has_figure(clauses[at].clause, kind)) return true;
        }
        return false;
    }

    static bool has_figure(const Clause& clause, FigureKind kind) {
        return std::ranges::any_of(clause.figures, [&](const Figure& figure) {
            return kind == FigureKind::any || figure.kind == kind || figure.kind == FigureKind::any;
        });
    }

    // Made when first asked for, since few readings are read for follow-ups. `reading` is the one that owns this.
    const AnswerSigns& answer_signs(const Reading& reading) const;

    const CompiledTechnique* compiled_technique(std::string_view id) const {
        for (const auto& technique : *techniques) {
            if (technique.technique->id == id) return &technique;
        }
        return nullptr;
    }

  private:
    mutable std::once_flag once_;
    mutable std::unique_ptr<const AnswerSigns> answer_signs_;
};

}  // namespace offerbox::evidence
