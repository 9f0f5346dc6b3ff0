"""Layouts made after the reader was written, to see how it does with what it has not seen."""
from html import escape as e

from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Cm, Pt

import word_layouts
from html_layouts import SANS, SERIF, bullets, page, simple
from latex_layouts import doc, items, t
from model import degree, degree_comma


# --- LaTeX -----------------------------------------------------------------

def moderncv(v, style):
    """The moderncv class: classic (dates in a left column) or banking (dates at right, centred head)."""
    first, _, last = v["shown_name"].partition(" ")
    body = r"""\documentclass[10pt,a4paper,sans]{moderncv}
\usepackage{cmap}
\usepackage[T1]{fontenc}
\usepackage[utf8]{inputenc}
\moderncvstyle{%s}\moderncvcolor{blue}\moderncvicons{letters}
\usepackage[scale=0.8]{geometry}
\name{%s}{%s}
\title{%s}
\address{%s}{}{}
\phone[mobile]{%s}
\email{%s}
\begin{document}
\makecvtitle
""" % (style, t(first), t(last), t(v["headline"]), t(v["location"]), t(v["phone"]), t(v["email"]))
    for name in v["sections"]:
        body += r"\section{%s}" % t(v["headings"][name]) + "\n"
        if name == "work":
            for j in v["work"]:
                body += r"\cventry{%s}{%s}{%s}{%s}{}{%s}" % (
                    t(j["when"]), t(j["position"]), t(j["name"]), t(j["location"]),
                    items(j["highlights"], "leftmargin=1.2em,nosep") if False else
                    r"\begin{itemize}" + "".join(r"\item " + t(h) + "\n" for h in j["highlights"]) + r"\end{itemize}") + "\n"
        elif name == "education":
            for s in v["education"]:
                body += r"\cventry{%s}{%s}{%s}{}{}{}" % (t(s["when"]), t(degree_comma(s)), t(s["institution"])) + "\n"
        elif name == "skills":
            for s in v["skills"]:
                body += r"\cvitem{%s}{%s}" % (t(s["name"]), t(", ".join(s["keywords"]))) + "\n"
        elif name == "languages":
            for x in v["languages"]:
                body += r"\cvitem{}{%s}" % t(x) + "\n"
        else:
            body += r"\cvitem{}{%s}" % t(v[name]) + "\n"
    return body + r"\end{document}"


def signs(v):
    """Two columns as altacv draws them: title, employer in colour, then date and place behind small signs."""
    def job(j):
        return (r"{\large %s}\\{\bfseries\color{accent} %s}\\{\small $\bullet$~%s\hfill $\diamond$~%s}\\" %
                (t(j["position"]), t(j["name"]), t(j["when"]), t(j["location"])) + items(j["highlights"]) + r"\medskip ")

    def school(s):
        return (r"{\large %s}\\{\bfseries\color{accent} %s}\\{\small $\bullet$~%s}\par\medskip " %
                (t(degree(s)), t(s["institution"]), t(s["when"])))

    def head(name):
        return r"{\Large\bfseries\color{accent}\MakeUppercase{%s}}\\[-1.6ex]\textcolor{accent}{\rule{\linewidth}{1.5pt}}\par\medskip " % t(
            v["headings"][name])

    left = head("work") + "".join(job(j) for j in v["work"])
    right = head("summary") + r"\textit{``%s''}\par\bigskip " % t(v["summary"])
    right += head("skills") + "".join(r"\fbox{%s} " % t(k) for s in v["skills"] for k in s["keywords"]) + r"\par\bigskip "
    right += head("education") + "".join(school(s) for s in v["education"])
    return doc(r"{\Huge\bfseries %s}\\[1ex]{\large\color{accent} %s}\\[1ex]{\small %s \quad %s \quad %s}\par\bigskip " %
               (t(v["shown_name"]), t(v["headline"]), t(v["email"]), t(v["phone"]), t(v["location"])) +
               r"\begin{minipage}[t]{0.6\linewidth}\raggedright " + left +
               r"\end{minipage}\hfill\begin{minipage}[t]{0.35\linewidth}\raggedright " + right + r"\end{minipage}",
               extra=r"\definecolor{accent}{HTML}{2E6F40}\usepackage{enumitem}")


# --- HTML ------------------------------------------------------------------

ICON = "<svg width=10 height=10 viewBox='0 0 10 10'><circle cx=5 cy=5 r=4 fill='#387'/></svg> "


def gutter(v):
    """CSS grid with dates and place in a left gutter, icons instead of labels, drawn rules between sections."""
    def row(left, right):
        return f"<div class=g><div class=l>{left}</div><div>{right}</div></div>"

    out = ""
    for name in v["sections"]:
        out += f"<h2>{e(v['headings'][name])}</h2>"
        if name == "work":
            for j in v["work"]:
                out += row(f"{e(j['when'])}<br>{e(j['location'])}",
                           f"<b>{e(j['position'])}</b><br><i>{e(j['name'])}</i>{bullets(j['highlights'])}")
        elif name == "education":
            for s in v["education"]:
                out += row(e(s["when"]), f"<b>{e(degree(s))}</b><br><i>{e(s['institution'])}</i>")
        elif name == "skills":
            for s in v["skills"]:
                out += row(e(s["name"]), e(" · ".join(s["keywords"])))
        else:
            out += row("", simple(v, name))
    css = (".g{display:grid;grid-template-columns:34mm 1fr;gap:5mm;margin-bottom:2.5mm}.l{color:#667;font-size:9pt}"
           "h1{font-size:23pt;font-weight:300}h2{font-size:12.5pt;border-top:1px solid #387;padding-top:2mm;margin:4mm 0 2mm}"
           "ul{list-style:none;padding-left:4mm}li:before{content:'\\25B8';margin-left:-4mm;padding-right:2mm}")
    head = (f"<h1>{e(v['shown_name'])}</h1><p>{e(v['headline'])}</p><p>{ICON}{e(v['phone'])} &nbsp; {ICON}{e(v['email'])}"
            f" &nbsp; {ICON}{e(v['location'])}</p>")
    return page(css, head + out)


def europass(v):
    """Like the form of the European Union: dates with days and CURRENT, employer and place behind a dash, upper-case titles."""
    def dates(x):
        def one(value):
            year, _, month = str(value).partition("-")
            return f"01/{month}/{year}" if month else year
        end = one(x["end"]) if x.get("end") else "CURRENT"
        return f"{one(x['start'])} &ndash; {end}"

    out = ""
    for name in v["sections"]:
        out += f"<h2>{e(v['headings'][name].upper())}</h2>"
        if name == "work":
            for j in v["work"]:
                out += (f"<div class=e><p class=d>[ {dates(j)} ] </p><p class=t>{e(j['position'])}</p>"
                        f"<p class=o><b>{e(j['name'])}</b></p><p class=c>City: {e(j['location'].split(', ')[0])} | Country: "
                        f"{e(j['location'].split(', ')[-1])}</p>{bullets(j['highlights'])}</div>")
        elif name == "education":
            for s in v["education"]:
                out += (f"<div class=e><p class=d>[ {dates(s)} ] </p><p class=t>{e(degree(s))}</p>"
                        f"<p class=o><b>{e(s['institution'])}</b></p></div>")
        elif name == "skills":
            for s in v["skills"]:
                out += f"<p class=t>{e(s['name'])}</p><p>{e(' / '.join(s['keywords']))}</p>"
        else:
            out += simple(v, name)
    css = ("header{background:#eef0fb;padding:6mm;border-radius:3mm}h1{font-size:22pt;color:#0e47cb;font-weight:400}"
           "h2{font-size:10.5pt;color:#0e47cb;margin:5mm 0 2mm;border-bottom:1px solid #0e47cb}.d{color:#555;font-size:9pt}"
           ".t{font-size:11pt;color:#0e47cb}.e{margin:0 0 3mm 4mm}.c{font-size:9pt;color:#555}")
    head = (f"<header><h1>{e(v['shown_name'])}</h1><p><b>Nationality:</b> Polish &nbsp; <b>Phone number:</b> {e(v['phone'])}</p>"
            f"<p><b>Email address:</b> {e(v['email'])}</p><p><b>Address:</b> {e(v['location'])} (Home)</p></header>")
    return page(css, head + out)


def poster(v):
    """A poster: coloured column at right with bars for skills, centred headings, first and last name on two lines."""
    first, _, last = v["shown_name"].partition(" ")

    def bars(s):
        return "".join(f"<p>{e(k)}</p><div class=b><div style='width:{60 + 7 * n}%'></div></div>"
                       for n, k in enumerate(s["keywords"]))

    main = f"<h2>{e(v['headings']['summary'])}</h2><p>{e(v['summary'])}</p><h2>{e(v['headings']['work'])}</h2>"
    for j in v["work"]:
        main += (f"<h3>{e(j['position'])}</h3><p class=o>{e(j['name'])} &nbsp;|&nbsp; {e(j['when'])}</p>"
                 f"{bullets(j['highlights'])}")
    side = (f"<h2>Contact</h2><p>{e(v['phone'])}</p><p>{e(v['email'])}</p><p>{e(v['location'])}</p>"
            f"<h2>{e(v['headings']['skills'])}</h2>" + "".join(bars(s) for s in v["skills"][:1]) +
            f"<h2>{e(v['headings']['education'])}</h2>")
    for s in v["education"]:
        side += f"<p><b>{e(s['studyType'])}</b></p><p>{e(s['institution'])}</p><p>{e(s['when'])}</p>"
    css = ("@page{margin:0}.w{display:grid;grid-template-columns:1fr 64mm;min-height:297mm}.m{padding:14mm 10mm}"
           ".s{background:#223;color:#fff;padding:14mm 7mm;text-align:center}h1{font-size:30pt;line-height:1}"
           "h2{font-size:13pt;letter-spacing:.08em;text-align:center;margin:6mm 0 3mm}h3{font-size:11pt;margin-top:3mm}"
           ".o{color:#555}.b{height:2mm;background:#556;margin:1mm 0 2mm}.b div{height:2mm;background:#fc6}")
    return page(css, f"<div class=w><div class=m><h1>{e(first)}<br>{e(last)}</h1><p>{e(v['headline'])}</p>{main}</div>"
                     f"<div class=s>{side}</div></div>")


def essay(v):
    """No bullets: what was done stands in paragraphs of one sentence; place between employer and dates."""
    out = ""
    for name in v["sections"]:
        out += f"<h2>{e(v['headings'][name].lower())}</h2>"
        if name == "work":
            for j in v["work"]:
                out += (f"<p class=k>{e(j['name'])}, {e(j['location'])}, {e(j['when'])}</p><p><i>{e(j['position'])}</i></p>"
                        + "".join(f"<p class=p>{e(h)}</p>" for h in j["highlights"]))
        elif name == "education":
            for s in v["education"]:
                out += f"<p class=k>{e(s['institution'])}, {e(s['when'])}</p><p><i>{e(degree(s))}</i></p>"
        elif name == "skills":
            for s in v["skills"]:
                out += f"<p class=p>{e(s['name'])} &mdash; {e(', '.join(s['keywords']))}</p>"
        else:
            out += simple(v, name)
    css = ("body{max-width:150mm;margin:auto;font-size:11pt}h1{font-size:19pt;font-weight:400;text-align:center}"
           "h2{font-size:15pt;font-weight:400;margin:7mm 0 2mm}.k{margin-top:3mm}.p{margin:1.5mm 0}"
           "header{text-align:center}")
    head = (f"<header><h1>{e(v['shown_name'])}</h1><p>{e(v['headline'])}</p><p>{e(v['email'])} — {e(v['phone'])} — "
            f"{e(v['location'])}</p></header>")
    return page(css, head + out, SERIF)


def lebenslauf(v):
    """A German Lebenslauf: personal data in a table, dates at left in a table without rules."""
    def row(left, right):
        return f"<tr><td class=l>{left}</td><td>{right}</td></tr>"

    out = "<h2>Persönliche Daten</h2><table>" + row("Name", e(v["shown_name"])) + row("Anschrift", e(v["location"]))
    out += row("Telefon", e(v["phone"])) + row("E-Mail", e(v["email"])) + row("Geburtsdatum", "14.05.1984") + "</table>"
    for name in v["sections"]:
        out += f"<h2>{e(v['headings'][name])}</h2><table>"
        if name == "work":
            for j in v["work"]:
                out += row(e(j["when"]), f"<b>{e(j['position'])}</b>, {e(j['name'])}, {e(j['location'])}{bullets(j['highlights'])}")
        elif name == "education":
            for s in v["education"]:
                out += row(e(s["when"]), f"<b>{e(s['institution'])}</b><br>{e(degree_comma(s))}")
        elif name == "skills":
            for s in v["skills"]:
                out += row(e(s["name"]), e(", ".join(s["keywords"])))
        else:
            out += row("", simple(v, name))
        out += "</table>"
    css = ("table{border-collapse:collapse}td{vertical-align:top;padding:.8mm 0}.l{width:45mm}h1{font-size:20pt;font-weight:400}"
           "h2{font-size:12pt;margin:5mm 0 1mm;color:#933}")
    return page(css, f"<h1>Lebenslauf</h1>{out}<p>Peiting, 3. Februar 2026</p>")


def ribbon(v):
    """French headings in capitals on ribbons; employer and dates on one line with the place between them."""
    out = ""
    for name in v["sections"]:
        out += f"<h2>{e(v['headings'][name].upper())}</h2>"
        if name == "work":
            for j in v["work"]:
                out += (f"<p class=k><b>{e(j['name'])}</b> – {e(j['location'])} – {e(j['when'])}</p><p>{e(j['position'])}</p>"
                        f"{bullets(j['highlights'])}")
        elif name == "education":
            for s in v["education"]:
                out += f"<p class=k><b>{e(degree(s))}</b> – {e(s['institution'])} – {e(s['when'])}</p>"
        elif name == "skills":
            for s in v["skills"]:
                out += f"<p><b>{e(s['name'])} :</b> {e(', '.join(s['keywords']))}</p>"
        else:
            out += simple(v, name)
    css = ("h1{font-size:21pt}h2{font-size:10pt;background:#d44;color:#fff;padding:1mm 3mm;margin:4mm 0 2mm;letter-spacing:.1em}"
           ".k{margin-top:2mm}ul{list-style:square}")
    head = f"<h1>{e(v['shown_name'])}</h1><p>{e(v['headline'])}</p><p>{e(v['phone'])} | {e(v['email'])} | {e(v['location'])}</p>"
    return page(css, head + out)


# --- Word, kept or turned into PDF by LibreOffice ---------------------------

def ruled(d, text):
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    paragraph = d.add_paragraph()
    run = paragraph.add_run(text.upper())
    run.bold = True
    border = OxmlElement("w:pBdr")
    bottom = OxmlElement("w:bottom")
    for key, value in (("val", "single"), ("sz", "8"), ("space", "1"), ("color", "444444")):
        bottom.set(qn("w:" + key), value)
    border.append(bottom)
    paragraph._p.get_or_add_pPr().append(border)
    paragraph.paragraph_format.space_before = Pt(8)


def tabbed(d, left, right, bold=False, italic=False):
    paragraph = d.add_paragraph()
    paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(17), WD_TAB_ALIGNMENT.RIGHT)
    run = paragraph.add_run(left)
    run.bold, run.italic = bold, italic
    paragraph.add_run("\t" + right)
    return paragraph


def law(v):
    """As law schools teach it: employer and place, then title and dates; headings in capitals over a rule."""
    d = word_layouts.new("Liberation Serif", 11)
    name = d.add_paragraph()
    name.alignment = 1
    run = name.add_run(v["shown_name"].upper())
    run.bold = True
    contact = d.add_paragraph(f"{v['location']} • {v['phone']} • {v['email']}")
    contact.alignment = 1
    for section in v["sections"]:
        ruled(d, v["headings"][section])
        if section == "work":
            for j in v["work"]:
                tabbed(d, j["name"], j["location"], bold=True)
                tabbed(d, j["position"], j["when"], italic=True)
                word_layouts.bullets(d, j["highlights"])
        elif section == "education":
            for s in v["education"]:
                tabbed(d, s["institution"], s["when"], bold=True)
                d.add_paragraph(degree_comma(s))
        elif section == "skills":
            d.add_paragraph("; ".join(k for s in v["skills"] for k in s["keywords"]))
        else:
            d.add_paragraph(v[section])
    return d


def one_line(v):
    """Employer, place and dates on one line with tabs, the title below; headings in capitals over a rule."""
    d = word_layouts.new("Liberation Sans", 10)
    d.add_paragraph().add_run(v["shown_name"]).font.size = Pt(20)
    d.add_paragraph(f"{v['headline']} | {v['email']} | {v['phone']} | {v['location']}")
    for section in v["sections"]:
        ruled(d, v["headings"][section])
        if section == "work":
            for j in v["work"]:
                paragraph = tabbed(d, f"{j['name']}\t{j['location']}", j["when"])
                paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(8))
                d.add_paragraph().add_run(j["position"]).italic = True
                word_layouts.bullets(d, j["highlights"])
        elif section == "education":
            for s in v["education"]:
                tabbed(d, f"{s['institution']} – {degree(s)}", s["when"])
        elif section == "skills":
            for s in v["skills"]:
                d.add_paragraph(f"{s['name']}: {', '.join(s['keywords'])}")
        else:
            d.add_paragraph(v[section])
    return d


def swiss(v):
    """The template of a well-known word processor in the browser: employer, place, dash, title; dates below in capitals."""
    d = word_layouts.new("Liberation Sans", 10)
    d.add_paragraph().add_run(v["shown_name"]).font.size = Pt(26)
    d.add_paragraph(v["headline"])
    d.add_paragraph(f"{v['location']}\n{v['phone']}\n{v['email']}")
    for section in v["sections"]:
        d.add_heading(v["headings"][section], 1)
        if section == "work":
            for j in v["work"]:
                paragraph = d.add_heading(level=2)
                paragraph.add_run(f"{j['name']}, ").bold = True
                paragraph.add_run(f"{j['location']} — ")
                paragraph.add_run(j["position"]).italic = True
                d.add_paragraph(j["when"].upper())
                word_layouts.bullets(d, j["highlights"])
        elif section == "education":
            for s in v["education"]:
                d.add_heading(f"{s['institution']} — {degree(s)}", 2)
                d.add_paragraph(s["when"].upper())
        elif section == "skills":
            for s in v["skills"]:
                d.add_paragraph(f"{s['name']}: {', '.join(s['keywords'])}")
        elif section == "projects":
            for p in v["projects"]:
                d.add_heading(f"{p['name']} — {p['description']}", 2)
                word_layouts.bullets(d, p["highlights"])
        else:
            d.add_paragraph(v[section])
    return d


def form(v):
    """A form filled in: labels before colons, a table of employment with a heading row, items after dashes."""
    d = word_layouts.new("Liberation Sans", 10)
    d.add_paragraph().add_run("CURRICULUM VITAE").bold = True
    for label, key in (("Name", "shown_name"), ("Occupation", "headline"), ("Address", "location"), ("Telephone", "phone"),
                       ("E-mail", "email")):
        d.add_paragraph(f"{label}: {v[key]}")
    for section in v["sections"]:
        run = d.add_paragraph().add_run(v["headings"][section].upper())
        run.bold = True
        if section == "work":
            table = d.add_table(rows=1, cols=3)
            table.style = "Table Grid"
            for cell, text in zip(table.rows[0].cells, ("Period", "Employer", "Position and duties")):
                cell.paragraphs[0].add_run(text).bold = True
            for j in v["work"]:
                cells = table.add_row().cells
                cells[0].text = j["when"]
                cells[1].text = f"{j['name']}\n{j['location']}"
                cells[2].text = j["position"]
                for h in j["highlights"]:
                    cells[2].add_paragraph("- " + h)
        elif section == "education":
            for s in v["education"]:
                d.add_paragraph(f"{s['when']}: {degree_comma(s)}, {s['institution']}")
        elif section == "skills":
            for s in v["skills"]:
                d.add_paragraph(f"{s['name']}: {', '.join(s['keywords'])}")
        else:
            d.add_paragraph(v[section])
    return d


def bars(v):
    """Title, employer and place between bars on one line, dates in italics below; items typed with a sign and a tab."""
    d = word_layouts.new("Liberation Sans", 10.5)
    d.add_paragraph().add_run(v["shown_name"]).font.size = Pt(18)
    d.add_paragraph(f"{v['email']} | {v['phone']} | {v['location']}")
    for section in v["sections"]:
        d.add_paragraph().add_run(v["headings"][section]).font.size = Pt(14)
        if section == "work":
            for j in v["work"]:
                d.add_paragraph().add_run(f"{j['position']} | {j['name']} | {j['location']}").bold = True
                d.add_paragraph().add_run(j["when"]).italic = True
                for h in j["highlights"]:
                    d.add_paragraph("•\t" + h)
        elif section == "education":
            for s in v["education"]:
                d.add_paragraph().add_run(f"{degree(s)} | {s['institution']}").bold = True
                d.add_paragraph().add_run(s["when"]).italic = True
        elif section == "skills":
            d.add_paragraph(" | ".join(k for s in v["skills"] for k in s["keywords"]))
        else:
            d.add_paragraph(v[section])
    return d


LATEX = {"moderncv-classic": lambda v: moderncv(v, "classic"), "moderncv-banking": lambda v: moderncv(v, "banking"),
         "signs": signs}
HTML = {"gutter": gutter, "europass": europass, "poster": poster, "essay": essay, "lebenslauf": lebenslauf,
        "ribbon": ribbon}
WORD = {"law": law, "one-line": one_line, "swiss": swiss, "form": form, "bars": bars}
