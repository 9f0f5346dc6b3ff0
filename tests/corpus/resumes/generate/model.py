"""One person's data, cut to one document's shape, and the truth of that document.

A person is a YAML file under people/. A variant (a line of plan.yaml) names the
layout, the style of dates, the headings and the sections that the document
shows. view() gives the layouts what to draw, truth() what a reader should find.
"""
import copy
import itertools
import pathlib

import yaml

HERE = pathlib.Path(__file__).resolve().parent
MONTHS = ["January", "February", "March", "April", "May", "June", "July",
          "August", "September", "October", "November", "December"]
SHORT = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
HEADINGS = {"summary": "Summary", "work": "Experience", "education": "Education",
            "skills": "Skills", "projects": "Projects", "languages": "Languages",
            "certifications": "Certifications", "publications": "Publications",
            "interests": "Interests", "volunteer": "Volunteering", "awards": "Awards",
            "teaching": "Teaching", "grants": "Grants"}
TRUTH_SECTIONS = ("work", "education", "skills", "projects")
# name of a date style: (how a month is written, what joins a range, the word for now)
STYLES = {
    "long": ("{month} {year}", " \u2013 ", "Present"),
    "long-hyphen": ("{month} {year}", " - ", "Present"),
    "short": ("{short} {year}", " \u2013 ", "Present"),
    "short-dot": ("{short}. {year}", " - ", "present"),
    "slash": ("{number:02d}/{year}", " - ", "Present"),
    "slash-tight": ("{number:02d}/{year}", "-", "now"),
    "dot": ("{number:02d}.{year}", " \u2013 ", "today"),
    "apostrophe": ("{short} '{year2}", " - ", "Now"),
    "apostrophe-curly": ("{short} \u2019{year2}", " \u2013 ", "Current"),
    "iso": ("{year}-{number:02d}", " to ", "present"),
    "to": ("{month} {year}", " to ", "Present"),
    "to-date": ("{month} {year}", " \u2013 ", "to date"),
    "upper": ("{upper} {year}", " \u2014 ", "PRESENT"),
    "year": ("{year}", "\u2013", "present"),
    "year-to": ("{year}", " to ", "present"),
    "year-spaced": ("{year}", " \u2013 ", "Present"),
    "since": ("{month} {year}", " \u2013 ", None),
    "since-year": ("{year}", "\u2013", None),
}


def load(person, folder=None):
    path = (folder or HERE / "people") / f"{person}.yaml"
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def one_date(value, style):
    value = str(value)
    pattern = STYLES[style][0]
    if len(value) == 4:
        return value
    year, number = value.split("-")
    month = MONTHS[int(number) - 1]
    return pattern.format(year=year, year2=year[2:], number=int(number), month=month,
                          short=SHORT[int(number) - 1], upper=month[:3].upper())


def shown_range(entry, style):
    if entry.get("dates"):
        return entry["dates"]
    start, end = entry.get("start"), entry.get("end")
    joint, now = STYLES[style][1:]
    if start is None:
        return one_date(end, style) if end else ""
    first = one_date(start, style)
    if end is None:
        return f"since {first}" if now is None else first + joint + now
    last = one_date(end, style)
    return first if first == last else first + joint + last


def true_date(value, entry, style):
    """A style that shows years only can be read back to years only."""
    value = str(value)
    if entry.get("dates") or "year" not in style:
        return value
    return value[:4]


def view(person, variant):
    shown = copy.deepcopy(person)
    style = variant.get("dates", "long")
    school_style = variant.get("school_dates", style)
    shown["work"] = shown.get("work", [])[: variant.get("jobs", 99)]
    for job in shown["work"]:
        job["when"] = shown_range(job, style)
        job["highlights"] = job.get("highlights", [])[: variant.get("bullets", 99)]
    for school in shown.get("education", []):
        school["when"] = shown_range(school, school_style)
    if "shown_skills" in variant:
        shown["skills"] = shown["skills"][: variant["shown_skills"]]
    shown["sections"] = variant.get(
        "sections", ["summary", "work", "education", "skills", "projects"])
    shown["sections"] = [s for s in shown["sections"] if shown.get(s)]
    shown["headings"] = {**HEADINGS, **variant.get("headings", {})}
    shown["shown_name"] = variant.get("shown_name", shown["name"])
    shown["bullet"] = variant.get("bullet", "\u2022")
    if variant.get("no_url"):
        shown.pop("url", None)
        shown.pop("links", None)
    shown["options"] = variant
    return shown


def grouped(work):
    """Neighbouring jobs of one employer, for layouts with several titles under one name."""
    return [(name, list(jobs)) for name, jobs in itertools.groupby(work, lambda j: j["name"])]


def degree(school):
    study, area = school.get("studyType", ""), school.get("area", "")
    return f"{study} in {area}" if study and area else study or area


def degree_comma(school):
    return ", ".join(x for x in (school.get("studyType"), school.get("area")) if x)


def put(record, key, value):
    if value not in (None, "", []):
        record[key] = value


def dated(entry, record, style):
    if entry.get("start") is not None:
        record["startDate"] = true_date(entry["start"], entry, style)
    if entry.get("end") is not None:
        record["endDate"] = true_date(entry["end"], entry, style)


def truth(shown):
    variant = shown["options"]
    style = variant.get("dates", "long")
    school_style = variant.get("school_dates", style)
    found = {"basics": {}}
    for key in ("name", "email", "phone", "url", "location"):
        put(found["basics"], key, shown.get(key))
    for section in TRUTH_SECTIONS:
        found[section] = []
    if "work" in shown["sections"]:
        for job in shown["work"]:
            entry = {"name": job["name"], "position": job["position"]}
            dated(job, entry, style)
            put(entry, "highlights", [] if variant.get("no_highlights") else job["highlights"])
            found["work"].append(entry)
    if "education" in shown["sections"]:
        for school in shown["education"]:
            entry = {"institution": school["institution"]}
            put(entry, "studyType", school.get("studyType"))
            put(entry, "area", school.get("area"))
            dated(school, entry, school_style)
            found["education"].append(entry)
    if "skills" in shown["sections"]:
        for skill in shown["skills"]:
            entry = {} if variant.get("flat_skills") else {"name": skill["name"]}
            entry["keywords"] = skill["keywords"]
            found["skills"].append(entry)
        if variant.get("flat_skills"):
            every = [word for skill in shown["skills"] for word in skill["keywords"]]
            found["skills"] = [{"keywords": every}]
    if "projects" in shown["sections"]:
        for project in shown["projects"]:
            entry = {"name": project["name"]}
            put(entry, "description", project.get("description"))
            put(entry, "highlights", project.get("highlights"))
            found["projects"].append(entry)
    return found
