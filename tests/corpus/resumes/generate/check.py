"""Every word of each truth must stand in its document: finds layouts that lose text.

    python3 check.py [FOLDER ...]      default: ../made and ../public

PDFs are read with pdftotext, DOCX by their XML. Compared without spaces, hyphens,
case and compatibility forms (ligatures, full-width letters).
"""
import json
import pathlib
import re
import subprocess
import sys
import unicodedata
import zipfile

HERE = pathlib.Path(__file__).resolve().parent


def bare(text):
    text = unicodedata.normalize("NFKC", text).casefold()
    text = unicodedata.normalize("NFKD", text)
    text = re.sub(r"^https?://", "", text)  # documents often show an address without it
    return "".join(c for c in text if c.isalnum() and not unicodedata.combining(c))


def text_of(path):
    """The text in both orders that pdftotext knows: as drawn and as read."""
    if path.suffix == ".pdf":
        return "".join(subprocess.run(["pdftotext", *raw, str(path), "-"], capture_output=True, check=True)
                       .stdout.decode() for raw in ([], ["-raw"]))
    if path.suffix == ".docx":
        parts = zipfile.ZipFile(path)
        names = [n for n in parts.namelist() if re.match(r"word/(document|header\d|footer\d)\.xml", n)]
        return "".join(re.sub(r"<[^>]+>", "", parts.read(n).decode()) for n in names).replace("&amp;", "&")
    return path.read_text(encoding="utf-8")


def strings(value, key=""):
    if isinstance(value, dict):
        for name, inner in value.items():
            if name not in ("startDate", "endDate"):
                yield from strings(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner, key)
    else:
        yield key, value


def years(value):
    return set(re.findall(r'Date": "(\d{4})', json.dumps(value)))


def check(truth_path):
    document = next(p for p in truth_path.parent.iterdir()
                    if p.stem == truth_path.name[: -len(".truth.json")] and p.suffix in
                    (".pdf", ".docx", ".txt", ".md", ".json", ".yaml"))
    pdf = document.with_suffix(".pdf")
    document = pdf if pdf.exists() else document
    truth = json.loads(truth_path.read_text(encoding="utf-8"))
    raw = text_of(document)
    text = bare(raw)
    lost = [f"{key}: {value}" for key, value in strings(truth) if bare(value) not in text]
    lost += [f"year {y}" for y in years(truth) if y not in raw and f"'{y[2:]}" not in raw
             and f"\u2019{y[2:]}" not in raw]
    for line in lost:
        print(f"{document.name}: lost {line}")
    return len(lost)


def main():
    folders = sys.argv[1:] or [HERE.parent / "made", HERE.parent / "public"]
    found = sorted(t for f in folders for t in pathlib.Path(f).glob("*.truth.json"))
    lost = sum(check(path) for path in found)
    print(f"{len(found)} documents, {lost} strings lost")
    raise SystemExit(1 if lost else 0)


if __name__ == "__main__":
    main()
