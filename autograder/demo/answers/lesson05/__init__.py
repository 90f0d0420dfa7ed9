"""Answers to lesson 02."""
