"""Cache: what earlier builds found out, under ``.blogkit/``; deleting it costs time, never data."""
