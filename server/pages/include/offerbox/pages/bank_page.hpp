// Pages of the question bank: plain HTML that needs no script, styled by the sheet at stylesheet_path.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "offerbox/bank/bank.hpp"
#include "offerbox/base/embedded.hpp"

namespace offerbox::pages {

// The style sheet, which the web application uses too, and the fonts and the icon that it names: what stands below
// /pages/.
std::span<const EmbeddedFile> style_files();
inline constexpr std::string_view stylesheet_path = "/pages/page.css";
inline constexpr std::string_view icon_path = "/pages/icon.svg";

// The questions that this company may ask for this role, in the bank's order; an empty id stands for any.
std::vector<const Question*> questions_for(const Bank& bank, std::string_view company, std::string_view role);

// Introduction, the loop with its sources, the values, and each question with what interviewers look for. Nothing when
// the bank lacks the company or the role.
std::optional<std::string> bank_page(const Bank& bank, std::string_view company, std::string_view role);

// A list of the bank pages there are: what stands at "/" when no web application was built in.
std::string start_page(const Bank& bank);

}  // namespace offerbox::pages
