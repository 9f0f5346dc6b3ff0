#include "offerbox/scoring/agreement.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "offerbox/app/items.hpp"
#include "offerbox/app/rating.hpp"
#include "offerbox/base/file.hpp"
#include "offerbox/base/text.hpp"
#include "request.hpp"
#include "terminal.hpp"
#include "verbs.hpp"

namespace offerbox::cli {

namespace {

using Json = nlohmann::ordered_json;
using scoring::PairAgreement;
using scoring::RaterLevels;

struct AgreementOptions {
    std::vector<std::string> files;
    std::string scores;
    std::string join;
    std::uint64_t seed = 0;
    bool json = false;
};

// What is printed.
struct Measured {
    std::vector<RaterLevels> raters;
    RaterLevels offerbox;
    scoring::PanelAgreement panel;
};

Result<std::vector<app::RatedAnswer>> joined(const std::vector<std::string>& paths) {
    std::vector<std::vector<app::RatedAnswer>> files;
    for (const auto& path : paths) {
        const auto stem = std::filesystem::path(path).stem().string();
        auto read = app::read_ratings(path, paths.size() > 1 ? stem : "rater");
        if (!read) return read.error();
        files.push_back(std::move(*read));
    }
    return app::join_ratings(files);
}

// In the order in which their names come up.
std::vector<RaterLevels> raters_of(const std::vector<app::RatedAnswer>& answers) {
    std::vector<RaterLevels> raters;
    for (std::size_t at = 0; at < answers.size(); ++at) {
        for (const auto& rating : answers[at].ratings) {
            auto found = std::ranges::find(raters, rating.rater, &RaterLevels::name);
            if (found == raters.end()) {
                raters.push_back({rating.rater, std::vector<std::optional<double>>(answers.size())});
                found = raters.end() - 1;
            }
            found->levels[at] = rating.level;
        }
    }
    return raters;
}

std::optional<double> level_of(const Json& row) {
    const auto found = row.find("level");
    return found != row.end() && found->is_number() ? std::optional(found->get<double>()) : std::nullopt;
}

// OfferBox's levels as `offerbox score` wrote them, by id.
Result<RaterLevels> levels_from(const std::string& path, const std::vector<app::RatedAnswer>& answers) {
    const auto bytes = read_file(path);
    if (!bytes) return bytes.error();
    std::map<std::string, std::optional<double>> levels;
    for (const auto line : text::lines(*bytes)) {
        const Json row = Json::parse(line, nullptr, false);
        if (row.is_object() && row.contains("id")) levels[row["id"].dump()] = level_of(row);
    }
    RaterLevels offerbox{scoring::offerbox_name, {}};
    for (const auto& answer : answers) {
        const auto found = levels.find(answer.key);
        offerbox.levels.push_back(found == levels.end() ? std::nullopt : found->second);
    }
    return offerbox;
}

Result<RaterLevels> levels_now(const Session& session, const std::vector<app::RatedAnswer>& answers) {
    auto scorer = app::ItemScorer::open(settings_of(session));
    if (!scorer) return scorer.error();
    fmt::print(stderr, "Scoring {} {}; this takes a moment.\n", answers.size(),
               answers.size() == 1 ? "answer" : "answers");
    RaterLevels offerbox{scoring::offerbox_name, {}};
    for (std::size_t at = 0; at < answers.size(); ++at)
        offerbox.levels.push_back(level_of(Json::parse((*scorer)->score(answers[at].item, at + 1))));
    return offerbox;
}

Result<Measured> measure(const Session& session, const AgreementOptions& options) {
    auto answers = joined(options.files);
    if (!answers) return answers.error();
    Measured measured;
    measured.raters = raters_of(*answers);
    if (measured.raters.empty())
        return fail(ErrorCode::empty, "no ratings",
                    "There are no ratings in what was named: make some with \"offerbox rate\".");
    if (!options.join.empty()) {
        if (auto written = app::write_ratings(options.join, *answers); !written) return written.error();
    }
    auto offerbox = options.scores.empty() ? levels_now(session, *answers) : levels_from(options.scores, *answers);
    if (!offerbox) return offerbox.error();
    measured.offerbox = std::move(*offerbox);
    measured.panel = scoring::agreement_of(measured.raters, measured.offerbox, options.seed);
    return measured;
}

Json rounded(std::optional<double> value) {
    return value ? Json(std::round(*value * 1000) / 1000) : Json(nullptr);
}

std::size_t scored_by_offerbox(const Measured& measured) {
    return static_cast<std::size_t>(
        std::ranges::count_if(measured.offerbox.levels, [](const auto& level) { return level.has_value(); }));
}

Json json_of(const PairAgreement& pair) {
    Json object{{"first", pair.first}, {"second", pair.second}, {"answers", pair.answers}};
    object["too_few"] = !pair.figures;
    if (!pair.figures) return object;
    const auto& figures = *pair.figures;
    object["kappa"] = rounded(figures.kappa);
    const auto& interval = figures.kappa_interval;
    object["kappa_interval"] =
        interval ? Json::array({rounded(interval->low), rounded(interval->high)}) : Json(nullptr);
    object["kappa_of_whole_levels"] = rounded(figures.kappa_of_whole_levels);
    object["rank_correlation"] = rounded(figures.rank_correlation);
    object["mean_difference"] = rounded(figures.mean_difference);
    object["exact"] = rounded(figures.exact);
    object["within_half"] = rounded(figures.within_half);
    return object;
}

Json json_of(const Measured& measured, std::uint64_t seed) {
    Json object{{"answers", measured.offerbox.levels.size()}};
    object["scored_by_offerbox"] = scored_by_offerbox(measured);
    object["fewest_answers"] = scoring::fewest_answers;
    object["raters"] = Json::array();
    for (const auto& rater : measured.raters) object["raters"].push_back(rater.name);
    object["between_raters"] = Json::array();
    for (const auto& pair : measured.panel.raters) object["between_raters"].push_back(json_of(pair));
    object["with_offerbox"] = Json::array();
    for (const auto& pair : measured.panel.offerbox) object["with_offerbox"].push_back(json_of(pair));
    object["alpha"] = rounded(measured.panel.alpha);
    object["answers_by_two"] = measured.panel.answers_by_two;
    object["seed"] = seed;
    return object;
}

std::string shown(std::optional<double> value) {
    return value ? fmt::format("{:.2f}", *value) : "-";
}

std::string interval_shown(const std::optional<Range>& interval) {
    return interval ? fmt::format("{:.2f} to {:.2f}", interval->low, interval->high) : "-";
}

std::string name_of(const PairAgreement& pair) {
    return printable(pair.first + " and " + pair.second);
}

void print_pairs(std::string_view title, const std::vector<PairAgreement>& pairs) {
    if (pairs.empty()) return;
    std::size_t width = 24;
    for (const auto& pair : pairs) width = std::max(width, text::to_code_points(name_of(pair)).size());
    fmt::print("\n{:<{}}  answers  kappa  95 % interval   Spearman  difference  exact  within half\n", title, width);
    for (const auto& pair : pairs) {
        fmt::print("{:<{}}  {:>7}", name_of(pair), width, pair.answers);
        if (!pair.figures) {
            fmt::print("  too few to tell\n");
            continue;
        }
        const auto& figures = *pair.figures;
        fmt::print("  {:>5}  {:<14}  {:>8}  {:>+10.2f}  {:>3.0f} %        {:>3.0f} %\n", shown(figures.kappa),
                   interval_shown(figures.kappa_interval), shown(figures.rank_correlation), figures.mean_difference,
                   100 * figures.exact, 100 * figures.within_half);
    }
}

bool any_figures(const std::vector<PairAgreement>& pairs) {
    return std::ranges::any_of(pairs, [](const PairAgreement& pair) { return pair.figures.has_value(); });
}

constexpr std::string_view how_to_read =
    "\n"
    "kappa: 1 is full agreement, 0 no more than chance gives; large differences of level count most.\n"
    "The interval says how much it may owe to the choice of answers.\n"
    "Spearman: whether both put the answers in the same order.\n"
    "difference: the second's level less the first's, on average.\n"
    "within half: at most half a level apart.\n";

void print_table(const Measured& measured) {
    std::vector<std::string> names;
    for (const auto& rater : measured.raters) names.push_back(printable(rater.name));
    const auto answers = measured.offerbox.levels.size();
    fmt::print("{} {}, rated by {}. OfferBox scored {} of them.\n", answers, answers == 1 ? "answer" : "answers",
               text::join(names, ", "), scored_by_offerbox(measured));
    print_pairs("Between raters", measured.panel.raters);
    print_pairs("With OfferBox", measured.panel.offerbox);
    const bool some = any_figures(measured.panel.raters) || any_figures(measured.panel.offerbox);
    if (measured.panel.alpha)
        fmt::print("\nAll raters together: Krippendorff's alpha (interval) {:.2f}, on {} answers.\n",
                   *measured.panel.alpha, measured.panel.answers_by_two);
    if (some) fmt::print("{}", how_to_read);
    if (!some)
        fmt::print("\nFigures need at least {} answers that both rated: fewer say more of chance than of raters.\n",
                   scoring::fewest_answers);
}

void run(Session& session, const AgreementOptions& options) {
    const auto measured = measure(session, options);
    if (!measured) return report_failure(session, measured.error(), options.json);
    if (options.json)
        fmt::print("{}\n", json_of(*measured, options.seed).dump(2, ' ', false, Json::error_handler_t::replace));
    else
        print_table(*measured);
}

}  // namespace

void add_agreement_verb(CLI::App& root, Session& session) {
    auto options = std::make_shared<AgreementOptions>();
    CLI::App* verb = root.add_subcommand("agreement", "how well raters agree, with each other and with OfferBox");
    verb->add_option("FILES", options->files, "files of ratings (of \"offerbox rate\", or items with \"ratings\")")
        ->required();
    verb->add_option("--join", options->join, "write the items with the ratings of all to this file too");
    verb->add_option("--scores", options->scores,
                     "rows that \"offerbox score\" gave for these items (default: they are scored now)");
    verb->add_option("--seed", options->seed, "of the samples that the intervals rest on (default 0)");
    verb->add_flag("--json", options->json, "print one JSON object");
    verb->callback([&session, options] { run(session, *options); });
}

}  // namespace offerbox::cli
