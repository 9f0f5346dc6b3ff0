#include "dates.hpp"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <utility>

#include "offerbox/base/text.hpp"

namespace offerbox::intake {

namespace {

// The names of each month in English, German, French, Spanish, Portuguese, Italian, Dutch, the Nordic languages,
// Polish, Turkish and Indonesian. They are also written short: by their first three or four letters.
constexpr std::array<std::string_view, 12> month_names{
    "january januar janvier enero janeiro gennaio januari styczeń stycznia ocak",
    "february februar février fevrier febrero fevereiro febbraio februari luty lutego şubat",
    "march märz maerz mars marzo março maart marts marzec marca mart maret",
    "april avril abril aprile kwiecień kwietnia nisan",
    "may mai mayo maio maggio mei maj maja mayıs",
    "june juni juin junio junho giugno czerwiec czerwca haziran",
    "july juli juillet julio julho luglio lipiec lipca temmuz",
    "august août aout agosto augustus augusti sierpień sierpnia ağustos agustus",
    "september septembre septiembre setembro settembre wrzesień września eylül",
    "october oktober octobre octubre outubro ottobre październik października ekim",
    "november novembre noviembre novembro listopad listopada kasım",
    "december dezember décembre decembre diciembre dezembro dicembre desember grudzień grudnia aralık"};

// First letters that are no abbreviation: they would be those of two months, or common words.
constexpr std::array<std::string_view, 4> no_abbreviations{"jui", "maja", "mars", "mart"};

const std::map<std::string, int>& months() {
    static const std::map<std::string, int> all = [] {
        std::map<std::string, int> names;
        int month = 0;
        for (const auto list : month_names) {
            ++month;
            for (const auto name : text::split(list, ' ')) {
                names.emplace(name, month);
                const auto points = text::to_code_points(name);
                for (const std::size_t letters : {std::size_t{3}, std::size_t{4}}) {
                    if (points.size() <= letters) continue;
                    const std::string start = text::from_code_points(points.substr(0, letters));
                    if (std::ranges::find(no_abbreviations, start) == no_abbreviations.end())
                        names.emplace(start, month);
                }
            }
        }
        names.emplace("mrt", 3);
        names.emplace("mars", 3);
        names.emplace("mart", 3);
        // A season tells the year only.
        for (const char* season : {"spring", "summer", "autumn", "fall", "winter", "frühling", "sommer", "herbst"})
            names.emplace(season, 0);
        return names;
    }();
    return all;
}

// The text with each month's name written as "@07" and as long as it was, so that places in it stay what they are.
std::string with_months_marked(std::string_view written) {
    std::string out(written);
    const auto is_letter = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0xC3;
    };
    const auto goes_on = [&](char c) { return is_letter(c) || (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; };
    for (std::size_t begin = 0; begin < out.size();) {
        if (!is_letter(out[begin]) || static_cast<unsigned char>(out[begin]) >= 0xE0) {
            ++begin;
            continue;
        }
        std::size_t end = begin;
        while (end < out.size() && goes_on(out[end]) && static_cast<unsigned char>(out[end]) < 0xE0) ++end;
        const std::size_t length = end - begin;
        if (length >= 3 && length <= 14) {
            const auto found = months().find(text::lower(written.substr(begin, length)));
            if (found != months().end()) {
                const std::string mark{'@', static_cast<char>('0' + found->second / 10),
                                       static_cast<char>('0' + found->second % 10)};
                out.replace(begin, length, mark + std::string(length - 3, '@'));
            }
        }
        begin = end;
    }
    return out;
}

const std::string month_mark = "@\\d\\d@*";

const std::string& one_date() {
    static const std::string pattern = [] {
        const std::string year = "(?:19|20)\\d\\d";
        const std::string apostrophe = "(?:'|’|‘)";
        return "(?:(?:\\b\\d{1,2}(?:st|nd|rd|th|\\.)? )?" + month_mark +
               "\\.?(?: ?/ ?|,? ?)(?:(?:of|de|del) )?(?:\\d{1,2}(?:st|nd|rd|th)?, )?(?:" + apostrophe + "?" + year +
               "|" + apostrophe + "\\d\\d|[- ]?\\d\\d)\\b|" +                 // Mar 2019, Mar '19
               "\\b" + year + "[-/.](?:0[1-9]|1[0-2])(?:[-/.]\\d\\d)?\\b|" +  // 2019-03
               "\\b\\d\\d?[./]\\d\\d?[./]" + year + "|" +                     // 01.03.2019
               "\\b(?:0?[1-9]|1[0-2]) ?[-/.] ?" + year + "|" +                // 03/2019
               "\\bq[1-4] " + year + "|\\b" + year + "\\b|" + apostrophe + "\\d\\d\\b)";
    }();
    return pattern;
}

const std::string open_end =
    "(?:present|now|today|current(?:ly)?|ongoing|(?:(?:to|till|until|up ?to) )?(?:date|now|present)|"
    "(?:bis )?heute|laufend|bis dato|aujourd['’]hui|actuellement|(?:à )?ce jour|en (?:cours|poste)|hoy|(?:la )?fecha|"
    "actualidad|(?:la )?actualidad|actual|presente|oggi|in corso|attualmente|atual|atualmente|hoje|o presente|dias "
    "atuais|o momento|momento|"
    "heden|nu|nå|i dag|dags dato|nuvarande|obecnie|teraz|halen|günümüz|devam ediyor|sekarang)";
const std::string dashes = "(?:-|–|—|−|‐|‑|‒|―|→|~|/)";
const std::string between =
    "\\s*(?:" + dashes + "+|(?:to|until|till|through|bis|à|au|a|al|hasta|até|tot|t/m|til|do)\\s)\\s*(?:(?:to|bis|à) )?";

const RE2& range_regex() {
    static const RE2 regex("(?i)(" + one_date() + ")(?:" + between + "(?:(" + one_date() + ")|(" + open_end + ")))");
    return regex;
}

// "2018-19", "2009/10": the second year borrows its century.
const RE2& short_year_regex() {
    static const RE2 regex("\\b((?:19|20)\\d\\d)\\s*(-|–|—|/)\\s*(\\d\\d)(?:\\b|$)");
    return regex;
}

// "03/19 - 05/21".
const RE2& short_months_regex() {
    static const RE2 regex("(?i)\\b((?:0[1-9]|1[0-2])[/.]\\d\\d)\\s*" + dashes +
                           "\\s*(?:((?:0[1-9]|1[0-2])[/.]\\d\\d)\\b|(" + open_end + "))");
    return regex;
}

// "Mar - Sep 2021": the first month borrows the year.
const RE2& borrowed_regex() {
    static const RE2 regex("(?i)(" + month_mark + ")\\.?" + between + "(" + month_mark + "[,. ]*(?:19|20)\\d\\d)");
    return regex;
}

const RE2& since_regex() {
    static const RE2 regex("(?i)\\b(?:since|from|seit|ab|depuis|desde|dal|sinds|siden|sedan|od)\\s+(" + one_date() +
                           ")");
    return regex;
}

const RE2& hanging_regex() {
    static const RE2 regex("(?i)(" + one_date() + ")\\s*(?:-|–|—)\\s*(?:$|\\))");
    return regex;
}

const RE2& single_regex() {
    static const RE2 regex("(?i)(" + one_date() + ")");
    return regex;
}

int full_year(int year) {
    if (year >= 100) return year;
    return year + (year < 50 ? 2000 : 1900);
}

std::optional<MonthDate> date_of(std::string_view written) {
    int day = 0;
    int month = 0;
    int year = 0;
    const re2::StringPiece text(written.data(), written.size());
    static const RE2 named(
        "(?i)(?:\\d{1,2}(?:st|nd|rd|th|\\.)? )?@(\\d\\d)@*\\.?(?: ?/ ?|,? ?)(?:(?:of|de|del) "
        ")?(?:\\d{1,2}(?:st|nd|rd|th)?, "
        ")?(?:-|'|’|‘| )?(\\d{2,4})");
    static const RE2 year_month("((?:19|20)\\d\\d)[-/.](\\d\\d?)(?:[-/.]\\d\\d)?");
    static const RE2 day_month_year("(\\d\\d?)[./](\\d\\d?)[./]((?:19|20)\\d\\d)");
    static const RE2 month_year("(\\d\\d?) ?[-/.] ?(\\d{2,4})");
    static const RE2 quarter("(?i)q([1-4]) ((?:19|20)\\d\\d)");
    static const RE2 year_alone("((?:19|20)\\d\\d)");
    static const RE2 short_year("(?:'|’|‘)(\\d\\d)");
    if (RE2::FullMatch(text, quarter, &month, &year)) {
        month = month * 3 - 2;
    } else if (!RE2::FullMatch(text, named, &month, &year) && !RE2::FullMatch(text, year_month, &year, &month) &&
               !RE2::FullMatch(text, day_month_year, &day, &month, &year) &&
               !RE2::FullMatch(text, month_year, &month, &year) && !RE2::FullMatch(text, year_alone, &year) &&
               !RE2::FullMatch(text, short_year, &year)) {
        return std::nullopt;
    }
    year = full_year(year);
    if (year < 1950 || year > 2060 || month > 12) return std::nullopt;
    return MonthDate{year, month};
}

class Finder {
  public:
    explicit Finder(std::string_view written)
        : written_(written), marked_(with_months_marked(written)), text_(marked_) {}

    std::optional<FoundDates> find() {
        if (auto dates = range()) return dates;
        if (auto dates = short_range()) return dates;
        if (matches(borrowed_regex(), 3)) {
            const auto end = date_of(group(2));
            const int month = std::stoi(std::string(group(1).substr(1, 2)));
            if (end) return found(groups_[0], {MonthDate{end->year, month}, end, false, {}});
        }
        for (const RE2* regex : {&since_regex(), &hanging_regex()}) {
            if (!matches(*regex, 2)) continue;
            if (const auto start = date_of(group(1))) return found(groups_[0], {start, std::nullopt, true, {}});
        }
        if (matches(single_regex(), 2)) {
            if (const auto date = date_of(group(1))) return found(groups_[0], {date, date, false, {}});
        }
        return std::nullopt;
    }

  private:
    bool matches(const RE2& regex, int count) {
        return regex.Match(text_, 0, text_.size(), RE2::UNANCHORED, groups_.data(), count);
    }

    FoundDates found(const re2::StringPiece& match, DateRange range) const {
        const auto begin = static_cast<std::size_t>(match.data() - text_.data());
        range.as_written = std::string(written_.substr(begin, match.size()));
        return {begin, begin + match.size(), std::move(range)};
    }

    std::string_view group(std::size_t index) const { return {groups_[index].data(), groups_[index].size()}; }

    std::optional<FoundDates> range() {
        if (!matches(range_regex(), 4)) return std::nullopt;
        DateRange range;
        range.start = date_of(group(1));
        range.current = !groups_[3].empty();
        if (!range.current) range.end = date_of(group(2));
        if (!range.start || (!range.current && !range.end)) return std::nullopt;
        return found(groups_[0], range);
    }

    std::optional<FoundDates> short_range() {
        if (matches(short_months_regex(), 4)) {
            DateRange range;
            range.start = date_of(group(1));
            range.current = !groups_[3].empty();
            if (!range.current) range.end = date_of(group(2));
            if (range.start) return found(groups_[0], range);
        }
        if (!matches(short_year_regex(), 4)) return std::nullopt;
        const auto start = date_of(group(1));
        const int last = std::stoi(std::string(group(3)));
        // "2019-03" is a month, "2018-19" and "2009–10" are two years.
        if (!start || (group(2) == "-" && last <= 12)) return std::nullopt;
        const MonthDate end{start->year / 100 * 100 + last, 0};
        if (end < *start || end.year > start->year + 40) return std::nullopt;
        return found(groups_[0], {start, end, false, {}});
    }

    std::string_view written_;
    std::string marked_;
    re2::StringPiece text_;  // of `marked_`
    std::array<re2::StringPiece, 4> groups_;
};

bool may_hold_dates(std::string_view text) {
    return std::ranges::any_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::optional<FoundDates> find_dates(std::string_view written) {
    if (!may_hold_dates(written)) return std::nullopt;
    return Finder(written).find();
}

std::string without_dates(std::string_view written) {
    std::string rest(written);
    while (const auto dates = find_dates(rest)) rest.replace(dates->begin, dates->end - dates->begin, " ");
    static const RE2 duration(
        "(?i)[(\\[]?\\b\\d+(?:[.,]\\d)? ?\\+?(?:years?|yrs?|months?|mos?|jahre?|monate?|ans?|mois|años?|meses)\\b(?:,? "
        "(?:and |und "
        "|et )?\\d+ ?(?:months?|mos?|monate?|mois|meses))?[)\\]]?");
    RE2::GlobalReplace(&rest, duration, " ");
    static const RE2 empty_brackets("[(\\[]\\s*[-–,]?\\s*[)\\]]");
    RE2::GlobalReplace(&rest, empty_brackets, " ");
    static const RE2 edges("^(?:[\\s,;:|/-]|·|•|–|—)+|(?:[\\s,;:|/(-]|·|•|–|—)+$");
    RE2::GlobalReplace(&rest, edges, "");
    return text::squeeze(rest);
}

bool is_open_end(std::string_view written) {
    static const RE2 whole("(?i)\\W*" + open_end + "\\W*");
    return RE2::FullMatch(re2::StringPiece(written.data(), written.size()), whole);
}

bool is_only_dates(std::string_view written) {
    if (!may_hold_dates(written) || written.size() > 60) return false;
    const std::string rest = without_dates(written);
    return rest.size() <= 2 && rest.size() + 3 < written.size();
}

}  // namespace offerbox::intake
