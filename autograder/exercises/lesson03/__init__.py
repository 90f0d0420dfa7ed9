"""Exercises of lesson 03: the loop and its restarts."""
