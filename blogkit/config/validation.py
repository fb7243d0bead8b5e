"""Validation: from pydantic's errors to problems in the words and places of the writer."""

import re
import typing
from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from blogkit.config.refusals import Locate, Location, shown, spelled
from blogkit.errors import Problem, did_you_mean

ModelType = TypeVar("ModelType", bound=BaseModel)

_EXPECTED = {
    "string_type": ("should be text", "put it in quotes"),
    "bool_type": ("should be true or false, without quotes", ""),
    "int_type": ("should be a whole number", ""),
    "int_from_float": ("should be a whole number", ""),
    "tuple_type": ("should be a list", "write it in brackets: [one, two]"),
    "list_type": ("should be a list", "write it in brackets: [one, two]"),
    "dict_type": ("should be a table of names and values", ""),
    "model_type": ("should be a table of names and values", ""),
    "model_attributes_type": ("should be a table of names and values", ""),
}


def wrong(what: str, value: object, hint: str = "") -> PydanticCustomError:
    """The error that a validator of ours raises: ``what`` follows the name of the key."""
    context = {"what": what, "hint": hint, "value": shown(value)}
    return PydanticCustomError("wrong", "{what}", context)


def validate(
    model: type[ModelType], values: Mapping[str, Any], locate: Locate
) -> tuple[ModelType | None, tuple[Problem, ...]]:
    """``values`` as a ``model``, or every problem that stands against it."""
    try:
        return model.model_validate(values), ()
    except ValidationError as error:
        details = error.errors(include_url=False)
    return None, tuple(_problem(model, detail, locate) for detail in details)


def _problem(model: type[BaseModel], detail: ErrorDetails, locate: Locate) -> Problem:
    location = detail["loc"]
    kind = detail["type"]
    known = _fields_at(model, location[:-1])
    if location[-1:] == ("[key]",):  # pydantic's name for the key itself
        location = location[:-1]
        kind = kind if kind == "wrong" else "extra_forbidden"
        known = tuple(re.findall("'([^']+)'", str(detail.get("ctx", {}).get("expected", ""))))
    key = str(location[-1]) if location else ""
    if kind == "extra_forbidden":
        hint = did_you_mean(key, known)
        return Problem(
            rule="unknown-key",
            what=f"unknown key '{key}'",
            place=locate(location, "key"),
            hint=hint,
        )
    name = spelled(location)
    if kind == "missing":
        place = locate(location[:-1], "key")
        return Problem(rule="missing-key", what=f"'{name}' is missing", place=place)
    what, hint, value = _words(detail)
    return Problem(
        rule="invalid-value",
        what=f"'{name}' {what}: {value}",
        place=locate(location, "value"),
        hint=hint,
    )


def _words(detail: ErrorDetails) -> tuple[str, str, str]:
    """What is wrong, how to mend it, and the value as it stands."""
    context = detail.get("ctx", {})
    if detail["type"] == "wrong":
        return str(context["what"]), str(context["hint"]), str(context["value"])
    value = shown(detail["input"])
    if known := _EXPECTED.get(detail["type"]):
        return *known, value
    message = detail["msg"].replace("Input should", "should")
    return message[:1].lower() + message[1:], "", value


def _fields_at(model: type[BaseModel], location: Location) -> tuple[str, ...]:
    """The keys that may stand at ``location`` below ``model``."""
    for part in location:
        field = model.model_fields.get(str(part))
        inner = _model_in(field.annotation if field else None)
        if inner is not None:
            model = inner
    return tuple(field.alias or name for name, field in model.model_fields.items())


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """The model that an annotation such as ``dict[str, Author] | None`` names."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for argument in typing.get_args(annotation):
        if found := _model_in(argument):
            return found
    return None
