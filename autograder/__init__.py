"""Softcounts for instructors: build the lessons, judge submissions, try the whole thing on a made-up class."""

import sys

# With this module jsonschema compiles a grammar of IRIs, 2 s in every process; no notebook holds one to be checked.
sys.modules.setdefault("rfc3987_syntax", None)
