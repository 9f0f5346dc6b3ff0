// What the work of a job description is about.
#include "job_themes.hpp"

#include <re2/re2.h>

#include <array>
#include <memory>
#include <string>
#include <vector>

namespace offerbox::intake {

namespace {

struct Theme {
    const char* name;
    const char* strong;  // one clause with it is enough
    const char* weak;    // two clauses are needed
};

constexpr std::array<Theme, 15> themes{{
    {"performance",
     "(?i)\\bperforman(?:ce|t)\\b|latency|throughput|\\bp9[59]\\b|(?:milli|micro)seconds?|\\bslow\\b|\\bfaster\\b|"
     "response time|load time|temps de réponse|antwortzeit|tiempos? de respuesta|tempos? de resposta|takes? [\\w.]+ "
     "seconds|"
     "seconds? (?:on average|to under)|below .{1,20} seconds|under (?:ten|one|a) second|halve the cost",
     "(?i)\\bspeed\\b|\\bquick(?:er|ly)?\\b|seconds\\b|bandwidth|profil(?:e|ing)\\b|\\bfast\\b"},
    {"reliability",
     "(?i)reliab|availability|uptime|resilien|on[- ]call|\\bpager\\b|outage|incidents?\\b|\\bSLOs?\\b|service "
     "level|fault.toleran|around the clock|duty rota|if we are "
     "down|backups?\\b|bereitschaft|verfügbarkeit|astreintes?|disponibilit|disponibilidad|fiabilit|disaster|"
     "failures\\b|survive|Betrieb deiner",
     "(?i)\\brota\\b|restore|in production|correctness|idempoten|consistency|failed"},
    {"scalability",
     "(?i)scalab|\\bscale\\b|scaling|high[- ](?:traffic|volume)|tenfold|\\d+x traffic|from \\w+ to \\w+ million|volume "
     "doubles|simultaneous",
     "(?i)millions? |billions? |trillion|growth|growing|requests per second"},
    {"data",
     "(?i)data "
     "(?:pipelines?|model|platform|warehouse|engineer|quality|tests?|catalogue)|pipelines?\\b|\\banalytics\\b|"
     "lakehouse|\\bETL\\b|training sets|experiments?\\b|"
     "measures of success",
     "(?i)\\btables\\b|\\bSQL\\b|\\bschemas?\\b|databases?\\b"},
    {"api", "(?i)\\bAPIs?\\b|\\bREST\\b|\\bgRPC\\b|\\bGraphQL\\b|schnittstelle|webhooks?\\b|\\bSDKs?\\b|gateway",
     "(?i)\\bintegrations?\\b|\\bcontracts?\\b|interfaces?\\b"},
    {"testing", "(?i)\\btests?\\b|\\btested\\b|automated test|test-driven|\\bTDD\\b|quality assurance|\\bQA\\b",
     "(?i)coverage|code review|quality"},
    {"observability",
     "(?i)observab|monitoring|\\bmetrics\\b|\\btracing\\b|dashboards?\\b|\\bPrometheus\\b|\\bGrafana\\b|\\balerts?\\b|"
     "alarms?\\b|through logs",
     "(?i)\\blogs\\b|logging"},
    {"security",
     "(?i)security\\b|\\bsecure\\b|compliance|\\bGDPR\\b|encryption|threat|\\bfraud\\b|\\bOAuth\\b|signed "
     "artefacts|vulnerab|safeguard",
     "(?i)privacy|audit|credentials|identity"},
    {"migration",
     "(?i)migrat|moderni[sz]|monolith|re-?platform|moving off|to replace .{0,40} by|being retired|mainframe|move "
     "(?:.{0,40} )?(?:from|out of)",
     "(?i)legacy|rewrit|replace"},
    {"leadership",
     "(?i)\\blead(?:s|ing|ership)?\\b|technical direction|\\bstrategy\\b|set (?:the "
     ")?(?:direction|standards?)|accountable|take over|run the team|"
     "advise the",
     "(?i)\\binfluence|hiring|architect"},
    {"mentoring",
     "(?i)mentor|\\bcoach|help .{0,40}(?:grow|colleagues|others to do)|pair with|raise the people|teach them|\\btrain "
     "(?:new|junior|apprentices|two|staff)|supervise (?:students|pupils)|"
     "younger colleagues|sponsor the next|jüngere",
     "(?i)\\bteach\\b|\\btrain\\b|grow\\b|review code"},
    {"collaboration",
     "(?i)collaborat|coordinat\\w+ with|liais(?:e|ing) with|cross-functional|multidisciplinary|work(?:ing)? "
     "closely|stakeholders?|together with|next to "
     "(?:researchers|designers|analysts)|with (?:designers|product teams|analysts|two designers)|"
     "people who are not technical|work with (?:the|other|product|people|colleagues)|decide with|communities of "
     "practice|with product teams",
     "(?i)\\bteams\\b|with others|\\btogether\\b|clearly"},
    {"ownership",
     "(?i)\\byou(?:['’]ll|['’]d| will)? own\\b|\\bownership\\b|\\bowns? "
     "(?:the|a|your|our|its|it|whole|services?|features?|part)\\b|end[- ]to[- ]end|autonom|you build it|responsib\\w+ "
     "for|from (?:design|idea|sketch|first|data|start)\\b.{2,30} to |look after|verantwort|(?:will be|is) "
     "yours|(?:hold|carry)s? the pager|accountable",
     "(?i)\\bindependent|by yourself|cut your work"},
    {"customer",
     "(?i)user research|talk to (?:a |the |our |its )?(?:customers?|users?|members?|patients?|guests?)|talked to its "
     "users|speak with|visit clients|answer the phone|as a product|"
     "patients and families|customer['’]?s? (?:screen|experience|needs?)|user experience|usability|accessib|screen "
     "readers|people who use",
     "(?i)\\bcustomers?\\b|\\busers?\\b|\\bclients?\\b|\\bpatients?\\b|\\bmembers\\b"},
    {"delivery",
     "(?i)\\bships?\\b|\\bshipping\\b|deliver(?:y|s|ing)\\b|deploys?\\b|go live|deadlines?|continuous "
     "delivery|\\bCI/CD\\b|releas(?:e|ing) (?:small|often|something)|every week|"
     "into production|roadmap",
     "(?i)\\breleases?\\b|finish(?:ed|ing)? things"},
}};

struct Matcher {
    const char* name;
    std::unique_ptr<RE2> strong;
    std::unique_ptr<RE2> weak;
};

const std::vector<Matcher>& matchers() {
    static const std::vector<Matcher> made = [] {
        std::vector<Matcher> all;
        for (const Theme& theme : themes)
            all.push_back({theme.name, std::make_unique<RE2>(theme.strong), std::make_unique<RE2>(theme.weak)});
        return all;
    }();
    return made;
}

}  // namespace

std::vector<Requirement> themes_of(const std::vector<JobClause>& clauses, const std::vector<std::string>& lines) {
    std::vector<Requirement> found;
    for (const Matcher& matcher : matchers()) {
        int times = 0;
        for (const JobClause& clause : clauses) {
            if (clause.part == JobPart::ignored) continue;
            const bool plain = RE2::PartialMatch(clause.text, *matcher.strong);
            times += plain ? 2 : RE2::PartialMatch(clause.text, *matcher.weak) ? 1 : 0;
            if (times < 2) continue;
            found.push_back({matcher.name, lines[clause.line], static_cast<int>(clause.line) + 1});
            break;
        }
    }
    return found;
}

bool shows_theme(const std::string& theme, const std::string& text) {
    for (const Matcher& matcher : matchers()) {
        if (matcher.name == theme) return RE2::PartialMatch(text, *matcher.strong);
    }
    return false;
}

}  // namespace offerbox::intake
