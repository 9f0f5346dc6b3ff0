#include "offerbox/intake/job.hpp"

#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <utility>

#include "layout.hpp"
#include "offerbox/base/text.hpp"
#include "vocabulary.hpp"

namespace offerbox::intake {

namespace {

enum class Part { neutral, required, wished, ignored };

bool matches(std::string_view text, const RE2& regex) {
    return RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), regex);
}

// What the lines under a heading are; nothing when the line is no heading.
std::optional<Part> part_of_heading(const std::string& text, bool heading) {
    static const RE2 wished(
        "(?i)(nice[- ]to[- ]have|bonus|plus(es)?\\b|preferred|desirable|ideally|would be (great|a plus)|extra "
        "(credit|points)|good to have|even better|wish)");
    static const RE2 ignored(
        "(?i)(benefit|perks?\\b|we offer|what you('ll)? get|what's in it|compensation|salary|equal "
        "opportunit|diversity|privacy|how to apply|our offer|interview process|what we can offer)");
    static const RE2 required(
        "(?i)(require|must[- ]haves?|qualification|what you('ll)? (bring|need)|you('ll)? bring|who you are|about "
        "you|you have|your (profile|skills|background|experience)|we('re| are) looking for|skills|essential|what we "
        "(need|expect|look)|minimum)");
    static const RE2 neutral(
        "(?i)(responsibilit|what you('ll| will)? (do|be doing)|the role|your (role|tasks|mission|day)|about (us|the "
        "(team|role|job|company))|duties|day to day|the (team|job|stack)|our stack|mission)");
    const bool short_line = text::count_words(text) <= 8 && !text.ends_with('.');
    if (!heading && !(short_line && (text.ends_with(':') || text::count_words(text) <= 5))) return std::nullopt;
    if (matches(text, wished)) return Part::wished;
    if (matches(text, ignored)) return Part::ignored;
    if (matches(text, required)) return Part::required;
    if (matches(text, neutral)) return Part::neutral;
    return std::nullopt;
}

// What a line says of itself, whatever stands above it.
Part part_of_line(const std::string& text, Part above) {
    static const RE2 negative(
        "(?i)(moving away from|migrat\\w+ (away )?from|no longer|legacy|replac\\w+|no need (for|to)|not required|don't "
        "need|you don't|do not need|without needing|phas\\w+ out|instead of)");
    static const RE2 wished(
        "(?i)(nice to have|a plus|bonus|preferred|ideally|desirable|would be (great|helpful|nice|a plus|an "
        "advantage)|is an advantage|advantageous|not essential|helpful but|welcome but|we'd love)");
    static const RE2 required(
        "(?i)(\\bmust\\b|required|essential|you (have|know|bring|need|are)|strong (experience|knowledge)|\\d\\+? "
        "years|proficien|solid|fluent in|experience (with|in)|expert(ise)? in|hands-on|comfortable with|knowledge of)");
    static const RE2 equal(
        "(?i)(equal opportunity|regardless of|race|religion|gym|pension|holiday|vacation|health "
        "insurance|401|parental|bonus scheme|share options)");
    if (matches(text, equal)) return Part::ignored;
    if (matches(text, wished)) return Part::wished;
    if (matches(text, negative)) return Part::ignored;
    if (above == Part::ignored) return Part::ignored;
    if (above == Part::neutral && matches(text, required)) return Part::required;
    return above;
}

void add(std::vector<Requirement>& list, const std::string& name, const std::string& quote, int line) {
    const bool known =
        std::ranges::any_of(list, [&](const Requirement& requirement) { return requirement.name == name; });
    if (!known) list.push_back({name, quote, line});
}

std::optional<SeniorityChoice> seniority_of(const std::string& title, const std::vector<std::string>& lines) {
    const auto grade = [](const std::string& text) -> std::optional<Seniority> {
        static const std::array<std::pair<const char*, Seniority>, 5> words{
            {{"(?i)\\b(principal|distinguished)\\b", Seniority::principal},
             {"(?i)\\b(staff|lead|head of|architect)\\b", Seniority::staff},
             {"(?i)\\b(senior|sr\\.?)\\b", Seniority::senior},
             {"(?i)\\b(mid[- ]?level|intermediate|mid-senior)\\b", Seniority::mid},
             {"(?i)\\b(junior|jr\\.?|graduate|entry[- ]level|intern|trainee|apprentice|newly qualified)\\b",
              Seniority::entry}}};
        for (const auto& [expression, seniority] : words) {
            if (RE2::PartialMatch(text, RE2(expression))) return seniority;
        }
        return std::nullopt;
    };
    if (const auto seniority = grade(title))
        return SeniorityChoice{*seniority, fmt::format("The title says \"{}\".", title)};
    static const RE2 years(
        "(?i)(\\d+)\\s*(?:\\+|-\\s*\\d+|\xE2\x80\x93\\s*\\d+|to \\d+)?\\s*(?:or more "
        ")?years?(?:'|\xE2\x80\x99)?\\b.{0,60}(?:experience|building|working|develop|professional|engineer|in )");
    int most = -1;
    std::string quote;
    for (const auto& line : lines) {
        int count = 0;
        if (RE2::PartialMatch(line, years, &count) && count > most && count <= 20) most = count, quote = line;
    }
    if (most >= 0) {
        const Seniority seniority = most >= 12  ? Seniority::principal
                                    : most >= 8 ? Seniority::staff
                                    : most >= 5 ? Seniority::senior
                                    : most >= 2 ? Seniority::mid
                                                : Seniority::entry;
        return SeniorityChoice{seniority, fmt::format("It asks for {} years: \"{}\".", most, quote)};
    }
    for (const auto& line : lines) {
        static const RE2 level(
            "(?i)(this is an?|as an?|looking for an?|hiring an?|join .{0,20} as an?) "
            ".{0,20}(principal|staff|senior|junior|graduate|mid-level|entry-level)");
        if (!RE2::PartialMatch(line, level)) continue;
        if (const auto seniority = grade(line))
            return SeniorityChoice{*seniority, fmt::format("It says \"{}\".", line)};
    }
    return std::nullopt;
}

void find_themes(RoleProfile& job, const std::string& text, int line) {
    static const std::array<std::pair<const char*, const char*>, 15> themes{
        {{"performance", "(?i)\\b(performan\\w+|latency|low-latency|throughput|fast\\b|speed|p99)"},
         {"reliability", "(?i)\\b(reliab\\w+|availab\\w+|uptime|resilien\\w+|on-call|incident|SLO|fault.toleran\\w+)"},
         {"scalability", "(?i)\\b(scal(e|able|ability|ing)|millions of|high[- ]traffic|high[- ]volume|growth)"},
         {"data", "(?i)\\b(data (pipeline|model|platform|warehouse|engineer\\w*|quality)|analytics|databases?|SQL)"},
         {"api", "(?i)\\b(APIs?|integrations?|REST|gRPC|GraphQL)\\b"},
         {"testing", "(?i)\\b(test(s|ing|ed)?|TDD|quality assurance|QA)\\b"},
         {"observability", "(?i)\\b(observab\\w+|monitoring|metrics|tracing|logging|dashboards|Prometheus|Grafana)"},
         {"security", "(?i)\\b(secur\\w+|privacy|compliance|GDPR|encryption|threat)"},
         {"migration", "(?i)\\b(migrat\\w+|moderni[sz]\\w+|legacy|monolith|re-?platform\\w*)"},
         {"leadership", "(?i)\\b(lead(ing|ership)?|technical direction|strategy|influence|set direction)\\b"},
         {"mentoring", "(?i)\\b(mentor\\w*|coach\\w*|grow (others|engineers|people)|pair with)"},
         {"collaboration",
          "(?i)\\b(collaborat\\w+|cross-functional|work closely|stakeholders?|team player|together with)"},
         {"ownership", "(?i)\\b(own(ership)?\\b|end[- ]to[- ]end|autonom\\w+|you build it|responsib\\w+ for)"},
         {"customer", "(?i)\\b(customers?|users?|clients?|patients?|merchants?)\\b"},
         {"delivery", "(?i)\\b(ship(ping)?|deliver\\w*|deadlines?|release|CI/CD|continuous delivery|roadmap)\\b"}}};
    for (const auto& [name, expression] : themes) {
        if (RE2::PartialMatch(text, RE2(expression))) add(job.themes, name, text, line);
    }
}

void read_title(RoleProfile& job, const std::vector<Line>& lines) {
    static const RE2 label("(?i)^(?:job title|position|role|title|vacancy|stelle)\\s*:\\s*(.+)$");
    static const RE2 company("(?i)^(?:company|employer|organi[sz]ation|firm)\\s*:\\s*(.+)$");
    static const RE2 hiring(
        "(?i)^(.{2,40}?) is (?:hiring|looking for|recruiting|seeking)|\\bat ([A-Z][\\w&.' -]{1,30}?)(?:,| we| "
        "you|\\.|$)|^About ([A-Z][\\w&.' -]{1,30})$|^([A-Z][\\w&.' -]{1,30}?) is (?:an? |the )");
    for (const Line& line : lines) {
        const std::string text = text::squeeze(line.text());
        std::string found;
        if (job.title.empty() && RE2::FullMatch(text, label, &found)) job.title = found;
        if (job.company.empty() && RE2::FullMatch(text, company, &found)) job.company = found;
        const bool titled =
            line.number <= 6 && title_score(text) > 0 && text::count_words(text) <= 12 && !is_prose(text);
        if (job.title.empty() && titled) {
            job.title = text;
            static const RE2 at("^(.{3,60}?)(?:\\s+(?:at|@|\xE2\x80\x93|\xE2\x80\x94|-|\\|)\\s+|, )(\\p{Lu}.{1,40})$");
            std::string title;
            std::string rest;
            if (RE2::FullMatch(text, at, &title, &rest) && title_score(title) > 0 && title_score(rest) == 0) {
                job.title = title;
                if (!is_known_place(rest) && job.company.empty()) job.company = rest;
            }
        }
        std::string one;
        std::string two;
        std::string three;
        std::string four;
        if (job.company.empty() && RE2::PartialMatch(text, hiring, &one, &two, &three, &four)) {
            for (const auto& name : {one, two, three, four}) {
                const bool common = name.empty() || name == "We" || name == "It" || name == "This" || name == "You" ||
                                    name == "Our team" || name == "us" || text::lower(name) == "the team" ||
                                    text::lower(name) == "the role";
                if (!common && job.company.empty() && name.front() >= 'A' && name.front() <= 'Z' &&
                    title_score(name) == 0)
                    job.company = name;
            }
        }
    }
}

}  // namespace

Result<RoleProfile> read_job(const Document& document, const SkillLexicon& skills) {
    const auto lines = lay_out(document);
    if (lines.empty())
        return fail(ErrorCode::empty, "no text in the job description",
                    "The job description is empty; please paste its text.");
    RoleProfile job;
    Part part = Part::neutral;
    for (const Line& line : lines) {
        const std::string text = text::squeeze(line.text());
        job.lines.push_back(text);
        if (const auto heading = part_of_heading(text, line.heading > 0 || line.bold)) {
            part = *heading;
            continue;
        }
        // A line can state a requirement in one clause and a wish in the next.
        std::vector<std::string> clauses;
        static const RE2 ends("([.;])\\s+");
        std::string parted = text;
        RE2::GlobalReplace(&parted, ends, "\\1\n");
        for (const auto clause : text::split(parted, '\n')) clauses.emplace_back(clause);
        for (const auto& clause : clauses) {
            const Part own = part_of_line(clause, part);
            if (own == Part::ignored) continue;
            for (const auto& hit : skills.find(clause, false)) {
                if (own == Part::required) add(job.required, hit.entry->name, text, line.number);
                if (own == Part::wished) add(job.wished, hit.entry->name, text, line.number);
            }
        }
        if (part != Part::ignored) find_themes(job, text, line.number);
    }
    std::erase_if(job.wished, [&](const Requirement& wish) {
        return std::ranges::any_of(job.required,
                                   [&](const Requirement& required) { return required.name == wish.name; });
    });
    read_title(job, lines);
    job.seniority = seniority_of(job.title, job.lines);
    return job;
}

}  // namespace offerbox::intake
