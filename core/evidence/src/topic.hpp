// Whether an answer is about its question, by the encoder alone: how near its clauses come to what the bank knows of
// the question, and whether they come as near to it as to other questions of the bank. A right answer to another
// question sounds as good as any; only this tells it apart. Private to core/evidence.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "offerbox/domain/measurement.hpp"
#include "reading_details.hpp"

namespace offerbox::evidence {

// The phrasings of one question's key points, as vectors, a list a point.
using PointVectors = std::vector<std::vector<Embedding>>;

// How near the clauses come to the question and to the four of the others that they are nearest to. Nearness is the
// mean of two means: over the key points of the nearest clause, over the clauses of the nearest key point. Nothing
// without clauses, without points or without others.
std::optional<Nearness> nearness_of(std::span<const Embedding> clauses, const PointVectors& own,
                                    std::span<const PointVectors* const> others);

TopicSigns topic_signs_of(const ReadingDetails& details);

// 0 to 1: that the answer is about its question, its nearness to the bank's other questions held against it.
// docs/scoring.md says on what its figures were fitted.
double topicality_of(const TopicSigns& signs);

// Surely about something else, by its nearness alone too, so that it may be said to the person's face.
bool is_far(const TopicSigns& signs);

}  // namespace offerbox::evidence
