// Title, company and seniority of a job description. Private to core/intake.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "job_clauses.hpp"
#include "layout.hpp"
#include "offerbox/domain/role_profile.hpp"
#include "offerbox/intake/skills.hpp"

namespace offerbox::intake {

// Who hires: by label, by what stands beside the title, by who does things in the text. Empty when nobody is named.
std::string company_of(const std::vector<Line>& lines);

// What the post is called, without place, grade in brackets and the like. Empty when it is not said.
std::string title_of(const std::vector<Line>& lines, const std::string& company, const SkillLexicon& lexicon);

// By the title's words, else by years asked for, else by what the text says; nothing when it says nothing.
std::optional<SeniorityChoice> seniority_of(const std::string& title, const std::vector<Line>& lines);

}  // namespace offerbox::intake
