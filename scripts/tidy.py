#!/usr/bin/env python3
"""Runs clang-tidy-16 over every C++ file of the product in a build, as many at a time as there are processors. Tests and
benchmarks are left out: they are a third of the files, of the slowest, and run under sanitizers or by hand.

    tidy.py BUILD_DIRECTORY

BUILD_DIRECTORY holds compile_commands.json of a build by clang-16. A file that was found clean is not looked at again
until what the compiler sees of it changes; that is remembered under $XDG_CACHE_HOME, else ~/.cache. Ends with status 1
when something was found.
"""

import concurrent.futures
import hashlib
import json
import os
import pathlib
import re
import shlex
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
CACHE = pathlib.Path(os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache") / "offerbox" / "tidy"
PROGRAM = "clang-tidy-16"
PRODUCT = {"app", "cli", "core", "engines", "server", "stores"}


def seen_by_compiler(entry):
    """The preprocessed text of a file, without the path of the clone, so that every clone shares what is remembered."""
    words = shlex.split(entry["command"])
    if pathlib.Path(words[0]).name == "ccache":
        words = words[1:]
    output = words.index("-o")
    words = words[:output] + words[output + 2 :]
    words = [word for word in words if word != "-c"] + ["-E", "-o", "-"]
    done = subprocess.run(words, cwd=entry["directory"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
    return done.stdout.replace(str(ROOT).encode(), b"")


def suppressions(text):
    """Comments are gone after the preprocessor, and these, in a file or its headers, decide what is reported."""
    ours = sorted(set(re.findall(rb'^# \d+ "(/[^"]+)"', text, re.M)))
    sources = [ROOT / path.decode().lstrip("/") for path in ours]
    return b"\n".join(line for path in sources if path.is_file() for line in re.findall(rb".*NOLINT.*", path.read_bytes()))


def check(entry, settings, build):
    path = pathlib.Path(entry["file"])
    text = seen_by_compiler(entry)
    stamp = CACHE / hashlib.sha256(settings + suppressions(text) + text).hexdigest()
    if text and stamp.exists():
        return ""
    done = subprocess.run([PROGRAM, "--quiet", "-p", str(build), str(path)], capture_output=True, text=True, check=False)
    if done.returncode == 0 and "warning:" not in done.stdout:
        stamp.touch()
        return ""
    return done.stdout or done.stderr


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    build = pathlib.Path(sys.argv[1]).resolve()
    CACHE.mkdir(parents=True, exist_ok=True)
    version = subprocess.run([PROGRAM, "--version"], capture_output=True, check=True).stdout
    settings = version + (ROOT / ".clang-tidy").read_bytes()
    entries = json.loads((build / "compile_commands.json").read_text(encoding="utf-8"))
    ours = {}
    for entry in entries:
        path = pathlib.Path(entry["file"])
        if path.is_relative_to(ROOT) and path.relative_to(ROOT).parts[0] in PRODUCT and not path.stem.endswith("_test"):
            ours[path] = entry
    found = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for text in pool.map(lambda entry: check(entry, settings, build), ours.values()):
            if text:
                found += 1
                print(text, flush=True)
    print(f"clang-tidy: {len(ours)} files, {found} with findings")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
