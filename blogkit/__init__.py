"""A static blog generator: from Markdown to pages, feeds and a teaser for every channel."""

__version__ = "0.1.0"
