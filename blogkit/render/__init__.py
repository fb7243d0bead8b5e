"""Rendering: from one output's job to its bytes."""
