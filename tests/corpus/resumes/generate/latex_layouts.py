"""Layouts in LaTeX with macros of our own, set by pdflatex."""
from model import degree, degree_comma, grouped

MARKS = {"&": r"\&", "%": r"\%", "#": r"\#", "_": r"\_", "$": r"\$", "~": r"\textasciitilde{}",
         "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "^": r"\textasciicircum{}"}
HEAD = r"""\documentclass[%(size)s,a4paper]{%(cls)s}
%(cmap)s
\usepackage[T1]{fontenc}
\usepackage[utf8]{inputenc}
\usepackage{lmodern}
\usepackage[%(geometry)s]{geometry}
\usepackage{array,tabularx,enumitem,xcolor,titlesec,fancyhdr,textcomp}
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


def academic(v):
    """A long CV with a running head, numbered pages and sections, hanging publications."""
    def work(v):
        return "".join(r"\entry{%s}{%s}{%s, %s}" % (t(j["when"]), t(j["position"]), t(j["name"]), t(j["location"]))
                       + "\n" + items(j["highlights"], r"leftmargin=38mm,nosep,label=--")
                       + "\n\\vspace{3pt}\n\n" for j in v["work"])

    def school(v):
        return "".join(r"\entry{%s}{%s}{%s}" % (t(s["when"]), t(degree(s)), t(s["institution"])) + "\n\n"
                       for s in v["education"])

    def numbered(section):
        def draw(v):
            return (r"\begin{enumerate}[label={[\arabic*]},leftmargin=9mm]" + "\n"
                    + "\n".join(r"\item " + t(x) for x in v[section]) + "\n\\end{enumerate}")
        return draw

    extra = r"""\pagestyle{fancy}\fancyhf{}\renewcommand{\headrulewidth}{.3pt}
\fancyhead[L]{\small\itshape Curriculum vitae}\fancyhead[R]{\small %s}\fancyfoot[C]{\small \thepage}
\usepackage{charter}
\titleformat{\section}{\large\bfseries}{\thesection.}{6pt}{}
\newcommand{\entry}[3]{\noindent\makebox[38mm][l]{#1}\textbf{#2}\newline\hspace*{38mm}#3\par}""" % t(v["shown_name"])
    head = (r"\begin{center}{\LARGE\bfseries %s}\\[4pt]%s\\[2pt]%s\end{center}" %
            (t(v["shown_name"]), t(v["headline"]), r" \textbullet\ ".join(contacts(v)))) + "\n"
    draw = {"work": work, "education": school, "skills": skills, "projects": projects,
            "publications": numbered("publications")}
    return doc(head + assemble(v, draw, "section"), extra, size="11pt", geometry="margin=28mm,headheight=14pt")


def company_first(v):
    """Several titles under one employer; small capitals; justified text that is hyphenated."""
    def work(v):
        out = ""
        for name, jobs in grouped(v["work"]):
            out += r"\textsc{%s}, %s\par" % (t(name), t(jobs[0]["location"])) + "\n"
            for j in jobs:
                out += r"\textit{%s} \hfill \textit{%s}\par" % (t(j["position"]), t(j["when"])) + "\n"
                out += items(j["highlights"], "leftmargin=1.4em,nosep,label=$\\diamond$")
            out += "\\vspace{5pt}\n"
        return out

    def school(v):
        return "".join(r"\textsc{%s}\par %s \hfill \textit{%s}\par" %
                       (t(s["institution"]), t(degree_comma(s)), t(s["when"])) + "\n"
                       for s in v["education"])

    extra = r"""\usepackage{mathptmx}\usepackage{microtype}
\titleformat{\section}{\centering\large\scshape}{}{0pt}{}
\titlespacing{\section}{0pt}{10pt}{5pt}"""
    head = (r"\begin{center}{\LARGE\textsc{%s}}\\[3pt] %s \end{center}" %
            (t(v["shown_name"]), r"\quad ".join(contacts(v)))) + "\n"
    return doc(head + assemble(v, {"work": work, "education": school, "skills": skills,
                                   "projects": projects}), extra, geometry="hmargin=42mm,vmargin=20mm")


def two_columns(v):
    """A narrow left column beside the main one; both may run over the page's end."""
    side = [s for s in v["sections"] if s in ("skills", "languages", "certifications", "interests", "education")]
    main = [s for s in v["sections"] if s not in side]

    def work(v):
        return "".join(r"\textbf{%s}\par %s\par {\small\color{gray} %s, %s}\par" %
                       (t(j["position"]), t(j["name"]), t(j["when"]), t(j["location"])) + "\n"
                       + items(j["highlights"], r"leftmargin=1em,nosep,label=\textasteriskcentered") + "\\vspace{5pt}\n"
                       for j in v["work"])

    def school(v):
        return "".join(r"\textbf{%s}\par %s\par {\small\color{gray} %s}\par\vspace{4pt}" %
                       (t(s["institution"]), t(degree(s)), t(s["when"])) + "\n" for s in v["education"])

    def skill(v):
        return "".join(r"\textbf{%s}\par %s\par\vspace{3pt}" %
                       (t(s["name"]), r"\par ".join(t(k) for k in s["keywords"])) + "\n" for s in v["skills"])

    draw = {"work": work, "education": school, "skills": skill, "projects": projects}

    def half(names):
        shown = dict(v)
        shown["sections"] = names
        return assemble(shown, draw)

    extra = r"""\usepackage{paracol}\usepackage[scaled=.9]{helvet}\renewcommand{\familydefault}{\sfdefault}
\titleformat{\section}{\large\bfseries\color{violet}}{}{0pt}{\MakeUppercase}
\titlespacing{\section}{0pt}{8pt}{4pt}\columnratio{0.31}\setlength{\columnsep}{9mm}"""
    head = r"{\LARGE\bfseries %s}\par {\color{violet}%s}\par\vspace{6pt}" % (t(v["shown_name"]), t(v["headline"]))
    body = (head + "\n\\begin{paracol}{2}\\raggedright\\small\n\\section*{Contact}\n"
            + r"\par ".join(contacts(v)) + "\n\n" + half(side)
            + "\\switchcolumn\\normalsize\n" + half(main) + "\\end{paracol}\n")
    return doc(body, extra, geometry="margin=15mm")


def ruled_table(v):
    """Tables with rules; dates in the last column; title and employer in one cell."""
    def rows(cells):
        return (r"\begin{tabularx}{\textwidth}{>{\raggedright\arraybackslash}X r}\hline" + "\n"
                + "\\\\ \\hline\n".join(cells) + "\\\\ \\hline\n\\end{tabularx}\n")

    def work(v):
        return "".join(rows([r"\textbf{%s} at %s, %s & %s" % (t(j["position"]), t(j["name"]), t(j["location"]), t(j["when"]))])
                       + "\n\n\\vspace{3pt}" + items(j["highlights"], "leftmargin=1.4em,nosep,label=\\textbullet,after=\\vspace{5pt}") + "\n\n"
                       for j in v["work"])

    def school(v):
        return rows([r"\textbf{%s}, %s & %s" % (t(degree(s)), t(s["institution"]), t(s["when"])) for s in v["education"]])

    def skill(v):
        return (r"\begin{tabularx}{\textwidth}{|l|X|}\hline" + "\n"
                + "".join(r"%s & %s\\ \hline" % (t(s["name"]), t(", ".join(s["keywords"]))) + "\n" for s in v["skills"])
                + "\\end{tabularx}\n")

    extra = r"""\usepackage{mathpazo}\titleformat{\section}{\bfseries}{}{0pt}{}\titlespacing{\section}{0pt}{9pt}{4pt}"""
    head = (r"\begin{tabularx}{\textwidth}{X r}{\Large\bfseries %s} & %s\end{tabularx}" %
            (t(v["shown_name"]), r"\\ & ".join(contacts(v)))) + "\n"
    return doc(head + assemble(v, {"work": work, "education": school, "skills": skill,
                                   "projects": projects}), extra, geometry="margin=20mm")


def letterhead(v):
    """American one-pager: dates before the place, en rules for bullets, spaced capitals for the name."""
    def work(v):
        return "".join(r"\textbf{%s} --- %s\par {\small %s $\cdot$ %s}\par" %
                       (t(j["name"]), t(j["position"]), t(j["when"]), t(j["location"])) + "\n"
                       + items(j["highlights"], r"leftmargin=1.2em,nosep,label=\guillemotright") + "\\vspace{4pt}\n"
                       for j in v["work"])

    def school(v):
        return "".join(r"\textbf{%s} --- %s\par {\small %s}\par" % (t(s["institution"]), t(degree(s)), t(s["when"]))
                       + "\n" for s in v["education"])

    spaced = r"\quad ".join(r"\,".join(t(c) for c in word) for word in v["shown_name"].upper().split())
    extra = r"""\usepackage{charter}\titleformat{\section}{\color{blue!50!black}\bfseries}{}{0pt}{\MakeUppercase}[\titlerule]
\titlespacing{\section}{0pt}{7pt}{3pt}"""
    head = (r"\begin{center}{\LARGE %s}\\[5pt]{\small %s}\end{center}" % (spaced, r" \textbullet\ ".join(contacts(v)))) + "\n"
    return doc(head + assemble(v, {"work": work, "education": school, "skills": skills,
                                   "projects": projects}), extra, geometry="letterpaper,margin=17mm")


LAYOUTS = {"classic": classic, "left-dates": left_dates, "academic": academic,
           "company-first": company_first, "two-columns": two_columns,
           "ruled-table": ruled_table, "letterhead": letterhead}
