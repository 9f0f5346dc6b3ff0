// Which key points, misconceptions and techniques an answer states, with quote and confidence: the one place where that
// is decided, for follow-ups and for scoring alike.
//
// Recognition has two halves. `measure` asks the encoder how alike each clause is to the bank's phrases; its result is
// an event. `read` is a pure function of texts and measurements: likeness is never trusted alone, cue words are never
// trusted alone, and what is denied or only imagined does not count as done. The thresholds stand in thresholds.hpp
// with the measurement they were chosen by.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "offerbox/bank/bank.hpp"
#include "offerbox/domain/measurement.hpp"
#include "offerbox/domain/scorecard.hpp"
#include "offerbox/evidence/clause.hpp"
#include "offerbox/evidence/follow_up_choice.hpp"
#include "offerbox/ports/pair_scorer.hpp"
#include "offerbox/ports/text_encoder.hpp"

namespace offerbox::evidence {

// One turn of an answer with what was measured of it. An answer is its turns in order, the first answer first.
struct AnswerTurn {
    std::string text;
    Measurement measurement;
    Prompted prompted = Prompted::unasked;
    std::string asked_probe;  // the probe that this turn answers, or empty
};

struct PointReading {
    const KeyPoint* point = nullptr;
    KeyPointStatus status = KeyPointStatus::not_met;
    double confidence = 0;                     // that the status is right
    std::optional<StatementJudgement> judged;  // the pair scorer's word, where it was asked
    double closeness = 0;                      // 0 to 1: how near the nearest clause came, also when not met
    std::optional<Quote> quote;                // absent exactly when not_met
    Prompted prompted = Prompted::unasked;
    const Misconception* contradicted_by = nullptr;
};

struct MisconceptionReading {
    const Misconception* misconception = nullptr;
    Quote quote;
    double confidence = 0;  // its probability where the pair scorer judged it, else its likeness
    bool judged = false;
};

// A technique in a sense, asserted as the object of something the person did.
struct TechniqueReading {
    const Technique* technique = nullptr;
    const ConceptSense* sense = nullptr;
    Quote quote;
    double confidence = 0;
};

// A clause with its turn, as `read` saw it.
struct ReadClause {
    int turn = 0;
    Clause clause;
    std::string text;
};

// Whether a written probe may be asked now.
struct ProbeFit {
    bool fits = false;
    double sureness = 0;        // 0 to 1: that it is a good follow-up now, by the trees; without them, or for probes
                                // of techniques, of its ground and of not having been answered
    double rank = 0;            // of several that are sure enough the one with the highest is asked
    bool hypothetical = false;  // use the probe's hypothetical wording
    std::string why_not;        // when it does not fit; for tests and logs
};

// The piece of one turn that comes nearest to a statement of the question: its nearest clauses with their neighbours,
// up to some 70 words, in order, gaps as " ... ".
struct Window {
    std::string text;
    std::size_t nearest = 0;  // clause of the turn that is shown as the quote
};

// How near an answer comes to its question, for topicality.
struct TopicSigns {
    double points = 0;            // mean over the key points of the nearest clause's likeness
    double clauses = 0;           // mean over the clauses of the likeness to the nearest point or misconception
    double question = 0;          // the best likeness of a clause to the question's words and its points' texts
    std::optional<double> ahead;  // Nearness::own less Nearness::others, mean over the turns weighed by their clauses
};

struct ReadingDetails;  // these three are private to core/evidence
struct CompiledQuestion;
struct CompiledTechnique;

class Reading {
  public:
    std::vector<PointReading> points;  // one for each key point of the question, in its order
    std::vector<MisconceptionReading> misconceptions;
    std::vector<TechniqueReading> techniques;  // surest first
    std::vector<ReadClause> clauses;           // of all turns, in order
    AnswerForm form;                           // of all turns together
    std::optional<AnswerQuality> quality;      // of the whole answer, where the pair scorer was asked
    TopicSigns topic_signs;
    double topicality = 1;  // 0 to 1: that the answer is about its question; 1 for a few words

    const PointReading* point(std::string_view id) const noexcept;

    // Judges a probe of the question, or of `technique` when given (then `technique` must be one of `techniques`).
    ProbeFit fit(const Probe& probe, const TechniqueReading* technique = nullptr) const;

    // What FollowUpChoice weighs of a probe of the question, without the last of sign_names(); nothing when the probe's
    // preconditions do not hold. For fitting the trees.
    std::optional<std::vector<double>> signs(const Probe& probe) const;

  private:
    friend Reading read_turns(std::shared_ptr<const CompiledQuestion> question,
                              const std::vector<CompiledTechnique>& techniques, const FollowUpChoice* choice,
                              std::span<const AnswerTurn> turns);
    std::shared_ptr<const ReadingDetails> details_;
};

// Threads: any number may call; compiled questions and phrase vectors are kept behind a mutex.
class Evidence {
  public:
    // Bank and encoder must outlive this object. Without a choice follow-ups are chosen by rules alone, which is worse.
    Evidence(const Bank& bank, const TextEncoder& encoder, std::shared_ptr<const FollowUpChoice> choice = nullptr);
    ~Evidence();
    Evidence(const Evidence&) = delete;
    Evidence& operator=(const Evidence&) = delete;

    // Asks the encoder about one turn of an answer to this question, of the bank or not (then its id must be its own).
    // Fails with unavailable when the encoder cannot run.
    Result<Measurement> measure(const Question& question, std::string_view answer) const;

    // Asks the pair scorer of every key point, and of every misconception that comes near, and of the whole answer;
    // gives the turns with their measurements completed. Fails with unavailable when the scorer cannot run.
    Result<std::vector<AnswerTurn>> judge(const Question& question, std::vector<AnswerTurn> turns,
                                          const PairScorer& scorer) const;

    // Pure. The pair that the scorer would read for a statement ("point:<id>", "mistake:<id>") of the question against
    // this turn; nothing when the question has no such statement or the turn no clause.
    std::optional<TextPair> pair_of(const Question& question, const AnswerTurn& turn, std::string_view statement) const;

    // Pure. The statements ("mistake:<id>") of the misconceptions that this turn comes near enough to be worth judging,
    // nearest first, at most `most`.
    std::vector<std::string> nearby_misconceptions(const Question& question, const AnswerTurn& turn,
                                                   std::size_t most) const;

    // Pure. The turns' measurements must be of this question and of these texts; missing groups count as unlike.
    Reading read(const Question& question, std::span<const AnswerTurn> turns) const;

    // The bank's techniques whose words stand in the text, in whatever role.
    std::vector<const Technique*> named_in(std::string_view text) const;

    // All phrases that `measure` compares with, for making the file of precomputed vectors.
    std::vector<std::string> phrases() const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

// Whether the answer surely talks of another matter: its topicality is low, it touches no key point, and it names no
// figure, technique or misconception. What is said to a person then should not be wrong, so it misses some.
bool is_off_topic(const Reading& reading);

// The words of the text at a quote; the quote's text must equal it. Used by every consumer that shows a quote.
bool is_exact(const Quote& quote, std::span<const AnswerTurn> turns);

}  // namespace offerbox::evidence
