"""Exercises of lesson 01: the E-step."""
