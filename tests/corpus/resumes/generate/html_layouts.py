"""Layouts in HTML and CSS, printed to PDF by Chromium."""
from html import escape as e

from model import degree, degree_comma, grouped

BASE = """@page{size:A4;margin:15mm}
*{box-sizing:border-box}
body{font:10pt/1.35 %s;margin:0;color:#222}
h1,h2,h3,p,ul{margin:0;padding:0}
ul{padding-left:1.2em}
"""
SANS = "'Liberation Sans',Arial,sans-serif"
SERIF = "'Liberation Serif',serif"
LATO = "'Lato',sans-serif"


def page(css, body, font=SANS, title="Resume"):
    return (f"<!doctype html><html lang=en><meta charset=utf-8><title>{e(title)}</title>"
            f"<style>{BASE % font}{css}</style><body>{body}</body></html>")


def bullets(items):
    return "<ul>" + "".join(f"<li>{e(x)}</li>" for x in items) + "</ul>" if items else ""


def contacts(v):
    items = [v["email"], v.get("phone"), v.get("location"), v.get("url"), *v.get("links", [])]
    return [x for x in items if x]


def simple(v, section):
    """Sections that every layout draws in the same way."""
    body = v[section]
    if isinstance(body, str):
        return f"<p>{e(body)}</p>"
    return bullets(body)


def skills_lines(v):
    return "".join(f"<p><b>{e(s['name'])}:</b> {e(', '.join(s['keywords']))}</p>"
                   for s in v["skills"])


def projects(v):
    return "".join(f"<h3>{e(p['name'])}</h3><p>{e(p.get('description', ''))}</p>"
                   f"{bullets(p.get('highlights'))}" for p in v["projects"])


def assemble(v, draw, sections=None):
    """Headed sections; draw maps a section's name to a function of the view."""
    out = ""
    for name in sections if sections is not None else v["sections"]:
        if name not in v["sections"]:
            continue
        content = draw[name](v) if name in draw else simple(v, name)
        out += f"<section><h2>{e(v['headings'][name])}</h2>{content}</section>"
    return out


def right_dates(v):
    def work(v):
        return "".join(
            f"<div class=e><div class=r><b>{e(j['position'])}</b><span>{e(j['when'])}</span></div>"
            f"<div class=r><i>{e(j['name'])}</i><i>{e(j['location'])}</i></div>"
            f"{bullets(j['highlights'])}</div>" for j in v["work"])

    def school(v):
        return "".join(
            f"<div class=e><div class=r><b>{e(s['institution'])}</b><span>{e(s['when'])}</span>"
            f"</div><div>{e(degree(s))}</div></div>" for s in v["education"])

    css = ("h1{font-size:22pt;text-align:center}.c{text-align:center;margin:2mm 0}"
           "h2{font-size:12pt;border-bottom:1px solid #333;margin:4mm 0 1.5mm}"
           ".r{display:flex;justify-content:space-between}.e{margin-bottom:2.5mm}h3{font-size:10pt}")
    head = (f"<h1>{e(v['shown_name'])}</h1><div class=c>{e(v['headline'])}</div>"
            f"<div class=c>{' &nbsp;|&nbsp; '.join(e(x) for x in contacts(v))}</div>")
    return page(css, head + assemble(v, {"work": work, "education": school,
                                         "skills": skills_lines, "projects": projects}), SERIF)


def left_sidebar(v):
    def work(v):
        return "".join(
            f"<div class=e><h3>{e(j['position'])}</h3><div>{e(j['name'])}, {e(j['location'])}</div>"
            f"<div class=d>{e(j['when'])}</div>{bullets(j['highlights'])}</div>" for j in v["work"])

    def school(v):
        return "".join(f"<div class=e><b>{e(degree(s))}</b><div>{e(s['institution'])}</div>"
                       f"<div class=d>{e(s['when'])}</div></div>" for s in v["education"])

    def skills(v):
        return "".join(f"<h4>{e(s['name'])}</h4><ul>"
                       + "".join(f"<li>{e(k)}</li>" for k in s["keywords"]) + "</ul>"
                       for s in v["skills"])

    side = [s for s in v["sections"] if s in ("skills", "languages", "certifications",
                                              "interests", "education")]
    main = [s for s in v["sections"] if s not in side]
    draw = {"work": work, "education": school, "skills": skills, "projects": projects}
    css = ("@page{margin:0}body{display:grid;grid-template-columns:64mm 1fr;min-height:296mm}"
           "aside{background:#20344b;color:#fff;padding:12mm 7mm}main{padding:12mm 9mm}"
           "h1{font-size:21pt;line-height:1.1}h2{font-size:11pt;text-transform:uppercase;"
           "letter-spacing:.06em;margin:6mm 0 2mm}h3{font-size:10.5pt}h4{margin:2mm 0 0;font-size:9.5pt}"
           ".d{color:#888;font-size:9pt}aside .d{color:#ccd}.e{margin-bottom:3mm}")
    left = (f"<aside><h1>{e(v['shown_name'])}</h1><p>{e(v['headline'])}</p><h2>Contact</h2>"
            + "".join(f"<p>{e(x)}</p>" for x in contacts(v)) + assemble(v, draw, side) + "</aside>")
    return page(css, left + "<main>" + assemble(v, draw, main) + "</main>")


def right_sidebar(v):
    def work(v):
        return "".join(
            f"<div class=e><h3>{e(j['name'])} <span class=l>{e(j['location'])}</span></h3>"
            f"<div class=r><i>{e(j['position'])}</i><span>{e(j['when'])}</span></div>"
            f"{bullets(j['highlights'])}</div>" for j in v["work"])

    def school(v):
        return "".join(f"<p><b>{e(s['institution'])}</b></p><p>{e(degree_comma(s))}</p>"
                       f"<p class=l>{e(s['when'])}</p>" for s in v["education"])

    def skills(v):
        return "".join(f"<p class=k><b>{e(s['name'])}</b><br>{' &middot; '.join(e(k) for k in s['keywords'])}</p>"
                       for s in v["skills"])

    side = [s for s in v["sections"] if s not in ("summary", "work", "projects", "publications")]
    main = [s for s in v["sections"] if s not in side]
    draw = {"work": work, "education": school, "skills": skills, "projects": projects}
    css = (".w{display:flex;gap:8mm}main{flex:1}aside{width:55mm;border-left:1px solid #bbb;padding-left:6mm}"
           "header{border-bottom:2px solid #b5432c;padding-bottom:3mm}h1{font-size:24pt;font-weight:400}"
           "h2{color:#b5432c;font-size:12pt;margin:4mm 0 1mm}h3{font-size:10.5pt}.l{color:#777;font-weight:400;font-size:9pt}"
           ".r{display:flex;justify-content:space-between}.e{margin-bottom:3mm}.k{margin-bottom:2mm}")
    head = f"<header><h1>{e(v['shown_name'])}</h1><p>{e(v['headline'])}</p></header>"
    box = "<section><h2>Contact</h2>" + "".join(f"<p>{e(x)}</p>" for x in contacts(v)) + "</section>"
    return page(css, head + "<div class=w><main>" + assemble(v, draw, main) + "</main><aside>"
                + box + assemble(v, draw, side) + "</aside></div>")


def timeline(v):
    """A rule with dots at left, dates under the titles, achievements after an arrow."""
    def work(v):
        return "<div class=t>" + "".join(
            f"<div class=e><h3>{e(j['position'])} <em>at</em> {e(j['name'])}</h3>"
            f"<div class=d>{e(j['when'])} &middot; {e(j['location'])}</div>"
            f"{bullets(j['highlights'])}</div>" for j in v["work"]) + "</div>"

    def school(v):
        return "<div class=t>" + "".join(
            f"<div class=e><h3>{e(degree(s))}</h3><div class=d>{e(s['when'])} &middot; "
            f"{e(s['institution'])}</div></div>" for s in v["education"]) + "</div>"

    def skills(v):
        return "".join(f"<div class=g><b>{e(s['name'])}</b>"
                       + "".join(f"<span class=k>{e(k)}</span>" for k in s["keywords"]) + "</div>"
                       for s in v["skills"])

    css = (".t{border-left:2px solid #2a7f62;margin-left:2mm;padding-left:6mm}.e{position:relative;margin-bottom:3mm}"
           ".e:before{content:'';position:absolute;left:-7.6mm;top:1mm;width:3mm;height:3mm;border-radius:50%;background:#2a7f62}"
           "h1{font-size:23pt;color:#2a7f62}h2{font-size:13pt;margin:5mm 0 2mm;color:#2a7f62}h3{font-size:10.5pt}"
           ".d{color:#666;font-size:9pt}em{font-weight:400}.k{display:inline-block;background:#e4f1ec;border-radius:3mm;"
           "padding:0 2.5mm;margin:0 1.5mm 1mm 0}.g b{display:inline-block;min-width:28mm}"
           ".t ul{list-style:'\\2192  '}")
    head = (f"<h1>{e(v['shown_name'])}</h1><p><b>{e(v['headline'])}</b></p>"
            f"<p>{' &bull; '.join(e(x) for x in contacts(v))}</p>")
    return page(css, head + assemble(v, {"work": work, "education": school, "skills": skills,
                                         "projects": projects}), LATO)


def dense(v):
    """One page of small type: 'employer | title | place | dates' on one line."""
    def work(v):
        return "".join(
            f"<p class=h><b>{e(j['name'])}</b> | {e(j['position'])} | {e(j['location'])} | "
            f"{e(j['when'])}</p>{bullets(j['highlights'])}" for j in v["work"])

    def school(v):
        return "".join(f"<p><b>{e(s['institution'])}</b> | {e(degree_comma(s))} | {e(s['when'])}</p>"
                       for s in v["education"])

    def projects_line(v):
        return "".join(f"<p class=h><b>{e(p['name'])}</b> | {e(p.get('description', ''))}</p>"
                       f"{bullets(p.get('highlights'))}" for p in v["projects"])

    css = ("@page{size:letter;margin:9mm}body{font-size:8.2pt;line-height:1.22}h1{font-size:15pt;display:inline}"
           "header span{margin-left:4mm}h2{font-size:8.6pt;background:#ddd;padding:0 1mm;margin:1.6mm 0 .6mm;"
           "text-transform:uppercase}.h{margin-top:1mm}ul{list-style:square}")
    head = (f"<header><h1>{e(v['shown_name'])}</h1><span>{' | '.join(e(x) for x in contacts(v))}</span></header>")
    return page(css, head + assemble(v, {"work": work, "education": school, "skills": skills_lines,
                                         "projects": projects_line}))


def functional(v):
    """Skills and what was done with them first, employment as a bare list."""
    def work(v):
        return "".join(f"<p>{e(j['when'])} &nbsp; {e(j['position'])}, {e(j['name'])}, {e(j['location'])}</p>"
                       for j in v["work"])

    def school(v):
        return "".join(f"<p>{e(s['when'])} &nbsp; {e(degree(s))}, {e(s['institution'])}</p>"
                       for s in v["education"])

    css = ("h1{font-size:20pt;border-left:4mm solid #444;padding-left:4mm}h2{font-size:12pt;margin:5mm 0 1.5mm}"
           "header p{padding-left:8mm}h3{font-size:10pt}")
    head = (f"<header><h1>{e(v['shown_name'])}</h1><p>{e(v['headline'])}</p>"
            f"<p>{e(v.get('phone', ''))} / {e(v['email'])} / {e(v['location'])}</p></header>")
    return page(css, head + assemble(v, {"work": work, "education": school, "skills": skills_lines,
                                         "projects": projects}), SERIF)


def table(v):
    """A bordered HTML table: heading cells at left, dates in the middle, text at right."""
    rows = ""
    for name in v["sections"]:
        label = e(v["headings"][name])
        if name == "work":
            for n, j in enumerate(v["work"]):
                rows += (f"<tr><th>{label if n == 0 else ''}</th><td class=d>{e(j['when'])}</td><td>"
                         f"<b>{e(j['position'])}</b><br>{e(j['name'])}, {e(j['location'])}"
                         f"{bullets(j['highlights'])}</td></tr>")
        elif name == "education":
            for n, s in enumerate(v["education"]):
                rows += (f"<tr><th>{label if n == 0 else ''}</th><td class=d>{e(s['when'])}</td><td>"
                         f"<b>{e(degree(s))}</b><br>{e(s['institution'])}</td></tr>")
        elif name == "skills":
            for n, s in enumerate(v["skills"]):
                rows += (f"<tr><th>{label if n == 0 else ''}</th><td class=d>{e(s['name'])}</td>"
                         f"<td>{e(', '.join(s['keywords']))}</td></tr>")
        else:
            content = projects(v) if name == "projects" else simple(v, name)
            rows += f"<tr><th>{label}</th><td colspan=2>{content}</td></tr>"
    css = ("table{border-collapse:collapse;width:100%}td,th{border:1px solid #999;padding:1.5mm 2mm;vertical-align:top;"
           "text-align:left}th{width:28mm;background:#f2f2f2;font-size:9.5pt}.d{width:30mm}h1{font-size:18pt}h3{font-size:10pt}"
           "header{margin-bottom:4mm}tr{break-inside:avoid}")
    head = (f"<header><h1>{e(v['shown_name'])}</h1>" + "".join(f"<div>{e(x)}</div>" for x in contacts(v))
            + "</header>")
    return page(css, head + f"<table>{rows}</table>")


def band(v):
    """A dark band with a letter-spaced name; small capitals; employer first, titles below it."""
    def work(v):
        out = ""
        for name, jobs in grouped(v["work"]):
            out += f"<h3>{e(name)}</h3>"
            for j in jobs:
                out += (f"<div class=r><span>{e(j['position'])}, <i>{e(j['location'])}</i></span>"
                        f"<span>{e(j['when'])}</span></div>{bullets(j['highlights'])}")
        return out

    def school(v):
        return "".join(f"<div class=r><span><b>{e(s['institution'])}</b>, {e(degree(s))}</span>"
                       f"<span>{e(s['when'])}</span></div>" for s in v["education"])

    css = ("@page{margin:0 0 14mm 0}header{background:#35284a;color:#fff;text-align:center;padding:10mm 10mm 7mm}"
           "h1{font-size:20pt;font-weight:400;letter-spacing:.42em;text-transform:uppercase}main{padding:2mm 18mm}"
           "h2{font-variant:small-caps;font-size:14pt;letter-spacing:.05em;border-bottom:1px solid #35284a;margin:4mm 0 2mm}"
           "h3{font-size:11pt;margin-top:2mm}.r{display:flex;justify-content:space-between;margin-top:.8mm}"
           "ul{list-style:'\\2013\\00a0'}.c{display:grid;grid-template-columns:1fr 1fr 1fr;margin-top:4mm;font-size:9pt}")
    head = (f"<header><h1>{e(v['shown_name'])}</h1><p>{e(v['headline'])}</p><div class=c>"
            + "".join(f"<span>{e(x)}</span>" for x in contacts(v)[:3]) + "</div></header>")
    return page(css, head + "<main>" + assemble(v, {"work": work, "education": school,
                                                    "skills": skills_lines, "projects": projects})
                + "</main>", SERIF)


def cards(v):
    """Jobs above, then education, skills and projects as cards in a grid."""
    def work(v):
        return "".join(
            f"<div class=e><div class=d>{e(j['when'])}</div><h3>{e(j['name'])}</h3>"
            f"<p><i>{e(j['position'])}</i></p>{bullets(j['highlights'])}</div>" for j in v["work"])

    def card(content):
        return f"<div class=k>{content}</div>"

    def school(v):
        return "<div class=g>" + "".join(card(
            f"<h3>{e(s['institution'])}</h3><p>{e(degree_comma(s))}</p><p class=d>{e(s['when'])}</p>")
            for s in v["education"]) + "</div>"

    def skills(v):
        return "<div class=g>" + "".join(card(f"<h3>{e(s['name'])}</h3><p>{e(', '.join(s['keywords']))}</p>")
                                         for s in v["skills"]) + "</div>"

    def project(v):
        return "<div class=g>" + "".join(card(
            f"<h3>{e(p['name'])}</h3><p>{e(p.get('description', ''))}</p>{bullets(p.get('highlights'))}")
            for p in v["projects"]) + "</div>"

    css = (".g{display:grid;grid-template-columns:1fr 1fr;gap:3mm}.k{border:1px solid #ccc;border-radius:2mm;padding:2mm 3mm;"
           "break-inside:avoid}h1{font-size:26pt;font-weight:700}h2{font-size:12pt;color:#0a5;margin:4mm 0 2mm}"
           "h3{font-size:10.5pt}.d{color:#777;font-size:9pt}.e{margin-bottom:3mm}ul{list-style:disc}"
           "header{display:flex;justify-content:space-between;align-items:end}header div{text-align:right;font-size:9pt}")
    head = (f"<header><h1>{e(v['shown_name'])}</h1><div>" + "<br>".join(e(x) for x in contacts(v)) + "</div></header>")
    return page(css, head + assemble(v, {"work": work, "education": school, "skills": skills,
                                         "projects": project}))


def running(v):
    """Large type over several pages, with a running head and page numbers in the margins."""
    def work(v):
        return "".join(
            f"<h3>{e(j['name'])}, {e(j['location'])}</h3><p><b>{e(j['position'])}</b> ({e(j['when'])})</p>"
            f"{bullets(j['highlights'])}" for j in v["work"])

    def school(v):
        return "".join(f"<p><b>{e(degree(s))}</b> ({e(s['when'])})</p><p>{e(s['institution'])}</p>"
                       for s in v["education"])

    css = ("@page{size:A5;margin:18mm 15mm;@top-right{content:'" + v["shown_name"].replace("'", "\\'")
           + " - Curriculum Vitae';font:8pt 'Liberation Sans'}@bottom-center{content:'Page ' counter(page) ' of ' counter(pages);"
           "font:8pt 'Liberation Sans'}}body{font-size:11pt;line-height:1.5;text-align:justify;hyphens:auto}"
           "h1{font-size:22pt}h2{font-size:14pt;margin:6mm 0 2mm}h3{font-size:11.5pt;margin-top:3mm}")
    head = (f"<h1>{e(v['shown_name'])}</h1><p>{e(v['headline'])}</p>"
            + "".join(f"<p>{e(x)}</p>" for x in contacts(v)))
    return page(css, head + assemble(v, {"work": work, "education": school, "skills": skills_lines,
                                         "projects": projects}))


LAYOUTS = {"right-dates": right_dates, "left-sidebar": left_sidebar,
           "right-sidebar": right_sidebar, "timeline": timeline, "dense": dense,
           "functional": functional, "table": table, "band": band, "cards": cards,
           "running": running}
