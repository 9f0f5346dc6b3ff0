// Dates as resumes write them.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "offerbox/domain/profile.hpp"

namespace offerbox::intake {

struct FoundDates {
    std::size_t begin = 0;  // byte offsets in the text
    std::size_t end = 0;
    DateRange range;
};

// The first date or range of dates in the text: "Mar 2019 - present", "03/2019 to 05/2021", "2019/03-", "2018-2020",
// "since 2020", "Summer 2017", "Sept. 2014", "2019-03", "01.03.2019 - 30.04.2020", "Q3 2018", "'19 - '21", months in
// English, German, French, Spanish, Italian, Portuguese, Dutch and the Nordic languages. A single date is a range whose
// start and end are that date (month or year). A bare year counts only when it stands between 1950 and 2060.
std::optional<FoundDates> find_dates(std::string_view text);

// The text without its dates, the brackets and separators around them, and durations ("2 years 10 months").
std::string without_dates(std::string_view text);

// Whether nothing but dates, durations and separators is in it (and at least one of them is).
bool is_only_dates(std::string_view text);

// Whether the text is nothing but a word for now: "present", "heute", "to date".
bool is_open_end(std::string_view written);

}  // namespace offerbox::intake
