#include "dates.hpp"

#include <re2/re2.h>

#include <array>
#include <string>
#include <utility>

#include "offerbox/base/text.hpp"

namespace offerbox::intake {

namespace {

// Months by the first letters that tell them apart, in the languages named in the header.
constexpr auto month_names = std::to_array<std::pair<std::string_view, int>>({{"jan", 1},
                                                                              {"gen", 1},
                                                                              {"ene", 1},
                                                                              {"feb", 2},
                                                                              {"f\xC3\xA9v", 2},
                                                                              {"fev", 2},
                                                                              {"mar", 3},
                                                                              {"m\xC3\xA4r", 3},
                                                                              {"maa", 3},
                                                                              {"mrt", 3},
                                                                              {"apr", 4},
                                                                              {"avr", 4},
                                                                              {"abr", 4},
                                                                              {"may", 5},
                                                                              {"mai", 5},
                                                                              {"mag", 5},
                                                                              {"mei", 5},
                                                                              {"maj", 5},
                                                                              {"jun", 6},
                                                                              {"giu", 6},
                                                                              {"juin", 6},
                                                                              {"jul", 7},
                                                                              {"lug", 7},
                                                                              {"juil", 7},
                                                                              {"aug", 8},
                                                                              {"ao\xC3\xBB", 8},
                                                                              {"aou", 8},
                                                                              {"ago", 8},
                                                                              {"sep", 9},
                                                                              {"set", 9},
                                                                              {"oct", 10},
                                                                              {"okt", 10},
                                                                              {"ott", 10},
                                                                              {"out", 10},
                                                                              {"nov", 11},
                                                                              {"dec", 12},
                                                                              {"d\xC3\xA9"
                                                                               "c",
                                                                               12},
                                                                              {"dez", 12},
                                                                              {"dic", 12},
                                                                              {"des", 12},
                                                                              {"spring", 3},
                                                                              {"summer", 6},
                                                                              {"autumn", 9},
                                                                              {"fall", 9},
                                                                              {"winter", 12}});

int month_of(std::string_view name) {
    const std::string lower = text::lower(name);
    for (const auto& [start, month] : month_names) {
        if (lower.starts_with(start)) return month;
    }
    return 0;
}

const std::string month_pattern =
    "(?:jan(?:uary|uar|vier|\\.)?|gen(?:naio)?|ene(?:ro)?|feb(?:ruary|ruar|braio|rero|\\.)?|f\xC3\xA9v(?:rier|\\.)?|"
    "mar(?:ch|s|zo|\\.)?|m\xC3\xA4rz|maart|mrt|apr(?:il|ile|\\.)?|avr(?:il|\\.)?|abr(?:il)?|"
    "may|mai|mei|maj|maggio|mayo|jun(?:e|i|io|\\.)?|juin|giugno|jul(?:y|i|io|\\.)?|juil(?:let|\\.)?|luglio|aug(?:ust|"
    "\\.)?|ao\xC3\xBBt|agosto|ago|sep(?:t|tember|tembre|tiembre)?\\.?|settembre|"
    "oct(?:ober|obre|ubre|\\.)?|okt(?:ober|\\.)?|ottobre|nov(?:ember|embre|iembre|\\.)?|dec(?:ember|\\.)?|d\xC3\xA9"
    "c(?:embre|\\.)?|dez(?:ember|\\.)?|dic(?:iembre|embre|\\.)?|desember|spring|summer|autumn|fall|winter)";

// One date with groups: month name, its year | year, its month | month, its year | day-month-year | year alone.
const std::string one_date =
    "(?:" + month_pattern +
    "[,. ]*(?:of "
    ")?(?:'|\xE2\x80\x99)?(?:19|20)?\\d\\d\\b|(?:19|20)\\d\\d[-/.](?:0?[1-9]|1[0-2])\\b|\\b\\d\\d?[./]\\d\\d?[./"
    "](?:19|20)\\d\\d|\\b(?:0?[1-9]|1[0-2])[-/.](?:19|20)\\d\\d|q[1-4] "
    "(?:19|20)\\d\\d|\\b(?:19|20)\\d\\d\\b|'\\d\\d\\b|\xE2\x80\x99\\d\\d\\b)";
const std::string open_end =
    "(?:present|now|today|current(?:ly)?|ongoing|date|heute|aujourd'hui|actualidad|presente|heden|p\xC3\xA5g\xC3\xA5"
    "ende|till date)";
const std::string between =
    "\\s*(?:-|\xE2\x80\x93|\xE2\x80\x94|\xE2\x88\x92|\xE2\x80\x90|\xE2\x80\x91|\xE2\x86\x92|to|until|till|through|bis|"
    "\xC3\xA0|al?)+\\s*";

const RE2& range_regex() {
    static const RE2 regex("(?i)(" + one_date + ")(?:" + between + "(?:(" + one_date + ")|(" + open_end + ")))");
    return regex;
}

// "Mar - Sep 2021": the first month borrows the year.
const RE2& borrowed_regex() {
    static const RE2 regex("(?i)\\b(" + month_pattern + ")" + between + "(" + month_pattern + "[,. ]*(?:19|20)\\d\\d)");
    return regex;
}

const RE2& since_regex() {
    static const RE2 regex("(?i)\\b(?:since|from|seit|depuis|desde)\\s+(" + one_date + ")");
    return regex;
}

const RE2& hanging_regex() {
    static const RE2 regex("(?i)(" + one_date + ")\\s*(?:-|\xE2\x80\x93|\xE2\x80\x94)\\s*(?:$|\\))");
    return regex;
}

const RE2& single_regex() {
    static const RE2 regex("(?i)(" + one_date + ")");
    return regex;
}

std::optional<MonthDate> date_of(std::string_view written) {
    int day = 0;
    int month = 0;
    int year = 0;
    std::string name;
    const re2::StringPiece text(written.data(), written.size());
    static const RE2 named("(?i)(" + month_pattern + ")[,. ]*(?:of )?(?:'|\xE2\x80\x99)?(\\d{2,4})");
    static const RE2 year_month("((?:19|20)\\d\\d)[-/.](\\d\\d?)");
    static const RE2 day_month_year("(\\d\\d?)[./](\\d\\d?)[./]((?:19|20)\\d\\d)");
    static const RE2 month_year("(\\d\\d?)[-/.]((?:19|20)\\d\\d)");
    static const RE2 quarter("(?i)q([1-4]) ((?:19|20)\\d\\d)");
    static const RE2 year_alone("((?:19|20)\\d\\d)");
    static const RE2 short_year("(?:'|\xE2\x80\x99)(\\d\\d)");
    if (RE2::FullMatch(text, named, &name, &year)) {
        month = month_of(name);
    } else if (RE2::FullMatch(text, quarter, &month, &year)) {
        month = month * 3 - 2;
    } else if (!RE2::FullMatch(text, year_month, &year, &month) &&
               !RE2::FullMatch(text, day_month_year, &day, &month, &year) &&
               !RE2::FullMatch(text, month_year, &month, &year) && !RE2::FullMatch(text, year_alone, &year) &&
               !RE2::FullMatch(text, short_year, &year)) {
        return std::nullopt;
    }
    if (year < 100) year += year < 50 ? 2000 : 1900;
    if (year < 1950 || year > 2060 || month > 12) return std::nullopt;
    return MonthDate{year, month};
}

FoundDates found(std::string_view whole, const re2::StringPiece& match, DateRange range) {
    const auto begin = static_cast<std::size_t>(match.data() - whole.data());
    range.as_written = std::string(match.data(), match.size());
    return {begin, begin + match.size(), std::move(range)};
}

}  // namespace

std::optional<FoundDates> find_dates(std::string_view written) {
    const re2::StringPiece text(written.data(), written.size());
    std::array<re2::StringPiece, 4> groups;
    const auto matches = [&](const RE2& regex, int count) {
        return regex.Match(text, 0, text.size(), RE2::UNANCHORED, groups.data(), count);
    };
    const auto view = [](const re2::StringPiece& piece) { return std::string_view(piece.data(), piece.size()); };
    if (matches(range_regex(), 4)) {
        DateRange range;
        range.start = date_of(view(groups[1]));
        range.current = !groups[3].empty();
        if (!range.current) range.end = date_of(view(groups[2]));
        if (range.start) return found(written, groups[0], range);
    }
    if (matches(borrowed_regex(), 3)) {
        DateRange range;
        range.end = date_of(view(groups[2]));
        if (range.end) {
            range.start = MonthDate{range.end->year, month_of(view(groups[1]))};
            return found(written, groups[0], range);
        }
    }
    if (matches(since_regex(), 2)) {
        if (const auto start = date_of(view(groups[1])))
            return found(written, groups[0], {start, std::nullopt, true, {}});
    }
    if (matches(hanging_regex(), 2)) {
        if (const auto start = date_of(view(groups[1])))
            return found(written, groups[0], {start, std::nullopt, true, {}});
    }
    if (matches(single_regex(), 2)) {
        if (const auto date = date_of(view(groups[1]))) return found(written, groups[0], {date, date, false, {}});
    }
    return std::nullopt;
}

std::string without_dates(std::string_view written) {
    std::string rest(written);
    while (const auto dates = find_dates(rest)) rest.replace(dates->begin, dates->end - dates->begin, " ");
    static const RE2 duration(
        "(?i)\\(?\\b\\d+ (?:years?|yrs?|months?|mos?)\\b(?:,? (?:and )?\\d+ (?:months?|mos?))?\\)?");
    RE2::GlobalReplace(&rest, duration, " ");
    static const RE2 empty_brackets("[(\\[]\\s*[-,]?\\s*[)\\]]");
    RE2::GlobalReplace(&rest, empty_brackets, " ");
    static const RE2 edges(
        "^(?:[\\s,;:|/-]|\xC2\xB7|\xE2\x80\xA2|\xE2\x80\x93|\xE2\x80\x94)+|(?:[\\s,;:|/"
        "(-]|\xC2\xB7|\xE2\x80\xA2|\xE2\x80\x93|\xE2\x80\x94)+$");
    RE2::GlobalReplace(&rest, edges, "");
    return text::squeeze(rest);
}

bool is_only_dates(std::string_view written) {
    return find_dates(written) && without_dates(written).size() <= 2;
}

}  // namespace offerbox::intake
