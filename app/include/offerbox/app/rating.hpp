// Answers rated by people: what a rater is shown, and the files that their ratings are kept in. docs/formats/ratings.md
// has the formats. Free functions over files; nothing here touches stored interviews. Threads: any, but two writers of
// one file at once lose the ratings of one of them.
#pragma once

#include <array>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "offerbox/bank/bank.hpp"
#include "offerbox/base/error.hpp"
#include "offerbox/domain/transcript.hpp"

namespace offerbox::app {

// The behaviour of each level, level 1 first.
using Anchors = std::array<std::string, 5>;

// The anchors for questions that have none, of content/rating.yaml. Fails with not_found, or corrupt when there are not
// five.
Result<Anchors> load_general_anchors(const std::filesystem::path& content_directory);

struct SpokenTurn {
    Speaker speaker = Speaker::candidate;
    std::string text;
};

// One answer as a rater is shown it: no score, no kind of answer, nobody else's rating.
struct AnswerToRate {
    std::string key;   // names the answer in files of ratings: the item's id as JSON
    std::string item;  // the item (docs/formats/items.md) without `human` and `ratings`
    std::string question;
    std::string seniority;          // empty where the item does not say
    std::vector<SpokenTurn> turns;  // what followed the question
    std::string looks_for;          // empty where the bank does not say
    std::vector<std::string> key_points;
    std::vector<std::string> references;  // model answers, alternatives
    Anchors anchors;
    bool general_anchors = false;  // the anchors are those for all questions
};

struct AnswersToRate {
    std::vector<AnswerToRate> answers;  // in the order of the file
    std::vector<std::string> notes;     // sentences for the person: what was left out, and why
};

// The answers of an archive of `offerbox export`, or of a file of items. Of an archive only questions and answers are
// taken, no document, no score and nothing said outside the questions; a question that quoted the resume stands in the
// bank's words. A line or interview that cannot be read is left out with a note. Fails as read_file does, and with
// corrupt or empty when there is nothing to rate.
Result<AnswersToRate> read_answers(const std::filesystem::path& file, const Bank& bank, const Anchors& general);

// The order in which this rater sees `count` answers: the same for the same seed and name, another for each name.
std::vector<std::size_t> rating_order(std::size_t count, std::uint64_t seed, std::string_view rater);

struct Rating {
    std::string rater;
    double level = 1;  // 1 to 5 in halves
};

// A line of a file of ratings.
struct RatedAnswer {
    std::string key;
    std::string item;  // without `ratings` and `raters`
    std::vector<Rating> ratings;
};

// Ratings without names are given those of `unnamed` with a number: "rater 1". Fails as read_file does, and with
// corrupt naming the line that is none.
Result<std::vector<RatedAnswer>> read_ratings(const std::filesystem::path& file, std::string_view unnamed);

// As read_ratings for a file that a rater goes on with: one that does not exist holds nothing. Fails also with conflict
// when the file has another answer under the id of one of `answers`.
Result<std::vector<RatedAnswer>> begin_ratings(const std::filesystem::path& file,
                                               const std::vector<AnswerToRate>& answers);

// The level that this rater gave the answer, if any.
std::optional<double> level_by(const std::vector<RatedAnswer>& rated, std::string_view key, std::string_view rater);

// Puts the rater's level in the place of an earlier one, or adds it.
void set_level(std::vector<RatedAnswer>& rated, const AnswerToRate& answer, std::string_view rater, double level);

// Items with `ratings` and `raters`, one a line. A reader sees the file before or after, never half. Fails as
// write_file does.
Result<void> write_ratings(const std::filesystem::path& file, const std::vector<RatedAnswer>& rated);

// Each answer once, in the order of the files, with the ratings of all. Fails with conflict where one rater gave two
// levels to an answer, or one id stands for two answers.
Result<std::vector<RatedAnswer>> join_ratings(const std::vector<std::vector<RatedAnswer>>& files);

}  // namespace offerbox::app
