"""Content: from files under ``content/`` to documents."""
