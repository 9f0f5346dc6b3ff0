#include "offerbox/intake/match.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "job_themes.hpp"
#include "offerbox/base/text.hpp"

namespace offerbox::intake {

namespace {

constexpr std::size_t most_lines = 3;

// Who has used one of these has used the kind.
const std::map<std::string, std::set<std::string>>& members_of_kinds() {
    static const std::set<std::string> relational{"PostgreSQL", "MySQL",  "MariaDB", "Oracle",
                                                  "SQL Server", "SQLite", "DB2"};
    static const std::map<std::string, std::set<std::string>> kinds{
        {"relational databases", relational},
        {"SQL", relational},
        {"NoSQL", {"MongoDB", "Cassandra", "DynamoDB", "Couchbase", "HBase"}},
        {"CI/CD", {"Jenkins", "GitLab CI", "GitHub Actions", "CircleCI", "ArgoCD"}},
        {"infrastructure as code", {"Terraform", "Pulumi", "CloudFormation", "Ansible"}},
        {"monitoring", {"Prometheus", "Grafana", "Datadog", "New Relic", "Nagios", "Zabbix"}},
        {"observability", {"Prometheus", "Grafana", "Datadog", "OpenTelemetry", "Jaeger"}},
        {"automated testing", {"JUnit", "pytest", "Jest", "Selenium", "Cypress", "Playwright", "TestNG", "RSpec"}},
        {"unit testing", {"JUnit", "pytest", "Jest", "TestNG", "RSpec", "Mockito"}},
        {"machine learning", {"PyTorch", "TensorFlow", "scikit-learn", "XGBoost", "Keras", "deep learning"}},
        {"event-driven architecture", {"Kafka", "RabbitMQ", "Pulsar", "event sourcing"}},
        {"data warehousing", {"Snowflake", "BigQuery", "Redshift"}},
        {".NET", {"C#", "F#"}},
        {"service mesh", {"Istio", "Linkerd"}}};
    return kinds;
}

bool is_word_at(const std::string& text, std::size_t at, std::size_t size) {
    const auto letter = [&](std::size_t place) {
        return place < text.size() &&
               ((text[place] >= 'a' && text[place] <= 'z') || (text[place] >= '0' && text[place] <= '9'));
    };
    return (at == 0 || !letter(at - 1)) && !letter(at + size);
}

bool holds_words(const std::string& text, const std::string& words) {
    const std::string lower = text::lower(text);
    const std::string wanted = text::lower(words);
    for (auto at = lower.find(wanted); at != std::string::npos; at = lower.find(wanted, at + 1)) {
        if (is_word_at(lower, at, wanted.size())) return true;
    }
    return false;
}

// Finds where a resume shows what a job asks for.
class Searcher {
  public:
    Searcher(const CandidateProfile& profile, const SkillLexicon& skills) : profile_(profile), skills_(skills) {}

    // Lines that name the skill, those of positions first; those of lists only where no other does.
    std::vector<Citation> lines_with_skill(const std::string& skill) const {
        auto cited = lines_where([&](const std::string& text) { return names(text, skill, false); });
        if (!cited.empty()) return cited;
        for (const auto& listed : profile_.skills) {
            if (!names(listed.name, skill, true) || cited.size() == most_lines) continue;
            const int line = listed.places.empty() ? 0 : listed.places.front().line;
            const bool known = line > 0 && static_cast<std::size_t>(line) <= profile_.lines.size();
            cited.push_back({"resume", known ? profile_.lines[static_cast<std::size_t>(line) - 1] : listed.name, line});
        }
        for (const auto& stated : profile_.certificates) {
            if (cited.size() < most_lines && names(stated.text, skill, true))
                cited.push_back({"resume", stated.text, stated.place.line});
        }
        return cited;
    }

    std::vector<Citation> lines_about(const std::string& theme) const {
        return lines_where([&](const std::string& text) { return shows_theme(theme, text); });
    }

  private:
    template <typename Shows>
    std::vector<Citation> lines_where(Shows shows) const {
        std::vector<Citation> cited;
        const auto look = [&](const Stated& bullet) {
            if (cited.size() < most_lines && shows(bullet.text))
                cited.push_back({"resume", bullet.text, bullet.place.line});
        };
        for (const auto& position : profile_.positions) std::ranges::for_each(position.bullets, look);
        for (const auto& project : profile_.projects) std::ranges::for_each(project.bullets, look);
        return cited;
    }

    bool names(const std::string& text, const std::string& skill, bool listed) const {
        const auto kind = members_of_kinds().find(skill);
        const auto hits = skills_.find(text, listed);
        const bool named = std::ranges::any_of(hits, [&](const SkillHit& hit) {
            return hit.entry->name == skill ||
                   (kind != members_of_kinds().end() && kind->second.contains(hit.entry->name));
        });
        return named || (skills_.lookup(skill) == nullptr && holds_words(text, skill));
    }

    const CandidateProfile& profile_;
    const SkillLexicon& skills_;
};

// Whether the job gives the two as alternatives: "Java or Kotlin".
bool are_alternatives(const Requirement& a, const Requirement& b, const SkillLexicon& skills) {
    if (a.line != b.line) return false;
    const SkillHit* first = nullptr;
    const auto hits = skills.find(a.quote, true);
    for (const auto& hit : hits) {
        if (hit.entry->name != a.name && hit.entry->name != b.name) continue;
        if (first == nullptr) {
            first = &hit;
            continue;
        }
        const std::string between = text::lower(a.quote.substr(first->end, hit.begin - first->end));
        return between.size() < 40 &&
               (between.find(" or ") != std::string::npos || between.find(" oder ") != std::string::npos ||
                between == "/" || between.find(" ou ") != std::string::npos);
    }
    return false;
}

}  // namespace

Match match(const CandidateProfile& profile, const RoleProfile& role, const SkillLexicon& skills) {
    const Searcher searcher(profile, skills);
    Match result;
    std::vector<const Requirement*> shown;
    std::vector<const Requirement*> missing;
    const auto judge = [&](const Requirement& asked, std::vector<Citation> cited) {
        if (cited.empty()) return false;
        cited.insert(cited.begin(), {"job", asked.quote, asked.line});
        result.strengths.push_back({asked.name, std::move(cited)});
        return true;
    };
    for (const auto& asked : role.required)
        (judge(asked, searcher.lines_with_skill(asked.name)) ? shown : missing).push_back(&asked);
    for (const auto& asked : role.wished) judge(asked, searcher.lines_with_skill(asked.name));
    for (const auto& asked : role.themes) judge(asked, searcher.lines_about(asked.name));
    for (const Requirement* asked : missing) {
        const bool spared = std::ranges::any_of(
            shown, [&](const Requirement* other) { return are_alternatives(*asked, *other, skills); });
        if (!spared) result.gaps.push_back({asked->name, {{"job", asked->quote, asked->line}}});
    }
    return result;
}

}  // namespace offerbox::intake
