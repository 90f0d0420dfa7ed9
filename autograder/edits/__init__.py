"""Mistakes as edits of the taught solutions: every program that is one or two edits away from what a lesson teaches."""
