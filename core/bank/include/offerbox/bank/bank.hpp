// The question bank as values: companies, roles, questions and concepts, loaded from content/ and checked. The format
// is docs/formats/bank.md; field by field the structs say the same. A Bank never changes after loading and may be
// shared by threads.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "offerbox/domain/plan.hpp"
#include "offerbox/domain/seniority.hpp"

namespace offerbox {

// The kind of figure that a key point or the answer to a probe cannot do without.
enum class FigureKind { none, any, duration, percentage, money, count };

enum class ProbeAim { key_point, number, decision, own_part, trade_off, result, narrow, deeper, pushback };

// Whether the answer so far tells a past event of the person or only what they would do.
enum class Story { any, past, hypothetical };

struct SourceNote {
    std::string basis;  // "official" | "reported" | "inferred"
    std::string where;
    std::string date;
};

struct KeyPoint {
    std::string id;
    std::string text;
    double weight = 1;
    Seniority seniority = Seniority::entry;
    std::vector<std::string> phrasings;
    std::vector<std::string> partly;
    std::vector<std::string> cues;  // regular expressions
    FigureKind figure = FigureKind::none;
    std::string hint;
};

struct Misconception {
    std::string id;
    std::string claim;
    std::vector<std::string> wordings;
    std::vector<std::string> right;
    std::vector<std::string> cues;
    std::string why_wrong;
    std::string contradicts;  // key point id or empty
    std::string challenge;
};

struct Preconditions {
    Story story = Story::any;
    bool own = false;  // true: the person must have told own actions
    std::vector<std::string> said;
    std::vector<std::string> said_cues;
    std::vector<std::string> not_said;
    std::vector<std::string> not_said_cues;
    std::vector<std::string> met;
    std::vector<std::string> open;
    std::string partly;  // key point id or empty
};

struct Probe {
    std::string id;      // unique within its question or concept
    std::string parent;  // id of the probe that must have been asked before, or empty; `then` of the file, flattened
    std::string text;
    std::string hypothetical;  // wording where nothing past was told; empty: not asked then
    std::string opens;         // key point id or empty
    ProbeAim aim = ProbeAim::key_point;
    Preconditions when;
    std::vector<std::string> answered_by;
    std::vector<std::string> answered_cues;
    FigureKind answered_figure = FigureKind::none;
    std::string rephrase;
    std::string sense;                       // of a concept's probe: the sense it needs, or empty
    Seniority seniority = Seniority::entry;  // of a concept's probe: from which grade it is fair
};

struct Clarification {
    std::string about;
    std::vector<std::string> asked_like;
    std::vector<std::string> cues;  // plain lower-case words or phrases
    std::string answer;
};

struct Opening {
    std::vector<std::string> needs;  // employer, project, quote, technology, requirement
    std::string text;
};

struct QuestionVariant {
    std::string id;
    std::string text;
};

struct Question {
    std::string id;
    std::string text;
    Round round = Round::technical;
    QuestionKind kind = QuestionKind::behavioural;
    std::vector<std::string> companies;  // empty: any
    std::vector<std::string> roles;      // empty: any
    std::string competency;
    std::vector<Seniority> seniorities;
    int minutes = 8;
    SourceNote source;
    std::vector<std::string> topics;
    std::vector<std::string> evidence;  // regular expressions: a line of a resume is quoted only where one stands in it
    std::string looks_for;
    std::vector<Opening> tailored;
    std::vector<std::string> rephrasings;
    std::vector<Clarification> clarifications;
    std::string clarification_default;
    std::vector<QuestionVariant> variants;
    std::vector<KeyPoint> key_points;
    std::vector<Misconception> misconceptions;
    std::vector<Probe> probes;         // depth first, parents before children
    std::vector<std::string> anchors;  // five: level 1 first
    std::vector<std::string> red_flags;
};

struct ConceptSense {
    std::string id;
    std::vector<std::string> cues;
    std::vector<std::string> did;
    std::vector<std::string> requires_near;
    std::vector<std::string> excludes_near;
    std::vector<std::string> said_like;
};

// A technique or tool ("concept" in content/; the word is a keyword of the language).
struct Technique {
    std::string id;
    std::string name;  // "the cache"
    std::vector<std::string> skills;
    std::vector<ConceptSense> senses;
    std::vector<Probe> probes;
};

struct CompanyFact {
    std::string id;
    std::string text;
    std::string basis;
    std::string where;
    std::string date;
    std::string confidence;  // "high" | "medium" | "low"
};

struct CompanyRound {
    std::string id;
    std::string name;
    int minutes = 0;  // 0: no source says
    int count = 1;
    std::vector<std::string> judged_on;
    bool offered = true;
    std::string fact;
    std::vector<Seniority> seniorities;  // empty: all
};

struct CompanyValue {
    std::string id;
    std::string name;
    std::string meaning;
    std::string fact;
};

struct CompanyGrade {
    std::string name;
    Seniority seniority = Seniority::mid;
    std::string fact;
};

struct CompanyAnswer {
    std::vector<std::string> asked_like;
    std::vector<std::string> cues;
    std::string answer;
    std::vector<std::string> facts;
};

struct Company {
    std::string id;
    std::string name;
    std::string about;
    std::vector<CompanyFact> facts;
    std::vector<CompanyRound> rounds;
    std::vector<CompanyValue> values;
    std::vector<CompanyGrade> grades;
    std::vector<CompanyAnswer> answers;
    std::string answer_unknown;
};

struct Competency {
    std::string id;
    std::string name;
    std::string meaning;
    std::map<Seniority, std::string> by_seniority;
};

struct Role {
    std::string id;
    std::string name;
    std::vector<std::string> also_called;
    std::string about;
    std::vector<Competency> competencies;
    std::vector<std::string> default_questions;
};

struct Bank {
    std::vector<Company> companies;
    std::vector<Role> roles;  // "any" holds what is neutral of roles
    std::vector<Question> questions;
    std::vector<Technique> techniques;

    // The value of this id, or null. Pointers live as long as the bank.
    const Company* company(std::string_view id) const noexcept;
    const Role* role(std::string_view id) const noexcept;
    const Question* question(std::string_view id) const noexcept;
    const Technique* technique(std::string_view id) const noexcept;
    const Competency* competency(std::string_view id) const noexcept;  // looked up in all roles
};

// The key point or probe of this id within a question, or null.
const KeyPoint* find_key_point(const Question& question, std::string_view id) noexcept;
const Probe* find_probe(const std::vector<Probe>& probes, std::string_view id) noexcept;

}  // namespace offerbox
