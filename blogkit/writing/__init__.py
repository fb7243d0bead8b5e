"""A writer at the desk: what is done with sources, one by one or all of them, beside building."""
