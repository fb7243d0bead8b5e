"""The checks: what is wrong with a blog although it can be built, rule by rule."""
