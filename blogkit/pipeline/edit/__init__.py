"""An edit: from a few posts that changed since the last build to the files that change with them.

A shorter way to what a whole build would make, for what writers do all day: a word, a title, a
tag, a new post. Wherever something is unusual there is no shorter way, and everything is looked
at: then, too, every problem is told. What a whole build makes of each kind of edit, a test makes
too and compares.
"""
