"""Site: from documents to one site, and from the site to the plan of every output."""
