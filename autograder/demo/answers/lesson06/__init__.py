"""Answers to lesson 06."""
