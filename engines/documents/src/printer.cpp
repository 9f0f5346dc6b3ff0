#include "offerbox/documents/printer.hpp"

#include <algorithm>
#include <csignal>
#include <mutex>
#include <utility>

#include "child.hpp"
#include "confine.hpp"

namespace offerbox::documents {

namespace {

constexpr const char* other_formats = " The report can be had as HTML or Markdown in the meantime.";

class WeasyPrinter final : public PdfPrinter {
  public:
    explicit WeasyPrinter(PrinterSettings settings) : settings_(std::move(settings)) {
        if (!settings_.worker.empty()) return;
        std::error_code none;
        settings_.worker = std::filesystem::read_symlink("/proc/self/exe", none).parent_path() / "offerbox-documents";
    }

    Result<std::string> print(std::string_view html) const override {
        std::error_code none;
        if (!std::filesystem::exists(settings_.weasyprint, none)) {
            return fail(ErrorCode::unavailable, settings_.weasyprint.string() + " is missing",
                        std::string("A PDF needs the program WeasyPrint, which is not installed here; install the "
                                    "Debian package weasyprint.") +
                            other_formats);
        }
        const auto deadline = std::chrono::steady_clock::now() + settings_.limit_time;
        const std::unique_lock lock(printing_, deadline);
        if (!lock.owns_lock()) return slow("the print before it took too long");
        ChildLimits limits;
        limits.time = std::max(std::chrono::milliseconds(1), std::chrono::duration_cast<std::chrono::milliseconds>(
                                                                 deadline - std::chrono::steady_clock::now()));
        limits.output_bytes = settings_.limit_bytes;
        auto outcome = run_child(settings_.worker, {"print", settings_.weasyprint.string()}, html, limits);
        if (!outcome) return outcome.error();
        if (outcome->timed_out || outcome->signal == SIGXCPU) return slow("WeasyPrint ran too long");
        if (outcome->output_too_large) {
            return fail(ErrorCode::too_large, "WeasyPrint wrote too much",
                        std::string("The PDF became too large.") + other_formats);
        }
        if (outcome->exit_status != 0 || !outcome->output.starts_with("%PDF-")) return failed(*outcome);
        return std::move(outcome->output);
    }

  private:
    static Error slow(std::string log) {
        return fail(
            ErrorCode::timed_out, std::move(log),
            std::string("Making the PDF took too long; try again when the machine is less busy.") + other_formats);
    }

    static Error failed(const ChildOutcome& outcome) {
        // Not its messages: they may quote the document.
        const std::string log = outcome.exit_status == worker_unconfined
                                    ? "the network could not be closed"
                                    : "WeasyPrint ended with status " + std::to_string(outcome.exit_status) +
                                          ", signal " + std::to_string(outcome.signal);
        return fail(ErrorCode::unavailable, log, std::string("The PDF could not be made.") + other_formats);
    }

    PrinterSettings settings_;
    mutable std::timed_mutex printing_;
};

}  // namespace

std::unique_ptr<PdfPrinter> make_printer(PrinterSettings settings) {
    return std::make_unique<WeasyPrinter>(std::move(settings));
}

}  // namespace offerbox::documents
