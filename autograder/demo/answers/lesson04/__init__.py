"""Answers to lesson 04."""
