"""Layouts as plain text, Markdown and JSON Resume."""

LAYOUTS = {}
