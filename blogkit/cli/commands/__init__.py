"""The commands: what each one takes; what each one does is in a module of ``cli``."""
