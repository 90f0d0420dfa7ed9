"""Softcounts for instructors: build the lessons, judge submissions, try the whole thing on a made-up class."""
