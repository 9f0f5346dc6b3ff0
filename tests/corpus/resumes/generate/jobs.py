"""Turn a text of ../../jobs into PDF (Chromium) or DOCX beside it.

    /usr/bin/python3 jobs.py pdf FILE.txt | docx FILE.txt

The first line is the heading, lines in capitals are headings, lines that begin
with a hyphen are a list, blank lines part paragraphs.
"""
import html
import pathlib
import subprocess
import sys
import tempfile

from docx import Document


def parts(text):
    for n, line in enumerate(text.splitlines()):
        if not line.strip():
            continue
        if n == 0:
            yield "title", line
        elif line.isupper():
            yield "heading", line
        elif line.startswith("- "):
            yield "item", line[2:]
        else:
            yield "text", line


def as_pdf(source, target):
    tags = {"title": "h1", "heading": "h2", "item": "li", "text": "p"}
    body = "".join(f"<{tags[k]}>{html.escape(x)}</{tags[k]}>" for k, x in parts(source))
    page = ("<!doctype html><html lang=en><meta charset=utf-8><style>@page{size:A4;margin:18mm}"
            "body{font:10.5pt/1.45 'Liberation Sans'}h2{font-size:11pt;color:#146}li{margin-left:6mm}</style>" + body)
    with tempfile.TemporaryDirectory() as folder:
        (pathlib.Path(folder) / "job.html").write_text(page, encoding="utf-8")
        subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile",
                        "--no-pdf-header-footer", f"--print-to-pdf={target}", f"file://{folder}/job.html"],
                       check=True, capture_output=True)


def as_docx(source, target):
    document = Document()
    for kind, text in parts(source):
        if kind == "title":
            document.add_heading(text, 0)
        elif kind == "heading":
            document.add_heading(text.title(), 1)
        else:
            document.add_paragraph(text, style="List Bullet" if kind == "item" else None)
    document.save(target)


def main():
    source = pathlib.Path(sys.argv[2]).resolve()
    target = source.with_suffix("." + sys.argv[1])
    {"pdf": as_pdf, "docx": as_docx}[sys.argv[1]](source.read_text(encoding="utf-8"), target)


if __name__ == "__main__":
    main()
