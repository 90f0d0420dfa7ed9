"""Answers to lesson 09."""
