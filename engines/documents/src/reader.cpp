#include "offerbox/documents/reader.hpp"

#include <algorithm>
#include <cctype>
#include <csignal>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "bbox.hpp"
#include "child.hpp"
#include "confine.hpp"
#include "flow.hpp"
#include "format.hpp"
#include "offerbox/base/text.hpp"

namespace offerbox::documents {
namespace {

constexpr const char* corrupt_pdf =
    "This PDF is damaged and cannot be read; please export it again, or save your resume as DOCX or text.";
constexpr const char* scanned_file =
    "This file holds a picture of text but no text; please export the resume from the program it was written in, or "
    "paste "
    "it as text.";
constexpr const char* encrypted_file =
    "This file is protected by a password; please save a copy without one and try again.";
constexpr const char* empty_file = "This file is empty; please choose the file with your resume.";
constexpr const char* slow_file =
    "This file took too long to read; please export it again in a simpler form, as PDF, DOCX or text.";

std::string_view word_for(Confinement confinement) {
    switch (confinement) {
        case Confinement::landlock: return "landlock";
        case Confinement::space: return "space";
        case Confinement::unconfined: return "unconfined";
        case Confinement::best: break;
    }
    return "best";
}

std::string_view name_of_format(Format format) {
    switch (format) {
        case Format::pdf: return "a PDF";
        case Format::zip: return "a Word document or other zip archive";
        case Format::old_office: return "an old Office file";
        case Format::rtf: return "a Rich Text file";
        case Format::picture: return "a picture";
        case Format::html: return "a web page";
        case Format::binary: return "a binary file";
        default: return "a text file";
    }
}

Error wrong_extension(Format format, const std::string& extension) {
    const std::string is{name_of_format(format)};
    return fail(ErrorCode::wrong_extension, "content is " + is + ", extension is " + extension,
                "The file's name ends in ." + extension + " but its content is " + is +
                    "; please rename it or choose the right file.");
}

// pdftotext tells of a password only in words.
bool tells_of_password(std::string_view messages) {
    for (const auto word : {"Incorrect password", "security handler", "Unsupported version/revision"}) {
        if (messages.find(word) != std::string_view::npos) return true;
    }
    return false;
}

std::size_t letters_in(const std::vector<Page>& pages) {
    std::size_t letters = 0;
    for (const auto& page : pages) {
        for (const auto& word : page.words) {
            letters += static_cast<std::size_t>(std::count_if(
                word.text.begin(), word.text.end(), [](unsigned char c) { return std::isalnum(c) != 0 || c >= 0xC3; }));
        }
    }
    return letters;
}

// Dictionaries of pictures stand unpacked in every PDF, since a stream may not stand inside another.
bool holds_pictures(std::string_view pdf) {
    return pdf.find("/Subtype/Image") != std::string_view::npos ||
           pdf.find("/Subtype /Image") != std::string_view::npos;
}

class Reader final : public DocumentReader {
  public:
    explicit Reader(ReaderSettings settings) : settings_(std::move(settings)) {
        if (settings_.worker.empty()) {
            std::error_code none;
            settings_.worker =
                std::filesystem::read_symlink("/proc/self/exe", none).parent_path() / "offerbox-documents";
        }
    }

    Result<Document> read(std::string_view bytes, std::string_view file_name) const override {
        if (bytes.size() > settings_.limit_bytes) {
            return fail(ErrorCode::too_large, "file over the limit",
                        "This file is larger than " + std::to_string(settings_.limit_bytes / (1024 * 1024)) +
                            " MB; please export the resume with smaller pictures or without them.");
        }
        const std::string extension = extension_of(file_name);
        auto sniffed = sniff(bytes, extension);
        if (sniffed.format == Format::empty) return fail(ErrorCode::empty, "no content", empty_file);
        if (sniffed.format == Format::binary && (extension == "pdf" || extension == "docx")) {
            return fail(ErrorCode::corrupt, "binary data with extension " + extension,
                        "This file is not readable as " + std::string{extension == "pdf" ? "PDF" : "DOCX"} +
                            ": it is damaged or something else; please export your resume again.");
        }
        if (!fits(sniffed.format, extension)) return wrong_extension(sniffed.format, extension);
        switch (sniffed.format) {
            case Format::pdf: return read_pdf(bytes);
            case Format::zip: return read_docx(bytes, extension);
            case Format::json: return read_json(std::move(sniffed.text));
            case Format::yaml: return read_yaml(sniffed.text);
            case Format::markdown: return flowing("markdown", flow_of_markdown(sniffed.text));
            case Format::plain: return flowing("text", flow_of_text(sniffed.text));
            case Format::old_office: return refuse_old_office(bytes);
            case Format::picture: return fail(ErrorCode::scanned, "a picture file", scanned_file);
            default: break;
        }
        const std::string is{name_of_format(sniffed.format)};
        return fail(ErrorCode::unsupported, is,
                    "This is " + is +
                        ", which OfferBox does not read; please save your resume as PDF, DOCX, Markdown or text.");
    }

  private:
    static Result<Document> flowing(std::string format, std::vector<FlowLine> lines) {
        Document document;
        document.format = std::move(format);
        document.flow = std::move(lines);
        return document;
    }

    static Error refuse_old_office(std::string_view bytes) {
        // An encrypted DOCX lies in the container of the old format; its streams are named in UTF-16.
        const std::string_view name{"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0", 32};
        if (bytes.find(name) != std::string_view::npos)
            return fail(ErrorCode::encrypted, "encrypted DOCX", encrypted_file);
        return fail(ErrorCode::unsupported, "old Office format",
                    "This is a Word document in the old .doc form, which OfferBox does not read; please save it as "
                    "DOCX or PDF.");
    }

    static Result<Document> read_json(std::string json) {
        Document document;
        document.format = "json-resume";
        document.data = std::move(json);
        return document;
    }

    // What every child's end can mean, whatever it read. Nothing when it exited by itself with a status of its own.
    static Error failure_of(const ChildOutcome& outcome, const char* damaged) {
        if (outcome.timed_out || outcome.signal == SIGXCPU)
            return fail(ErrorCode::timed_out, "child ran too long", slow_file);
        if (outcome.output_too_large) {
            return fail(ErrorCode::too_large, "child wrote too much",
                        "This file holds far more text than a resume; please choose the file with your resume.");
        }
        if (outcome.exit_status == worker_unconfined) {
            return fail(
                ErrorCode::unavailable, "neither Landlock nor namespaces confine the child",
                "This machine cannot confine the reading of foreign files, so the file was refused; use a text or "
                "Markdown resume, or set OFFERBOX_ALLOW_UNCONFINED=1 to accept the risk.");
        }
        if (outcome.exit_status == worker_misused) {
            return fail(ErrorCode::unavailable, "offerbox-documents: " + outcome.messages,
                        "A program that reads documents is missing; please run the set-up again.");
        }
        return fail(ErrorCode::corrupt,
                    "child ended with status " + std::to_string(outcome.exit_status) + ", signal " +
                        std::to_string(outcome.signal),
                    damaged);
    }

    Result<ChildOutcome> run(std::vector<std::string> arguments, std::string_view bytes) const {
        ChildLimits limits;
        limits.time = settings_.limit_time;
        arguments.insert(arguments.begin() + 1, {std::string{word_for(settings_.confinement)},
                                                 settings_.allow_unconfined ? "allow" : "refuse"});
        return run_child(settings_.worker, arguments, bytes, limits);
    }

    Result<Document> read_pdf(std::string_view bytes) const {
        const auto outcome =
            run({"pdf", settings_.pdftotext.string(), std::to_string(settings_.limit_pages + 1)}, bytes);
        if (!outcome) return outcome.error();
        if (outcome->exit_status != 0) {
            if (outcome->exit_status > 0 && outcome->exit_status < worker_refused &&
                tells_of_password(outcome->messages)) {
                return fail(ErrorCode::encrypted, "PDF needs a password", encrypted_file);
            }
            return failure_of(*outcome, corrupt_pdf);
        }
        Document document;
        document.format = "pdf";
        document.pages = pages_of_bbox(outcome->output);
        if (document.pages.empty()) return fail(ErrorCode::corrupt, "no pages", corrupt_pdf);
        if (document.pages.size() > static_cast<std::size_t>(settings_.limit_pages)) {
            return fail(ErrorCode::too_many_pages, "over the limit of pages",
                        "This PDF has more than " + std::to_string(settings_.limit_pages) +
                            " pages; please give a resume of a few pages.");
        }
        const auto letters = letters_in(document.pages);
        if (letters < 20 || (letters < 80 && holds_pictures(bytes))) {
            if (letters == 0 && !holds_pictures(bytes) && bytes.size() < 20'000) {
                return fail(ErrorCode::empty, "pages without content",
                            "This PDF's pages are empty; please export your resume again.");
            }
            return fail(ErrorCode::scanned, "pages without text", scanned_file);
        }
        return document;
    }

    // The error that the worker wrote: the code's name, a line break, the reason for the log.
    static Error refusal(const ChildOutcome& outcome, const char* damaged) {
        const auto lines = text::lines(outcome.messages);
        const std::string log = lines.size() > 1 ? std::string{lines[1]} : std::string{};
        const auto is = [&](ErrorCode code) { return !lines.empty() && lines[0] == name_of(code); };
        if (is(ErrorCode::too_large)) {
            return fail(
                ErrorCode::too_large, log,
                "This file unpacks to far more than a resume can hold, so it was not opened; please export your "
                "resume again, for example as PDF.");
        }
        if (is(ErrorCode::encrypted)) return fail(ErrorCode::encrypted, log, encrypted_file);
        if (is(ErrorCode::empty)) return fail(ErrorCode::empty, log, empty_file);
        if (is(ErrorCode::unsupported)) {
            return fail(
                ErrorCode::unsupported, log,
                "This is an archive but not a Word document; please save your resume as PDF, DOCX, Markdown or text.");
        }
        return fail(ErrorCode::corrupt, log, damaged);
    }

    Result<Document> read_docx(std::string_view bytes, std::string_view extension) const {
        static constexpr const char* damaged =
            "This DOCX is damaged and cannot be read; please save it again, or export your resume as PDF.";
        const auto outcome = run({"docx"}, bytes);
        if (!outcome) return outcome.error();
        if (outcome->exit_status == worker_refused) {
            const Error refused = refusal(*outcome, damaged);
            // A name that says DOCX over an archive without a document: damaged, and not another kind of file.
            if (refused.code != ErrorCode::unsupported || extension != "docx") return refused;
            return fail(
                ErrorCode::corrupt, refused.log,
                "This is not a Word document, although its name says so: it is damaged or something else. Please "
                "save your resume again as DOCX or PDF.");
        }
        if (outcome->exit_status != worker_done) return failure_of(*outcome, damaged);

        const auto json = nlohmann::json::parse(outcome->output, nullptr, false);
        if (!json.is_array()) return fail(ErrorCode::corrupt, "child's answer is not an array", damaged);
        Document document;
        document.format = "docx";
        for (const auto& item : json) {
            if (!item.is_object() || !item.contains("text") || !item["text"].is_string()) continue;
            FlowLine line;
            line.text = text::to_valid_utf8(item["text"].get<std::string>());
            line.heading = std::clamp(item.value("heading", 0), 0, 6);
            line.bullet = item.value("bullet", false);
            line.bold = item.value("bold", false);
            line.table = item.value("table", false);
            // A mark typed by hand is one all the same.
            if (!line.bullet && line.heading == 0) {
                const auto typed = flow_of_text(line.text);
                if (typed.size() == 1 && typed.front().bullet) {
                    line.bullet = true;
                    line.text = typed.front().text;
                }
            }
            document.flow.push_back(std::move(line));
        }
        return document;
    }

    Result<Document> read_yaml(std::string_view yaml) const {
        static constexpr const char* damaged =
            "This YAML file has a mistake in its form and cannot be read; please check its indentation and quotes.";
        const auto outcome = run({"yaml"}, yaml);
        if (!outcome) return outcome.error();
        if (outcome->exit_status == worker_refused) return refusal(*outcome, damaged);
        if (outcome->exit_status != worker_done) return failure_of(*outcome, damaged);
        return read_json(text::to_valid_utf8(outcome->output));
    }

    ReaderSettings settings_;
};

}  // namespace

ReaderSettings settings_from_environment() {
    ReaderSettings settings;
    const char* allowed = std::getenv("OFFERBOX_ALLOW_UNCONFINED");
    settings.allow_unconfined = allowed != nullptr && std::string_view{allowed} == "1";
    return settings;
}

std::unique_ptr<DocumentReader> make_reader(ReaderSettings settings) {
    return std::make_unique<Reader>(std::move(settings));
}

}  // namespace offerbox::documents
