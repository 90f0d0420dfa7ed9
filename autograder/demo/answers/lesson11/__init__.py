"""Answers to lesson 07."""
