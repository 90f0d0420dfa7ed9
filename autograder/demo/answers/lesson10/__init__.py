"""Answers to lesson 10."""
