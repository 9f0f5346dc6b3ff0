#!/usr/bin/env python3
"""Checks what no compiler does: that documents name files which exist, that every test runs, that no file names a
package registry's host or a machine's path. Prints every fault and ends with status 1 when there is one.
"""

import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
# Assembled so that this file does not name what it forbids.
FORBIDDEN = {
    "a package registry's host": r"(?:" + "|".join(host.replace("*", r"\.") for host in (
        "pypi*org", "pythonhosted*org", "registry*npmjs", "registry*yarnpkg", "crates*io", "proxy*golang*org",
        "deb*debian*org", "huggingface*co/")) + r")",
    "a path of one machine": r"(?:/wo" + r"rk/|/ro" + r"ot/|\.\./sha" + r"red)",
    "an unfinished part": r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X)\b",
}
TEXT = {".cpp", ".hpp", ".h", ".py", ".md", ".txt", ".json", ".yaml", ".yml", ".cmake", ".ts", ".tsx", ".css", ".html", ".sh", ".sql", ""}
# Paths in documents: `core/base/...` in backquotes or as a link's target.
NAMED = re.compile(r"`([A-Za-z0-9_.-]+(?:/[A-Za-z0-9_.*-]+)+/?)`|\]\(([^)#:\s]+)(?:#[^)]*)?\)")
# What stands in documents with a slash but is made by running, or is no path of the repository.
MADE = ("build/", "web/dist", "web/node_modules")


def tracked():
    listed = subprocess.run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=ROOT,
                            capture_output=True, check=True)
    return [pathlib.PurePosixPath(name.decode()) for name in listed.stdout.split(b"\0") if name]


def documents(files):
    return [f for f in files if f.suffix == ".md" and not f.as_posix().startswith(("tests/corpus/", "content/"))]


def missing_paths(files):
    tops = {f.parts[0] for f in files}
    for document in documents(files):
        text = re.sub(r"^```.*?^```", "", (ROOT / document).read_text(encoding="utf-8"), flags=re.S | re.M)
        for match in NAMED.finditer(text):
            name, linked = match.group(1), match.group(2)
            if linked:
                found = (ROOT / document.parent / linked).exists()
                name = linked
            else:
                # Only what begins with a folder of ours is meant as a path of the repository.
                if name.split("/")[0] not in tops or name.startswith(MADE):
                    continue
                found = any(True for _ in ROOT.glob(name.rstrip("/")))
            if not found:
                yield f"{document}: names {name}, which is not there"


def tests_that_do_not_run(files):
    for test in files:
        if not test.name.endswith("_test.cpp"):
            continue
        for folder in test.parents:
            makefile = ROOT / folder / "CMakeLists.txt"
            if makefile.exists():
                break
        if test.relative_to(folder).as_posix() not in makefile.read_text(encoding="utf-8"):
            yield f"{test}: is not in {makefile.relative_to(ROOT)}"


def forbidden_words(files):
    for file in files:
        path = ROOT / file
        if file.suffix not in TEXT or not path.is_file() or file.as_posix().startswith("tests/corpus/"):
            continue
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        for what, pattern in FORBIDDEN.items():
            for match in re.finditer(pattern, text):
                line = text.count("\n", 0, match.start()) + 1
                yield f"{file}:{line}: names {what}: {match.group(0)}"


# Words of many languages stand here as people write them: months, headings, places, names.
OF_MANY_LANGUAGES = ("core/intake/src/", "tests/corpus/", "bench/interview/material.cpp")


def sources_with_other_characters(files):
    for file in files:
        if file.as_posix().startswith(OF_MANY_LANGUAGES):
            continue
        if file.suffix not in {".cpp", ".hpp", ".cmake", ".py"} and file.name != "CMakeLists.txt":
            continue
        for number, line in enumerate((ROOT / file).read_bytes().split(b"\n"), 1):
            if any(byte > 126 for byte in line):
                yield f"{file}:{number}: has characters outside ASCII"


def headers_without_guard(files):
    for file in files:
        if file.suffix == ".hpp" and "#pragma once" not in (ROOT / file).read_text(encoding="utf-8"):
            yield f"{file}: lacks #pragma once"


def main():
    files = [f for f in tracked() if (ROOT / f).is_file()]
    checks = (missing_paths, tests_that_do_not_run, forbidden_words, sources_with_other_characters, headers_without_guard)
    faults = [fault for check in checks for fault in check(files)]
    for fault in faults:
        print(fault)
    print(f"documents: {len(files)} files looked at, {len(faults)} faults")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
