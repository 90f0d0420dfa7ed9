"""Answers to lesson 03."""
