"""Data classes, and what is done with them: instead of ``dataclasses``, which loads more slowly.

For whoever reads or checks the code they are the standard library's.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import MISSING, asdict, dataclass, field, fields, is_dataclass, replace
else:
    from blogkit.light_dataclasses import (
        MISSING,
        asdict,
        dataclass,
        field,
        fields,
        is_dataclass,
        replace,
    )

__all__ = ["MISSING", "asdict", "dataclass", "field", "fields", "is_dataclass", "replace"]
