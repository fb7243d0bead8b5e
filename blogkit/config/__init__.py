"""Settings: from ``blogkit.toml`` to one frozen, typed object."""
