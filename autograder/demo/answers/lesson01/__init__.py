"""Answers to lesson 01."""
