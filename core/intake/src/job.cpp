#include "offerbox/intake/job.hpp"

#include <algorithm>

#include "entries.hpp"
#include "job_clauses.hpp"
#include "job_facts.hpp"
#include "job_skills.hpp"
#include "job_themes.hpp"
#include "layout.hpp"
#include "paragraphs.hpp"

namespace offerbox::intake {

namespace {

bool names(const std::vector<Requirement>& list, const std::string& name) {
    return std::ranges::any_of(list, [&](const Requirement& requirement) { return requirement.name == name; });
}

// Text that was broken at a width, as mail programs do it: a line goes on where its first word had no room on the line
// before. Text without such breaks stays as it is.
std::vector<Line> unbroken(const std::vector<Line>& lines) {
    constexpr std::size_t least_width = 60;
    constexpr std::size_t most_width = 160;
    std::size_t width = 0;
    for (const Line& line : lines) width = std::max(width, joined(line).size());
    if (width < least_width || width > most_width) return lines;
    std::vector<Line> out;
    std::size_t before = 0;  // the last line's length
    for (const Line& line : lines) {
        const std::string text = joined(line);
        const std::size_t first_word = std::min(text.find(' '), text.size());
        const bool plain = line.cells.size() == 1 && !line.bullet && line.heading == 0 && !line.bold && line.gap == 0;
        const bool goes_on = !out.empty() && plain && out.back().cells.size() == 1 && out.back().heading == 0 &&
                             before >= least_width / 2 && before + 1 + first_word > width;
        before = text.size();
        if (goes_on)
            out.back().cells.front().text += " " + text;
        else
            out.push_back(line);
    }
    for (std::size_t at = 0; at < out.size(); ++at) out[at].number = static_cast<int>(at) + 1;
    return out;
}

// Lines put together as their sentences and items.
std::vector<Line> paragraphs_in(const std::vector<Line>& lines) {
    if (lines.empty()) return lines;
    if (lines.front().flows) return unbroken(lines);
    std::vector<Line> out;
    for (auto& paragraph : paragraphs_of(lines)) {
        paragraph.line.bullet = paragraph.kind == ParagraphKind::item;
        out.push_back(std::move(paragraph.line));
    }
    for (std::size_t at = 0; at < out.size(); ++at) out[at].number = static_cast<int>(at) + 1;
    return out;
}

void add(std::vector<Requirement>& list, const std::string& name, const RoleProfile& job, std::size_t line) {
    if (!names(list, name)) list.push_back({name, job.lines[line], static_cast<int>(line) + 1});
}

}  // namespace

Result<RoleProfile> read_job(const Document& document, const SkillLexicon& skills) {
    const auto lines = paragraphs_in(lay_out(document));
    if (lines.empty()) {
        return fail(ErrorCode::empty, "no text in the job description",
                    "The job description is empty; please paste its text.");
    }
    RoleProfile job;
    for (const Line& line : lines) job.lines.push_back(joined(line));
    const auto clauses = clauses_of(lines);
    for (const JobClause& clause : clauses) {
        if (clause.part != JobPart::required && clause.part != JobPart::wished) continue;
        auto& list = clause.part == JobPart::required ? job.required : job.wished;
        for (const auto& name : skills_in(clause, skills)) add(list, name, job, clause.line);
    }
    std::erase_if(job.wished, [&](const Requirement& wish) { return names(job.required, wish.name); });
    job.themes = themes_of(clauses, job.lines);
    job.company = company_of(lines);
    job.title = title_of(lines, job.company, skills);
    job.seniority = seniority_of(job.title, lines);
    return job;
}

}  // namespace offerbox::intake
