"""Layouts made after those of later_layouts.py had been read well, to see again how the reader does with what it has not seen."""
import textwrap
from html import escape as e

from docx import Document
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Cm, Pt

import word_layouts
from html_layouts import SANS, SERIF, bullets, page, simple
from latex_layouts import doc, items, t
from model import degree, degree_comma, grouped


# --- Chromium ----------------------------------------------------------------

def margin_years(v):
    """Dates hang in the page's left margin, drawn from right to left; a rule at the column's edge; headings in the margin too."""
    def row(left, right, mark=""):
        return f"<div class='g {mark}'><div class=l>{left}</div><div class=m>{right}</div></div>"

    out = ""
    for name in v["sections"]:
        head = e(v["headings"][name])
        if name == "work":
            out += row(f"<h2>{head}</h2>", "")
            for j in v["work"]:
                out += row(e(j["when"]), f"<b>{e(j['position'])}</b><br>{e(j['name'])}, {e(j['location'])}{bullets(j['highlights'])}")
        elif name == "education":
            out += row(f"<h2>{head}</h2>", "")
            for s in v["education"]:
                out += row(e(s["when"]), f"{e(degree_comma(s))}<br>{e(s['institution'])}")
        elif name == "skills":
            out += row(f"<h2>{head}</h2>", "")
            for s in v["skills"]:
                out += row(f"<i>{e(s['name'])}</i>", e(", ".join(s["keywords"])))
        else:
            out += row(f"<h2>{head}</h2>", simple(v, name))
    css = ("@page{margin:12mm}.g{display:grid;grid-template-columns:42mm 1fr;gap:5mm}.l{text-align:right;color:#555;padding-top:1.5mm}"
           ".m{border-left:.6mm solid #bbb;padding:1.5mm 0 1mm 5mm}h1{font-size:24pt;font-weight:400}h2{font-size:11pt;color:#157;margin-top:3mm}"
           "header{margin-left:52mm;margin-bottom:5mm}ul{padding-left:4mm}")
    head = (f"<header><h1>{e(v['shown_name'])}</h1><p>{e(v['headline'])}</p><p>{e(v['location'])} · {e(v['phone'])}</p>"
            f"<p>{e(v['email'])}</p></header>")
    return page(css, head + out, SERIF)


def dash_brackets(v):
    """'Employer — Title (dates)' on one line; skills as one sentence a group; a thin centred head."""
    out = ""
    for name in v["sections"]:
        out += f"<h2>{e(v['headings'][name])}</h2>"
        if name == "work":
            for j in v["work"]:
                out += f"<p class=k><b>{e(j['name'])}</b> — {e(j['position'])} ({e(j['when'])})</p>{bullets(j['highlights'])}"
        elif name == "education":
            for s in v["education"]:
                out += f"<p class=k><b>{e(s['institution'])}</b> — {e(degree(s))} ({e(s['when'])})</p>"
        elif name == "skills":
            for s in v["skills"]:
                out += f"<p>{e(s['name'])} : {e(', '.join(s['keywords']))}.</p>"
        else:
            out += simple(v, name)
    css = ("h1{font-size:18pt;text-align:center;letter-spacing:.02em}header p{text-align:center;font-size:9pt}"
           "h2{font-size:11.5pt;margin:5mm 0 1.5mm;font-variant:small-caps;border-top:.4mm solid #000}.k{margin-top:2mm}"
           "ul{list-style:'– '}")
    head = (f"<header><h1>{e(v['shown_name'])}</h1><p>{e(v['headline'])}</p><p>{e(v['email'])} • {e(v['phone'])} • "
            f"{e(v['location'])}</p></header>")
    return page(css, head + out)


def promotions(v):
    """Employer with its whole span and place once, then each title with its own dates, indented; chips for skills below in two columns."""
    out = ""
    for name in v["sections"]:
        out += f"<section><h2>{e(v['headings'][name])}</h2>"
        if name == "work":
            for employer, jobs in grouped(v["work"]):
                out += f"<div class=o><b>{e(employer)}</b><span>{e(jobs[0]['location'])}</span></div>"
                for j in jobs:
                    out += (f"<div class=t><div class=o><i>{e(j['position'])}</i><span>{e(j['when'])}</span></div>"
                            f"{bullets(j['highlights'])}</div>")
        elif name == "education":
            for s in v["education"]:
                out += f"<div class=o><b>{e(degree(s))}</b><span>{e(s['when'])}</span></div><p>{e(s['institution'])}</p>"
        elif name == "skills":
            for s in v["skills"]:
                out += f"<h4>{e(s['name'])}</h4><div class=c>" + "".join(f"<span>{e(k)}</span>" for k in s["keywords"]) + "</div>"
        else:
            out += simple(v, name)
        out += "</section>"
    css = (".o{display:flex;justify-content:space-between;margin-top:2mm}.t{margin-left:6mm}h1{font-size:25pt}"
           "h2{font-size:13pt;color:#5b2a86;margin:5mm 0 1mm}h4{margin:2mm 0 1mm}.c{display:flex;flex-wrap:wrap;gap:2mm}"
           ".c span{border:1px solid #888;border-radius:3mm;padding:.5mm 2.5mm}header{border-bottom:1mm solid #5b2a86;padding-bottom:3mm}")
    head = (f"<header><h1>{e(v['shown_name'])}</h1><p>{e(v['headline'])} | {e(v['location'])}</p><p>{e(v['email'])} | {e(v['phone'])}"
            "</p></header>")
    return page(css, head + out)


# --- LaTeX -------------------------------------------------------------------

def scholar(v):
    """A scholar's CV: appointments as a list of years and lines, grants and teaching between, publications with years at left."""
    def years(rows):
        return (r"\begin{description}[leftmargin=30mm,style=sameline,font=\normalfont,nosep,itemsep=3pt]" + "\n"
                + "\n".join(r"\item[%s] %s" % row for row in rows) + "\n\\end{description}\n")

    body = ""
    for name in v["sections"]:
        body += r"\section*{%s}" % t(v["headings"][name]) + "\n"
        if name == "work":
            body += years((t(j["when"]), r"\textbf{%s}, %s, %s%s" % (
                t(j["position"]), t(j["name"]), t(j["location"]),
                "\n" + items(j["highlights"], "leftmargin=1.1em,nosep") if j["highlights"] else "")) for j in v["work"])
        elif name == "education":
            body += years((t(s["when"]), r"%s, \textit{%s}" % (t(degree(s)), t(s["institution"]))) for s in v["education"])
        elif name == "skills":
            body += r"\\ ".join(r"\textit{%s:} %s" % (t(s["name"]), t(", ".join(s["keywords"]))) for s in v["skills"]) + "\n"
        elif isinstance(v[name], str):
            body += t(v[name]) + "\n"
        else:
            body += years((t(x[:4]), t(x[6:])) for x in v[name])
    extra = r"\usepackage{mathptmx}" r"\titleformat{\section}{\large\itshape}{}{0pt}{}"
    head = (r"\noindent{\Large %s}\\ %s\\ %s \hfill %s\\ \phantom{x}\hfill %s" %
            (t(v["shown_name"]), t(v["headline"]), t(v["location"]), t(v["phone"]), t(v["email"]))) + "\n"
    return doc(head + body, extra, size="11pt", geometry="margin=25mm")


def casual(v):
    """The moderncv class in its casual style: address in the page's foot, dates in a left column, headings beside a bar."""
    first, _, last = v["shown_name"].partition(" ")
    body = r"""\documentclass[11pt,a4paper,roman]{moderncv}
\usepackage{cmap}
\usepackage[T1]{fontenc}
\usepackage[utf8]{inputenc}
\usepackage{lmodern}
\moderncvstyle{casual}\moderncvcolor{green}\moderncvicons{letters}
\usepackage[scale=0.78]{geometry}
\name{%s}{%s}
\title{%s}
\address{%s}{}{}
\phone[mobile]{%s}
\email{%s}
\begin{document}
\makecvtitle
""" % (t(first), t(last), t(v["headline"]), t(v["location"]), t(v["phone"]), t(v["email"]))
    for name in v["sections"]:
        body += r"\section{%s}" % t(v["headings"][name]) + "\n"
        if name == "work":
            for j in v["work"]:
                body += r"\cventry{%s}{%s}{%s}{%s}{}{%s}" % (
                    t(j["when"]), t(j["position"]), t(j["name"]), t(j["location"]),
                    r"\begin{itemize}" + "".join(r"\item " + t(h) + "\n" for h in j["highlights"]) + r"\end{itemize}") + "\n"
        elif name == "education":
            for s in v["education"]:
                body += r"\cventry{%s}{%s}{%s}{}{}{}" % (t(s["when"]), t(degree_comma(s)), t(s["institution"])) + "\n"
        elif name == "skills":
            for s in v["skills"]:
                body += r"\cvitem{%s}{%s}" % (t(s["name"]), t(", ".join(s["keywords"]))) + "\n"
        else:
            body += r"\cvitem{}{%s}" % t(v[name]) + "\n"
    return body + r"\end{document}"


# --- Word, kept or turned into PDF by LibreOffice ------------------------------

def heading(where, text, size=11):
    run = where.add_paragraph().add_run(text.upper())
    run.bold, run.font.size = True, Pt(size)


def right_cell(v):
    """A table of two cells: what was done at left, a sidebar at right with contact, schools, skills and languages; a head above both."""
    d = word_layouts.new("Liberation Sans", 9.5, 1.6)
    d.add_paragraph().add_run(v["shown_name"]).font.size = Pt(24)
    d.add_paragraph(v["headline"])
    table = d.add_table(rows=1, cols=2)
    table.autofit = False
    left, right = table.rows[0].cells
    left.width, right.width = Cm(12.2), Cm(5.4)
    table.columns[0].width, table.columns[1].width = Cm(12.2), Cm(5.4)
    heading(right, "Contact")
    for text in (v["phone"], v["email"], v["location"]):
        right.add_paragraph(text)
    for name in v["sections"]:
        where = left if name in ("summary", "work", "projects") else right
        heading(where, v["headings"][name])
        if name == "work":
            for j in v["work"]:
                where.add_paragraph().add_run(j["position"]).bold = True
                where.add_paragraph(f"{j['name']} | {j['location']}")
                where.add_paragraph().add_run(j["when"]).italic = True
                word_layouts.bullets(where, j["highlights"])
        elif name == "education":
            for s in v["education"]:
                where.add_paragraph().add_run(degree_comma(s)).bold = True
                where.add_paragraph(s["institution"])
                where.add_paragraph(s["when"])
        elif name == "skills":
            for s in v["skills"]:
                where.add_paragraph().add_run(s["name"]).italic = True
                where.add_paragraph("\n".join(s["keywords"]))
        elif isinstance(v[name], str):
            where.add_paragraph(v[name])
        else:
            for x in v[name]:
                where.add_paragraph(x)
    return d


def ledger(v):
    """Tables with rules for everything: a row with period, employer and place, one with the title, one with what was done."""
    d = word_layouts.new("Liberation Serif", 10.5)
    head = d.add_paragraph()
    head.alignment = 1
    run = head.add_run(v["shown_name"])
    run.bold, run.font.size = True, Pt(17)
    for text in (v["headline"], f"{v['location']} / {v['phone']} / {v['email']}"):
        d.add_paragraph(text).alignment = 1
    for name in v["sections"]:
        heading(d, v["headings"][name])
        if name == "work":
            for j in v["work"]:
                table = d.add_table(rows=3, cols=3)
                table.style = "Table Grid"
                for cell, text in zip(table.rows[0].cells, (j["when"], j["name"], j["location"])):
                    cell.text = text
                wide = table.cell(1, 0).merge(table.cell(1, 2))
                wide.paragraphs[0].add_run(j["position"]).bold = True
                done = table.cell(2, 0).merge(table.cell(2, 2))
                for n, h in enumerate(j["highlights"]):
                    where = done.paragraphs[0] if n == 0 else done.add_paragraph()
                    where.style = d.styles["List Bullet"]
                    where.add_run(h)
                d.add_paragraph()
        elif name == "education":
            table = d.add_table(rows=0, cols=3)
            table.style = "Table Grid"
            for s in v["education"]:
                for cell, text in zip(table.add_row().cells, (s["when"], degree(s), s["institution"])):
                    cell.text = text
        elif name == "skills":
            table = d.add_table(rows=0, cols=2)
            table.style = "Table Grid"
            for s in v["skills"]:
                cells = table.add_row().cells
                cells[0].text, cells[1].text = s["name"], ", ".join(s["keywords"])
        else:
            d.add_paragraph(v[name])
    return d


def by_skill(v):
    """What was done is told by skill; the places of work are one line each at the end."""
    d = word_layouts.new("Liberation Serif", 11)
    d.add_paragraph().add_run(v["shown_name"]).font.size = Pt(20)
    d.add_paragraph(f"{v['phone']}  ·  {v['email']}  ·  {v['location']}")
    for name in v["sections"]:
        heading(d, v["headings"][name], 12)
        if name == "achievements":
            for group in v["achievements"]:
                d.add_paragraph().add_run(group["name"]).bold = True
                word_layouts.bullets(d, group["items"])
        elif name == "work":
            for j in v["work"]:
                d.add_paragraph(f"{j['position']}, {j['name']}, {j['location']}, {j['when']}")
        elif name == "education":
            for s in v["education"]:
                d.add_paragraph(f"{degree(s)}, {s['institution']}, {s['when']}")
        elif name == "skills":
            d.add_paragraph(", ".join(k for s in v["skills"] for k in s["keywords"]))
        else:
            d.add_paragraph(v[name])
    return d


def styled(v):
    """Word's own styles: Title, Heading 1 for sections, Heading 2 'Title, Employer' with dates after a tab, Subtitle for the headline."""
    d = Document()
    d.add_paragraph(v["shown_name"], style="Title")
    d.add_paragraph(v["headline"], style="Subtitle")
    d.add_paragraph(f"{v['email']}, {v['phone']}, {v['location']}")
    for name in v["sections"]:
        d.add_heading(v["headings"][name], 1)
        if name == "work":
            for j in v["work"]:
                paragraph = d.add_heading(level=2)
                paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(15), WD_TAB_ALIGNMENT.RIGHT)
                paragraph.add_run(f"{j['position']}, {j['name']}\t{j['when']}")
                for h in j["highlights"]:
                    d.add_paragraph(h, style="List Number")
        elif name == "education":
            for s in v["education"]:
                paragraph = d.add_heading(level=2)
                paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(15), WD_TAB_ALIGNMENT.RIGHT)
                paragraph.add_run(f"{degree(s)}, {s['institution']}\t{s['when']}")
        elif name == "skills":
            for s in v["skills"]:
                paragraph = d.add_paragraph(style="List Bullet")
                paragraph.add_run(s["name"]).bold = True
                paragraph.add_run(" – " + ", ".join(s["keywords"]))
        else:
            d.add_paragraph(v[name])
    return d


# --- text ----------------------------------------------------------------------

def wrapped(text, first="", rest="", width=88):
    return textwrap.fill(text, width, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)


def labelled(v):
    """Each job as labelled lines: organisation, designation, duration, responsibilities."""
    out = ["CURRICULUM VITAE", "", v["shown_name"], f"Email: {v['email']}", f"Mobile: {v['phone']}", f"Location: {v['location']}"]
    for name in v["sections"]:
        out += ["", f"{v['headings'][name].upper()}:", ""]
        if name == "work":
            for j in v["work"]:
                out += [f"Organisation     : {j['name']}, {j['location']}", f"Designation      : {j['position']}",
                        f"Duration         : {j['when']}", "Responsibilities :"]
                out += [wrapped(h, "  * ", "    ") for h in j["highlights"]] + [""]
        elif name == "education":
            out += [f"* {degree(s)} from {s['institution']}, {s['when']}" for s in v["education"]]
        elif name == "skills":
            out += [f"{s['name']:<16} : {', '.join(s['keywords'])}" for s in v["skills"]]
        else:
            out += [wrapped(v[name])]
    return "\n".join(out).rstrip() + "\n"


def spaced(v):
    """Plain text as pasted into a web form: dates pushed to the right by spaces, items without signs, one a line, unwrapped."""
    out = [v["shown_name"].upper(), f"{v['location']} - {v['phone']} - {v['email']}"]
    for name in v["sections"]:
        out += ["", "", v["headings"][name].upper(), ""]
        if name == "work":
            for j in v["work"]:
                out += [f"{j['name']:<52}{j['when']:>26}", j["position"]]
                out += [f"- {h}" for h in j["highlights"]] + [""]
        elif name == "education":
            for s in v["education"]:
                out += [f"{s['institution']:<52}{s['when']:>26}", degree(s)]
        elif name == "skills":
            out += [f"{s['name']}: {'; '.join(s['keywords'])}" for s in v["skills"]]
        elif name == "projects":
            for p in v["projects"]:
                out += [f"{p['name']}: {p['description']}"] + [f"- {h}" for h in p["highlights"]]
        else:
            out += [v[name]]
    return "\n".join(out).rstrip() + "\n"


def markdown_at(v):
    """Markdown with 'Title @ Employer' as headings, dates and place in code, skills as lists in a line."""
    out = [f"# {v['shown_name']}", f"> {v['headline']}", "", f"- {v['email']}", f"- {v['phone']}", f"- {v['location']}"]
    for name in v["sections"]:
        out += ["", f"## {v['headings'][name]}"]
        if name == "work":
            for j in v["work"]:
                out += ["", f"### {j['position']} @ {j['name']}", f"`{j['when']}` {j['location']}", ""]
                out += [f"* {h}" for h in j["highlights"]]
        elif name == "education":
            for s in v["education"]:
                out += ["", f"### {s['institution']}", f"`{s['when']}` {degree(s)}"]
        elif name == "skills":
            out += [""] + [f"**{s['name']}** · " + " · ".join(s["keywords"]) + "  " for s in v["skills"]]
        elif name == "projects":
            for p in v["projects"]:
                out += ["", f"### {p['name']}", p["description"], ""] + [f"* {h}" for h in p["highlights"]]
        else:
            out += ["", v[name]]
    return "\n".join(out).rstrip() + "\n"


LATEX = {"scholar": scholar, "moderncv-casual": casual}
HTML = {"margin-years": margin_years, "dash-brackets": dash_brackets, "promotions": promotions}
WORD = {"right-cell": right_cell, "ledger": ledger, "by-skill": by_skill, "styled": styled}
TEXT = {"labelled": labelled, "spaced": spaced, "markdown-at": markdown_at}
