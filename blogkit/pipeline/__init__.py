"""The pipeline: the stages of a build, each with what it needs of cache and processes."""
