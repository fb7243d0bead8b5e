"""Tables: what every table of settings has in common."""

import os

# Settings are a closed set: no package that happens to be installed has a say in them. To look
# for such packages would cost more than to read the settings.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

from pydantic import BaseModel, ConfigDict


class Table(BaseModel):
    """A table of settings: frozen, typed strictly, and without unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)
