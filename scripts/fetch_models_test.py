#!/usr/bin/env python3
"""Tests fetch_models.py with a small package made here: no network."""

import hashlib
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest
import zipfile

SCRIPT = pathlib.Path(__file__).resolve().parent / "fetch_models.py"
EXPORTER = """
import pathlib, sys
target = pathlib.Path(sys.argv[2])
target.mkdir()
weights = (pathlib.Path(sys.argv[1]) / "weights.bin").read_text()
(target / "made.txt").write_text(f"{sys.argv[3]}: {weights}")
"""


class FetchModels(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = pathlib.Path(scratch.name)
        self.output = self.folder / "models"
        (self.folder / "export.py").write_text(EXPORTER, encoding="utf-8")
        archive = self.folder / "tiny_model-1.0-py3-none-any.whl"
        with zipfile.ZipFile(archive, "w") as package:
            package.writestr("tiny_model/weights.bin", "numbers")
            package.writestr("tiny_model-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: tiny-model\nVersion: 1.0\n")
            package.writestr("tiny_model-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
            package.writestr("tiny_model-1.0.dist-info/RECORD", "")
        self.model = {
            "name": "Tiny",
            "needed": True,
            "package": "tiny-model",
            "version": "1.0",
            "archive_sha256": hashlib.sha256(archive.read_bytes()).hexdigest(),
            "archive_bytes": archive.stat().st_size,
            "files": [{"path": "tiny_model/weights.bin", "sha256": hashlib.sha256(b"numbers").hexdigest()}],
            "export": "export.py",
            "directory": "tiny",
        }

    def fetch(self):
        manifest = self.folder / "manifest.json"
        manifest.write_text(json.dumps({"models": [self.model]}), encoding="utf-8")
        environment = dict(os.environ, PIP_NO_INDEX="1", PIP_FIND_LINKS=str(self.folder))
        return subprocess.run([sys.executable, str(SCRIPT), str(manifest), str(self.output)], env=environment,
                              capture_output=True, text=True, check=False)

    def test_a_model_without_export_is_kept_as_it_is(self):
        del self.model["export"]
        self.assertEqual(self.fetch().returncode, 0)
        self.assertEqual((self.output / "tiny" / "weights.bin").read_text(encoding="utf-8"), "numbers")
        self.assertEqual(self.left_over(), ["tiny"])

    def left_over(self):
        return sorted(path.name for path in self.output.iterdir())

    def test_a_model_is_fetched_checked_and_converted_once(self):
        self.assertEqual(self.fetch().returncode, 0)
        made = self.output / "tiny" / "made.txt"
        self.assertEqual(made.read_text(encoding="utf-8"), "Tiny 1.0: numbers")
        self.assertEqual(self.left_over(), ["tiny"])
        made.write_text("kept", encoding="utf-8")
        self.assertEqual(self.fetch().stdout, "")
        self.assertEqual(made.read_text(encoding="utf-8"), "kept")

    def test_another_archive_than_the_manifest_says_is_refused(self):
        self.model["archive_sha256"] = "0" * 64
        done = self.fetch()
        self.assertEqual(done.returncode, 1)
        self.assertIn("model Tiny is missing: pip could not fetch tiny-model 1.0", done.stderr)
        self.assertEqual(self.left_over(), [])

    def test_another_file_than_the_manifest_says_is_refused(self):
        self.model["files"][0]["sha256"] = "0" * 64
        done = self.fetch()
        self.assertEqual(done.returncode, 1)
        self.assertIn("tiny_model/weights.bin of tiny-model is not the file", done.stderr)
        self.assertEqual(self.left_over(), [])

    def test_a_model_that_is_not_needed_is_reported_and_skipped(self):
        self.model.update(package="vanished-model", needed=False)
        done = self.fetch()
        self.assertEqual(done.returncode, 0)
        self.assertIn("model Tiny is missing", done.stderr)

    def test_a_failing_conversion_leaves_nothing(self):
        (self.folder / "export.py").write_text("raise SystemExit('cannot')", encoding="utf-8")
        done = self.fetch()
        self.assertEqual(done.returncode, 1)
        self.assertIn("converting Tiny failed:\ncannot", done.stderr)
        self.assertEqual(self.left_over(), [])


if __name__ == "__main__":
    unittest.main()
