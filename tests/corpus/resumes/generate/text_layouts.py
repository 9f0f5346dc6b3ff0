"""Layouts as plain text, Markdown and JSON Resume."""
import json
import textwrap

import yaml

import model
from model import degree, degree_comma


def contacts(v):
    parts = [v["email"], v.get("phone"), v.get("location"), v.get("url"), *v.get("links", [])]
    return [p for p in parts if p]


def wrapped(text, first="", rest="", width=78):
    return textwrap.fill(text, width, initial_indent=first, subsequent_indent=rest,
                         break_on_hyphens=False)


def underlined(v):
    """Plain text: capitals underlined with dashes, dates in brackets, wrapped at 78 columns."""
    out = [v["shown_name"], v["headline"], ""] + contacts(v)
    for name in v["sections"]:
        title = v["headings"][name].upper()
        out += ["", title, "-" * len(title)]
        if name == "work":
            for j in v["work"]:
                out += [f"{j['position']}, {j['name']}, {j['location']} ({j['when']})"]
                out += [wrapped(h, f"  {v['bullet']} ", "    ") for h in j["highlights"]] + [""]
        elif name == "education":
            out += [f"{degree(s)}, {s['institution']} ({s['when']})" for s in v["education"]]
        elif name == "skills":
            out += [wrapped(f"{s['name']}: {', '.join(s['keywords'])}", "", "  ") for s in v["skills"]]
        elif name == "projects":
            for p in v["projects"]:
                out += [wrapped(f"{p['name']}: {p.get('description', '')}", "", "  ")]
                out += [wrapped(h, f"  {v['bullet']} ", "    ") for h in p.get("highlights") or []]
        else:
            body = v[name]
            out += [wrapped(body)] if isinstance(body, str) else [f"  {v['bullet']} {x}" for x in body]
    return "\n".join(out).rstrip() + "\n"


def columned(v):
    """Plain text with dates in a left column of sixteen characters."""
    out = [v["shown_name"].center(76).rstrip(), " | ".join(contacts(v)), "=" * 76]
    for name in v["sections"]:
        out += ["", f"== {v['headings'][name]} =="]
        if name == "work":
            for j in v["work"]:
                out += [f"{j['when']:<20}{j['name']}, {j['location']}", " " * 20 + j["position"]]
                out += [wrapped(h, " " * 20 + f"{v['bullet']} ", " " * 22) for h in j["highlights"]]
        elif name == "education":
            for s in v["education"]:
                out += [f"{s['when']:<20}{s['institution']}", " " * 20 + degree_comma(s)]
        elif name == "skills":
            out += [f"{s['name']:<20}{', '.join(s['keywords'])}" for s in v["skills"]]
        else:
            body = v[name]
            out += [wrapped(body)] if isinstance(body, str) else [f"{v['bullet']} {x}" for x in body]
    return "\n".join(out).rstrip() + "\n"


def markdown(v):
    """Headings of two levels, lists, links and bold as Markdown has them."""
    out = [f"# {v['shown_name']}", "", f"*{v['headline']}*", "",
           f"[{v['email']}](mailto:{v['email']}) | " + " | ".join(contacts(v)[1:])]
    for name in v["sections"]:
        out += ["", f"## {v['headings'][name]}", ""]
        if name == "work":
            for j in v["work"]:
                out += [f"### {j['position']}, {j['name']}", "", f"*{j['when']}, {j['location']}*", ""]
                out += [f"- {h}" for h in j["highlights"]] + [""]
        elif name == "education":
            out += [f"- **{degree(s)}**, {s['institution']}, {s['when']}" for s in v["education"]]
        elif name == "skills":
            out += [f"- **{s['name']}**: {', '.join(s['keywords'])}" for s in v["skills"]]
        elif name == "projects":
            for p in v["projects"]:
                out += [f"### {p['name']}", "", p.get("description", ""), ""]
                out += [f"- {h}" for h in p.get("highlights") or []] + [""]
        else:
            body = v[name]
            out += [body] if isinstance(body, str) else [f"- {x}" for x in body]
    return "\n".join(out).rstrip() + "\n"


def markdown_table(v):
    """Underlined headings, employment headed by employer, skills as a table, stars for bullets."""
    out = [v["shown_name"], "=" * len(v["shown_name"]), "", "  \n".join(contacts(v))]
    for name in v["sections"]:
        title = v["headings"][name]
        out += ["", title, "-" * len(title), ""]
        if name == "work":
            for j in v["work"]:
                out += [f"**{j['name']}** ({j['location']})  ", f"{j['position']}, {j['when']}", ""]
                out += [wrapped(h, "* ", "  ") for h in j["highlights"]] + [""]
        elif name == "education":
            out += [f"* {s['when']}: {degree(s)}, {s['institution']}" for s in v["education"]]
        elif name == "skills":
            out += ["| Area | What |", "|---|---|"]
            out += [f"| {s['name']} | {', '.join(s['keywords'])} |" for s in v["skills"]]
        elif name == "projects":
            for p in v["projects"]:
                out += [f"**{p['name']}**: {p.get('description', '')}", ""]
                out += [wrapped(h, "* ", "  ") for h in p.get("highlights") or []] + [""]
        else:
            body = v[name]
            out += [wrapped(body)] if isinstance(body, str) else [f"* {x}" for x in body]
    return "\n".join(out).rstrip() + "\n"


def resume_object(v):
    """JSON Resume as its schema has it: location an object, dates to the day."""
    truth = model.truth(v)
    basics = dict(truth["basics"])
    basics["label"] = v["headline"]
    basics["summary"] = v["summary"]
    basics["location"] = {"city": v["location"]}
    made = {"$schema": "https://jsonresume.example/schema.json", "basics": basics}
    for section in v["sections"]:
        if section in truth:
            made[section] = truth[section]
    for job in made.get("work", []):
        for key in ("startDate", "endDate"):
            if len(job.get(key, "")) == 7:
                job[key] += "-01"
    made["languages"] = [{"language": x} for x in v.get("languages", [])]
    return made


def as_json(v):
    return json.dumps(resume_object(v), ensure_ascii=False, indent=2) + "\n"


def as_yaml(v):
    return yaml.safe_dump(resume_object(v), allow_unicode=True, sort_keys=False, width=88)


LAYOUTS = {"underlined": underlined, "columned": columned, "markdown": markdown,
           "markdown-table": markdown_table, "resume-json": as_json, "resume-yaml": as_yaml}
