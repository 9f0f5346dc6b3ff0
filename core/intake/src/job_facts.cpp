#include "job_facts.hpp"

#include <re2/re2.h>

#include <algorithm>
#include <map>

#include "entries.hpp"
#include "offerbox/base/text.hpp"
#include "vocabulary.hpp"

namespace offerbox::intake {

namespace {

constexpr std::size_t head_lines = 6;      // where title and company stand
constexpr std::size_t opening_lines = 12;  // where they are told of in sentences

// The pieces of a line of the head: "Acme | Engineer | Oslo", "Engineer at Acme", "Engineer, Acme (Oslo)".
std::vector<std::string> pieces_in(const std::string& line) {
    static const RE2 signs("\\s*(?:\\||•|\\*{2,}|—|–)\\s*|\\s+·\\s*|·\\s+|\\s+-\\s+|\\s+@\\s+|\\s+at\\s+(?:the\\s+)?");
    std::string parted = line;
    RE2::GlobalReplace(&parted, signs, "\n");
    std::vector<std::string> pieces;
    for (const auto piece : text::split(parted, '\n')) {
        if (!text::trim(piece).empty()) pieces.push_back(text::squeeze(piece));
    }
    return pieces;
}

std::string without_brackets(const std::string& text) {
    std::string out = text;
    static const RE2 brackets("\\s*[(\\[][^()\\[\\]]*[)\\]]?");
    RE2::GlobalReplace(&out, brackets, "");
    return text::squeeze(out);
}

bool is_name(const std::string& text) {
    static const RE2 name(
        "^(?:The )?\\p{Lu}[\\pL\\pN&'’.-]*(?: (?:of|and|&|de|für|the|\\p{Lu}[\\pL\\pN&'’.-]*)){0,4}$");
    static const RE2 common(
        "(?i)^(?:we|you|our|it|this|there|every|each|the (?:role|team|job|position|work|company|person|post "
        "?holder|successful|"
        "department|package|ideal)|what|how|who|if|in|on|at|all|some|most|as|for|your|my|i|they|he|she|a|an|no|not|and|"
        "but|when|since|"
        "nobody|everybody|everyone|somebody|people|applicants?|candidates?|remote|hybrid|full[- "
        "]time|salary|location|about|hello|hi|"
        "today|interviews|researchers|certificates|send|season|sundays|agencies|please|members|staff|successful|"
        "benefits?|tasks|"
        "profile|offer|duties|grade|office|level|contract|closing|reference|role|job|qui|nous|vous|notre|votre|wir|sie|"
        "unsere?|deine?|ihre?|"
        "quiénes|nosotros|somos|nuestr[ao]|chi|noi|wie|wij|onze|hvem|vem|quem|nós)\\b|^the$");
    return text.size() >= 3 && text.size() <= 45 && RE2::FullMatch(text, name) && !RE2::PartialMatch(text, common) &&
           !is_known_place(text);
}

// Whether one of the parts between commas is a place: "Oslo (hybrid)", "Nantes, permanent".
bool names_place(const std::string& text) {
    const std::string parted = text::replace_all(text, ", ", "\n");
    const auto parts = text::split(parted, '\n');
    return is_known_place(without_brackets(text)) || std::ranges::any_of(parts, [](std::string_view part) {
               return is_known_place(without_brackets(std::string(part)));
           });
}

// What a line states: a table's row of two cells is a label and what it names.
std::string stated(const Line& line) {
    if (!line.table || line.cells.size() != 2) return joined(line);
    return line.cells.front().text + ": " + line.cells.back().text;
}

// Names with how much speaks for each being the firm.
class Votes {
  public:
    void add(const std::string& raw, double weight) {
        std::string name = without_brackets(raw);
        while (name.ends_with('.') || name.ends_with(',')) name.pop_back();
        if (!is_name(name) || title_score(name) >= 2) return;
        const std::string key = text::lower(name);
        names_.emplace(key, name);
        votes_[key] += weight + organisation_score(name) * 0.4;
    }

    std::string best(const std::string& all_text) const {
        std::string best;
        double most = 2.1;
        for (const auto& [key, votes] : votes_) {
            double score = votes;
            std::size_t at = 0;
            int times = 0;
            while ((at = all_text.find(key, at)) != std::string::npos && times < 4) ++times, at += key.size();
            score += times > 1 ? 0.7 * (times - 1) : 0;
            // "Acme Audio makes ...", later only "Acme hires ...".
            const std::string first = key.substr(0, key.find(' '));
            if (first != key && first.size() >= 4 && first != "the") {
                int alone = -times;
                for (at = 0; (at = all_text.find(first, at)) != std::string::npos; at += first.size()) ++alone;
                score += alone > 0 ? 0.6 : 0;
            }
            if (score > most) most = score, best = names_.at(key);
        }
        // "Sprout" is short for "Sprout Learning".
        for (const auto& [key, name] : names_) {
            if (key.starts_with(text::lower(best) + " ") && votes_.at(key) >= 2) return name;
        }
        return best;
    }

  private:
    std::map<std::string, std::string> names_;
    std::map<std::string, double> votes_;
};

void vote_by_sentences(const std::string& text, double weight, Votes& votes) {
    // "Acme builds ...", "Acme (Oslo, 70 people) is looking for ...".
    static const RE2 subject(
        "(?:^|[.!?] )((?:The )?[A-Z\\x{C0}-\\x{17F}][^\\s.,:;()]*(?: (?:[A-Z][^\\s.,:;()]*|of|and|&)){0,4}?)(?: "
        "\\([^)]*\\))? (?:is|are|was|has|have|"
        "sucht|recherche|[a-z]+s)\\b");
    re2::StringPiece rest(text);
    std::string name;
    while (RE2::FindAndConsume(&rest, subject, &name)) votes.add(name, weight);
    static const RE2 seeks(
        "(?:^|[.!?] )((?:The )?\\p{Lu}[^\\s.,:;()]*(?: (?:\\p{Lu}[^\\s.,:;()]*|of|and|&)){0,4}?)(?: \\([^)]*\\))? "
        "(?:(?:is|are) "
        "(?:looking|hiring|seeking|recruiting|searching)|seeks?|hires?|recruits?|sucht|recherche|recrute|busca|cerca|"
        "söker|søger|zoekt)\\b");
    if (RE2::PartialMatch(text, seeks, &name)) votes.add(name, 0.6);
    static const RE2 at(
        "\\b(?:at|join|für|chez|bei) ((?:The )?[A-Z][^\\s.,:;()]*(?: [A-Z][^\\s.,:;()]*){0,3})(?:[,.!]| you| we|$)");
    if (RE2::PartialMatch(text, at, &name)) votes.add(name, weight);
    static const RE2 are("(?i)(?:we are|we['’]re) ([a-z]+) \\(");
    if (RE2::PartialMatch(text, are, &name)) {
        if (name.front() >= 'a' && name.front() <= 'z') name.front() = static_cast<char>(name.front() - 'a' + 'A');
        votes.add(name, 1.6);
    }
}

void vote_by_address(const std::string& text, Votes& votes) {
    static const RE2 address("@([a-z0-9-]+)\\.");
    std::string domain;
    if (!RE2::PartialMatch(text, address, &domain)) return;
    domain.front() = static_cast<char>(domain.front() >= 'a' ? domain.front() - 'a' + 'A' : domain.front());
    votes.add(domain, 1.5);
}

std::string without_trailer(std::string title, const std::string& company, const SkillLexicon& lexicon) {
    // Brackets stay when they hold a skill or field: "Backend Engineer (Node.js)", "Engineer (Payments)".
    static const RE2 terms_of_work(
        "(?i)\\b(?:[mfwdhx](?:/[mfwdhx])+|all "
        "genders|remote|hybrid|on-?site|office|home|full|part|permanent|fixed|contract|"
        "temporary|cdi|cdd|stage|intern\\w*|ref|id|band|grade|level|senior|junior|mid|entry|staff|principal|months?|"
        "years?|"
        "hours?|days?|week)\\b|\\d");
    static const RE2 brackets("\\s*[(\\[]([^()\\[\\]]*)[)\\]]?\\s*$");
    std::string inner;
    while (RE2::PartialMatch(title, brackets, &inner)) {
        const bool short_name = text::count_words(inner) <= 3;
        const bool skill = !lexicon.find(inner, true).empty();
        const bool field = inner.front() >= 'A' && inner.front() <= 'Z' && !RE2::PartialMatch(inner, terms_of_work) &&
                           !is_known_place(inner) && !text::equals_ignoring_case(inner, company);
        if (short_name && (skill || field)) break;
        RE2::Replace(&title, brackets, "");
    }
    // "Engineer, Payouts" keeps its field; a place, a firm and terms are cut.
    for (auto comma = title.find(", "); comma != std::string::npos; comma = title.find(", ", comma + 1)) {
        const std::string next = title.substr(comma + 2);
        const std::string part = without_brackets(next.substr(0, next.find(", ")));
        const bool firm = !company.empty() && text::equals_ignoring_case(part, company);
        static const RE2 terms("(?i)^(?:band|grade|level|full|part|\\d|remote|hybrid|permanent|up to|from)\\b");
        if (!firm && !is_known_place(part) && !RE2::PartialMatch(part, terms)) continue;
        title.resize(comma);
        break;
    }
    static const RE2 urgent(
        "(?i)^(?:urgent|new|hiring|wanted|we are hiring|we're hiring|vacancy|stellenangebot)\\b[:!]?\\s*");
    RE2::Replace(&title, urgent, "");
    while (title.ends_with(',') || title.ends_with('.') || title.ends_with(':')) title.pop_back();
    return text::squeeze(title);
}

std::string title_in_sentence(const std::string& text) {
    static const RE2 wanted(
        "(?i)(?:looking for|hiring|seek(?:s|ing)?|search(?:ing)? for|need|needs|recruiting|would like|join (?:us|the "
        "team) as|sucht|recherche)\\b"
        "(?: for)?:?(?: (?:(?:an? |another )?[a-z]+ person: an?|an?|our|the|one|another|une?|eine?n?))? "
        "([^\\s.,:;!(][^,:;!(]+?)(?: (?:at|to|who|in|with|for|because|and join|on|of our)\\b|[.,:;!(]|$)");
    std::string found;
    re2::StringPiece rest(text);
    while (RE2::FindAndConsume(&rest, wanted, &found)) {
        static const RE2 ordinal(
            "(?i)^(?:an? |the )?(?:second|third|fourth|new|talented|great|mid-level|experienced) ");
        while (RE2::Replace(&found, ordinal, "")) {
        }
        if (title_score(found) >= 1.5 && text::count_words(found) <= 7 && found.find(". ") == std::string::npos)
            return text::squeeze(found);
    }
    return {};
}

}  // namespace

std::string company_of(const std::vector<Line>& lines) {
    static const RE2 label(
        "(?i)^(?:company|employer|organi[sz]ation|firm|arbeitgeber|entreprise|empresa|azienda)\\s*:\\s*(.+?)(?:\\s+[A-"
        "Z][a-z]+: .*)?$");
    static const RE2 about("^About (\\p{Lu}[^:,;!?]+?)\\W*$");
    static const RE2 about_us("(?i)^about us:?\\s+(\\p{Lu}[\\pL\\pN&'’-]+(?: \\p{Lu}[\\pL\\pN&'’-]+)*) (?:is|are)\\b");
    Votes votes;
    bool told = false;
    std::string all;
    for (std::size_t at = 0; at < lines.size(); ++at) {
        const std::string text = stated(lines[at]);
        all += text::lower(text) + "\n";
        std::string name;
        if (RE2::FullMatch(text, label, &name)) votes.add(name, 10);
        if (RE2::FullMatch(text, about, &name) && name != "Us") votes.add(name, 2);
        if (RE2::PartialMatch(text, about_us, &name)) votes.add(name, 3);
        const bool numbered = text.front() >= '0' && text.front() <= '9';
        if (!lines[at].bullet && !numbered) vote_by_sentences(text, at < opening_lines ? 1.7 : 0.8, votes);
        if (!told && is_prose(text)) {
            // The first sentence says who they are.
            vote_by_sentences(text.substr(0, text.find(". ")), 0.6, votes);
            told = true;
        }
        vote_by_address(text, votes);
        if (at >= head_lines || lines[at].bullet || is_prose(text)) continue;
        for (const auto& piece : pieces_in(text)) {
            votes.add(piece, at < 3 ? 2.2 : 1.6);
            const auto comma = piece.find(", ");
            if (comma == std::string::npos) continue;
            // "Acme, Oslo" and "Engineer, Acme (Oslo)".
            const bool placed = names_place(piece.substr(comma + 2));
            votes.add(piece.substr(0, comma), placed ? 2.6 : 1.2);
            // What follows a title is its field, unless a place follows that.
            const std::string after = piece.substr(comma + 2);
            if (title_score(piece.substr(0, comma)) >= 1.5) votes.add(after, after.ends_with(')') ? 1.5 : -2.5);
        }
    }
    return votes.best(all);
}

std::string title_of(const std::vector<Line>& lines, const std::string& company, const SkillLexicon& lexicon) {
    static const RE2 label("(?i)^(?:job title|position|role|title|post|vacancy|stelle|poste|puesto)\\s*:\\s*(.+)$");
    for (const Line& line : lines) {
        std::string found;
        if (RE2::FullMatch(stated(line), label, &found) && text::count_words(found) <= 12)
            return without_trailer(pieces_in(found).front(), company, lexicon);
    }
    for (std::size_t at = 0; at < lines.size() && at < opening_lines; ++at) {
        const std::string text = joined(lines[at]);
        if (lines[at].bullet || text.ends_with('.') || text.ends_with('?')) continue;
        for (const auto& piece : pieces_in(text)) {
            std::string part = piece;
            const auto colon = part.find(": ");
            if (colon != std::string::npos) part = part.substr(colon + 2);
            const std::string plain = without_brackets(part);
            const bool titled = title_score(plain.substr(0, plain.find(", "))) >= 1.5 &&
                                text::count_words(part) <= 12 && !text::equals_ignoring_case(plain, company);
            if (titled) return without_trailer(part, company, lexicon);
        }
    }
    for (const Line& line : lines) {
        std::string found = title_in_sentence(joined(line));
        if (!found.empty()) return found;
    }
    return {};
}

}  // namespace offerbox::intake
