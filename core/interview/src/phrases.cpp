#include "phrases.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "offerbox/base/text.hpp"
#include "offerbox/evidence/pattern.hpp"
#include "request_rules.hpp"

namespace offerbox::interview {

namespace {

using evidence::Pattern;

constexpr std::size_t longest_request = 20;  // words of a piece

const std::vector<std::string_view>& lead_ins() {
    static const std::vector<std::string_view> list{"i am so sorry",
                                                    "i am sorry",
                                                    "to be honest",
                                                    "if possible",
                                                    "excuse me",
                                                    "good question",
                                                    "great question",
                                                    "thank you",
                                                    "all right",
                                                    "you know",
                                                    "i guess",
                                                    "i mean",
                                                    "sorry",
                                                    "um",
                                                    "uh",
                                                    "uhm",
                                                    "erm",
                                                    "er",
                                                    "hmm",
                                                    "hm",
                                                    "mm",
                                                    "ah",
                                                    "oh",
                                                    "ok",
                                                    "well",
                                                    "so",
                                                    "yes",
                                                    "hi",
                                                    "hello",
                                                    "hey",
                                                    "actually",
                                                    "honestly",
                                                    "frankly",
                                                    "please",
                                                    "wait",
                                                    "and",
                                                    "but",
                                                    "then",
                                                    "right",
                                                    "maybe",
                                                    "perhaps",
                                                    "like",
                                                    "sure",
                                                    "thanks",
                                                    "sir",
                                                    "madam",
                                                    "ma'am",
                                                    "unfortunately",
                                                    "apologies",
                                                    "now",
                                                    "dear",
                                                    "no",
                                                    "nope",
                                                    "umm",
                                                    "i think",
                                                    "just",
                                                    "basically",
                                                    "for now",
                                                    "eh",
                                                    "man",
                                                    "in that case"};
    return list;
}

const std::vector<std::string_view>& endings() {
    static const std::vector<std::string_view> list{"thank you very much",
                                                    "thank you",
                                                    "thanks",
                                                    "if you do not mind",
                                                    "if that is possible",
                                                    "if it is possible",
                                                    "if possible",
                                                    "if that is ok",
                                                    "if it is ok",
                                                    "if you can",
                                                    "if you want",
                                                    "please",
                                                    "for me",
                                                    "sorry",
                                                    "sir",
                                                    "madam",
                                                    "kindly",
                                                    "then",
                                                    "instead",
                                                    "though",
                                                    "right now",
                                                    "for now",
                                                    "at the moment",
                                                    "actually",
                                                    "honestly",
                                                    "to be honest",
                                                    "i am sorry",
                                                    "i am afraid",
                                                    "ok",
                                                    "yes",
                                                    "really",
                                                    "unfortunately",
                                                    "here",
                                                    "now",
                                                    "today",
                                                    "maybe",
                                                    "i guess",
                                                    "i think",
                                                    "about that",
                                                    "in all honesty",
                                                    "no",
                                                    "man"};
    return list;
}

bool strip_front(std::string& phrase, const std::vector<std::string_view>& list) {
    for (const auto lead : list) {
        if (phrase.size() <= lead.size() || !phrase.starts_with(lead) || phrase[lead.size()] != ' ') continue;
        phrase.erase(0, lead.size() + 1);
        return true;
    }
    return false;
}

bool strip_back(std::string& phrase, const std::vector<std::string_view>& list) {
    for (const auto end : list) {
        if (phrase.size() <= end.size() || !phrase.ends_with(end) || phrase[phrase.size() - end.size() - 1] != ' ')
            continue;
        phrase.resize(phrase.size() - end.size() - 1);
        return true;
    }
    return false;
}

std::optional<Intent> match(const std::string& phrase) {
    for (const RequestRule& rule : request_rules()) {
        if (rule.pattern.find(phrase)) return rule.intent;
    }
    return std::nullopt;
}

// The phrase itself, then with ever less around it.
std::optional<Intent> match_stripped(std::string phrase) {
    if (auto found = match(phrase)) return found;
    while (strip_front(phrase, lead_ins())) {
        if (auto found = match(phrase)) return found;
    }
    while (strip_back(phrase, endings())) {
        if (auto found = match(phrase)) return found;
    }
    return std::nullopt;
}

// Whether a request may begin at this word, in the middle of speech without marks.
bool may_begin_request(const std::vector<std::string>& words, std::size_t at) {
    static constexpr auto modal = std::to_array<std::string_view>({"can", "could", "would", "may", "shall"});
    const std::string_view next = at + 1 < words.size() ? std::string_view(words[at + 1]) : std::string_view();
    if (std::ranges::find(modal, words[at]) != modal.end()) return next == "you" || next == "we" || next == "i";
    if (words[at] == "i") return true;
    return (words[at] == "let" && (next == "us" || next == "me")) || words[at] == "please" ||
           (words[at] == "what" && (next == "was" || next == "do")) || words[at] == "give";
}

}  // namespace

std::optional<Intent> request_in(const Piece& piece) {
    if (piece.words.size() > longest_request) return std::nullopt;
    const std::string phrase = joined(piece);
    // "Sorry?" and "What?" ask for it again.
    if (piece.asked && (phrase == "sorry" || phrase == "what" || phrase == "huh" || phrase == "excuse me"))
        return Intent::repeat;
    const auto found = match_stripped(phrase);
    if (found && *found != Intent::does_not_know) return found;
    for (std::size_t at = 1; at < piece.words.size(); ++at) {
        if (!may_begin_request(piece.words, at)) continue;
        const Piece before{{piece.words.begin(), piece.words.begin() + static_cast<std::ptrdiff_t>(at)}, 0, false};
        if (!match_stripped(joined(before))) continue;
        const Piece after{{piece.words.begin() + static_cast<std::ptrdiff_t>(at), piece.words.end()}, 0, piece.asked};
        if (auto later = request_in(after)) return later;
    }
    return found;
}

bool opens_question(const Piece& piece) {
    static const Pattern any_opening = [] {
        auto compiled = Pattern::compile(
            {"^(?:do|does|did|is|are|am|was|were|should|shall|can|could|may|might|would|will|must|have|has|what|which|"
             "how|who|whom|whose|when|where|why|you (?:mean|want|need|expect|would like|are (?:asking|looking))|in "
             "what|for what|at what|about what|to what|in which|any|from)\\b",
             "^.{1,60} or (?:any|not|just|a|the|is|should|in|for|also|more|only|what|general)\\b",
             "^(?:\\w+ ){1,5}or (?:\\w+ ?){1,4}$"});
        return compiled ? *compiled : Pattern{};
    }();
    static const Pattern sure_opening = [] {
        auto compiled = Pattern::compile(
            {"^(?:do|did) you mean\\b",
             "^(?:so )?you mean\\b",
             "^(?:should|shall|may|can|could) i "
             "(?:assume|use|pick|choose|talk|take|ask|give|also|focus|answer|start|go|describe|speak|mention)\\b",
             "^am i (?:allowed|supposed|right)\\b",
             "^what do you mean (?:by|with)\\b",
             "^what (?:does|do|is meant by) .{1,40}(?: mean)?$",
             "^what (?:kind|sort|type|scale|size|level|exactly) ",
             "^which (?:one|kind|part|system|type) (?:do|should|would|are|is)\\b",
             "^how (?:big|many|large|long|deep|detailed|technical) (?:is|are|should|do|does|of|the|users|requests)\\b",
             "^is (?:it|this|that) (?:ok|fine|allowed|about|for|enough|possible)\\b",
             "^does (?:it|this|that) (?:have|need|matter|count)\\b",
             "^what is (?:the|an?) \\w+(?: \\w+){0,3}$",
             "^do (?:we|they|users|you) (?:own|have|need|want|use|control|know|care)(?: \\w+){1,5}$",
             "^are we (?:talking|assuming|supposed)\\b",
             "^are you (?:asking|looking|interested|talking|a|an)\\b",
             "^do you (?:want|need|prefer|expect|care)\\b",
             "^do i (?:have|need) to\\b",
             "^do we (?:have|need|assume)\\b",
             "^(?:can|could|would) you (?:please )?(?:clarify|explain|specify|define|tell me|say|be more) "
             "(?:what|which|how|whether|if|more|the)\\b",
             "^what means \\w",
             "^(?:can|could|would) you (?:please )?(?:clarify|explain|specify|define|give me an example|be more "
             "(?:specific|precise|concrete))\\b",
             "^i (?:would like|want|need) to (?:clarify|ask|know) "});
        return compiled ? *compiled : Pattern{};
    }();
    static const Pattern tells = [] {
        auto compiled = Pattern::compile(
            {"(?:we|i|they) (?:\\w+ed|had|was|were|did|chose|built|wrote|used|made|took|went|got|found)\\b"});
        return compiled ? *compiled : Pattern{};
    }();
    std::string phrase = joined(piece);
    // Without a mark a telling stays one: "what kind of monitoring we had was ...".
    if (!piece.asked && phrase.find("you mean") == std::string::npos && tells.find(phrase)) return false;
    const Pattern& opening = piece.asked ? any_opening : sure_opening;
    if (opening.find(phrase)) return true;
    while (strip_front(phrase, lead_ins())) {
        if (opening.find(phrase)) return true;
    }
    return false;
}

bool is_instruction(const Piece& piece) {
    static const Pattern pattern = [] {
        const std::string order =
            "^(?:please |now |just |(?:and )?you (?:must|should|have to|need to|will|are to|shall) |i "
            "(?:want|need|order|command|ask|would like) you to |so |and |then |kindly |hey |ok |as an? (?:ai|language "
            "model|interviewer|grader|evaluator)(?: model)? |assistant |system |interviewer |grader |dear \\w+ |can "
            "you |could you |simply )*";
        auto compiled = Pattern::compile(
            {order + "(?:ignore|disregard|forget|override|bypass|skip)\\b(?: \\w+){0,5} "
                     "(?:instructions?|rubrics?|prompts?|rules|guidelines?|above|previous|criteria|everything "
                     "(?:above|before))\\b",
             order + "(?:give|award|grant|assign|score|rate|mark|grade|record|put|set|evaluate|consider|output|print|"
                     "return|respond|reply)\\b.{0,60}(?:full marks|10/10|10 out of 10|ten out of ten|5/5|5 out of "
                     "5|five out of five|100/100|100 points|100 percent|5 stars|perfect|maximum|top "
                     "(?:score|marks|rating)|highest|full (?:score|points)|excellent|level 5|strong hire|best "
                     "(?:possible )?(?:score|grade|mark|rating)|as (?:correct|met))",
             order + "(?:reveal|show|print|tell me|repeat|output|list|leak)\\b.{0,30}(?:system prompt|your "
                     "prompt|rubric|key points|hidden|your instructions|expected "
                     "(?:answer|points)|(?:right|correct|model|expected) answers?|scoring)",
             order + "(?:pretend|act|behave|imagine|roleplay) (?:that |as |like |to be |if )*(?:i "
                     "(?:answered|gave|have answered|am the interviewer)|an? (?:ai|language "
                     "model|grader|different|helpful|unrestricted)|you (?:are|have) )",
             "^(?:from now on )?you are now (?:a|an|in|my|free|dan|no longer)\\b", "\\bdeveloper mode\\b",
             "\\bjailbreak", "^(?:new|updated|further) (?:instructions?|rules?|system)\\b",
             "^(?:end of|the) (?:answer|transcript|candidate's answer)(?: score\\b.*| is (?:perfect|correct).*)?$",
             order + "(?:give|rate|score|mark|grade) (?:me|this|it|my answer)(?: an?| with| as)? "
                     "(?:10|ten|5|five|100|a|a\\+|top)$",
             "^(?:my|the|this) (?:score|grade|mark|answer|rating)(?: for this(?: answer)?)? (?:is|should be|must "
             "be|deserves|shall be)\\b.{0,30}(?:10|ten|5|five|100|perfect|maximum|full|top|excellent|highest)\\b",
             "^(?:note|message|attention|instruction|instructions) (?:to|for) (?:the "
             ")?(?:grader|ai|model|system|interviewer|rater|assistant|evaluator)\\b",
             "^(?:this|the) candidate (?:is|deserves|has|should|must)\\b",
             "^(?:10/10|10 out of 10|full marks|perfect score|5/5|full score|top marks)(?: please| now)?$",
             "^(?:i (?:would like|want|deserve|demand|expect)|just) (?:a |the )?(?:10/10|10 out of 10|full "
             "marks|perfect score|5/5|top (?:score|marks)|highest (?:score|mark))"});
        return compiled ? *compiled : Pattern{};
    }();
    return pattern.find(joined(piece)).has_value();
}

}  // namespace offerbox::interview
