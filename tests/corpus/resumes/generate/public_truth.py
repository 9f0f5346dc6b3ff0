"""Write the truth of the public resumes in the corpus's one shape.

Reads the YAML (rendercv) and JSON (reactive-resume) that each public PDF was
made from and writes <name>.truth.json beside it. Run from this folder:
    python3 public_truth.py
"""
import html
import json
import pathlib
import re

import yaml

PUBLIC = pathlib.Path(__file__).resolve().parent.parent / "public"
MONTHS = ("january february march april may june july august september "
          "october november december").split()


def put(record, key, value):
    if value not in (None, "", []):
        record[key] = value


def unlink(text):
    return re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text).replace("*", "")


def iso(value):
    value = str(value or "").strip()
    return "" if value.lower() == "present" else value


def bullets(highlights):
    """The nested list of one entry is folded into its parent by YAML."""
    found = []
    for item in highlights or []:
        found += [unlink(part).strip() for part in re.split(r"\s- (?=[A-Z])", item)]
    return found


def from_rendercv(path):
    cv = yaml.safe_load(path.read_text(encoding="utf-8"))["cv"]
    sections = cv["sections"]
    truth = {"basics": {}, "work": [], "education": [], "skills": [], "projects": []}
    for key, source in (("name", "name"), ("email", "email"), ("phone", "phone"),
                        ("url", "website"), ("location", "location")):
        put(truth["basics"], key, cv.get(source))
    for job in sections["experience"]:
        entry = {"name": job["company"], "position": job["position"]}
        put(entry, "startDate", iso(job["start_date"]))
        put(entry, "endDate", iso(job["end_date"]))
        put(entry, "highlights", bullets(job["highlights"]))
        truth["work"].append(entry)
    for school in sections["education"]:
        entry = {"institution": school["institution"]}
        put(entry, "studyType", school.get("degree"))
        put(entry, "area", school.get("area"))
        put(entry, "startDate", iso(school["start_date"]))
        put(entry, "endDate", iso(school["end_date"]))
        truth["education"].append(entry)
    for skill in sections["skills"]:
        truth["skills"].append({"name": skill["label"],
                                "keywords": skill["details"].split(", ")})
    for project in sections["projects"]:
        truth["projects"].append({"name": unlink(project["name"]),
                                  "description": project["summary"],
                                  "highlights": bullets(project["highlights"])})
    return truth


def month_year(text):
    month, year = text.split()
    return f"{year}-{MONTHS.index(month.lower()) + 1:02d}"


def date_range(text):
    start, end = text.split(" to ")
    return month_year(start), "" if end == "Present" else month_year(end)


def plain(markup):
    return html.unescape(re.sub(r"<[^>]*>", "", markup)).strip()


def from_reactive(path):
    data = json.loads(path.read_text(encoding="utf-8"))
    basics, sections = data["basics"], data["sections"]
    truth = {"basics": {}, "work": [], "education": [], "skills": [], "projects": []}
    for key in ("name", "email", "phone", "location"):
        put(truth["basics"], key, basics[key])
    put(truth["basics"], "url", basics["url"]["href"])
    for job in sections["experience"]["items"]:
        start, end = date_range(job["date"])
        entry = {"name": job["company"], "position": job["position"], "startDate": start}
        put(entry, "endDate", end)
        entry["highlights"] = [plain(x) for x in re.findall(r"<li>(.*?)</li>", job["summary"])]
        truth["work"].append(entry)
    for school in sections["education"]["items"]:
        start, end = date_range(school["date"])
        study, area = school["studyType"], school["area"]
        if " in " in study:  # two of the four put the place where the area belongs
            study, area = study.split(" in ")
        truth["education"].append({"institution": school["institution"], "studyType": study,
                                   "area": area, "startDate": start, "endDate": end})
    for skill in sections["skills"]["items"]:
        truth["skills"].append({"name": skill["name"], "keywords": skill["keywords"]})
    for project in sections["projects"]["items"]:
        truth["projects"].append({"name": project["name"], "description": project["description"],
                                  "highlights": [plain(project["summary"])]})
    return truth


def main():
    for path in sorted(PUBLIC.glob("*.yaml")):
        write(path, from_rendercv(path))
    for path in sorted(PUBLIC.glob("reactive-resume_*.json")):
        if not path.name.endswith(".truth.json"):
            write(path, from_reactive(path))


def write(path, truth):
    target = path.with_name(path.stem + ".truth.json")
    target.write_text(json.dumps(truth, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
