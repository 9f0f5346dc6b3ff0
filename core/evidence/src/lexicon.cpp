#include "lexicon.hpp"

#include <unordered_set>

namespace offerbox::evidence {

namespace {

using WordSet = std::unordered_set<std::string_view>;

const WordSet& past_verbs() {
    static const WordSet words{
        "was",    "were",   "had",        "did",     "went",    "got",     "made",    "took",     "gave",    "found",
        "saw",    "came",   "knew",       "thought", "told",    "said",    "put",     "ran",      "wrote",   "built",
        "broke",  "chose",  "kept",       "left",    "lost",    "led",     "met",     "paid",     "sent",    "set",
        "cut",    "held",   "brought",    "bought",  "caught",  "taught",  "began",   "became",   "drew",    "drove",
        "fell",   "felt",   "fought",     "grew",    "heard",   "hit",     "laid",    "let",      "meant",   "read",
        "rose",   "sold",   "shut",       "slept",   "sped",    "spent",   "split",   "spoke",    "stood",   "stuck",
        "swore",  "threw",  "understood", "woke",    "won",     "wound",   "rewrote", "rebuilt",  "reran",   "redid",
        "undid",  "shrank", "sank",       "spun",    "dealt",   "bent",    "burnt",   "froze",    "hid",     "rode",
        "sat",    "shot",   "showed",     "sought",  "swapped", "tore",    "wore",    "withdrew", "oversaw", "forgot",
        "learnt", "dug",    "fed",        "hung",    "beat",    "bet",     "cost",    "quit",     "spread",  "been",
        "done",   "gone",   "seen",       "given",   "taken",   "written", "broken",  "chosen",   "known",   "shown",
        "grown",  "driven", "fallen",     "begun",   "become",  "run",     "lit",     "sprang",   "stole",   "struck",
        "ate"};
    return words;
}

const WordSet& not_past_though_ed() {
    static const WordSet words{"need",   "feed",     "speed",    "seed",    "indeed",    "bed",
                               "red",    "shed",     "embed",    "proceed", "exceed",    "succeed",
                               "agreed", "hundred",  "unused",   "based",   "related",   "distributed",
                               "shared", "supposed", "embedded", "managed", "dedicated", "needed"};
    return words;
}

const WordSet& present_verbs() {
    static const WordSet words{
        "is",      "are",    "am",       "be",       "has",     "have",    "do",      "does",    "go",       "goes",
        "get",     "gets",   "make",     "makes",    "take",    "takes",   "give",    "gives",   "find",     "finds",
        "see",     "sees",   "come",     "comes",    "know",    "knows",   "think",   "tell",    "tells",    "say",
        "says",    "put",    "puts",     "run",      "runs",    "write",   "writes",  "build",   "builds",   "break",
        "breaks",  "choose", "keep",     "keeps",    "leave",   "lose",    "lead",    "send",    "sends",    "set",
        "sets",    "cut",    "hold",     "bring",    "begin",   "become",  "use",     "uses",    "need",     "needs",
        "want",    "wants",  "work",     "works",    "call",    "calls",   "try",     "tries",   "ask",      "asks",
        "add",     "adds",   "move",     "moves",    "change",  "changes", "read",    "reads",   "test",     "tests",
        "check",   "checks", "measure",  "measures", "monitor", "deploy",  "deploys", "start",   "starts",   "stop",
        "stops",   "fix",    "fixes",    "look",     "looks",   "help",    "helps",   "show",    "shows",    "return",
        "returns", "handle", "handles",  "scale",    "scales",  "fail",    "fails",   "depend",  "depends",  "happen",
        "happens", "mean",   "means",    "store",    "stores",  "cache",   "retry",   "prefer",  "like",     "believe",
        "feel",    "guess",  "let",      "decide",   "design",  "review",  "split",   "roll",    "ship",     "learn",
        "allow",   "allows", "avoid",    "wait",     "waits",   "create",  "creates", "provide", "provides", "ensure",
        "ensures", "follow", "implement"};
    return words;
}

const WordSet& state_verbs() {
    static const WordSet words{
        "be",       "is",         "are",        "am",         "was",     "were",     "been",    "being",    "have",
        "has",      "had",        "think",      "thought",    "know",    "knew",     "believe", "believed", "guess",
        "guessed",  "mean",       "meant",      "feel",       "felt",    "like",     "liked",   "want",     "wanted",
        "need",     "needed",     "remember",   "remembered", "suppose", "supposed", "hope",    "hoped",    "love",
        "loved",    "understand", "understood", "heard",      "hear",    "saw",      "see",     "got",      "get",
        "i'm",      "agree",      "agreed",     "seem",       "seemed",  "tend",     "joined",  "worked",   "liked",
        "happened", "forgot",     "could",      "stayed",     "watched", "attended", "sat",     "prefer",   "sure",
        "not",      "never",      "work",       "say",        "said",    "afraid",   "happy",   "glad",     "new",
        "part",     "in",         "on",         "at",         "a",       "the",      "talk",    "describe", "pick",
        "recall"};
    return words;
}

const WordSet& auxiliaries() {
    static const WordSet words{"have",     "has",       "had",   "did",        "do",         "does",    "was",
                               "were",     "is",        "are",   "am",         "been",       "be",      "being",
                               "i've",     "we've",     "i'd",   "we'd",       "then",       "also",    "just",
                               "actually", "basically", "first", "finally",    "eventually", "later",   "immediately",
                               "only",     "really",    "even",  "personally", "myself",     "simply",  "already",
                               "usually",  "always",    "often", "initially",  "quickly",    "started", "decided",
                               "to",       "ended",     "up",    "went",       "could",      "managed"};
    return words;
}

const WordSet& negations() {
    static const WordSet words{"not",       "never",  "no",     "none",    "nothing",  "nobody",  "neither", "nor",
                               "without",   "didn't", "don't",  "doesn't", "wasn't",   "weren't", "isn't",   "aren't",
                               "haven't",   "hasn't", "hadn't", "won't",   "wouldn't", "can't",   "cannot",  "couldn't",
                               "shouldn't", "didnt",  "dont",   "doesnt",  "wasnt",    "isnt",    "cant",    "couldnt",
                               "wouldnt",   "havent", "hadnt",  "wont"};
    return words;
}

const WordSet& modals() {
    static const WordSet words{"would",    "could",         "should",   "might",   "may",     "i'd",
                               "we'd",     "you'd",         "i'll",     "we'll",   "will",    "'d",
                               "wouldn't", "shouldn't",     "couldn't", "imagine", "suppose", "hypothetically",
                               "ideally",  "theoretically", "must"};
    return words;
}

const WordSet& number_words() {
    static const WordSet words{
        "two",      "three",    "four",      "five",     "six",      "seven",   "eight",     "nine",     "ten",
        "eleven",   "twelve",   "thirteen",  "fourteen", "fifteen",  "sixteen", "seventeen", "eighteen", "nineteen",
        "twenty",   "thirty",   "forty",     "fifty",    "sixty",    "seventy", "eighty",    "ninety",   "hundred",
        "hundreds", "thousand", "thousands", "million",  "millions", "billion", "billions",  "half",     "dozen",
        "dozens",   "twice",    "double",    "doubled",  "halved",   "tripled", "triple",    "tenfold",  "zero",
        "third",    "quarter",  "couple",    "tens",     "once"};
    return words;
}

bool ends_like_past(std::string_view word) {
    return word.size() > 4 && word.ends_with("ed") && !not_past_though_ed().contains(word);
}

}  // namespace

bool is_past_verb(std::string_view lower_word) {
    return past_verbs().contains(lower_word) || ends_like_past(lower_word);
}
bool is_present_verb(std::string_view lower_word) {
    return present_verbs().contains(lower_word);
}
bool is_state_verb(std::string_view lower_word) {
    return state_verbs().contains(lower_word);
}
bool is_auxiliary(std::string_view lower_word) {
    return auxiliaries().contains(lower_word);
}
bool is_negation(std::string_view lower_word) {
    return negations().contains(lower_word);
}
bool is_modal(std::string_view lower_word) {
    return modals().contains(lower_word);
}
bool is_number_word(std::string_view lower_word) {
    return number_words().contains(lower_word);
}

}  // namespace offerbox::evidence
