#include "evidence.hpp"

#include <re2/re2.h>

#include <algorithm>
#include <array>

#include "offerbox/base/text.hpp"

namespace offerbox::plan {

namespace {

constexpr std::size_t most_quoted_words = 25;
constexpr std::size_t least_quoted_words = 4;

// Past forms that do not end in "ed".
constexpr auto irregular_past = std::to_array<std::string_view>(
    {"arose",   "became",    "began",  "bought", "broke",   "brought", "built", "came",    "caught", "chose",
     "cut",     "dealt",     "did",    "drew",   "drove",   "fed",     "fixed", "fought",  "found",  "gave",
     "got",     "grew",      "held",   "hit",    "kept",    "led",     "left",  "lent",    "made",   "met",
     "oversaw", "overcame",  "put",    "ran",    "rebuilt", "redid",   "reset", "rewrote", "rose",   "sent",
     "set",     "shrank",    "sold",   "sped",   "spent",   "split",   "spoke", "spun",    "stood",  "taught",
     "took",    "undertook", "upheld", "went",   "won",     "wrote"});

// Words in "ed" that describe and do not tell.
constexpr auto not_deeds = std::to_array<std::string_view>(
    {"advanced",  "aged",        "applied",     "assorted", "automated", "based",    "combined", "dedicated",
     "detailed",  "distributed", "experienced", "extended", "increased", "involved", "limited",  "mixed",
     "motivated", "need",        "paid",        "proven",   "related",   "required", "seed",     "selected",
     "shared",    "skilled",     "speed",       "talented", "unified",   "united",   "varied"});

// What people write of work that goes on.
constexpr auto present_deeds = std::to_array<std::string_view>(
    {"analyze", "architect", "automate", "build",     "coach",   "coordinate", "create",  "debug",  "define",
     "deliver", "deploy",    "design",   "develop",   "direct",  "drive",      "ensure",  "guide",  "handle",
     "help",    "implement", "improve",  "integrate", "lead",    "maintain",   "manage",  "mentor", "migrate",
     "monitor", "operate",   "optimize", "own",       "oversee", "plan",       "provide", "reduce", "refactor",
     "run",     "scale",     "support",  "teach",     "test",    "train",      "write"});

template <std::size_t size>
bool is_in(const std::array<std::string_view, size>& words, std::string_view word) {
    return std::ranges::find(words, word) != words.end();
}

bool is_past(std::string_view word) {
    return is_in(irregular_past, word) || (word.size() > 3 && word.ends_with("ed") && !is_in(not_deeds, word));
}

// "Automated the release" is a deed, "Automated testing" is not: such words count when an article or the like follows.
bool tells_with_object(const std::vector<text::Word>& words, std::size_t at) {
    static constexpr auto openers = std::to_array<std::string_view>(
        {"a", "an", "the", "our", "all", "over", "several", "multiple", "to", "its", "their", "from", "by"});
    return at + 1 < words.size() && is_in(not_deeds, words[at].lower) && words[at].lower != "need" &&
           words[at].lower != "speed" && words[at].lower != "seed" && is_in(openers, words[at + 1].lower);
}

bool speaks_in_first_person(const std::vector<text::Word>& words) {
    static constexpr auto first =
        std::to_array<std::string_view>({"i", "i've", "i'm", "my", "we", "our", "us", "me", "myself"});
    return std::ranges::any_of(words, [](const text::Word& word) { return is_in(first, word.lower); });
}

bool brackets_paired(std::string_view s) {
    return std::ranges::count(s, '(') == std::ranges::count(s, ')') &&
           std::ranges::count(s, '[') == std::ranges::count(s, ']');
}

bool has_double_quotes(std::string_view s) {
    return s.find('"') != std::string_view::npos || s.find("\xE2\x80\x9C") != std::string_view::npos ||
           s.find("\xE2\x80\x9D") != std::string_view::npos;
}

// Where a clause ends inside a line: a new sentence, a semicolon, a dash, or a comma before words that begin another
// clause.
std::vector<std::size_t> clause_ends(std::string_view line) {
    static const RE2 boundary(
        "(\\. +[A-Z]|; | +(?:-|\xE2\x80\x93|\xE2\x80\x94) +|,? +(?:which|thereby|resulting in|leading to|thus|while|so "
        "that|"
        "in order to|as well as)\\b|, +(?:and +)?[a-z]+(?:ing|ed)\\b|, +(?:and "
        "+)?(?:led|built|wrote|cut|ran|made|set|grew)\\b)");
    std::vector<std::size_t> ends;
    re2::StringPiece rest(line.data(), line.size());
    re2::StringPiece found;
    while (RE2::FindAndConsume(&rest, boundary, &found))
        ends.push_back(static_cast<std::size_t>(found.data() - line.data()));
    return ends;
}

std::string without_full_stop(std::string_view s) {
    s = text::trim(s);
    while (!s.empty() && (s.back() == '.' || s.back() == ',' || s.back() == ';' || s.back() == ':')) s.remove_suffix(1);
    return std::string(text::trim(s));
}

// "... to the error budget, after [which]": cut off before its end.
bool dangles(const std::vector<text::Word>& words) {
    static constexpr auto openers = std::to_array<std::string_view>(
        {"a",   "an", "the", "of",    "in",     "on",    "at",   "to", "for",  "from", "by",  "with", "into",
         "and", "or", "but", "after", "before", "which", "that", "as", "than", "via",  "per", "its",  "their"});
    return !words.empty() && is_in(openers, words.back().lower);
}

bool may_be_quoted(const std::string& s) {
    const auto words = text::words(s);
    const bool measured = words.size() >= least_quoted_words && words.size() <= most_quoted_words;
    return measured && !dangles(words) && brackets_paired(s) && !has_double_quotes(s);
}

// A name as it can stand inside a sentence: without the leaders of a table ("Kereru Rural Data ........ Wellington"),
// and without a full stop that ends no abbreviation ("Northgate Academy, Birmingham.").
std::string spoken_name(std::string_view name) {
    constexpr std::size_t longest_abbreviation = 4;
    name = text::trim(name.substr(0, name.find("..")));
    const auto word = name.rfind(' ') == std::string_view::npos ? 0 : name.rfind(' ') + 1;
    const bool is_abbreviation = name.size() - word <= longest_abbreviation + 1;
    if (name.ends_with('.') && !is_abbreviation) name.remove_suffix(1);
    return std::string(name);
}

ResumeLine line_from(const Stated& bullet, std::string_view employer, std::string_view project, std::size_t recency) {
    ResumeLine line;
    line.employer = spoken_name(employer);
    line.project = spoken_name(project);
    line.text = bullet.text;
    line.line = bullet.place.line;
    line.quote = quotable(bullet.text);
    line.form = begins_with_deed(line.quote) ? QuoteForm::deed : QuoteForm::any;
    line.recency = recency;
    return line;
}

}  // namespace

std::string quotable(std::string_view line) {
    auto whole = without_full_stop(line);
    const bool one_sentence = !RE2::PartialMatch(whole, "[a-z0-9)%]\\. +[A-Z]");
    if (one_sentence && may_be_quoted(whole)) return whole;
    const auto ends = clause_ends(line);
    for (auto end = ends.rbegin(); end != ends.rend(); ++end) {
        auto part = without_full_stop(line.substr(0, *end));
        if (may_be_quoted(part)) return part;
    }
    return {};
}

bool begins_with_deed(std::string_view words) {
    const auto all = text::words(words);
    if (all.empty() || speaks_in_first_person(all)) return false;
    const std::size_t at = all.size() > 1 && all[0].lower.ends_with("ly") ? 1 : 0;
    return is_past(all[at].lower) || is_in(present_deeds, all[at].lower) || tells_with_object(all, at);
}

std::vector<ResumeLine> lines_of(const CandidateProfile& profile) {
    std::vector<ResumeLine> lines;
    for (std::size_t i = 0; i < profile.positions.size(); ++i) {
        for (const auto& bullet : profile.positions[i].bullets) {
            lines.push_back(line_from(bullet, profile.positions[i].company.text, {}, i));
        }
    }
    for (std::size_t i = 0; i < profile.projects.size(); ++i) {
        for (const auto& bullet : profile.projects[i].bullets) {
            lines.push_back(line_from(bullet, {}, profile.projects[i].name.text, i));
        }
    }
    return lines;
}

struct EvidenceMatcher::Expressions {
    std::vector<std::unique_ptr<RE2>> all;
};

EvidenceMatcher::EvidenceMatcher(const Question& question) : expressions_(std::make_unique<Expressions>()) {
    RE2::Options options;
    options.set_case_sensitive(false);
    options.set_log_errors(false);
    for (const auto& cue : question.evidence) {
        auto expression = std::make_unique<RE2>("\\b(?:" + cue + ")", options);
        if (expression->ok()) expressions_->all.push_back(std::move(expression));
    }
}

EvidenceMatcher::~EvidenceMatcher() = default;
EvidenceMatcher::EvidenceMatcher(EvidenceMatcher&&) noexcept = default;
EvidenceMatcher& EvidenceMatcher::operator=(EvidenceMatcher&&) noexcept = default;

bool EvidenceMatcher::matches(std::string_view text) const {
    return std::ranges::any_of(expressions_->all, [&](const auto& expression) {
        return RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), *expression);
    });
}

}  // namespace offerbox::plan
