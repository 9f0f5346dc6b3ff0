"""Layouts as DOCX; kept as they are or turned into PDF by LibreOffice."""
from xml.sax.saxutils import escape

from docx import Document
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
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


def field(paragraph, code):
    for kind, text in (("begin", None), (None, code), ("end", None)):
        run = paragraph.add_run()
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = text
        run._r.append(mark)


def tabs(v):
    """Contact data in the page's header, page numbers in its footer, dates at a right tab."""
    def work(d, v):
        for j in v["work"]:
            line(d, (j["name"], "b"), f", {j['location']}\t{j['when']}", tab=17)
            line(d, (j["position"], "i"))
            bullets(d, j["highlights"])

    def school(d, v):
        for s in v["education"]:
            line(d, (s["institution"], "b"), f"\t{s['when']}", tab=17)
            line(d, degree(s))

    d = new("Liberation Serif", 11)
    head = d.sections[0].header.paragraphs[0]
    head.text = "  |  ".join(contacts(v))
    foot = d.sections[0].footer.paragraphs[0]
    foot.add_run(f"{v['shown_name']}, page ")
    field(foot, "PAGE")
    foot.add_run(" of ")
    field(foot, "NUMPAGES")
    line(d, (v["shown_name"], "b")).runs[0].font.size = Pt(22)
    line(d, v["headline"])
    assemble(d, v, {"work": work, "education": school, "skills": skills, "projects": projects})
    return d


def two_cells(v):
    """One big table of one row: what is short at the left, what is long at the right."""
    side = [s for s in v["sections"] if s in ("skills", "languages", "certifications", "interests", "education", "awards")]
    main = [s for s in v["sections"] if s not in side]
    d = new("Liberation Sans", 9.5, 1.5)
    tab = d.add_table(rows=1, cols=2)
    tab.autofit = False
    tab.columns[0].width, tab.columns[1].width = Cm(5.6), Cm(12.4)
    left, right = tab.rows[0].cells
    left.width, right.width = Cm(5.6), Cm(12.4)

    def heading(cell, text):
        p = line(cell, (text.upper(), "b"))
        p.paragraph_format.space_before = Pt(8)

    line(right, (v["shown_name"], "b")).runs[0].font.size = Pt(20)
    line(right, v["headline"])
    heading(left, "Contact")
    for c in contacts(v):
        line(left, c)
    for cell, names in ((left, side), (right, main)):
        for name in names:
            heading(cell, v["headings"][name])
            fill(cell, v, name)
    return d


def fill(cell, v, name):
    if name == "work":
        for j in v["work"]:
            line(cell, (j["position"], "b"), f" | {j['name']}")
            line(cell, (f"{j['when']} | {j['location']}", "i"))
            bullets(cell, j["highlights"])
    elif name == "education":
        for s in v["education"]:
            line(cell, (degree(s), "b"))
            line(cell, s["institution"])
            line(cell, s["when"])
    elif name == "skills":
        for s in v["skills"]:
            line(cell, (s["name"], "b"))
            bullets(cell, s["keywords"])
    elif name == "projects":
        projects(cell, v)
    else:
        simple(cell, v, name)


BOX = """<w:p %s><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" type="#_x0000_t202"
style="position:absolute;margin-left:0;margin-top:0;width:480pt;height:74pt;z-index:1"><v:textbox>
<w:txbxContent>%s</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"""


def text_box(v):
    """Name and contact data stand in a text box; typed bullets instead of a list style."""
    def typed(highlights):
        for h in highlights or []:
            p = line(d, "\u25aa\t" + h)
            p.paragraph_format.left_indent = Cm(0.6)
            p.paragraph_format.first_line_indent = Cm(-0.6)
            p.paragraph_format.tab_stops.add_tab_stop(Cm(0.6))

    def work(d, v):
        for j in v["work"]:
            line(d, f"{j['when']}: ", (j["position"], "b"), f" with {j['name']}, {j['location']}")
            typed(j["highlights"])

    def school(d, v):
        for s in v["education"]:
            line(d, f"{s['when']}: ", (degree(s), "b"), f", {s['institution']}")

    d = new("Liberation Sans", 10)
    inside = "".join('<w:p><w:r><w:t xml:space="preserve">%s</w:t></w:r></w:p>' % escape(x)
                     for x in (v["shown_name"], v["headline"], "  ".join(contacts(v))))
    d.element.body.insert(0, parse_xml(BOX % (nsdecls("w"), inside)))
    for _ in range(6):
        line(d, "")
    assemble(d, v, {"work": work, "education": school, "skills": skills, "projects": projects})
    return d


FLAT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.2"
 office:mimetype="application/vnd.oasis.opendocument.text">
<office:styles>
<style:default-style style:family="paragraph"><style:text-properties style:font-name="Liberation Serif" fo:font-size="10pt" fo:language="en" fo:country="GB"/></style:default-style>
<style:style style:name="N" style:family="paragraph"><style:text-properties fo:font-size="24pt" fo:letter-spacing="0.09cm"/></style:style>
<style:style style:name="H" style:family="paragraph"><style:paragraph-properties fo:margin-top="0.4cm" fo:margin-bottom="0.1cm" fo:border-bottom="0.5pt solid #666666"/><style:text-properties fo:font-weight="bold" fo:font-variant="small-caps" fo:font-size="12pt"/></style:style>
<style:style style:name="T" style:family="paragraph"><style:paragraph-properties fo:margin-top="0.15cm"><style:tab-stops><style:tab-stop style:position="16.8cm" style:type="right" style:leader-style="dotted" style:leader-text="."/></style:tab-stops></style:paragraph-properties></style:style>
<style:style style:name="B" style:family="paragraph"><style:paragraph-properties fo:margin-left="0.5cm" fo:text-indent="-0.4cm"/></style:style>
<style:style style:name="S" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
</office:styles>
<office:automatic-styles>
<style:page-layout style:name="L"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin="2cm"/></style:page-layout>
<style:style style:name="C" style:family="section"><style:section-properties><style:columns fo:column-count="2" fo:column-gap="0.8cm"/></style:section-properties></style:style>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="L"/></office:master-styles>
<office:body><office:text>%s</office:text></office:body></office:document>
"""


def para(style, text, strong=""):
    bold = f'<text:span text:style-name="S">{escape(strong)}</text:span>' if strong else ""
    return f'<text:p text:style-name="{style}">{bold}{escape(text)}</text:p>'.replace("\t", "<text:tab/>")


def flat(v, two_columns):
    """Flat ODF text: tab leaders before dates, or short sections in two balanced columns."""
    out = para("N", v["shown_name"]) + para("T", v["headline"]) + para("T", " \u00b7 ".join(contacts(v)))
    columns = ""
    for name in v["sections"]:
        part = para("H", v["headings"][name])
        if name == "work":
            for j in v["work"]:
                part += para("T", f" \u2013 {j['name']}, {j['location']}\t{j['when']}", j["position"])
                part += "".join(para("B", f"{v['bullet']} {h}") for h in j["highlights"])
        elif name == "education":
            for s in v["education"]:
                part += para("T", f", {s['institution']}" + (f" ({s['when']})" if two_columns else f"\t{s['when']}"), degree(s))
        elif name == "skills":
            part += "".join(para("T", ": " + ", ".join(s["keywords"]), s["name"]) for s in v["skills"])
        elif name == "projects":
            for p in v["projects"]:
                part += para("T", f" \u2013 {p.get('description', '')}", p["name"])
                part += "".join(para("B", f"{v['bullet']} {h}") for h in p.get("highlights") or [])
        elif isinstance(v[name], str):
            part += para("T", v[name])
        else:
            part += "".join(para("B", f"{v['bullet']} {x}") for x in v[name])
        if two_columns and name not in ("summary", "work"):
            columns += part
        else:
            out += part
    if columns:
        out += f'<text:section text:style-name="C" text:name="columns">{columns}</text:section>'
    return FLAT % out


LAYOUTS = {"plain": plain, "table": table, "tabs": tabs, "two-cells": two_cells,
           "text-box": text_box, "leaders": lambda v: flat(v, False),
           "newspaper": lambda v: flat(v, True)}
