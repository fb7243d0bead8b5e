"""Quick ways: from Python-Markdown and Pygments to the same output in less time.

Both try every pattern of theirs on every piece of a text. What is here passes over those that
cannot match there. It is used only with the versions whose own test suites pass with it, which
``benchmarks/library_suites.py`` runs.
"""
