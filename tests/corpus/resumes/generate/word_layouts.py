"""Layouts as DOCX; kept as they are or turned into PDF by LibreOffice."""
from docx import Document
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Cm, Pt

from model import degree, degree_comma, grouped


def contacts(v):
    parts = [v["email"], v.get("phone"), v.get("location"), v.get("url"), *v.get("links", [])]
    return [p for p in parts if p]


def new(font="Liberation Sans", size=10, margin=2.0):
    d = Document()
    s = d.styles["Normal"]
    s.font.name, s.font.size = font, Pt(size)
    s.paragraph_format.space_after = Pt(2)
    sec = d.sections[0]
    sec.page_width, sec.page_height = Cm(21), Cm(29.7)
    sec.left_margin = sec.right_margin = Cm(margin)
    sec.top_margin = sec.bottom_margin = Cm(1.8)
    return d


def line(where, *runs, tab=None, style=None):
    """runs: text, or (text, marks) where marks has b or i."""
    p = where.add_paragraph(style=style)
    if tab:
        p.paragraph_format.tab_stops.add_tab_stop(Cm(tab), WD_TAB_ALIGNMENT.RIGHT)
    for run in runs:
        text, marks = run if isinstance(run, tuple) else (run, "")
        r = p.add_run(text)
        r.bold, r.italic = "b" in marks or None, "i" in marks or None
    return p


def bullets(where, highlights):
    for h in highlights or []:
        line(where, h, style="List Bullet")


def simple(d, v, section):
    body = v[section]
    if isinstance(body, str):
        line(d, body)
    else:
        bullets(d, body)


def skills(d, v):
    for s in v["skills"]:
        line(d, (s["name"] + ": ", "b"), ", ".join(s["keywords"]))


def projects(d, v):
    for p in v["projects"]:
        line(d, (p["name"], "b"), (": " + p["description"]) if p.get("description") else "")
        bullets(d, p.get("highlights"))


def assemble(d, v, draw, level=1):
    for name in v["sections"]:
        d.add_heading(v["headings"][name], level)
        (draw.get(name) or (lambda d, v: simple(d, v, name)))(d, v)


def plain(v):
    """Headings and lists of the word processor; dates under the title."""
    def work(d, v):
        for j in v["work"]:
            d.add_heading(j["position"], 2)
            line(d, (f"{j['name']}, {j['location']}", "i"))
            line(d, j["when"])
            bullets(d, j["highlights"])

    def school(d, v):
        for s in v["education"]:
            line(d, (degree(s), "b"))
            line(d, f"{s['institution']} ({s['when']})")

    d = new()
    d.add_heading(v["shown_name"], 0)
    line(d, v["headline"])
    line(d, " | ".join(contacts(v)))
    assemble(d, v, {"work": work, "education": school, "skills": skills, "projects": projects})
    return d


def table(v):
    """A table without borders: dates in the left cells, the rest at right."""
    d = new("Liberation Serif", 10.5)
    line(d, (v["shown_name"].upper(), "b")).runs[0].font.size = Pt(18)
    for c in contacts(v):
        line(d, c)

    def grid(rows):
        tab = d.add_table(rows=0, cols=2)
        tab.autofit = False
        tab.columns[0].width, tab.columns[1].width = Cm(3.6), Cm(13.4)
        for left, fill in rows:
            cells = tab.add_row().cells
            cells[0].width, cells[1].width = Cm(3.6), Cm(13.4)
            cells[0].paragraphs[0].add_run(left)
            fill(cells[1])
            first = cells[1].paragraphs[0]
            first._p.getparent().remove(first._p)

    def job(j):
        def fill(cell):
            line(cell, (j["name"], "b"), f", {j['location']}")
            line(cell, (j["position"], "i"))
            bullets(cell, j["highlights"])
        return fill

    def school(s):
        def fill(cell):
            line(cell, (s["institution"], "b"))
            line(cell, degree(s))
        return fill

    def text(x):
        return lambda cell: line(cell, x)

    draw = {
        "work": lambda d, v: grid((j["when"], job(j)) for j in v["work"]),
        "education": lambda d, v: grid((s["when"], school(s)) for s in v["education"]),
        "skills": lambda d, v: grid((s["name"], text(", ".join(s["keywords"])))
                                    for s in v["skills"]),
        "projects": projects}
    assemble(d, v, draw)
    return d


LAYOUTS = {"plain": plain, "table": table}
