"""Layouts in LaTeX with macros of our own, set by pdflatex."""
from model import degree, degree_comma, grouped

MARKS = {"&": r"\&", "%": r"\%", "#": r"\#", "_": r"\_", "$": r"\$", "~": r"\textasciitilde{}",
         "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "^": r"\textasciicircum{}"}
HEAD = r"""\documentclass[%(size)s,a4paper]{%(cls)s}
\usepackage[T1]{fontenc}
\usepackage[utf8]{inputenc}
\usepackage{lmodern}
\usepackage[%(geometry)s]{geometry}
\usepackage{array,tabularx,enumitem,xcolor,titlesec,fancyhdr,textcomp}
%(cmap)s
\setlength{\parindent}{0pt}
\raggedbottom
\pagestyle{empty}
%(extra)s
\begin{document}
%(body)s
\end{document}
"""


def t(text):
    return "".join(MARKS.get(c, c) for c in str(text))


def doc(body, extra="", size="10pt", cls="article", geometry="margin=18mm", cmap=r"\usepackage{cmap}"):
    return HEAD % {"body": body, "extra": extra, "size": size, "cls": cls,
                   "geometry": geometry, "cmap": cmap}


def items(highlights, options="leftmargin=1.2em,nosep"):
    if not highlights:
        return ""
    return (r"\begin{itemize}[%s]" % options + "\n"
            + "\n".join(r"\item " + t(h) for h in highlights) + "\n\\end{itemize}\n")


def contacts(v):
    parts = [v["email"], v.get("phone"), v.get("location"), v.get("url"), *v.get("links", [])]
    return [t(p) for p in parts if p]


def skills(v):
    return "\n\n".join(r"\textbf{%s:} %s" % (t(s["name"]), t(", ".join(s["keywords"])))
                       for s in v["skills"])


def projects(v):
    out = ""
    for p in v["projects"]:
        out += r"\textbf{%s}" % t(p["name"])
        if p.get("description"):
            out += " -- " + t(p["description"])
        out += "\n" + items(p.get("highlights")) + "\n\n"
    return out


def simple(v, section):
    body = v[section]
    return t(body) if isinstance(body, str) else items(body)


def assemble(v, draw, macro="section*"):
    out = ""
    for name in v["sections"]:
        content = draw[name](v) if name in draw else simple(v, name)
        out += "\\%s{%s}\n%s\n\n" % (macro, t(v["headings"][name]), content)
    return out


def classic(v):
    """Employer at left, dates at right, title in italics below; ruled headings."""
    def work(v):
        out = ""
        for j in v["work"]:
            out += (r"\textbf{%s} \hfill %s\\ \textit{%s} \hfill %s" %
                    (t(j["name"]), t(j["when"]), t(j["position"]), t(j["location"])))
            out += "\n" + items(j["highlights"]) + "\\vspace{4pt}\n\n"
        return out

    def school(v):
        return "\n\n".join(r"\textbf{%s} \hfill %s\\ \textit{%s}" %
                           (t(s["institution"]), t(s["when"]), t(degree(s)))
                           for s in v["education"])

    extra = (r"\titleformat{\section}{\large\scshape}{}{0pt}{}[\titlerule]"
             r"\titlespacing{\section}{0pt}{8pt}{4pt}")
    head = (r"\begin{center}{\Huge\scshape %s}\\[4pt] %s\end{center}" %
            (t(v["shown_name"]), r" $|$ ".join(contacts(v)))) + "\n"
    return doc(head + assemble(v, {"work": work, "education": school, "skills": skills,
                                   "projects": projects}), extra)


def left_dates(v):
    """Dates in the left margin, a line 'title, employer, place' at right of them."""
    def row(left, right):
        return r"\cventry{%s}{%s}" % (left, right) + "\n"

    def work(v):
        return "".join(row(t(j["when"]), r"\textbf{%s}, \textit{%s}, %s.%s" % (
            t(j["position"]), t(j["name"]), t(j["location"]),
            "\n" + items(j["highlights"], "leftmargin=1.1em,nosep,label=\\textopenbullet")))
            for j in v["work"])

    def school(v):
        return "".join(row(t(s["when"]), r"\textbf{%s}, \textit{%s}." %
                           (t(degree_comma(s)), t(s["institution"]))) for s in v["education"])

    def skill(v):
        return "".join(row(t(s["name"]), t(", ".join(s["keywords"]))) for s in v["skills"])

    def project(v):
        return "".join(row("", r"\textbf{%s}. %s" % (t(p["name"]), t(p.get("description", "")))
                           + "\n" + items(p.get("highlights"))) for p in v["projects"])

    def others(section):
        return lambda v: row("", simple(v, section))

    draw = {"work": work, "education": school, "skills": skill, "projects": project}
    for name in v["sections"]:
        draw.setdefault(name, others(name))
    extra = r"""\newcommand{\cventry}[2]{\noindent\begin{minipage}[t]{32mm}\raggedleft #1\end{minipage}%
\hspace{4mm}\begin{minipage}[t]{\dimexpr\textwidth-36mm\relax}#2\end{minipage}\par\vspace{5pt}}
\newcommand{\cvsection}[1]{\vspace{5pt}\noindent\begin{minipage}{32mm}\textcolor{teal}{\rule{32mm}{1.4mm}}\end{minipage}%
\hspace{4mm}{\Large\textcolor{teal}{#1}}\par\vspace{4pt}}
\renewcommand{\familydefault}{\sfdefault}
\usepackage[scaled=.92]{helvet}"""
    head = (r"{\fontsize{26}{30}\selectfont %s}\hfill\begin{minipage}[b]{60mm}\raggedleft\small %s\end{minipage}\\[2pt]"
            r"{\large\itshape %s}\par\vspace{6pt}" %
            (t(v["shown_name"]), r"\\ ".join(contacts(v)), t(v["headline"]))) + "\n"
    return doc(head + assemble(v, draw, "cvsection"), extra, geometry="margin=16mm")


LAYOUTS = {"classic": classic, "left-dates": left_dates}
