#include "offerbox/documents/reader.hpp"

#include <doctest/doctest.h>
#include <zip.h>

#include <array>
#include <string>

#include "offerbox/base/file.hpp"

using namespace offerbox;
using namespace offerbox::documents;

namespace {

ReaderSettings settings() {
    ReaderSettings s;
    s.worker = std::string{OFFERBOX_BINARY_DIR} + "/offerbox-documents";
    return s;
}

std::string corpus(const std::string& name) {
    auto bytes = read_file(std::string{OFFERBOX_SOURCE_DIR} + "/tests/corpus/resumes/" + name);
    REQUIRE(bytes.has_value());
    return std::move(*bytes);
}

ErrorCode failure(const Result<Document>& result) {
    REQUIRE_FALSE(result.has_value());
    CHECK_FALSE(result.error().for_person().empty());
    return result.error().code;
}

bool has_word(const Document& document, const std::string& word) {
    for (const auto& page : document.pages) {
        for (const auto& placed : page.words) {
            if (placed.text == word) return true;
        }
    }
    return false;
}

// A small PDF: `pages` references to pages that share one line of text.
std::string small_pdf(int pages, const std::string& text) {
    std::string pdf = "%PDF-1.4\n";
    std::vector<std::size_t> places;
    const auto object = [&](const std::string& body) {
        places.push_back(pdf.size());
        pdf += std::to_string(places.size()) + " 0 obj\n" + body + "\nendobj\n";
    };
    std::string kids;
    for (int i = 0; i < pages; ++i) kids += std::to_string(5 + i) + " 0 R ";
    object("<< /Type /Catalog /Pages 2 0 R >>");
    object("<< /Type /Pages /Kids [" + kids + "] /Count " + std::to_string(pages) + " >>");
    const std::string stream = text.empty() ? "" : "BT /F1 12 Tf 72 700 Td (" + text + ") Tj ET";
    object("<< /Length " + std::to_string(stream.size()) + " >>\nstream\n" + stream + "\nendstream");
    object("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
    for (int i = 0; i < pages; ++i) {
        object(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 3 0 R /Resources << /Font << /F1 4 0 R >> "
            ">> >>");
    }
    const auto table = pdf.size();
    pdf += "xref\n0 " + std::to_string(places.size() + 1) + "\n0000000000 65535 f \n";
    for (const auto place : places) {
        std::string digits = std::to_string(place);
        pdf += std::string(10 - digits.size(), '0') + digits + " 00000 n \n";
    }
    return pdf + "trailer << /Size " + std::to_string(places.size() + 1) + " /Root 1 0 R >>\nstartxref\n" +
           std::to_string(table) + "\n%%EOF\n";
}

const std::string long_line =
    "Ada Byron wrote the first programs for a machine that was never built and told others how to think about it as "
    "well";

std::string zip_of(const std::vector<std::pair<std::string, std::string>>& parts) {
    zip_error_t problem;
    zip_error_init(&problem);
    zip_source_t* source = zip_source_buffer_create(nullptr, 0, 0, &problem);
    zip_source_keep(source);
    zip_t* archive = zip_open_from_source(source, ZIP_TRUNCATE, &problem);
    for (const auto& [name, content] : parts) {
        zip_file_add(archive, name.c_str(), zip_source_buffer(archive, content.data(), content.size(), 0),
                     ZIP_FL_OVERWRITE);
    }
    zip_close(archive);
    zip_source_open(source);
    zip_stat_t about;
    zip_source_stat(source, &about);
    std::string bytes(about.size, '\0');
    zip_source_read(source, bytes.data(), bytes.size());
    zip_source_close(source);
    zip_source_free(source);
    return bytes;
}

std::string docx_of(const std::string& body) {
    return zip_of({{"word/document.xml",
                    "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>" +
                        body + "</w:body></w:document>"}});
}

}  // namespace

TEST_CASE("a PDF is read the same under each confinement that works here") {
    const auto bytes = corpus("public/John_Doe_ClassicTheme_CV.pdf");
    auto chosen = settings();
    const auto best = make_reader(chosen)->read(bytes, "cv.pdf");
    REQUIRE(best.has_value());
    CHECK(best->format == "pdf");
    CHECK(best->pages.size() == 2);
    CHECK(has_word(*best, "NVIDIA"));
    for (const auto how : {Confinement::landlock, Confinement::space}) {
        chosen.confinement = how;
        const auto other = make_reader(chosen)->read(bytes, "cv.pdf");
        if (!other) {
            CHECK(other.error().code == ErrorCode::unavailable);
            continue;
        }
        CHECK(other->pages.size() == 2);
        CHECK(has_word(*other, "NVIDIA"));
    }
}

TEST_CASE("a missing program is told as unavailable") {
    auto chosen = settings();
    chosen.pdftotext = "/nowhere/pdftotext";
    CHECK(failure(make_reader(chosen)->read(small_pdf(1, long_line), "a.pdf")) == ErrorCode::unavailable);
    chosen = settings();
    chosen.worker = "/nowhere/offerbox-documents";
    CHECK(failure(make_reader(chosen)->read(small_pdf(1, long_line), "a.pdf")) == ErrorCode::unavailable);
}

TEST_CASE("limits and damaged PDF files") {
    const auto reader = make_reader(settings());
    CHECK(reader->read(small_pdf(1, long_line), "a.pdf").has_value());
    CHECK(failure(reader->read(small_pdf(21, long_line), "a.pdf")) == ErrorCode::too_many_pages);
    CHECK(failure(reader->read(small_pdf(10000, long_line), "a.pdf")) == ErrorCode::too_many_pages);
    CHECK(failure(reader->read(small_pdf(1, ""), "a.pdf")) == ErrorCode::empty);
    CHECK(failure(reader->read("%PDF-1.4\n" + std::string(30000, 'x') + "/Subtype /Image", "a.pdf")) ==
          ErrorCode::corrupt);
    CHECK(failure(reader->read("", "a.pdf")) == ErrorCode::empty);
    CHECK(failure(reader->read(std::string(11 * 1024 * 1024, 'a'), "a.txt")) == ErrorCode::too_large);
    CHECK(failure(reader->read(small_pdf(1, long_line), "a.docx")) == ErrorCode::wrong_extension);
    CHECK(failure(reader->read("Ada Byron, Engineer", "a.pdf")) == ErrorCode::wrong_extension);
    CHECK(failure(reader->read(std::string("\x89PNG\r\n\x1a\n") + std::string(100, 'z'), "a.png")) ==
          ErrorCode::scanned);
}

TEST_CASE("a child that runs too long is killed") {
    auto chosen = settings();
    chosen.limit_time = std::chrono::milliseconds{0};
    CHECK(failure(make_reader(chosen)->read(small_pdf(1, long_line), "a.pdf")) == ErrorCode::timed_out);
}

TEST_CASE("DOCX: paragraphs, items, tables, deletions") {
    const auto reader = make_reader(settings());
    const auto document = reader->read(
        docx_of(
            "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Ada Byron</w:t></w:r></w:p>"
            "<w:p><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>Wrote programs</w:t></w:r></w:p>"
            "<w:p><w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:ins><w:r><w:t>kept</w:t></w:r></w:ins></w:p>"
            "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>2019</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Acme</w:t></w:r></"
            "w:p></w:tc></w:tr></w:tbl>"),
        "a.docx");
    REQUIRE(document.has_value());
    REQUIRE(document->flow.size() == 4);
    CHECK(document->flow[0].bold);
    CHECK(document->flow[1].bullet);
    CHECK(document->flow[2].text == "kept");
    CHECK(document->flow[3].text == "2019\tAcme");
    CHECK(document->flow[3].table);
}

TEST_CASE("DOCX: bombs, entities and other archives") {
    const auto reader = make_reader(settings());
    CHECK(failure(reader->read(docx_of("<w:p><w:r><w:t>" + std::string(60'000'000, ' ') + "</w:t></w:r></w:p>"),
                               "a.docx")) == ErrorCode::too_large);
    CHECK(failure(reader->read(zip_of({{"word/document.xml", "<!DOCTYPE a [<!ENTITY b \"cc\">]><a>&b;</a>"}}),
                               "a.docx")) == ErrorCode::corrupt);
    CHECK(failure(reader->read(zip_of({{"readme.txt", "hello"}}), "a.zip")) == ErrorCode::unsupported);
    CHECK(failure(reader->read(zip_of({{"readme.txt", "hello"}}), "a.docx")) == ErrorCode::corrupt);
    CHECK(failure(reader->read(docx_of(""), "a.docx")) == ErrorCode::empty);
    CHECK(failure(reader->read("PK\x03\x04 and nothing more", "a.docx")) == ErrorCode::corrupt);
    const std::string deep = [] {
        std::string xml;
        for (int i = 0; i < 20000; ++i) xml += "<w:tbl><w:tr><w:tc>";
        return xml;
    }();
    CHECK_FALSE(reader->read(docx_of(deep), "a.docx").has_value());
}

TEST_CASE("YAML and its aliases") {
    const auto reader = make_reader(settings());
    const auto document = reader->read("basics:\n  name: Ada Byron\nwork: []\n", "a.yaml");
    REQUIRE(document.has_value());
    CHECK(document->format == "json-resume");
    CHECK(document->data == "{\"basics\":{\"name\":\"Ada Byron\"},\"work\":[]}");
    std::string laughs = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
    for (int i = 1; i < 9; ++i) {
        const auto before = std::to_string(i - 1);
        laughs += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [";
        for (int j = 0; j < 10; ++j) laughs += (j > 0 ? ", *a" : "*a") + before;
        laughs += "]\n";
    }
    CHECK(failure(reader->read(laughs, "a.yaml")) == ErrorCode::too_large);
    CHECK(failure(reader->read("a: [1, 2\nb: }", "a.yaml")) == ErrorCode::corrupt);
}

TEST_CASE("no mutation of a document breaks the reader") {
    const auto reader = make_reader(settings());
    const auto good = small_pdf(2, long_line);
    unsigned state = 12345;
    const auto next = [&state] { return state = state * 1664525U + 1013904223U; };
    for (int i = 0; i < 40; ++i) {
        auto bad = good;
        for (int j = 0; j < 8; ++j) bad[next() % bad.size()] = static_cast<char>(next() >> 24U);
        if (i % 3 == 0) bad.resize(next() % bad.size());
        const auto result = reader->read(bad, "a.pdf");
        const bool told = result.has_value() || !result.error().for_person().empty();
        CHECK(told);
    }
}
