"""Answers to lesson 08."""
