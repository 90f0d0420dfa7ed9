"""Exercises of lesson 00: NumPy practice, no points."""
