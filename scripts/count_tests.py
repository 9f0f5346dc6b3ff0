#!/usr/bin/env python3
"""Counts what CTest ran: prints how many passed, failed and were skipped, as three numbers.

    count_tests.py RESULTS.xml

RESULTS.xml is of `ctest --output-junit`. A program of doctest counts as its cases, any other as one. A program that
fails beside its cases, by a sanitizer's finding or a crash, counts as one failure. Without results, one has failed.
"""

import pathlib
import re
import sys
import xml.etree.ElementTree

CASES = re.compile(r"test cases:\s*\d+ \|\s*(\d+) passed \|\s*(\d+) failed \|\s*(\d+) skipped")


def counts(case):
    """Passed, failed and skipped of one program."""
    status = case.get("status")
    cases = CASES.search(case.findtext("system-out") or "")
    good, bad, left_out = map(int, cases.groups()) if cases else (0, 0, 0)
    if status == "run":
        return (good, bad, left_out) if cases else (1, 0, 0)
    skipped = case.find("skipped")
    if status == "notrun" and skipped is not None and skipped.get("message", "").startswith("SKIP_"):
        return 0, 0, 1
    return good, max(bad, 1), left_out


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    path = pathlib.Path(sys.argv[1])
    programs = xml.etree.ElementTree.parse(path).iter("testcase") if path.exists() else ()
    each = [counts(program) for program in programs] or [(0, 1, 0)]
    print(*map(sum, zip(*each)))


if __name__ == "__main__":
    main()
