#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <memory>
#include <string>

#include "offerbox/base/file.hpp"
#include "request.hpp"
#include "verbs.hpp"

namespace offerbox::cli {

namespace {

struct ReportOptions {
    std::string id;
    std::string format = "md";
    std::string out;
};

struct ExportOptions {
    std::string id;
    bool all = false;
    std::string out;
};

Error not_written(const std::string& out, const Error& error) {
    return fail(ErrorCode::invalid_argument, error.log, fmt::format("The file \"{}\" cannot be written.", out));
}

// To the file, or to stdout when none is named.
Result<void> deliver(const std::string& bytes, const std::string& out) {
    if (out.empty()) {
        std::fwrite(bytes.data(), 1, bytes.size(), stdout);
        if (std::fflush(stdout) == 0) return {};
        return fail(ErrorCode::unavailable, "cannot write to stdout", "The output cannot be written.");
    }
    if (auto written = write_file(out, bytes); !written) return not_written(out, written.error());
    return {};
}

void show_report(Session& session, const ReportOptions& options) {
    const auto format = report::format_named(options.format);
    if (!format) {
        return report_failure(session,
                              fail(ErrorCode::invalid_argument, "unknown format",
                                   fmt::format("\"{}\" is no format; use md, json, html or pdf.", options.format)),
                              false);
    }
    const bool json = *format == report::Format::json && options.out.empty();
    if (*format == report::Format::pdf && options.out.empty() && isatty(STDOUT_FILENO) == 1) {
        return report_failure(session,
                              fail(ErrorCode::invalid_argument, "a PDF to a terminal",
                                   "A PDF cannot be shown in a terminal; name a file with --out."),
                              false);
    }
    auto application = open_application(session);
    if (!application) return report_failure(session, application.error(), json);
    auto report = (*application)->report_as(options.id, *format);
    if (!report) return report_failure(session, report.error(), json);
    if (*format == report::Format::json) *report += '\n';
    if (auto delivered = deliver(*report, options.out); !delivered) {
        return report_failure(session, delivered.error(), json);
    }
    if (!options.out.empty()) fmt::print(stderr, "Written to {}\n", options.out);
}

void export_stored(Session& session, const ExportOptions& options) {
    if (options.id.empty() == !options.all) {
        return report_failure(session,
                              fail(ErrorCode::invalid_argument, "export needs one of ID and --all",
                                   "Name the interview to export, or use --all."),
                              false);
    }
    auto application = open_application(session);
    if (!application) return report_failure(session, application.error(), false);
    const auto archive = options.all ? (*application)->export_all() : (*application)->export_interview(options.id);
    if (!archive) return report_failure(session, archive.error(), false);
    if (auto delivered = deliver(*archive, options.out); !delivered) {
        return report_failure(session, delivered.error(), false);
    }
    fmt::print(stderr, "Written to {}\n", options.out);
}

void back_up(Session& session, const std::string& out) {
    auto application = open_application(session);
    if (!application) return report_failure(session, application.error(), false);
    if (auto done = (*application)->back_up(out); !done) return report_failure(session, done.error(), false);
    fmt::print(stderr, "Written to {}. Deleting interviews later does not change this copy.\n", out);
}

}  // namespace

void add_report_verbs(CLI::App& root, Session& session) {
    auto report = std::make_shared<ReportOptions>();
    CLI::App* report_verb = root.add_subcommand("report", "the report of an interview that has ended");
    report_verb->add_option("ID", report->id, "the interview")->required();
    report_verb->add_option("--format", report->format, "md (the default), json, html or pdf");
    report_verb->add_option("--out", report->out, "the file to write (default: standard output)");
    add_data_option(*report_verb, session);
    report_verb->callback([&session, report] { show_report(session, *report); });

    auto exported = std::make_shared<ExportOptions>();
    CLI::App* export_verb =
        root.add_subcommand("export", "an interview, or everything, as one archive of JSON and Markdown");
    export_verb->add_option("ID", exported->id, "the interview");
    export_verb->add_flag("--all", exported->all, "everything of the person");
    export_verb->add_option("--out", exported->out, "the zip file to write")->required();
    add_data_option(*export_verb, session);
    export_verb->callback([&session, exported] { export_stored(session, *exported); });

    auto out = std::make_shared<std::string>();
    CLI::App* backup_verb =
        root.add_subcommand("backup", "a copy of the stored interviews, made while they are in use");
    backup_verb->add_option("--out", *out, "the file to write; it must not exist yet")->required();
    add_data_option(*backup_verb, session);
    backup_verb->callback([&session, out] { back_up(session, *out); });
}

}  // namespace offerbox::cli
