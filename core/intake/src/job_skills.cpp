#include "job_skills.hpp"

#include <re2/re2.h>

#include <algorithm>
#include <set>

#include "offerbox/base/text.hpp"
#include "vocabulary.hpp"

namespace offerbox::intake {

namespace {

bool is_capital(std::string_view word) {
    return !word.empty() && word.front() >= 'A' && word.front() <= 'Z';
}

// "OpenShift", "TLA+", "OR-Tools", "ISO 20022", "GTFS": written as only names of things are.
bool is_coined(const std::string& word) {
    std::size_t capitals = 0;
    bool digit = false;
    bool lower = false;
    for (const char c : word) {
        capitals += c >= 'A' && c <= 'Z' ? 1 : 0;
        digit = digit || (c >= '0' && c <= '9');
        lower = lower || (c >= 'a' && c <= 'z');
    }
    if (capitals == 0) return false;
    const bool inner = lower && word.find_first_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ", 1) != std::string::npos;
    return inner || (capitals >= 2 && !lower) || (capitals >= 1 && digit);
}

// What is asked of people and not of their craft, and words that are no name of anything.
bool is_no_skill(const std::string& item) {
    static const RE2 traits(
        "(?i)\\b(?:communicat\\w*|communicator|team|players?|motivat\\w*|attitude|curi\\w+|years?|months?|fluent|"
        "english|german|"
        "french|spanish|norwegian|dutch|swedish|deutsch\\w*|englisch\\w*|written|spoken|empathy|humou?r|passion\\w*|"
        "willing\\w*|yrs?|"
        "abilit\\w+|able|registration|degree|bachelor\\w*|master\\w*|phd|education|diploma|certificat\\w+|people|"
        "person|designers?|"
        "engineers?|developers?|similar|equal|equivalent|others?|another|something|anything|tools?|tests?|levels?|"
        "production|"
        "experience|knowledge|understanding|writing|reading|respect|wellbeing|eye "
        "for|detail|deadlines?|pressure|hours?|shifts?|"
        "weekends?|travel|salary|plus|advantage|gsoh|m/w/d|day|week|web "
        "applications?|environment|language|languages|frameworks?|"
        "databases?|service mesh|task queue|workflow "
        "engine|time|role|company|customers?|clients?|users?|trade|industry|infrastructure|operations|services?|"
        "software|hardware|systems?|computer science|methods?|\\w+ly)\\b");
    return RE2::PartialMatch(item, traits);
}

// An item without what leads to the name and what trails it.
std::string bare_item(std::string item) {
    static const RE2 code("^[A-Z]{1,2}\\d{1,2}[.:)]?\\s+");  // "E1", "D2": the number of a criterion
    static const RE2 lead(
        "(?i)^(?:(?:a|an|the|some|any|good|great|strong|solid|deep|basic|working|practical|hands-on|proven|sound|"
        "substantial|first|"
        "several|shipped|modern|advanced|completed|sicherer?|sehr|gute[rn]?|fundierte|including|especially|"
        "particularly|e\\.g\\.|for "
        "(?:example|instance)|such as|like|preferably|normally|mostly|plus|also|and|or|und|oder|et|y|either|both|"
        "knowledge|experience|experiences|familiarity|understanding|command|use|mastery|expertise|expert|skill|skills|"
        "skilled|"
        "proficient|proficiency|fluent|fluency|grasp|umgang|kenntnisse|erfahrung|bit|years?|steps|little|background|"
        "exposure|"
        "with|of|in|mit|von|de|en|to|on|by|having|worked|working|written|built|used|using|run|know|knowing|know-how|"
        "you|have|"
        "you've|it's|if|wired|up|met|touched|had|under|than|at least|\\d+\\+?) )+");
    static const RE2 trail(
        "(?i)(?:\\s+(?:skills?|knowledge|experience|rules|programmes?|programs?|message "
        "formats|federation|features?|or similar|etc|"
        "at depth|in anger|at scale|in production|or above|or another.*|or an equal.*|or "
        "equivalent.*|payouts|libraries|level \\d))+[.,]?$");
    RE2::Replace(&item, code, "");
    item = text::squeeze(item);
    RE2::Replace(&item, lead, "");
    RE2::Replace(&item, trail, "");
    static const RE2 alone(
        "(?i)^(?:knowledge|experience|familiarity|worked|umgang|erfahrung|kenntnisse|one|two|three|four|five|six|seven|"
        "eight|nine|ten)$");
    if (RE2::FullMatch(item, alone)) item.clear();
    while (item.ends_with('.') || item.ends_with(',') || item.ends_with(':') || item.ends_with(';')) item.pop_back();
    return text::squeeze(item);
}

std::vector<std::string> items_of(const std::string& clause) {
    static const RE2 brackets("\\s*[(]([^()]*)[)]");
    static const RE2 joints(
        "\\s*(?:,|;|:|\\s/\\s|\\s–\\s|\\s—\\s|\\s-\\s|\\s\\+\\s|\\s(?:and|or|und|oder|et|ou|y|o|e|og|och|en|but|for "
        "example|such as|like|preferably|with|including|then|on|mit)\\s)\\s*");
    std::string parted = clause;
    RE2::GlobalReplace(&parted, brackets, ", \\1,");
    RE2::GlobalReplace(&parted, joints, "\n");
    std::vector<std::string> items;
    for (const auto item : text::split(parted, '\n')) {
        if (!text::trim(item).empty()) items.emplace_back(text::trim(item));
    }
    return items;
}

// A name that the vocabulary lacks: written as names are, or a short noun phrase that is an item of a list by itself.
bool is_new_skill(const std::string& item, const JobClause& clause, std::size_t items, bool known_beside) {
    const auto words = text::words(item);
    if (words.empty() || words.size() > 3 || item.size() < 2 || item.size() > 40) return false;
    if (is_no_skill(item) || is_known_place(item) || title_score(item) >= 1.5) return false;
    const auto written = [&](const text::Word& word) { return item.substr(word.begin, word.end - word.begin); };
    const bool coined = std::ranges::any_of(words, [&](const text::Word& word) { return is_coined(written(word)); });
    const bool stops =
        std::ranges::any_of(words, [](const text::Word& word) { return text::is_stop_word(word.lower); });
    if (stops) return false;
    const std::size_t at = clause.text.find(item);
    const bool opens = at == std::string::npos || text::words(clause.text.substr(0, at)).empty();
    const bool proper =
        std::ranges::all_of(words, [&](const text::Word& word) { return is_capital(written(word)); }) && !opens;
    if (coined || proper) return true;
    // Beside skills that are known, plain nouns tell more of these.
    if (known_beside) return false;
    // A sentence is no list, however short its parts are.
    const std::size_t all = text::count_words(clause.text);
    const bool alone = items == 1 && all <= 4;
    return clause.list && (alone || (items >= 2 && all <= items * 4));
}

// "relational databases such as PostgreSQL", "Istio or another service mesh": the kind of what is asked for.
bool is_kind_of_others(const SkillHit& hit, const std::vector<SkillHit>& hits, const std::string& text) {
    if (hits.size() < 2) return false;
    // "AWS (networking, IAM)": what is known of it, not more things.
    const auto open = text.rfind('(', hit.begin);
    if (open != std::string::npos && text.find(')', open) > hit.begin) {
        for (const auto& other : hits) {
            if (other.end <= open && other.end + 2 > open && is_capital(other.entry->name)) return true;
        }
    }
    if (is_capital(hit.entry->name)) return false;
    static const RE2 before("(?i)\\b(?:another|other|similar|equivalent)\\s*$");
    if (RE2::PartialMatch(text.substr(0, hit.begin), before)) return true;
    for (const auto& other : hits) {
        if (other.begin < hit.end || !is_capital(other.entry->name)) continue;
        static const RE2 example(
            "(?i)^s?,? (?:\\w+ )?(?:such as|like|preferably|for "
            "(?:example|instance)|e\\.g\\.?|with|on|in|wie|z\\.B\\.|comme)\\s*$");
        if (RE2::PartialMatch(text.substr(hit.end, other.begin - hit.end), example)) return true;
    }
    return false;
}

std::string titled(std::string name) {
    if (!name.empty() && name.front() >= 'a' && name.front() <= 'z')
        name.front() = static_cast<char>(name.front() - 'a' + 'A');
    return name;
}

}  // namespace

std::vector<std::string> skills_in(const JobClause& clause, const SkillLexicon& lexicon) {
    std::vector<std::string> names;
    const auto add = [&](const std::string& name) {
        if (std::ranges::find(names, name) == names.end()) names.push_back(name);
    };
    const bool asked = clause.part == JobPart::required || clause.part == JobPart::wished;
    const auto hits = lexicon.find(clause.text, asked && clause.list);
    for (const auto& hit : hits) {
        // What a team values in general is a theme and no skill to be asked about.
        if (hit.entry->category != "leadership" && !is_kind_of_others(hit, hits, clause.text)) add(hit.entry->name);
    }
    if (!asked) return names;
    static const RE2 brackets("\\s*[(][^()]*[)]");
    std::string plain = clause.text;
    if (!hits.empty()) RE2::GlobalReplace(&plain, brackets, "");
    const auto items = items_of(plain);
    for (const auto& raw : items) {
        const std::string item = bare_item(raw);
        if (!lexicon.find(item, true).empty()) continue;
        if (is_new_skill(item, clause, items.size(), !hits.empty())) add(titled(item));
    }
    return names;
}

}  // namespace offerbox::intake
