"""Prose: plain text as its readers take it: sentences, tone, how hard it is to read, and where."""
