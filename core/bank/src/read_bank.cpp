#include "read_bank.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <initializer_list>
#include <utility>

#include "offerbox/base/file.hpp"
#include "offerbox/base/text.hpp"

namespace offerbox::bank {

namespace {

constexpr std::size_t most_bytes = std::size_t{4} << 20;

template <typename Enum, std::size_t size>
using Names = std::array<std::pair<std::string_view, Enum>, size>;

constexpr Names<FigureKind, 6> figure_names{{{"none", FigureKind::none},
                                             {"any", FigureKind::any},
                                             {"duration", FigureKind::duration},
                                             {"percentage", FigureKind::percentage},
                                             {"money", FigureKind::money},
                                             {"count", FigureKind::count}}};
constexpr Names<ProbeAim, 9> aim_names{{{"key_point", ProbeAim::key_point},
                                        {"number", ProbeAim::number},
                                        {"decision", ProbeAim::decision},
                                        {"own_part", ProbeAim::own_part},
                                        {"trade_off", ProbeAim::trade_off},
                                        {"result", ProbeAim::result},
                                        {"narrow", ProbeAim::narrow},
                                        {"pushback", ProbeAim::pushback},
                                        {"deeper", ProbeAim::deeper}}};
constexpr Names<Story, 3> story_names{
    {{"any", Story::any}, {"past", Story::past}, {"hypothetical", Story::hypothetical}}};

template <typename Enum, std::size_t size>
std::optional<Enum> named_in(const Names<Enum, size>& names, std::string_view name) {
    for (const auto& [candidate, value] : names) {
        if (candidate == name) return value;
    }
    return std::nullopt;
}

// A value of the tree together with the way to it, which is spelt out only when there is a fault.
class Reader {
  public:
    Reader(const Node& node, BankFile& file) : node_(&node), file_(&file) {}

    void fault(std::string message) const { fault_at(path(), node_->line, std::move(message)); }

    // Every field must be one of these.
    void only(std::initializer_list<std::string_view> names) const {
        if (!is(Node::Kind::mapping, "fields")) return;
        for (const auto& [name, value] : node_->fields) {
            if (std::ranges::find(names, name) != names.end()) continue;
            fault_at(path() + "/" + name, value.line,
                     fmt::format("\"{}\" is no field of this part of the format", name));
        }
    }

    std::string text(std::string_view name) const {
        const auto child = need(name);
        return child ? child->scalar() : std::string();
    }

    std::string text_or(std::string_view name, std::string_view otherwise) const {
        const auto child = find(name);
        return child ? child->scalar() : std::string(otherwise);
    }

    // A reference that the format writes as the word "none" when there is none.
    std::string reference(std::string_view name) const {
        std::string value = text_or(name, "");
        return value == "none" ? std::string() : value;
    }

    std::vector<std::string> texts(std::string_view name) const {
        std::vector<std::string> values;
        each(name, [&](const Reader& item) { values.push_back(item.scalar()); });
        return values;
    }

    int whole_number(std::string_view name, int otherwise) const {
        const auto child = find(name);
        if (!child) return otherwise;
        const auto& written = child->node_->text;
        int value = otherwise;
        const auto [end, error] = std::from_chars(written.data(), written.data() + written.size(), value);
        if (child->node_->kind != Node::Kind::scalar || error != std::errc{} ||
            end != written.data() + written.size()) {
            child->fault("this must be a whole number");
            return otherwise;
        }
        return value;
    }

    bool yes(std::string_view name, bool otherwise) const {
        const auto child = find(name);
        if (!child) return otherwise;
        if (child->node_->text == "true") return true;
        if (child->node_->text != "false") child->fault("this must be true or false");
        return false;
    }

    // A name out of a closed set; `parse` gives nothing for a name that is none.
    template <typename Enum, typename Parse>
    Enum named(std::string_view name, Enum otherwise, Parse parse) const {
        const auto child = find(name);
        return child ? child->parsed(otherwise, parse) : otherwise;
    }

    template <typename Enum, typename Parse>
    Enum needed_name(std::string_view name, Enum otherwise, Parse parse) const {
        const auto child = need(name);
        return child ? child->parsed(otherwise, parse) : otherwise;
    }

    template <typename Enum, typename Parse>
    std::vector<Enum> all_named(std::string_view name, Enum otherwise, Parse parse) const {
        std::vector<Enum> values;
        each(name, [&](const Reader& item) { values.push_back(item.parsed(otherwise, parse)); });
        return values;
    }

    // Calls `take` with every item of the list of this name, which may be absent.
    template <typename Take>
    void each(std::string_view name, Take take) const {
        const auto child = find(name);
        if (!child || !child->is(Node::Kind::sequence, "a list")) return;
        for (std::size_t index = 0; index < child->node_->items.size(); ++index) {
            take(Reader(child->node_->items[index], *child, {}, index));
        }
    }

    std::optional<Reader> find(std::string_view name) const {
        const Node* child = node_->field(name);
        if (child == nullptr) return std::nullopt;
        return Reader(*child, *this, name, 0);
    }

    std::optional<Reader> need(std::string_view name) const {
        auto child = find(name);
        if (!child && node_->kind == Node::Kind::mapping) fault(fmt::format("\"{}\" is missing", name));
        return child;
    }

    std::string scalar() const {
        if (!is(Node::Kind::scalar, "text")) return {};
        return node_->text;
    }

    const Node& node() const noexcept { return *node_; }

  private:
    // `above` must outlive this reader: both live on the stack of the functions that read.
    Reader(const Node& node, const Reader& above, std::string_view name, std::size_t index)
        : node_(&node), file_(above.file_), above_(&above), name_(name), index_(index) {}

    template <typename Enum, typename Parse>
    Enum parsed(Enum otherwise, Parse parse) const {
        if (const std::optional<Enum> value = parse(scalar())) return *value;
        fault(fmt::format("\"{}\" is not one of the names allowed here", node_->text));
        return otherwise;
    }

    bool is(Node::Kind kind, std::string_view what) const {
        if (node_->kind == kind) return true;
        fault(fmt::format("this must be {}", what));
        return false;
    }

    std::string path() const {
        if (above_ == nullptr) return {};
        return above_->path() + "/" + (name_.empty() ? std::to_string(index_) : std::string(name_));
    }

    void fault_at(std::string field, int line, std::string message) const {
        file_->faults.push_back({file_->name, line, std::move(field), std::move(message)});
    }

    const Node* node_;
    BankFile* file_;
    const Reader* above_ = nullptr;
    std::string_view name_;  // the field, or empty for an item of a list
    std::size_t index_ = 0;
};

const auto figure_of = [](std::string_view name) { return named_in(figure_names, name); };
const auto aim_of = [](std::string_view name) { return named_in(aim_names, name); };
const auto story_of = [](std::string_view name) { return named_in(story_names, name); };

SourceNote read_source(const Reader& in) {
    in.only({"basis", "where", "date"});
    return {in.text("basis"), in.text("where"), in.text("date")};
}

KeyPoint read_key_point(const Reader& in) {
    in.only({"id", "text", "weight", "seniority", "phrasings", "partly", "cues", "figure", "hint"});
    KeyPoint point;
    point.id = in.text("id");
    point.text = in.text("text");
    point.weight = in.whole_number("weight", 1);
    point.seniority = in.named("seniority", Seniority::entry, seniority_named);
    point.phrasings = in.texts("phrasings");
    point.partly = in.texts("partly");
    point.cues = in.texts("cues");
    point.figure = in.named("figure", FigureKind::none, figure_of);
    point.hint = in.text_or("hint", "");
    return point;
}

Misconception read_misconception(const Reader& in) {
    in.only({"id", "claim", "wordings", "right", "cues", "why_wrong", "contradicts", "challenge"});
    Misconception wrong;
    wrong.id = in.text("id");
    wrong.claim = in.text("claim");
    wrong.wordings = in.texts("wordings");
    wrong.right = in.texts("right");
    wrong.cues = in.texts("cues");
    wrong.why_wrong = in.text("why_wrong");
    wrong.contradicts = in.reference("contradicts");
    wrong.challenge = in.text("challenge");
    return wrong;
}

Preconditions read_preconditions(const Reader& in) {
    in.only({"story", "own", "said", "said_cues", "not_said", "not_said_cues", "met", "open", "partly"});
    Preconditions when;
    when.story = in.named("story", Story::any, story_of);
    when.own = in.yes("own", false);
    when.said = in.texts("said");
    when.said_cues = in.texts("said_cues");
    when.not_said = in.texts("not_said");
    when.not_said_cues = in.texts("not_said_cues");
    when.met = in.texts("met");
    when.open = in.texts("open");
    when.partly = in.reference("partly");
    return when;
}

void read_probes(const Reader& in, std::string_view field, const std::string& parent, std::vector<Probe>& out);

void read_probe(const Reader& in, const std::string& parent, std::vector<Probe>& out) {
    in.only({"id", "text", "hypothetical", "opens", "aim", "when", "answered_by", "answered_cues", "answered_figure",
             "rephrase", "then", "sense", "seniority"});
    Probe probe;
    probe.id = in.text("id");
    probe.parent = parent;
    probe.text = in.text("text");
    probe.hypothetical = in.text_or("hypothetical", "");
    probe.opens = in.reference("opens");
    probe.aim = in.named("aim", ProbeAim::key_point, aim_of);
    if (const auto when = in.find("when")) probe.when = read_preconditions(*when);
    probe.answered_by = in.texts("answered_by");
    probe.answered_cues = in.texts("answered_cues");
    probe.answered_figure = in.named("answered_figure", FigureKind::none, figure_of);
    probe.rephrase = in.text_or("rephrase", "");
    probe.sense = in.reference("sense");
    probe.seniority = in.named("seniority", Seniority::entry, seniority_named);
    const std::string id = probe.id;
    out.push_back(std::move(probe));
    read_probes(in, "then", id, out);
}

void read_probes(const Reader& in, std::string_view field, const std::string& parent, std::vector<Probe>& out) {
    in.each(field, [&](const Reader& item) { read_probe(item, parent, out); });
}

Clarification read_clarification(const Reader& in) {
    in.only({"about", "asked_like", "cues", "answer"});
    return {in.text("about"), in.texts("asked_like"), in.texts("cues"), in.text("answer")};
}

std::vector<std::string> read_anchors(const Reader& in) {
    in.only({"1", "2", "3", "4", "5"});
    return {in.text("1"), in.text("2"), in.text("3"), in.text("4"), in.text("5")};
}

Question read_question(const Reader& in) {
    in.only({"id",
             "text",
             "round",
             "kind",
             "companies",
             "roles",
             "competency",
             "seniorities",
             "minutes",
             "source",
             "topics",
             "evidence",
             "looks_for",
             "tailored",
             "rephrasings",
             "clarifications",
             "clarification_default",
             "variants",
             "key_points",
             "misconceptions",
             "probes",
             "anchors",
             "red_flags"});
    Question question;
    question.id = in.text("id");
    question.text = in.text("text");
    question.round = in.needed_name("round", Round::technical, round_named);
    question.kind = in.needed_name("kind", QuestionKind::behavioural, question_kind_named);
    question.companies = in.texts("companies");
    question.roles = in.texts("roles");
    question.competency = in.text("competency");
    question.seniorities = in.all_named("seniorities", Seniority::mid, seniority_named);
    question.minutes = in.whole_number("minutes", question.minutes);
    if (const auto source = in.need("source")) question.source = read_source(*source);
    question.topics = in.texts("topics");
    question.evidence = in.texts("evidence");
    question.looks_for = in.text("looks_for");
    in.each("tailored", [&](const Reader& item) {
        item.only({"needs", "text"});
        question.tailored.push_back({item.texts("needs"), item.text("text")});
    });
    question.rephrasings = in.texts("rephrasings");
    in.each("clarifications", [&](const Reader& item) { question.clarifications.push_back(read_clarification(item)); });
    question.clarification_default = in.text("clarification_default");
    in.each("variants", [&](const Reader& item) {
        item.only({"id", "text"});
        question.variants.push_back({item.text("id"), item.text("text")});
    });
    in.each("key_points", [&](const Reader& item) { question.key_points.push_back(read_key_point(item)); });
    in.each("misconceptions", [&](const Reader& item) { question.misconceptions.push_back(read_misconception(item)); });
    read_probes(in, "probes", "", question.probes);
    if (const auto anchors = in.need("anchors")) question.anchors = read_anchors(*anchors);
    question.red_flags = in.texts("red_flags");
    return question;
}

ConceptSense read_sense(const Reader& in) {
    in.only({"id", "cues", "did", "requires", "excludes", "said_like"});
    return {in.text("id"),        in.texts("cues"),     in.texts("did"),
            in.texts("requires"), in.texts("excludes"), in.texts("said_like")};
}

Technique read_technique(const Reader& in) {
    in.only({"id", "name", "skills", "senses", "probes"});
    Technique technique{in.text("id"), in.text("name"), in.texts("skills"), {}, {}};
    in.each("senses", [&](const Reader& item) { technique.senses.push_back(read_sense(item)); });
    read_probes(in, "probes", "", technique.probes);
    return technique;
}

CompanyFact read_fact(const Reader& in) {
    in.only({"id", "text", "basis", "where", "date", "confidence"});
    return {in.text("id"), in.text("text"), in.text("basis"), in.text("where"), in.text("date"), in.text("confidence")};
}

CompanyRound read_round(const Reader& in) {
    in.only({"id", "name", "minutes", "count", "judged_on", "offered", "fact", "seniorities"});
    return {in.text("id"),
            in.text("name"),
            in.whole_number("minutes", 0),
            in.whole_number("count", 1),
            in.texts("judged_on"),
            in.yes("offered", true),
            in.text("fact"),
            in.all_named("seniorities", Seniority::mid, seniority_named)};
}

Company read_company(const Reader& in) {
    in.only({"id", "name", "about", "facts", "rounds", "values", "grades", "answers", "answer_unknown"});
    Company company;
    company.id = in.text("id");
    company.name = in.text("name");
    company.about = in.text("about");
    in.each("facts", [&](const Reader& item) { company.facts.push_back(read_fact(item)); });
    in.each("rounds", [&](const Reader& item) { company.rounds.push_back(read_round(item)); });
    in.each("values", [&](const Reader& item) {
        item.only({"id", "name", "meaning", "fact"});
        company.values.push_back({item.text("id"), item.text("name"), item.text("meaning"), item.text("fact")});
    });
    in.each("grades", [&](const Reader& item) {
        item.only({"name", "seniority", "fact"});
        company.grades.push_back(
            {item.text("name"), item.needed_name("seniority", Seniority::mid, seniority_named), item.text("fact")});
    });
    in.each("answers", [&](const Reader& item) {
        item.only({"asked_like", "cues", "answer", "facts"});
        company.answers.push_back(
            {item.texts("asked_like"), item.texts("cues"), item.text("answer"), item.texts("facts")});
    });
    company.answer_unknown = in.text("answer_unknown");
    return company;
}

Competency read_competency(const Reader& in) {
    in.only({"id", "name", "meaning", "by_seniority"});
    Competency competency{in.text("id"), in.text("name"), in.text("meaning"), {}};
    const auto grades = in.find("by_seniority");
    if (!grades) return competency;
    grades->only({"entry", "mid", "senior", "staff", "principal"});
    for (const auto seniority : all_seniorities) {
        if (const auto words = grades->find(name_of(seniority))) competency.by_seniority[seniority] = words->scalar();
    }
    return competency;
}

Role read_role(const Reader& in) {
    in.only({"id", "name", "also_called", "about", "competencies", "default_questions"});
    Role role{
        in.text("id"), in.text("name"), in.texts("also_called"), in.text("about"), {}, in.texts("default_questions")};
    in.each("competencies", [&](const Reader& item) { role.competencies.push_back(read_competency(item)); });
    return role;
}

void read_value(BankFile& file, Bank& bank) {
    const Reader in(file.root, file);
    switch (file.kind) {
        case FileKind::company: bank.companies.push_back(read_company(in)); break;
        case FileKind::role: bank.roles.push_back(read_role(in)); break;
        case FileKind::question: bank.questions.push_back(read_question(in)); break;
        case FileKind::technique: bank.techniques.push_back(read_technique(in)); break;
    }
}

constexpr std::array folders{std::pair{FileKind::company, "companies"}, std::pair{FileKind::role, "roles"},
                             std::pair{FileKind::question, "questions"}, std::pair{FileKind::technique, "concepts"}};

std::vector<std::string> yaml_names(const std::filesystem::path& folder) {
    std::vector<std::string> names;
    std::error_code error;
    for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error)) {
        if (entry->path().extension() == ".yaml") names.push_back(entry->path().filename().string());
    }
    std::ranges::sort(names);
    return names;
}

BankFile read_one(const std::filesystem::path& directory, FileKind kind, std::string name) {
    BankFile file;
    file.kind = kind;
    file.name = std::move(name);
    const auto fault = [&](int line, std::string message) {
        file.faults.push_back({file.name, line, "", std::move(message)});
    };
    auto bytes = read_file(directory / file.name, most_bytes);
    if (!bytes) {
        fault(0, "the file cannot be read: " + bytes.error().for_person());
        return file;
    }
    if (!text::is_utf8(*bytes)) {
        fault(0, "the file is not plain UTF-8 text");
        return file;
    }
    auto parse = parse_yaml(*bytes);
    for (auto& yaml_fault : parse.faults) fault(yaml_fault.line, std::move(yaml_fault.message));
    if (!parse.root) return file;
    file.root = std::move(*parse.root);
    file.readable = true;
    return file;
}

}  // namespace

Result<BankReading> read_bank(const std::filesystem::path& directory) {
    BankReading reading;
    for (const auto& [kind, folder] : folders) {
        for (const auto& name : yaml_names(directory / folder)) {
            auto& file = reading.files.emplace_back(read_one(directory, kind, fmt::format("{}/{}", folder, name)));
            if (file.readable) read_value(file, reading.bank);
        }
    }
    if (reading.files.empty()) {
        return fail(
            ErrorCode::not_found, fmt::format("no question bank in {}", directory.string()),
            fmt::format("There is no question bank in {}; name its folder with --content.", directory.string()));
    }
    return reading;
}

}  // namespace offerbox::bank

namespace offerbox {

namespace {

constexpr std::size_t faults_in_log = 5;

std::string in_words(const BankFault& fault) {
    return fmt::format("{}:{}: {} {}", fault.file, fault.line, fault.field, fault.message);
}

Error faulty(const std::vector<BankFault>& faults) {
    std::vector<std::string> first;
    for (const auto& fault : faults) {
        if (first.size() < faults_in_log) first.push_back(in_words(fault));
    }
    return fail(ErrorCode::corrupt,
                fmt::format("{} faults in the question bank: {}", faults.size(), text::join(first, "; ")),
                fmt::format("The question bank has faults, the first at {}:{}; \"offerbox bank check\" names them all.",
                            faults.front().file, faults.front().line));
}

}  // namespace

Result<Bank> load_bank(const std::filesystem::path& directory) {
    auto reading = bank::read_bank(directory);
    if (!reading) return reading.error();
    std::vector<BankFault> faults;
    for (const auto& file : reading->files) faults.insert(faults.end(), file.faults.begin(), file.faults.end());
    if (!faults.empty()) return faulty(faults);
    return std::move(reading->bank);
}

}  // namespace offerbox
