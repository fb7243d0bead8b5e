"""Scaffolds: from a title to a new post, page or site, never over what is there."""
