"""Make the resumes of ../made, ../later and ../unseen-3 from people/ and plan.yaml, with their truth.

    python3 make.py            every document
    python3 make.py NAME ...   only those whose name has NAME in it

Needs pdflatex, soffice, chromium, python3-docx and python3-yaml (see README.md).
"""
import json
import pathlib
import subprocess
import sys
import tempfile

import yaml

import html_layouts
import later_layouts
import latex_layouts
import model
import text_layouts
import unseen_layouts
import word_layouts

HERE = pathlib.Path(__file__).resolve().parent
LATEX = {**latex_layouts.LAYOUTS, **later_layouts.LATEX, **unseen_layouts.LATEX}
HTML = {**html_layouts.LAYOUTS, **later_layouts.HTML, **unseen_layouts.HTML}
WORD = {**word_layouts.LAYOUTS, **later_layouts.WORD, **unseen_layouts.WORD}
TEXT = {**text_layouts.LAYOUTS, **unseen_layouts.TEXT}


def run(command, folder):
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, errors="replace")
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(map(str, command))}\n{done.stdout[-3000:]}{done.stderr[-2000:]}")


def by_latex(v, layout, target, work):
    (work / "cv.tex").write_text(LATEX[layout](v), encoding="utf-8")
    # moderncv asks for this package, of 500 MB, and with letters for signs uses one sign of it.
    (work / "fontawesome5.sty").write_text("\\ProvidesPackage{fontawesome5}\\newcommand{\\faCircle}[1][]{\\textbullet}\n", encoding="utf-8")
    for _ in range(2):  # the second run knows the number of pages
        run(["pdflatex", "-interaction=nonstopmode", "-halt-on-error", "cv.tex"], work)
    (work / "cv.pdf").replace(target)


def by_chromium(v, layout, target, work):
    (work / "cv.html").write_text(HTML[layout](v), encoding="utf-8")
    run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={work}/profile",
         "--no-pdf-header-footer", f"--print-to-pdf={work}/cv.pdf", f"file://{work}/cv.html"], work)
    (work / "cv.pdf").replace(target)


def by_word(v, layout, target, work):
    WORD[layout](v).save(target)


def by_office(v, layout, target, work):
    made = WORD[layout](v)
    source = work / "cv.docx"
    if isinstance(made, str):
        source = work / "cv.fodt"
        source.write_text(made, encoding="utf-8")
    else:
        made.save(source)
    run(["soffice", f"-env:UserInstallation=file://{work}/office", "--headless",
         "--convert-to", "pdf", source.name], work)
    (work / "cv.pdf").replace(target)


def by_text(v, layout, target, work):
    target.write_text(TEXT[layout](v), encoding="utf-8")


MAKERS = {"latex": (by_latex, "pdf"), "chromium": (by_chromium, "pdf"),
          "docx": (by_word, "docx"), "office": (by_office, "pdf"),
          "txt": (by_text, "txt"), "md": (by_text, "md"),
          "json": (by_text, "json"), "yaml": (by_text, "yaml")}


def make(variant, people, out):
    maker, ending = MAKERS[variant["by"]]
    v = model.view(model.load(variant["person"], people), variant)
    name = variant.get("name") or f"{variant['person']}-{variant['by']}-{variant['layout']}"
    with tempfile.TemporaryDirectory() as folder:
        maker(v, variant["layout"], out / f"{name}.{ending}", pathlib.Path(folder))
    text = json.dumps(model.truth(v), ensure_ascii=False, indent=2)
    (out / f"{name}.truth.json").write_text(text + "\n", encoding="utf-8")
    print(f"{name}.{ending}")


def main():
    plan = yaml.safe_load((HERE / "plan.yaml").read_text(encoding="utf-8"))
    for variant in plan:
        out = HERE.parent / variant.get("folder", "made")
        out.mkdir(exist_ok=True)
        label = f"{variant['person']}-{variant['by']}-{variant['layout']}"
        if not sys.argv[1:] or any(word in label for word in sys.argv[1:]):
            make(variant, HERE / "people", out)


if __name__ == "__main__":
    main()
