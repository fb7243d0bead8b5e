"""The nouns of the program: frozen, and of the standard library alone."""
