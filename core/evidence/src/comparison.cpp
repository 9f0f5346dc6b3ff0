#include "offerbox/evidence/comparison.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "lexicon.hpp"
#include "offerbox/base/text.hpp"
#include "offerbox/evidence/clause.hpp"

namespace offerbox::evidence {

namespace {

constexpr double same_beginning = 0.8;          // what a word counts that only begins as the sought one does
constexpr double unrelated = 0.5;               // cosine of two words up to which they have nothing in common
constexpr double figures_are_statements = 0.4;  // share of words with digits, from which on a text needs no sentences
constexpr std::size_t fewest_joined = 6;        // words; fewer need no sentence unless commas part them
constexpr std::size_t fewest_listed = 3;        // words parted by commas that make a list
constexpr double listed = 0.7;                  // commas for each gap between words of a list
constexpr double bare = 0.2;  // share of function words, of the share that the model answer has, in mere key words ...
constexpr double joined = 0.4;        // ... and from which on words are joined to statements
constexpr double telegraphic = 0.12;  // share of function words below which the model answer is itself but key words

struct ContentWord {
    std::string lower;
    std::string stem;
};

bool carries_content(const text::Word& word) {
    return !text::is_stop_word(word.lower) && !is_negation(word.lower);
}

std::vector<ContentWord> content_words(std::string_view text) {
    std::vector<ContentWord> content;
    for (const auto& word : text::words(text)) {
        if (carries_content(word)) content.push_back({word.lower, text::stem(word.lower)});
    }
    return content;
}

std::set<std::string> stems_of(const std::vector<ContentWord>& words) {
    std::set<std::string> stems;
    for (const auto& word : words) stems.insert(word.stem);
    return stems;
}

// Each stem once, in order; all of them when the question holds every one.
std::vector<ContentWord> own_words(const std::vector<ContentWord>& words, const std::set<std::string>& of_question) {
    std::vector<ContentWord> own;
    std::vector<ContentWord> all;
    std::set<std::string> taken;
    for (const auto& word : words) {
        if (!taken.insert(word.stem).second) continue;
        all.push_back(word);
        if (!of_question.contains(word.stem)) own.push_back(word);
    }
    return own.empty() ? all : own;
}

// "connection" and "connected", "evaporate" and "evaporation", though their stems differ.
bool begin_alike(std::string_view a, std::string_view b) {
    const auto common = static_cast<std::size_t>(std::ranges::mismatch(a, b).in1 - a.begin());
    if (common >= 5) return true;
    const auto [shorter, longer] = std::minmax({a.size(), b.size()});
    return common == 4 && shorter >= 5 && shorter <= 6 && longer - shorter <= 2;
}

double presence(const std::string& stem, const std::set<std::string>& stems) {
    if (stems.contains(stem)) return 1;
    const bool alike = std::ranges::any_of(stems, [&](const std::string& other) { return begin_alike(stem, other); });
    return alike ? same_beginning : 0;
}

double share_of_words(const std::vector<ContentWord>& sought, const std::set<std::string>& stems) {
    double found = 0;
    for (const auto& word : sought) found += presence(word.stem, stems);
    return found / static_cast<double>(sought.size());
}

std::map<std::string, int> letter_runs(const std::vector<ContentWord>& words) {
    std::string joined_words;
    for (const auto& word : words) joined_words += (joined_words.empty() ? "" : " ") + word.stem;
    std::map<std::string, int> runs;
    for (std::size_t at = 0; at + 3 <= joined_words.size(); ++at) ++runs[joined_words.substr(at, 3)];
    return runs;
}

double share_of_letters(const std::vector<ContentWord>& sought, const std::vector<ContentWord>& given) {
    const auto wanted = letter_runs(sought);
    const auto found = letter_runs(given);
    int all = 0;
    int common = 0;
    for (const auto& [run, count] : wanted) {
        all += count;
        if (const auto same = found.find(run); same != found.end()) common += std::min(count, same->second);
    }
    return all == 0 ? 0 : static_cast<double>(common) / all;
}

// For each of the first texts the cosine of the nearest second one, at least 0.
Result<std::vector<double>> nearest(const TextEncoder& encoder, const std::vector<std::string>& first,
                                    const std::vector<std::string>& second) {
    std::vector<double> values(first.size(), 0.0);
    if (first.empty() || second.empty()) return values;
    const auto sought = encoder.encode(first);
    if (!sought) return sought.error();
    const auto given = encoder.encode(second);
    if (!given) return given.error();
    for (std::size_t at = 0; at < first.size(); ++at) {
        for (const auto& vector : *given)
            values[at] = std::max(values[at], static_cast<double>(similarity((*sought)[at], vector)));
    }
    return values;
}

double mean(const std::vector<double>& values) {
    double sum = 0;
    for (const double value : values) sum += value;
    return values.empty() ? 0 : sum / static_cast<double>(values.size());
}

std::vector<std::string> lower_words(const std::vector<ContentWord>& words) {
    std::vector<std::string> lower;
    for (const auto& word : words) lower.push_back(word.lower);
    return lower;
}

std::vector<std::string> clause_texts(std::string_view text) {
    std::vector<std::string> texts;
    for (const auto& clause : clauses_of(text)) texts.emplace_back(text_of(text, clause));
    return texts;
}

enum class Boundary { none, statement, sentence };

// "and" joins what one negation denies.
Boundary boundary_before(std::string_view between, std::string_view word) {
    if (between.find_first_of(".;!?\n") != std::string_view::npos) return Boundary::sentence;
    if (between.find_first_of(",:") != std::string_view::npos) return Boundary::statement;
    const bool joins_statements =
        word == "but" || word == "because" || word == "which" || word == "while" || word == "when" || word == "if";
    return joins_statements ? Boundary::statement : Boundary::none;
}

enum Stance : unsigned { asserted = 1, denied = 2 };

// "it is not true that", "it is not the case that", "it is wrong that": the rest of the sentence is meant.
bool denies_sentence(const std::vector<text::Word>& words, std::size_t at) {
    const auto lower = [&](std::size_t index) {
        return index < words.size() ? std::string_view(words[index].lower) : std::string_view();
    };
    if (lower(at + 1) != "that") return false;
    if (lower(at) == "false" || lower(at) == "wrong" || lower(at) == "incorrect" || lower(at) == "untrue") return true;
    if (lower(at) != "true" && lower(at) != "case" && lower(at) != "correct") return false;
    return at >= 1 && (is_negation(lower(at - 1)) || (at >= 2 && is_negation(lower(at - 2))));
}

// A statement as it is read, word by word. Speech has no marks that end one, so a negation reaches only so far.
class Statement {
  public:
    void add_stem(std::string stem, std::size_t at) { stems_.emplace_back(std::move(stem), at); }
    void add_negation(std::size_t at) { negations_.push_back(at); }

    // What it says joins the stances, and it is empty.
    void close(bool sentence_denied, std::map<std::string, unsigned>& stances) {
        for (const auto& [stem, at] : stems_) {
            const auto reached = std::ranges::count_if(
                negations_, [&](std::size_t from) { return at + backwards >= from && at <= from + forwards; });
            const bool turned = (reached % 2 == 1) != sentence_denied;
            stances[stem] |= turned ? denied : asserted;
        }
        drop();
    }

    void drop() {
        stems_.clear();
        negations_.clear();
    }

  private:
    static constexpr std::size_t backwards = 6;  // words
    static constexpr std::size_t forwards = 10;

    std::vector<std::pair<std::string, std::size_t>> stems_;
    std::vector<std::size_t> negations_;
};

// How each stem stands in the text; a statement with two negations asserts.
std::map<std::string, unsigned> stances(std::string_view text) {
    std::map<std::string, unsigned> all;
    Statement statement;
    bool sentence_denied = false;
    const auto words = text::words(text);
    for (std::size_t at = 0; at < words.size(); ++at) {
        const std::size_t last_end = at == 0 ? 0 : words[at - 1].end;
        const auto boundary = boundary_before(text.substr(last_end, words[at].begin - last_end), words[at].lower);
        if (boundary != Boundary::none) statement.close(sentence_denied, all);
        if (boundary == Boundary::sentence) sentence_denied = false;
        if (denies_sentence(words, at)) {
            sentence_denied = !sentence_denied;
            statement.drop();
        } else if (is_negation(words[at].lower)) {
            statement.add_negation(at);
        } else if (carries_content(words[at])) {
            statement.add_stem(text::stem(words[at].lower), at);
        }
    }
    statement.close(sentence_denied, all);
    return all;
}

// Of the own words that both have, or of all common ones when they have no own word in common.
double share_denied(std::string_view reference, std::string_view answer, const std::set<std::string>& of_question) {
    struct Count {
        int common = 0;
        int opposed = 0;
    };
    Count own;
    Count all;
    const auto of_answer = stances(answer);
    for (const auto& [stem, stance] : stances(reference)) {
        const auto same = of_answer.find(stem);
        if (same == of_answer.end()) continue;
        const int opposed = (stance & same->second) == 0 ? 1 : 0;
        ++all.common;
        all.opposed += opposed;
        if (of_question.contains(stem)) continue;
        ++own.common;
        own.opposed += opposed;
    }
    const Count& counted = own.common > 0 ? own : all;
    return counted.common == 0 ? 0 : static_cast<double>(counted.opposed) / counted.common;
}

struct WordKinds {
    std::size_t words = 0;
    double function_words = 0;  // share
    double with_digits = 0;     // share
};

WordKinds kinds_of(std::string_view text) {
    WordKinds kinds;
    for (const auto& word : text::words(text)) {
        ++kinds.words;
        kinds.function_words += carries_content(word) ? 0 : 1;
        kinds.with_digits += word.lower.find_first_of("0123456789") == std::string::npos ? 0 : 1;
    }
    if (kinds.words == 0) return kinds;
    kinds.function_words /= static_cast<double>(kinds.words);
    kinds.with_digits /= static_cast<double>(kinds.words);
    return kinds;
}

// "router, packet, header": nearly every word is parted from the next by a comma.
bool lists_words(const WordKinds& kinds, std::string_view text) {
    if (kinds.words < fewest_listed) return false;
    const auto commas = static_cast<double>(std::ranges::count(text, ','));
    return commas >= listed * static_cast<double>(kinds.words - 1);
}

double joined_to_statements(std::string_view reference, std::string_view answer) {
    const auto given = kinds_of(answer);
    const auto wanted = kinds_of(reference);
    if (given.with_digits >= figures_are_statements || wanted.function_words < telegraphic) return 1;
    if (lists_words(given, answer) && std::ranges::count(reference, ',') < 2) return 0;
    if (given.words < fewest_joined) return 1;
    return std::clamp((given.function_words / wanted.function_words - bare) / (joined - bare), 0.0, 1.0);
}

}  // namespace

Result<Comparison> compare(const TextEncoder& encoder, std::string_view question, std::string_view reference,
                           std::string_view answer) {
    const auto of_question = stems_of(content_words(question));
    const auto wanted = content_words(reference);
    const auto given = content_words(answer);
    Comparison comparison;
    if (wanted.empty() || given.empty()) return comparison;
    const auto own = own_words(wanted, of_question);
    comparison.words = share_of_words(own, stems_of(given));
    comparison.letters = share_of_letters(wanted, given);
    const auto relations = nearest(encoder, lower_words(own), lower_words(given));
    if (!relations) return relations.error();
    for (const double cosine : *relations)
        comparison.related += std::max(0.0, (cosine - unrelated) / (1 - unrelated)) / static_cast<double>(own.size());
    const auto clauses = nearest(encoder, clause_texts(reference), clause_texts(answer));
    if (!clauses) return clauses.error();
    comparison.statements = mean(*clauses);
    comparison.denied = share_denied(reference, answer, of_question);
    comparison.joined = joined_to_statements(reference, answer);
    return comparison;
}

}  // namespace offerbox::evidence
