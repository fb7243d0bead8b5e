"""Tables: what every table of settings has in common."""

from pydantic import BaseModel, ConfigDict


class Table(BaseModel):
    """A table of settings: frozen, typed strictly, and without unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)
