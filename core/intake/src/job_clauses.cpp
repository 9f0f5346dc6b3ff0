#include "job_clauses.hpp"

#include <re2/re2.h>

#include <algorithm>
#include <optional>

#include "entries.hpp"
#include "offerbox/base/text.hpp"

namespace offerbox::intake {

namespace {

bool matches(std::string_view text, const RE2& regex) {
    return RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), regex);
}

// What stands under a title or opening; nothing when its words do not tell.
std::optional<JobPart> part_of_title(std::string_view text) {
    static const RE2 unwanted(
        "(?i)\\bnot? (?:needed|necessary|a must|important|required$)|don['’]t (?:worry|need|care)|do not need|not "
        "looking for|"
        "nicht nötig|pas nécessaire");
    static const RE2 wished(
        "(?i)nice[- ]to[- ]ha|\\bbonus|\\bplus(?:es)?\\b|preferred|desirable|ideally|good to have|even "
        "better|\\bwish|extra "
        "(?:credit|points)|would be (?:great|lovely|nice|a plus|helpful)|not (?:required|essential|needed),? "
        "(?:but|if)|optional|"
        "advantage|\\bassets?\\b|\\buseful|\\bhelpful|\\blove\\b|lovely|might also|may also|also (?:like|bring)|soft "
        "requirement|great, but|"
        "von vorteil|wünschenswert|idealerweise|pluspunkt|\\batouts?\\b|souhait|appréci|deseable|valorable|se valora|"
        "gradit|preferenzial|meriterande|\\bfördel|en pré|mooi meegenomen");
    static const RE2 required(
        "(?i)\\brequire|\\bmust\\b|must[- ]ha|qualification|minimum|\\bneeds?\\b|you "
        "(?:have|bring|know|can)|you['’](?:ll|ve) "
        "(?:bring|need|have|got)|who you are|about you|your "
        "(?:profile|background|skills|experience|qualifications)|looking for|"
        "look for|\\bskills\\b|essential|we (?:need|expect|look)|mandatory|person "
        "specification|candidate|^\\W*profile?\\W*$|"
        "you bring|we['’]re after|\\bexperience\\b|dein profil|ihr profil|anforderung|bringst du mit|bringen sie "
        "mit|mitbringen|"
        "voraussetzung|profil recherché|compétences|requis|requisitos|imprescindible|buscamos|requisiti|cosa cerchiamo|"
        "\\bkrav\\b|kvalifik|vi söker|vi ser etter|functie-eisen|wat vragen|selection criteria");
    static const RE2 offered(
        "(?i)\\bbenefit|\\bperks?\\b|we(?:['’]ll)? (?:offer|give)|\\boffer\\b|you(?:['’]ll)? get|in "
        "return|compensation|\\bsalary|\\bpay\\b|package|"
        "\\bprocess\\b|to apply|\\bapplication|equal opportunit|diversity|inclusion|privacy|wir bieten|unser "
        "angebot|nous offrons|"
        "avantages|ofrecemos|offriamo|vi erbjuder|vi tilbyr|wij bieden|personal qualities");
    static const RE2 about(
        "(?i)responsib|you(?:['’]ll| will)\\b|\\bduties|\\brole\\b|\\btasks?\\b|\\bteam\\b|\\babout\\b|mission|day to "
        "day|the (?:job|work|post)|purpose|"
        "summary|description|how we work|what this is|aufgaben|vos missions|funciones|working here|in your first");
    if (matches(text, unwanted)) return JobPart::ignored;
    if (matches(text, wished)) return JobPart::wished;
    static const RE2 asked("(?i)require|you bring");
    static const RE2 told("(?i)about (?:the|us)\\b|about our|what you(?:['’]ll| will) do|you will\\W*$");
    if (matches(text, offered) && !matches(text, asked)) return JobPart::ignored;
    if (matches(text, told)) return JobPart::neutral;
    if (matches(text, required)) return JobPart::required;
    if (matches(text, about)) return JobPart::neutral;
    return std::nullopt;
}

// What a sentence says of itself, wherever it stands.
JobPart part_of_sentence(std::string_view text, JobPart around) {
    static const RE2 unwanted(
        "(?i)moving (?:away )?(?:from|off)|migrat\\w+ (?:away )?from|no longer|legacy|replac(?:e|es|ed|ing) |\\bno "
        "need\\b|not (?:required|necessary)|"
        "(?:don|won|needn)['’]t (?:need|have to|use)|do not need|need not know|without needing|phas\\w+ out|instead "
        "of|retired|"
        "switched .{0,30}off|be off by|\\bwe left\\b|only interested in|have removed|please do not apply|neither "
        "required|"
        "has been removed|getting rid|don['’]t filter");
    static const RE2 needless("(?i)not needed|isn['’]t needed|not a must|is not essential|will teach you");
    static const RE2 wished(
        "(?i)nice to have|\\ba plus\\b|\\bbonus\\b|\\bideally\\b|desirable|would be "
        "(?:great|helpful|nice|lovely|a|an)\\b|advantage\\b|"
        "not essential|helpful|beneficial|welcome but|we['’]d (?:also )?love|would love|be pleased if|even better|you "
        "might also|may also|"
        "tell (?:us|me)\\b|extra (?:credit|points)|soft requirements|good to have|"
        "if you (?:have|had|['’]ve) (?:ever |also )?(?:written|planned|worked|used|touched|met|wired|built)|"
        "von vorteil|wünschenswert|idealerweise|un plus|apprécié|se valora|meriterande");
    static const RE2 required(
        "(?i)\\bmust\\b|\\brequired\\b|\\brequirements?\\b|\\bessential\\b|you (?:have|know|bring|need)\\b|you can "
        "use|you should be (?:able|comfortable|fluent|at home)|"
        "you will need|you['’]ll need|be comfortable (?:in|with)|be at "
        "home|(?:two|three|four|five|six|seven|eight|ten|\\d+)\\+? years|"
        "proficien|\\bfluent\\b|expert in|hands-on experience|experience (?:with|in|of)|knowledge of|know your way "
        "around|you['’]d work in|"
        "mandatory|our (?:data|stack|services|systems|back ?end|code|platform)\\b.{0,12} (?:sits?|is|are|runs?|lives?) "
        "(?:in|on)|you should be|we (?:write|work) in|our stack|built (?:in|with|on)|zwingend|erfahrung mit|kenntnisse "
        "in");
    static const RE2 fair(
        "(?i)equal opportunit|regardless of|discriminat|\\brace\\b|religion|pension|holiday|vacation|health "
        "insurance|401|parental|bonus scheme|"
        "share options|salary|days? (?:off|of leave)|stock options|\\bESOP|privacy policy|gym\\b|disabilit");
    if (matches(text, fair)) return JobPart::ignored;
    if (matches(text, wished)) return JobPart::wished;
    if (matches(text, needless) && around != JobPart::required)
        return around == JobPart::wished ? around : JobPart::ignored;
    if (matches(text, unwanted)) return JobPart::ignored;
    if (around == JobPart::neutral && matches(text, required)) return JobPart::required;
    return around;
}

bool is_capitals(std::string_view text) {
    return std::ranges::none_of(text, [](char c) { return c >= 'a' && c <= 'z'; }) && text.size() > 3;
}

bool stands_apart(const Line& line) {
    return line.gap > (line.flows ? 0.0F : 0.8F);
}

bool ends_sentence(std::string_view text) {
    return text.ends_with('.') || text.ends_with('!') || text.ends_with('?') || text.ends_with(',');
}

// "Useful skills: Elasticsearch, Go." and "Required. Three years of ...": the lead says what the rest is.
bool part_lead(const std::string& text, std::string& lead, std::string& rest) {
    static const RE2 colon("^([^.:!?]{3,90}):\\s+(\\S.*)$");
    static const RE2 stop("^([^.:!?,]{3,30})\\.\\s+(\\S.*)$");
    if (RE2::FullMatch(text, colon, &lead, &rest)) return text::count_words(lead) <= 14;
    return RE2::FullMatch(text, stop, &lead, &rest) && text::count_words(lead) <= 3;
}

std::vector<std::string> sentences_of(const std::string& text) {
    static const RE2 ends("([.;!?])\\s+");
    std::string parted = text;
    RE2::GlobalReplace(&parted, ends, "\\1\n");
    static const RE2 rejoined("(?i)\\b(e\\.g|i\\.e|etc|incl|approx|bzw|z\\.b)\\.\n");
    RE2::GlobalReplace(&parted, rejoined, "\\1. ");
    std::vector<std::string> out;
    for (const auto sentence : text::split(parted, '\n')) {
        if (!text::trim(sentence).empty()) out.push_back(text::squeeze(sentence));
    }
    return out;
}

class Reader {
  public:
    explicit Reader(const std::vector<Line>& lines) {
        for (std::size_t at = 0; at < lines.size(); ++at) {
            const bool opens_list = at + 1 < lines.size() && lines[at + 1].bullet;
            take(lines[at], at, opens_list);
        }
    }

    std::vector<JobClause> clauses() { return std::move(clauses_); }

  private:
    void take(const Line& line, std::size_t at, bool opens_list) {
        const std::string text = joined(line);
        const bool row = line.table && line.cells.size() > 1;
        if (!line.bullet && !row && is_title(line, text, opens_list)) {
            const auto part = part_of_title(text);
            const bool stands_out =
                line.heading > 0 || line.bold || is_capitals(text) || text.ends_with(':') || stands_apart(line);
            if (part || stands_out) {
                part_ = part.value_or(JobPart::neutral);
                return;
            }
        }
        std::string lead;
        std::string rest;
        if (part_lead(text, lead, rest)) {
            if (const auto part = part_of_title(lead)) {
                add(rest, *part, at, *part != JobPart::neutral);
                // A paragraph's lead tells of the paragraph; what follows it stands by itself.
                if (!line.bullet && *part != JobPart::neutral) part_ = JobPart::neutral;
                return;
            }
        }
        add(text, part_, at, line.bullet);
    }

    static bool is_title(const Line& line, const std::string& text, bool opens_list) {
        const std::size_t words = text::count_words(text);
        if (line.heading > 0) return true;
        if (opens_list && !ends_sentence(text) && words <= 16) return true;
        if (text.ends_with(':')) return words <= 16;
        if (ends_sentence(text) || text.find(": ") != std::string::npos) return false;
        return words <= 6 && (line.bold || is_capitals(text) || stands_apart(line) || part_of_title(text).has_value());
    }

    void add(const std::string& text, JobPart part, std::size_t line, bool list) {
        for (const auto& sentence : sentences_of(text)) {
            const JobPart own = part == JobPart::ignored ? part : part_of_sentence(sentence, part);
            clauses_.push_back({sentence, own, list, line});
        }
    }

    JobPart part_ = JobPart::neutral;
    std::vector<JobClause> clauses_;
};

}  // namespace

std::vector<JobClause> clauses_of(const std::vector<Line>& lines) {
    return Reader(lines).clauses();
}

}  // namespace offerbox::intake
