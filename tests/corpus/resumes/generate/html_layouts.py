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
DEJAVU = "'DejaVu Sans',sans-serif"


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


LAYOUTS = {"right-dates": right_dates, "left-sidebar": left_sidebar,
           "right-sidebar": right_sidebar}
