"""Answers, drawn."""
