"""Serving: from a site's folder to pages on this machine that follow every save."""
