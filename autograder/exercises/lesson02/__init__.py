"""Exercises of lesson 02: the M-step."""
